# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One process per vault. The held handle is the lock, not the file: it is free again after a
crash. The exclusive lock on the database is the guarantee; this one gives an early answer."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from storage import errors
from storage.probe import open_plain

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class VaultLock:
    """Held from construction until `release`.

    Raises:
        InUse: another process holds it, or this one does already.
        ReadOnly: the folder cannot be written to.
        VaultMissing: there is no such folder.
        NotAFile: something else lies in its place.
    """

    def __init__(self, path: Path) -> None:
        self._handle: int | None = _open(path)
        try:
            _take(self._handle)
        except OSError as error:
            self.release()
            if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                raise errors.InUse from None
            raise errors.translate(error) from None
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Let go. May be called again."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)


def _open(path: Path) -> int:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    try:
        return open_plain(path, flags)
    except FileNotFoundError:
        raise errors.VaultMissing from None
    except OSError as error:
        raise errors.translate(error) from None


def _take(handle: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
