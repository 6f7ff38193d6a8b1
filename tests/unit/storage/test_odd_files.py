# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A pipe, socket, device, folder or link in the place of a vault's file: refused, never waited for.

Every test has an alarm: whoever opens a pipe that nobody writes to waits for ever.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from storage import errors, probe
from storage.vault import files, kdf
from storage.vault import vault as vaults
from tests.unit.storage.making import CHEAP, LIGHT, PASSPHRASE, Open, make

pytestmark = pytest.mark.skipif(os.name != "posix", reason="special files of POSIX")

PATIENCE_S = 5


@pytest.fixture(autouse=True)
def alarm() -> Iterator[None]:
    """An error in whatever is still waiting after some seconds."""

    def ring(_number: int, _frame: object) -> None:
        raise AssertionError("it waits for a file that never answers")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE_S)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def _socket(path: Path) -> None:
    here = os.open(".", os.O_RDONLY)
    # The name of a socket has a hundred bytes at most.
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.fchdir(here)
        os.close(here)


def _device(path: Path) -> None:
    try:
        os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 5))
    except PermissionError:
        # What only an administrator may make is there to be linked to.
        path.symlink_to("/dev/zero")


def _loop(path: Path) -> None:
    other = path.with_name("elsewhere")
    other.symlink_to(path)
    path.symlink_to(other)


ODD: dict[str, Callable[[Path], None]] = {
    "pipe": os.mkfifo,
    "socket": _socket,
    "device": _device,
    "folder": Path.mkdir,
    "loop": _loop,
    "dangling": lambda path: path.symlink_to(path.with_name("nowhere")),
}


def _put(kind: str, path: Path) -> None:
    with suppress(FileNotFoundError):
        path.unlink()
    ODD[kind](path)


@pytest.fixture
def no_derivation(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on: `folder` was made with a key."""

    def derive(*_: object, **__: object) -> bytes:
        raise AssertionError("a key was derived")

    monkeypatch.setattr(kdf, "passphrase_key", derive)


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("name", ["journal.db", "journal.db-journal", "journal.db-wal", "lock"])
@pytest.mark.usefixtures("no_derivation")
def test_what_is_no_file_is_refused(folder: Path, unlock: Open, kind: str, name: str) -> None:
    (folder / "lock").touch()
    _put(kind, folder / name)
    before = _look(folder)
    with pytest.raises(errors.NotAFile):
        unlock(folder)
    assert _look(folder) == before


def test_a_file_that_comes_while_it_is_looked_for_is_no_dead_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As SQLite's journal does when somebody else opens the vault in the same moment."""
    path = tmp_path / "journal.db-journal"

    def late(look: Callable[[Path], os.stat_result]) -> Callable[[Path], os.stat_result]:
        def there_afterwards(wanted: Path) -> os.stat_result:
            try:
                return look(wanted)
            finally:
                path.touch()

        return there_afterwards

    for name in ("stat", "lstat"):
        path.unlink(missing_ok=True)
        with monkeypatch.context() as patched:
            patched.setattr(os, name, late(getattr(os, name)))
            probe.refuse_odd(path)


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.usefixtures("no_derivation")
def test_both_headers_are_refused(folder: Path, unlock: Open, kind: str) -> None:
    for name in files.HEADERS:
        _put(kind, folder / name)
        with suppress(FileNotFoundError):
            (folder / "elsewhere").rename(folder / f"elsewhere.{name}")
    with pytest.raises(errors.NotAFile):
        unlock(folder)


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("name", files.HEADERS)
def test_one_good_header_is_enough(folder: Path, unlock: Open, kind: str, name: str) -> None:
    _put(kind, folder / name)
    vault = unlock(folder)
    vault.entries.save(None, make())
    # Nothing is taken away that may hold something.
    told = "header_unrepaired" if kind == "folder" else "header_repaired"
    assert vault.notices == (told,)
    assert kind == "folder" or stat.S_ISREG((folder / name).lstat().st_mode)


@pytest.mark.parametrize("kind", ["pipe", "device", "loop", "dangling"])
def test_a_leftover_beside_a_header_is_not_written_through(
    folder: Path, unlock: Open, kind: str
) -> None:
    vault = unlock(folder)
    _put(kind, folder / "header.a.new")
    vault.set_passphrase("another one", params=LIGHT)
    vault.close()
    assert not os.path.lexists(folder / "nowhere")
    assert unlock(folder, "another one").notices == ()


@pytest.mark.parametrize("kind", ODD)
def test_a_journal_is_never_made_over_it(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "place"
    _put(kind, place)
    if kind == "folder":
        os.mkfifo(place / "journal.db")
    with pytest.raises(errors.AlreadyThere):
        vaults.create(place, PASSPHRASE, params=LIGHT, limits=CHEAP)


@pytest.mark.parametrize("kind", ["pipe", "socket", "device", "loop", "dangling"])
def test_it_is_no_folder_either(folder: Path, unlock: Open, kind: str) -> None:
    shutil.rmtree(folder)
    _put(kind, folder)
    with pytest.raises(errors.VaultMissing):
        unlock(folder)


def test_a_folder_behind_a_link_opens(folder: Path, unlock: Open, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    unlock(tmp_path / "link").entries.save(None, make())


def _look(folder: Path) -> dict[str, str]:
    return {path.name: stat.filemode(path.lstat().st_mode) for path in folder.iterdir()}
