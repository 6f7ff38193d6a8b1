# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A full, read-only or vanished disk: an error of its own, nothing lost, and the save works
again without a restart."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from storage import errors
from storage.vault import files
from storage.vault import vault as vaults
from storage.vault.vault import Vault
from tests.unit.storage.making import CHEAP, LIGHT, PASSPHRASE, Open, make

BIG = "words and " * 20_000


def _limit(vault: Vault, pages: int) -> None:
    with vault._store.read() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def test_no_more_pages_then_room_again(vault: Vault) -> None:
    kept = vault.entries.save(None, make("kept"))
    _limit(vault, 1)
    draft = make(BIG)
    for _ in range(3):
        with pytest.raises(errors.DiskFull):
            vault.entries.save(None, draft)
    assert vault.entries.get(kept.id) == kept
    assert vault.entries.get(draft.id) is None
    _limit(vault, 1 << 30)
    saved = vault.entries.save(None, draft)
    assert vault.entries.get(draft.id) == saved
    assert vault.verify().ok


def test_a_full_disk_then_room_again(small_disk: Path, unlock: Open) -> None:
    place = small_disk / "v"
    vaults.create(place, PASSPHRASE, params=LIGHT, limits=CHEAP)
    vault = unlock(place)
    kept = [vault.entries.save(None, make(f"kept {n}")) for n in range(5)]
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 1024):
                pass
        except OSError:
            pass
    draft = make("a draft " * 2000)
    for _ in range(3):
        with pytest.raises(errors.DiskFull):
            vault.entries.save(None, draft)
    with pytest.raises(errors.DiskFull):
        vault.set_passphrase("new", params=LIGHT)
    with pytest.raises(errors.DiskFull):
        vaults.create(small_disk / "w", PASSPHRASE, params=LIGHT, limits=CHEAP)
    assert not (small_disk / "w").exists()
    assert vault.entries.many([entry.id for entry in kept]) == kept
    ballast.unlink()
    saved = vault.entries.save(None, draft)
    assert vault.verify().ok
    vault.close()
    again = unlock(place)
    assert again.entries.many([entry.id for entry in kept]) == kept
    assert again.entries.get(draft.id) == saved


def test_a_file_size_limit_then_none(vault: Vault) -> None:
    resource = pytest.importorskip("resource")
    entry = vault.entries.save(None, make())
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (vault._store.path.stat().st_size, hard))
    draft = make(BIG)
    try:
        with pytest.raises((errors.DiskFull, errors.DiskFailed)):
            vault.entries.save(None, draft)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert vault.entries.get(entry.id) == entry
    vault.entries.save(None, draft)
    assert vault.verify().ok


def test_a_disk_that_becomes_read_only_and_writable_again(small_disk: Path, unlock: Open) -> None:
    place = small_disk / "v"
    vaults.create(place, PASSPHRASE, params=LIGHT, limits=CHEAP)
    vault = unlock(place)
    kept = vault.entries.save(None, make("kept"))
    vault.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(errors.ReadOnly):
        unlock(place)
    with pytest.raises(errors.ReadOnly):
        vaults.create(small_disk / "w", PASSPHRASE, params=LIGHT, limits=CHEAP)
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    assert unlock(place).entries.get(kept.id) == kept


@pytest.fixture
def nobody() -> Iterator[None]:
    """Somebody for whom permissions count, also where the tests run as root."""
    if os.name != "posix":
        pytest.skip("needs permissions of POSIX")
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def theirs(nobody: None) -> Iterator[Path]:
    """A closed vault that belongs to them."""
    with tempfile.TemporaryDirectory(dir="/tmp") as place:
        folder = Path(place) / "v"
        vaults.create(folder, PASSPHRASE, params=LIGHT, limits=CHEAP)
        yield folder
        folder.chmod(0o700)


@pytest.mark.parametrize("lock_there", [True, False])
def test_a_folder_without_write_permission(theirs: Path, unlock: Open, lock_there: bool) -> None:
    if lock_there:
        (theirs / "lock").touch()
    theirs.chmod(0o500)
    for _ in range(2):
        with pytest.raises(errors.ReadOnly):
            unlock(theirs)
    with pytest.raises(errors.ReadOnly):
        vaults.create(theirs / "w", PASSPHRASE, params=LIGHT, limits=CHEAP)
    theirs.chmod(0o700)
    unlock(theirs).close()


def test_a_database_file_without_write_permission(theirs: Path, unlock: Open) -> None:
    """SQLite alone would open it, and the first save would fail."""
    path = theirs / "journal.db"
    path.chmod(0o400)
    for _ in range(2):
        with pytest.raises(errors.ReadOnly):
            unlock(theirs)
    path.chmod(0o600)
    unlock(theirs).close()


