# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a database file is still as this program left it.

Programs that sync or restore folders ask no lock. They put another file in the place of the open
one, or write into it; a save after that would mix two journals, or be lost. So the file is looked
at before each save: device and number of the file, its size, and its first page as it lies on the
disk. Every commit writes that page anew (`Store` sees to it) and SQLCipher gives it a fresh random
vector each time, so no other state of the journal has the same. Times are not compared: there are
programs that set them without changing anything.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from storage import errors
from storage.probe import PAGE, open_plain


class Place:
    """Watches the file at `path`, which is there.

    It holds the file open by a handle of its own: to be made before SQLite locks the file and
    closed after SQLite has let go of it. Closing any handle of a process drops all its locks
    (https://sqlite.org/howtocorrupt.html section 2.2).

    Raises:
        VaultMissing: there is no file.
        NotAFile: it is a pipe, a device or a folder.
        ReadOnly, DiskFailed: it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._handle: int | None = open_plain(path, os.O_RDONLY)
        except FileNotFoundError:
            raise errors.VaultMissing from None
        except OSError as error:
            raise errors.translate(error) from None
        self._left: tuple[int, bytes] | None = None

    def leave(self) -> None:
        """Take the file as it is now for what this program wrote.

        When it cannot be read, the next `check` says so; what was just committed stays so.
        """
        handle = self._open_handle()
        with suppress(OSError):
            self._left = os.fstat(handle).st_size, _first_page(handle)

    def check(self) -> bool:
        """Compare the file with what was left; True when it is that, but another file.

        Raises:
            Vanished: there is no file at the path any more.
            ChangedUnderneath: it is another file, or somebody else wrote into it.
        """
        handle = self._open_handle()
        try:
            there, here = os.stat(self._path), os.fstat(handle)
            moved = (there.st_dev, there.st_ino) != (here.st_dev, here.st_ino)
            found = self._elsewhere() if moved else (here.st_size, _first_page(handle))
        except (OSError, errors.NotAFile):
            raise errors.Vanished from None
        if self._left is not None and found != self._left:
            raise errors.ChangedUnderneath("replaced" if moved else "written")
        return moved

    def take_up(self) -> None:
        """Watch the file that lies at the path now. SQLite has let go of the former one.

        Raises:
            Vanished: it is gone again.
        """
        try:
            handle = open_plain(self._path, os.O_RDONLY)
        except (OSError, errors.StorageError):
            raise errors.Vanished from None
        self.close()
        self._handle = handle
        self.leave()

    def _elsewhere(self) -> tuple[int, bytes]:
        """Size and first page of the file at the path. Nobody in this process has it open."""
        handle = open_plain(self._path, os.O_RDONLY)
        try:
            return os.fstat(handle).st_size, _first_page(handle)
        finally:
            os.close(handle)

    def close(self) -> None:
        """Let go of the file. May be called again."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)

    def _open_handle(self) -> int:
        if self._handle is None:
            raise errors.Closed
        return self._handle


def _first_page(handle: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(handle, PAGE, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    return os.read(handle, PAGE)
