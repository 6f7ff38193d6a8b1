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
from storage.probe import PAGE


class Place:
    """Watches the file at `path`, which is there.

    It holds the file open by a handle of its own: to be made before SQLite locks the file and
    closed after SQLite has let go of it. Closing any handle of a process drops all its locks
    (https://sqlite.org/howtocorrupt.html section 2.2).

    Raises:
        VaultMissing: there is no file.
        ReadOnly, DiskFailed: it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        flags = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
        try:
            self._handle: int | None = os.open(path, flags)
        except FileNotFoundError:
            raise errors.VaultMissing from None
        except OSError as error:
            raise errors.translate(error) from None
        self._left: tuple[int, bytes] | None = None

    def moved(self, path: Path) -> Place:
        """The same file, which now is at `path`."""
        self._path = path
        return self

    def leave(self) -> None:
        """Take the file as it is now for what this program wrote.

        When it cannot be read, the next `check` says so; what was just committed stays so.
        """
        handle = self._open_handle()
        with suppress(OSError):
            self._left = os.fstat(handle).st_size, _first_page(handle)

    def check(self) -> None:
        """Compare the file with what was left.

        Raises:
            Vanished: there is no file at the path any more.
            ChangedUnderneath: it is another file, or somebody else wrote into it.
        """
        handle = self._open_handle()
        try:
            there = os.stat(self._path)
            here = os.fstat(handle)
            if (there.st_dev, there.st_ino) != (here.st_dev, here.st_ino):
                raise errors.ChangedUnderneath("replaced")
            found = here.st_size, _first_page(handle)
        except OSError:
            raise errors.Vanished from None
        if self._left is not None and found != self._left:
            raise errors.ChangedUnderneath("written")

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
