# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing all keys: everything is there, nothing old opens it, and nothing is lost in between."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from storage import connecting, errors, integrity
from storage.values import EntryRow, Report
from storage.vault import files, header, rotation
from storage.vault import vault as vaults
from storage.vault.kdf import database_key
from storage.vault.vault import Vault
from tests.unit.storage.making import CHEAP, LIGHT, PASSPHRASE, Open, make


@pytest.fixture
def old_code(tmp_path: Path) -> str:
    """The recovery code of a vault in `tmp_path / "vault"` with a few entries."""
    made = vaults.create(tmp_path / "vault", PASSPHRASE, params=LIGHT, limits=CHEAP)
    vault = vaults.unlock(tmp_path / "vault", passphrase=PASSPHRASE, limits=CHEAP)
    with closing(vault):
        for _ in range(5):
            vault.entries.save(None, make())
    assert made.recovery_code is not None
    return made.recovery_code


@pytest.fixture
def opened(tmp_path: Path, old_code: str, unlock: Open) -> Vault:
    return unlock(tmp_path / "vault")


def _all(vault: Vault) -> list[EntryRow]:
    return list(vault.entries.all())


def _rotate(vault: Vault, code: str, **more: Any) -> None:
    vault.change_all_keys(PASSPHRASE, code, params=LIGHT, **more)


def test_everything_is_there_and_only_new_secrets_open(
    opened: Vault, old_code: str, unlock: Open
) -> None:
    opened.set_keychain("ab" * 32)
    before, old = _all(opened), database_key(opened._master, opened.id)
    code = vaults.new_recovery_code()
    steps: list[str] = []
    _rotate(opened, code, progress=lambda step, done, of: steps.append(step))
    assert list(dict.fromkeys(steps)) == ["copy", "check", "exchange"]
    assert _all(opened) == before
    assert opened.verify().ok
    # It goes on being used without a break.
    added = opened.entries.save(None, make())
    folder = opened.folder
    opened.close()
    assert sorted(path.name for path in folder.iterdir()) == [
        "header.a", "header.b", "journal.db", "lock"
    ]  # fmt: skip
    for secret in ({"recovery_code": old_code}, {"keychain_secret": "ab" * 32}):
        with pytest.raises(errors.WrongSecret):
            vaults.unlock(folder, limits=CHEAP, **secret)
    with pytest.raises(errors.VaultDamaged), errors.translated():
        connecting.connect(folder / files.DATABASE, old)
    for way in ((PASSPHRASE, ""), (None, code)):
        vault = unlock(folder, *way)
        assert (vault.notices, vault.slots) == ((), ("passphrase", "recovery"))
        assert vault.entries.get(added.id) == added
        assert vault.verify().ok
        vault.close()


def test_it_asks_for_the_passphrase(opened: Vault) -> None:
    before = files.read_headers(opened.folder, CHEAP)
    with pytest.raises(errors.WrongSecret):
        opened.change_all_keys("another", vaults.new_recovery_code(), params=LIGHT)
    assert files.read_headers(opened.folder, CHEAP) == before


