# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Closed versions: whole, only where something changed, the newest twenty. And preferences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from storage import errors, schema, versions
from storage.values import EntryRow, Stamp
from storage.vault.vault import Vault
from tests.unit.storage.making import NOW, PASSPHRASE, Open, entries, make


@given(entries())
def test_a_snapshot_holds_everything_that_was_said(entry: EntryRow) -> None:
    said = replace(entry, client_code="")
    assert versions.unpack(versions.pack(replace(entry, order=7))) == said


@pytest.mark.parametrize("snapshot", [b"", b"x", versions.zlib.compress(b"{}")])
def test_a_broken_snapshot_is_damage(snapshot: bytes) -> None:
    with pytest.raises(errors.VaultDamaged):
        versions.unpack(snapshot)


def test_only_differences_are_kept(vault: Vault) -> None:
    entry = vault.entries.save(None, make("one"))
    assert vault.versions.close(entry.id, NOW)
    assert not vault.versions.close(entry.id, NOW)
    later = Stamp(NOW.instant_us + 60_000_000, 0, "UTC")
    touched = vault.entries.save(entry, replace(entry, changed=later))
    assert not vault.versions.close(entry.id, later)
    vault.entries.save(touched, replace(touched, answers=make("two").answers))
    assert vault.versions.close(entry.id, later)
    kept = vault.versions.list(entry.id)
    assert [(v.number, v.closed, v.entry.answers[0].text) for v in kept] == [
        (2, later, "two"),
        (1, NOW, "one"),
    ]
    assert vault.versions.get(entry.id, 1) == kept[1]
    assert vault.versions.get(entry.id, 9) is None


def test_a_version_is_put_back_by_a_save(vault: Vault) -> None:
    entry = vault.entries.save(None, make("one"))
    vault.versions.close(entry.id, NOW)
    changed = vault.entries.save(entry, replace(entry, answers=make("two").answers))
    old = vault.versions.get(entry.id, 1)
    assert old is not None
    assert vault.entries.save(changed, old.entry) == entry


def test_twenty_are_kept_and_numbers_go_on(vault: Vault) -> None:
    entry = vault.entries.save(None, make("0"))
    for n in range(25):
        entry = vault.entries.save(entry, replace(entry, answers=make(str(n)).answers))
        assert vault.versions.close(entry.id, NOW)
    assert [v.number for v in vault.versions.list(entry.id)] == list(range(25, 5, -1))


def test_an_entry_that_is_gone_has_no_versions(vault: Vault) -> None:
    for call in (
        lambda: vault.versions.close("x", NOW),
        lambda: vault.versions.list("x"),
        lambda: vault.versions.get("x", 1),
    ):
        with pytest.raises(errors.EntryGone):
            call()


def test_preferences_live_in_the_vault(vault: Vault, unlock: Open) -> None:
    assert vault.meta.all() == {}
    assert vault.meta.get("lock_after", 5) == 5
    vault.meta.set("lock_after", 2)
    vault.meta.update({"titles": True, "from_newer": {"a": [1, None, "é"]}})
    vault.close()
    again = unlock(vault.folder, PASSPHRASE)
    assert again.meta.all() == {
        "lock_after": 2,
        "titles": True,
        "from_newer": {"a": [1, None, "é"]},
    }
    with pytest.raises(TypeError):
        again.meta.set("bad", object())


def test_info_counts_and_grows(vault: Vault) -> None:
    before = vault.info()
    vault.entries.save(None, make())
    after = vault.info()
    assert after.generation == before.generation + 1
    assert after.counts == {("record", "kept"): 1}
    assert after.schema == schema.HEAD
    assert after.cipher.startswith("4.")
    assert after.database_bytes > 0
    assert after.created.instant_us > 1_700_000_000_000_000
    vault.release_cache()
    assert vault.info() == after
