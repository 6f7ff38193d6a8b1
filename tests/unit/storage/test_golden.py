# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault of every released schema opens with the code of today, and says what it said.

`tests/golden/v1` and so on were written once and are never written again: what a test opens is a
copy. They have the parameters of a real vault, so each of these tests takes the time of a real
unlock. v1 is of schema 0001, v2 of 0002, which brought the digest.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app import bootstrap
from app.workspace import Workspace
from storage import errors, schema
from storage.values import AnswerRow, EntryRow, LinkRow, MarkRow, RatingRow, Stamp
from storage.vault import vault as vaults
from storage.vault.vault import Vault

GOLDEN = Path(__file__).parents[2] / "golden"
PASSPHRASE = '  it\'s a "golden" päss 🙂 '
RECOVERY = "DZ6Y-7TCT-T1KA-14SR-K17V-5WP9-JFNS-0B2Q"

THEN = Stamp(1_790_000_000_123_456, 7200, "Europe/Berlin")
RECORD = EntryRow(
    id="0123456789abcdef0123456789abcdef",
    kind="record",
    state="kept",
    day="2026-09-21",
    at=THEN,
    changed=Stamp(THEN.instant_us + 60_000_000, 7200, "Europe/Berlin"),
    depth="standard",
    content_version=1,
    client_code="K123",
    kept=THEN,
    order=(739_879 << 24) + 1,
    answers=(
        AnswerRow("situation", "Sie schaute auf die Straße.\nمرحبا 我觉得很生气 🙂"),
        AnswerRow("socratic", "not all", "a" * 32, 0, "Is it the whole truth?", 1),
        AnswerRow("thoughts", "I bore her", "b" * 32, 0),
        AnswerRow("thoughts", "I am no good", "c" * 32, 1),
    ),
    ratings=(
        RatingRow("thought", "b" * 32, "before", THEN, 80, "1" * 32),
        RatingRow("emotion", "d" * 32, "before", THEN, None, "2" * 32),
        RatingRow("thought", "b" * 32, "after", THEN, 35, "0" * 32),
    ),
    marks=(
        MarkRow("emotion", "own:klein", "d" * 32, 0),
        MarkRow("rupture_type", "withdrawal"),
    ),
)
FOLLOWUP = EntryRow(
    id="fedcba9876543210fedcba9876543210",
    kind="followup",
    state="draft",
    day="2026-09-23",
    at=THEN,
    changed=THEN,
    order=(739_881 << 24) + 1,
    answers=(AnswerRow("did", "asked her"),),
    links=(LinkRow("follows", RECORD.id),),
)


def _copy(version: str, tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOLDEN / version, tmp_path / "golden"))


def _check(vault: Vault) -> None:
    assert list(vault.entries.all()) == [RECORD, FOLLOWUP]
    assert vault.entries.children(RECORD.id, "follows") == [FOLLOWUP]
    (version,) = vault.versions.list(RECORD.id)
    assert version.entry.answers[0].text == "an earlier wording"
    assert vault.meta.get("lock_after_minutes") == 2
    for words in ("strasse", "生气", "klein", "K123"):
        hits = vault.search.find(words, kinds=["record"], states=["kept"])
        assert [hit.id for hit in hits] == [RECORD.id]
    report = vault.verify()
    assert report.problems == ()
    assert vault.info().slots == ("passphrase", "recovery")


def test_v1_is_migrated_once_and_says_what_it_said(tmp_path: Path) -> None:
    golden = _copy("v1", tmp_path)
    vault = vaults.unlock(golden, passphrase=PASSPHRASE)
    assert vault.notices == ("migrated",)
    assert vault.info().schema == schema.HEAD
    _check(vault)
    vault.close()
    aside = golden / "journal-before-0001.db"
    assert aside.read_bytes() == (GOLDEN / "v1" / "journal.db").read_bytes()
    vault = vaults.unlock(golden, passphrase=PASSPHRASE)
    assert vault.notices == ()
    _check(vault)
    vault.close()


def _check_fully(workspace: Workspace) -> None:
    while not workspace.checking.step().finished:
        pass
    assert workspace.checking.structure(lambda: False).problems == ()


def _delete_one(workspace: Workspace) -> None:
    workspace.trash.move(RECORD.id)
    workspace.trash.purge(RECORD.id)


ENDS: dict[str, Callable[[Workspace], object]] = {
    "checked in full": _check_fully,
    "all keys changed": lambda workspace: workspace.security.change_all_keys(
        PASSPHRASE, workspace.security.new_recovery_code()
    ),
    "one record deleted": _delete_one,
    "words removed": lambda workspace: workspace.retention.strip(RECORD.id),
    "everything deleted": lambda workspace: workspace.delete_everything(),
}


@pytest.mark.parametrize("end", ENDS)
def test_the_copy_from_before_a_migration_does_not_stay(tmp_path: Path, end: str) -> None:
    """It holds what is deleted later, and opens with the keys of its time."""
    golden = _copy("v1", tmp_path)
    (golden / "journal-before-0000.part").write_bytes(b"cut off")
    workspace = bootstrap.open_journal(golden, passphrase=PASSPHRASE)
    try:
        assert (golden / "journal-before-0001.db").exists()
        ENDS[end](workspace)
    finally:
        workspace.close()
    assert not list(golden.glob("journal-*"))


def test_v1_opens_with_its_recovery_code_and_one_header(tmp_path: Path) -> None:
    golden = _copy("v1", tmp_path)
    (golden / "header.a").unlink()
    vault = vaults.unlock(golden, recovery_code=RECOVERY.lower())
    assert vault.notices == ("migrated", "header_repaired")
    _check(vault)
    vault.close()


def test_v1_does_not_open_with_something_else(tmp_path: Path) -> None:
    golden = _copy("v1", tmp_path)
    with pytest.raises(errors.WrongSecret):
        vaults.unlock(golden, passphrase=PASSPHRASE.strip())


def test_v1_damaged_is_not_migrated(tmp_path: Path) -> None:
    golden = _copy("v1", tmp_path)
    path = golden / "journal.db"
    content = bytearray(path.read_bytes())
    content[-100] ^= 1
    path.write_bytes(content)
    with pytest.raises(errors.VaultDamaged):
        vaults.unlock(golden, passphrase=PASSPHRASE)
    assert path.read_bytes() == content


def test_v2_opens_with_its_passphrase(tmp_path: Path) -> None:
    vault = vaults.unlock(_copy("v2", tmp_path), passphrase=PASSPHRASE)
    assert vault.notices == ()
    assert vault.info().schema == "0002"
    _check(vault)
    vault.close()


def test_v2_opens_with_its_recovery_code(tmp_path: Path) -> None:
    vault = vaults.unlock(_copy("v2", tmp_path), recovery_code=RECOVERY)
    _check(vault)
    vault.close()