def test_the_folder_loses_its_permission_underneath(theirs: Path, unlock: Open) -> None:
    vault = unlock(theirs)
    entry = vault.entries.save(None, make())
    theirs.chmod(0o500)
    with pytest.raises(errors.ReadOnly):
        vault.set_passphrase("new", params=LIGHT)
    # The database and its journal are open already.
    vault.entries.save(None, make())
    vault.close()
    theirs.chmod(0o700)
    assert unlock(theirs).entries.get(entry.id) == entry


def _stranger(folder: Path, tmp_path: Path) -> dict[str, bytes]:
    """Put another vault where this one was."""
    other = tmp_path / "other"
    vaults.create(other, "another", params=LIGHT, limits=CHEAP)
    folder.rename(tmp_path / "moved")
    other.rename(folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_folder_replaced_underneath_is_never_written_to(vault: Vault, tmp_path: Path) -> None:
    entry = vault.entries.save(None, make())
    before = _stranger(vault.folder, tmp_path)
    draft = make("for nobody else")
    for _ in range(2):
        with pytest.raises(errors.ChangedUnderneath):
            vault.entries.save(None, draft)
    with pytest.raises(errors.ChangedUnderneath):
        vault.set_passphrase("new", params=LIGHT)
    with pytest.raises(errors.ChangedUnderneath):
        vault.meta.set("a", 1)
    assert {path.name: path.read_bytes() for path in vault.folder.iterdir()} == before
    # What was read stays readable, and when the folder comes back the save works again.
    assert vault.entries.get(entry.id) == entry
    shutil.rmtree(vault.folder)
    (tmp_path / "moved").rename(vault.folder)
    vault.entries.save(None, draft)
    assert vault.verify().ok


@pytest.mark.parametrize("gone", ["folder", "file"])
def test_a_file_gone_underneath(vault: Vault, gone: str) -> None:
    vault.entries.save(None, make())
    path = vault.folder / "journal.db"
    if gone == "folder":
        vault.folder.rename(vault.folder.with_name("elsewhere"))
    else:
        path.unlink()
    with pytest.raises(errors.Vanished):
        vault.entries.save(None, make())
    vault.close()


def _other_file(path: Path) -> Path:
    """The same bytes in another file, as on a drive that was put back in."""
    copy = path.with_name("copy")
    shutil.copy(path, copy)
    return copy


def test_the_same_journal_on_a_drive_put_back_is_written_on(vault: Vault, unlock: Open) -> None:
    entry = vault.entries.save(None, make())
    path = vault.folder / "journal.db"
    copy = _other_file(path)
    path.unlink()
    draft = make("typed meanwhile")
    with pytest.raises(errors.Vanished):
        vault.entries.save(None, draft)
    assert vault.entries.get(entry.id) == entry
    copy.rename(path)
    saved = vault.entries.save(None, draft)
    assert vault.verify().ok
    with pytest.raises(errors.InUse):
        unlock(vault.folder)
    vault.close()
    again = unlock(vault.folder)
    assert again.entries.many([entry.id, draft.id]) == [entry, saved]


def test_an_older_copy_put_in_its_place_is_never_written_to(vault: Vault) -> None:
    vault.entries.save(None, make())
    path = vault.folder / "journal.db"
    older = _other_file(path)
    newer = vault.entries.save(None, make("newer"))
    before = older.read_bytes()
    older.replace(path)
    for _ in range(2):
        with pytest.raises(errors.ChangedUnderneath):
            vault.entries.save(None, make())
    assert path.read_bytes() == before
    assert vault.entries.get(newer.id) == newer
    vault.close()


@pytest.mark.parametrize("new_keys", [False, True])
def test_an_unknown_end_of_a_commit_is_no_other_journal(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, new_keys: bool
) -> None:
    """The drive went while the commit was on its way, and it had arrived."""
    path = vault.folder / "journal.db"
    vault.entries.save(None, make())
    if new_keys:
        vault.change_all_keys(PASSPHRASE, vaults.new_recovery_code(), params=LIGHT)
    dialect = type(vault._store._engine.dialect)
    commit = dialect.do_commit

    with monkeypatch.context() as patch:

        def gone(*_: object) -> bytes:
            raise OSError(5, "gone")

        def cut(self: Any, connection: Any) -> None:
            commit(self, connection)
            # From now on nothing can be read either.
            patch.setattr("storage.place._first_page", gone)
            gone()

        draft = make("on its way")
        patch.setattr(dialect, "do_commit", cut)
        with pytest.raises(errors.DiskFailed):
            vault.entries.save(None, draft)
    _other_file(path).replace(path)
    assert vault.entries.get(draft.id) is not None
    vault.entries.save(None, make())


def test_replacing_a_file_is_all_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "header.a"
    files.replace_file(path, b"old")

    def fail(_: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="full"):
        files.replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