class _Moments:
    """Keeps the folder as a killed process would leave it, before and after every step on disk."""

    def __init__(self, folder: Path, kept: Path) -> None:
        self.folder, self.kept = folder, kept
        self.names: list[Path] = []

    def keep(self) -> None:
        place = self.kept / str(len(self.names))
        shutil.copytree(self.folder, place)
        self.names.append(place)

    def around(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self.keep()
            try:
                return real(*args, **kwargs)
            finally:
                self.keep()

        return call


@pytest.fixture
def moments(opened: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> _Moments:
    found = _Moments(opened.folder, tmp_path / "moments")
    for name in ("replace", "fsync", "unlink"):
        monkeypatch.setattr(os, name, found.around(getattr(os, name)))
    return found


def test_at_every_moment_one_of_the_two_sheets_and_the_passphrase_open_it(
    opened: Vault, old_code: str, moments: _Moments, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, code = _all(opened), vaults.new_recovery_code()
    _rotate(opened, code)
    opened.close()
    monkeypatch.undo()
    assert len(moments.names) > 20
    seen, newest = set(), 0
    for moment in moments.names:
        sequence = max(one.sequence for one in files.read_headers(moment, CHEAP))
        assert sequence >= newest
        newest = sequence
        opens = []
        for way in (
            {"passphrase": PASSPHRASE},
            {"recovery_code": old_code},
            {"recovery_code": code},
        ):
            copy = moment.with_name("try")
            shutil.copytree(moment, copy)
            try:
                with closing(vaults.unlock(copy, limits=CHEAP, **way)) as vault:
                    assert _all(vault) == before
                    assert vault.verify().ok
                    seen.update(vault.notices)
                    opens.append(True)
                # A second time, with what it was settled to.
                with closing(vaults.unlock(copy, passphrase=PASSPHRASE, limits=CHEAP)) as vault:
                    assert vault.notices == ()
                assert not (copy / rotation.ROTATED).exists()
                assert max(o.sequence for o in files.read_headers(copy, CHEAP)) >= sequence
            except errors.WrongSecret:
                opens.append(False)
            shutil.rmtree(copy)
        assert opens[0]
        assert opens[1] or opens[2], moment
    assert {"rotation_finished", "rotation_undone"} <= seen


def test_a_copy_that_is_behind_is_not_taken(
    opened: Vault, old_code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An announced change whose copy misses what was written since goes back instead."""
    folder, master = opened.folder, opened._master

    class Cut(Exception):
        pass

    def cut(*_: object) -> None:
        raise Cut

    with monkeypatch.context() as patched:
        patched.setattr(opened._store, "exchange", cut)
        patched.setattr(rotation.Rotation, "_go_back", lambda *_args: None)
        patched.setattr(rotation, "_clear", lambda copy: None)
        with pytest.raises(Cut):
            _rotate(opened, vaults.new_recovery_code())
    # A process that would not look at its headers any more, for want of a real one that dies here.
    opened._store.also_check = lambda: None
    added = opened.entries.save(None, make())
    opened.close()
    assert (folder / rotation.ROTATED).exists()
    with closing(vaults.unlock(folder, passphrase=PASSPHRASE, limits=CHEAP)) as vault:
        assert vault.notices == ("rotation_undone",)
        assert vault._master == master
        assert vault.entries.get(added.id) == added
    vaults.unlock(folder, recovery_code=old_code, limits=CHEAP).close()


def test_without_room_nothing_is_begun(opened: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files.read_headers(opened.folder, CHEAP)
    monkeypatch.setattr(rotation, "SPARE_BYTES", 1 << 60)
    with pytest.raises(errors.DiskFull):
        _rotate(opened, vaults.new_recovery_code())
    assert files.read_headers(opened.folder, CHEAP) == before
    assert not (opened.folder / rotation.ROTATED).exists()


def test_a_copy_that_fails_its_check_is_thrown_away(
    opened: Vault, old_code: str, monkeypatch: pytest.MonkeyPatch, unlock: Open
) -> None:
    bad = Report(ok=False, problems=("page: 3",), checked=0)
    with monkeypatch.context() as patched:
        patched.setattr(integrity, "verify", lambda *_args: bad)
        with pytest.raises(errors.RotationFailed):
            _rotate(opened, vaults.new_recovery_code())
    assert not (opened.folder / rotation.ROTATED).exists()
    opened.close()
    assert unlock(opened.folder, None, old_code).notices == ()


def test_headers_that_cannot_be_written_lead_back(
    opened: Vault, old_code: str, monkeypatch: pytest.MonkeyPatch, unlock: Open
) -> None:
    """The disk fills up between the two copies."""
    real, written = files.replace_file, []

    def full(path: Path, data: bytes) -> None:
        written.append(path)
        if len(written) == 2:
            raise errors.DiskFull
        real(path, data)

    monkeypatch.setattr(files, "replace_file", full)
    with pytest.raises(errors.DiskFull):
        _rotate(opened, vaults.new_recovery_code())
    # The session goes on, and so does the next change.
    opened.entries.save(None, make())
    opened.set_passphrase("next", params=LIGHT)
    opened.close()
    assert unlock(opened.folder, "next").notices == ()


@pytest.mark.parametrize("exchanged", [False, True])
def test_a_full_disk_at_the_next_opening_keeps_nobody_out(
    opened: Vault, old_code: str, monkeypatch: pytest.MonkeyPatch, exchanged: bool
) -> None:
    """Cut off after it was announced; then no header can be written until there is room."""
    folder, before, code = opened.folder, _all(opened), vaults.new_recovery_code()
    real, written = files.replace_file, []

    def cut(path: Path, data: bytes) -> None:
        written.append(path)
        if len(written) > 2:
            raise errors.DiskFull
        real(path, data)

    def stop(*_: object) -> None:
        raise errors.DiskFailed

    monkeypatch.setattr(files, "replace_file", cut)
    if not exchanged:
        monkeypatch.setattr(opened._store, "exchange", stop)
        with pytest.raises(errors.DiskFailed):
            _rotate(opened, code)
        with pytest.raises(errors.DiskFull):
            opened.entries.save(None, make())
    else:
        _rotate(opened, code)
    opened.close()
    notice = "rotation_finished" if exchanged else "rotation_undone"
    with closing(vaults.unlock(folder, passphrase=PASSPHRASE, limits=CHEAP)) as vault:
        assert vault.notices == (notice, "header_unrepaired")
        assert _all(vault) == before
        with pytest.raises(errors.DiskFull):
            vault.entries.save(None, make())
        monkeypatch.undo()
        vault.entries.save(None, make())
    sheet = code if exchanged else old_code
    with closing(vaults.unlock(folder, recovery_code=sheet, limits=CHEAP)) as vault:
        assert vault.notices == ()
        assert len(_all(vault)) == len(before) + 1
        assert vault.verify().ok


def test_a_change_of_secret_that_was_cut_off_never_lowers_the_sequence(
    opened: Vault, unlock: Open
) -> None:
    folder, old = opened.folder, (opened.folder / "header.b").read_bytes()
    key = database_key(opened._master, opened.id)
    opened.set_passphrase("new", params=LIGHT)
    opened.close()
    (folder / "header.b").write_bytes(old)
    with closing(connecting.connect(folder / files.DATABASE, key)) as raw:
        raw.execute("UPDATE meta SET number = 1 WHERE key = 'header_sequence'")
    vault = unlock(folder)
    assert vault.notices == ("change_cut_off",)
    assert [one.sequence for one in files.read_headers(folder, CHEAP)] == [3, 3]
    vault.close()
    with closing(unlock(folder)) as again:
        assert again.notices == ()
    with pytest.raises(errors.WrongSecret):
        unlock(folder, "new")


def test_the_passphrase_is_never_taken_away(opened: Vault, old_code: str, unlock: Open) -> None:
    opened.set_keychain("ab" * 32)
    with pytest.raises(errors.LastSlot):
        opened.remove_slot("passphrase")
    opened.remove_slot("recovery")
    opened.remove_slot("recovery")
    assert opened.slots == ("passphrase", "keychain")
    opened.close()
    with pytest.raises(errors.WrongSecret):
        unlock(opened.folder, None, old_code)
    with closing(vaults.unlock(opened.folder, keychain_secret="ab" * 32, limits=CHEAP)) as vault:
        vault.remove_slot("keychain")
    for secret in ("ab" * 32, "", "zz", "ab"):
        with pytest.raises(errors.WrongSecret):
            vaults.unlock(opened.folder, keychain_secret=secret, limits=CHEAP)


def test_a_removed_slot_is_told_from_damage(opened: Vault, unlock: Open) -> None:
    """Taken away by somebody who can compute the checksum, but has no key."""
    opened.close()
    found = files.read_headers(opened.folder, CHEAP)[0]
    poorer = header.replace(found, slots=found.slots[:1])
    (opened.folder / "header.a").write_bytes(header.encode(poorer))
    vault = unlock(opened.folder)
    assert (vault.notices, vault.slots) == (("header_changed",), ("passphrase", "recovery"))
    vault.close()
    for name in files.HEADERS:
        (opened.folder / name).write_bytes(header.encode(poorer))
    with pytest.raises(errors.HeaderChanged):
        unlock(opened.folder)


def test_check_passphrase(opened: Vault) -> None:
    opened.check_passphrase(PASSPHRASE)
    with pytest.raises(errors.WrongSecret):
        opened.check_passphrase(PASSPHRASE + " ")
