# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups: a file counts once it was opened, and everything of it comes back."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import errors
from storage.backup import opened, restoring
from storage.vault import files
from storage.vault import vault as vaults
from storage.vault.vault import Vault
from tests.hard.material import fingerprint
from tests.spoilt import spoil_backups
from tests.unit.storage.making import CHEAP, LIGHT, NOW, PASSPHRASE, Open, make

SECRET = "The lamp flickered twice"


def backed_up(vault: Vault, target: Path) -> Path:
    """A backup of the vault as it is."""
    maker = vault.backups()
    snapshot = maker.snapshot(target.parent, NOW)
    try:
        maker.finish(snapshot, target)
    finally:
        snapshot.discard()
    return target


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where backups go. Not made beforehand."""
    return tmp_path / "backups"


@pytest.fixture
def backup(vault: Vault, place: Path) -> Path:
    """A backup of two entries, one of them with an earlier version."""
    entry = vault.entries.save(None, make(SECRET))
    vault.versions.close(entry.id, NOW)
    vault.entries.save(None, make("Another"))
    return backed_up(vault, place / "one.vaultbackup")


def test_all_of_it_comes_back(vault: Vault, backup: Path, tmp_path: Path, unlock: Open) -> None:
    facts = restoring.restore(backup, tmp_path / "new", passphrase=PASSPHRASE, limits=CHEAP)
    again = unlock(tmp_path / "new")
    assert fingerprint(again) == fingerprint(vault)
    assert again.rows() == vault.rows() == facts.rows
    assert facts.counts == {("record", "kept"): 2}
    assert facts.made == NOW
    assert again.verify().ok
    assert (again.id, again.notices) == (vault.id, ())
    assert [len(again.versions.list(e.id)) for e in again.entries.all()] == [1, 0]


def test_nothing_else_is_left_and_nobody_else_reads_it(
    vault: Vault, backup: Path, tmp_path: Path
) -> None:
    assert [path.name for path in backup.parent.iterdir()] == [backup.name]
    vault.backups().restore(backup, tmp_path / "new")
    assert {path.name for path in (tmp_path / "new").iterdir()} == {files.DATABASE, *files.HEADERS}
    if os.name == "posix":
        assert stat.S_IMODE(backup.stat().st_mode) == 0o600
        assert stat.S_IMODE(backup.parent.stat().st_mode) == 0o700
    content = backup.read_bytes()
    assert SECRET.encode() not in content
    assert b"SQLite" not in content
    assert b"record" not in content


def test_the_recovery_code_opens_it_and_so_does_the_passphrase_of_then(
    tmp_path: Path, place: Path, unlock: Open
) -> None:
    made = vaults.create(tmp_path / "vault", "first", params=LIGHT, limits=CHEAP)
    vault = unlock(tmp_path / "vault", "first")
    vault.entries.save(None, make())
    old = backed_up(vault, place / "old.vaultbackup")
    vault.set_passphrase("second", params=LIGHT)
    new = backed_up(vault, place / "new.vaultbackup")
    code = made.recovery_code
    for number, (path, secret) in enumerate(
        [(old, {"passphrase": "first"}), (new, {"passphrase": "second"})]
        + [(path, {"recovery_code": code}) for path in (old, new)]
    ):
        restoring.restore(path, tmp_path / f"r{number}", limits=CHEAP, **secret)  # type: ignore[arg-type]
    with pytest.raises(errors.WrongSecret):
        restoring.restore(new, tmp_path / "no", passphrase="first", limits=CHEAP)
    with pytest.raises(errors.BadRecoveryCode):
        restoring.restore(new, tmp_path / "no", recovery_code="A" * 31 + "B", limits=CHEAP)
    assert not (tmp_path / "no").exists()
    assert vault.backups().check(old).generation < vault.backups().check(new).generation


def test_never_over_anything(vault: Vault, backup: Path, tmp_path: Path) -> None:
    occupied = tmp_path / "occupied"
    occupied.mkdir()
    (occupied / "mine.txt").write_text("mine")
    with pytest.raises(errors.AlreadyThere):
        restoring.restore(backup, occupied, passphrase=PASSPHRASE, limits=CHEAP)
    with pytest.raises(errors.AlreadyThere):
        vault.backups().restore(backup, vault.folder)
    assert [path.name for path in occupied.iterdir()] == ["mine.txt"]
    before = backup.read_bytes()
    with pytest.raises(errors.AlreadyThere):
        backed_up(vault, backup)
    assert backup.read_bytes() == before
    assert [path.name for path in backup.parent.iterdir()] == [backup.name]


def test_an_empty_folder_is_taken(vault: Vault, backup: Path, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    vault.backups().restore(backup, folder)
    assert {path.name for path in folder.iterdir()} == {files.DATABASE, *files.HEADERS}


def test_what_cannot_be_opened_does_not_count(
    vault: Vault, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.entries.save(None, make())
    spoil_backups(monkeypatch)
    with pytest.raises(errors.BackupUnproven):
        backed_up(vault, place / "one.vaultbackup")
    assert list(place.iterdir()) == []


def test_a_source_with_a_damaged_row_gives_no_backup(
    vault: Vault, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = vault.entries.save(None, make())
    vault.versions.close(entry.id, NOW)
    with vault._store.write() as connection:
        connection.exec_driver_sql("UPDATE version SET snapshot = x'00'")
    with pytest.raises(errors.BackupUnproven) as caught:
        backed_up(vault, place / "one.vaultbackup")
    assert caught.value.detail == "version"
    assert list(place.iterdir()) == []


def test_it_gives_way_at_any_moment(vault: Vault, place: Path) -> None:
    for number in range(300):
        vault.entries.save(None, make(f"{SECRET} {number} " * 40))
    maker = vault.backups()

    def after(count: int) -> Iterator[bool]:
        yield from [False] * count
        while True:
            yield True

    stopped = 0
    for count in range(200):
        asked = after(count)
        try:
            snapshot = maker.snapshot(place, NOW, lambda asked=asked: next(asked))  # type: ignore[misc]
        except errors.BackupStopped:
            stopped += 1
            assert list(place.iterdir()) == []
            # The next save is not hit by what stopped the copy.
            vault.entries.save(None, make())
            continue
        try:
            maker.finish(snapshot, place / "one.vaultbackup", lambda asked=asked: next(asked))  # type: ignore[misc]
        except errors.BackupStopped:
            stopped += 1
            snapshot.discard()
            assert list(place.iterdir()) == []
            continue
        snapshot.discard()
        break
    assert stopped > 3
    assert maker.check(place / "one.vaultbackup").counts[("record", "kept")] > 300


def test_what_a_killed_process_left_is_removed_and_nothing_else(vault: Vault, backup: Path) -> None:
    place = backup.parent
    snapshot = vault.backups().snapshot(place, NOW)
    opened.unfinished(place, vault.id, "part").write_bytes(b"half")
    others = [place / ".deadbeef-0000.part", place / f".{vault.id[:8]}-note.txt"]
    for other in others:
        other.write_bytes(b"mine")
    vault.backups().tidy(place)
    assert not snapshot.folder.exists()
    assert sorted(place.iterdir()) == sorted([backup, *others])


def test_another_vaults_backup_is_told_apart(backup: Path, tmp_path: Path, unlock: Open) -> None:
    vaults.create(tmp_path / "other", PASSPHRASE, params=LIGHT, limits=CHEAP)
    other = unlock(tmp_path / "other")
    for act in (other.backups().read, other.backups().check):
        with pytest.raises(errors.BackupOfOtherKeys):
            act(backup)
    with pytest.raises(errors.BackupOfOtherKeys):
        other.backups().restore(backup, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_copy_in_a_second_place(vault: Vault, backup: Path, tmp_path: Path) -> None:
    target = tmp_path / "drive" / backup.name
    maker = vault.backups()
    assert maker.copy(backup, target) == maker.read(backup)
    assert target.read_bytes() == backup.read_bytes()
    content = bytearray(backup.read_bytes())
    content[-500] ^= 1
    backup.write_bytes(content)
    with pytest.raises(errors.BackupUnproven):
        maker.copy(backup, tmp_path / "drive" / "again.vaultbackup")
    assert [path.name for path in target.parent.iterdir()] == [backup.name]


def test_on_a_disk_that_is_full(vault: Vault, small_disk: Path) -> None:
    for number in range(600):
        vault.entries.save(None, make(f"{SECRET} {number} " * 60))
    before = fingerprint(vault)
    with pytest.raises(errors.DiskFull):
        backed_up(vault, small_disk / "one.vaultbackup")
    assert list(small_disk.iterdir()) == []
    assert fingerprint(vault) == before
    vault.entries.save(None, make())
    assert vault.verify().ok


def test_a_check_is_given_up_in_the_middle_of_a_step(vault: Vault, backup: Path) -> None:
    for number in range(200):
        vault.entries.save(None, make(f"{SECRET} {number} " * 40))
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) == 20

    with pytest.raises(errors.SearchCancelled):
        vault.verify(stop=stop)
    assert vault.verify().ok
    vault.entries.save(None, make())
