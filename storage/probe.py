# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at the files of a vault before anything opens them.

Not while this process has the database open: closing the file would drop SQLite's lock on it (POSIX
locks belong to the process, https://sqlite.org/howtocorrupt.html section 2.2).
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from storage import errors

PAGE = 4096
_SALT = 16
_BESIDE = ("-journal", "-wal", "-shm")


def refuse_odd(path: Path) -> None:
    """Raise `NotAFile` when something is at `path` that is no plain file. Opens nothing.

    Opening a pipe would wait for ever, opening a device may do anything. Nothing there is fine.
    """
    mode = None
    try:
        # What is there first, then where it leads: looked at the other way round, a file that
        # somebody makes in between would pass for a dead link.
        mode = os.lstat(path).st_mode
        if stat.S_ISLNK(mode):
            mode = os.stat(path).st_mode
    except FileNotFoundError:
        if mode is None:
            return
        raise errors.NotAFile("link") from None
    except OSError as error:
        raise errors.translate(error) from None
    if not stat.S_ISREG(mode):
        raise errors.NotAFile(stat.filemode(mode)[0])


def open_plain(path: Path, flags: int, mode: int = 0o600) -> int:
    """Like `os.open`, for plain files only, and never waiting for anybody.

    Raises OSError, NotAFile.
    """
    refuse_odd(path)
    # What was looked at may have been exchanged since: a pipe is not waited for either way.
    more = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags | more, mode)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise errors.NotAFile("exchanged")
    return handle


def salt_of(path: Path) -> bytes:
    """The first bytes of an encrypted database. They stay, and no two databases share them.

    Raises StorageError when there is no such file.
    """
    try:
        with os.fdopen(open_plain(path, os.O_RDONLY), "rb") as file:
            return file.read(_SALT)
    except FileNotFoundError:
        raise errors.VaultMissing from None
    except OSError as error:
        raise errors.translate(error) from None


def refuse_unlikely(path: Path) -> None:
    """Refuse what can be told from the first page without a key.

    Raises:
        VaultMissing: there is no file.
        VaultEmpty: zero bytes; SQLite would open that as a new, empty and valid database.
        NotAVault: an unencrypted SQLite database.
        NotAFile: no file at all, or what SQLite would open beside it is none.
        VaultDamaged: shorter than one page.
        ReadOnly: it cannot be written to; SQLite would open it all the same.
    """
    for beside in _BESIDE:
        refuse_odd(path.with_name(path.name + beside))
    try:
        with os.fdopen(open_plain(path, os.O_RDWR), "rb") as file:
            start = file.read(PAGE)
    except FileNotFoundError:
        raise errors.VaultMissing from None
    except OSError as error:
        raise errors.translate(error) from None
    if not start:
        raise errors.VaultEmpty
    if start.startswith(b"SQLite format 3\0"):
        raise errors.NotAVault
    if len(start) < PAGE:
        raise errors.VaultDamaged("short")
