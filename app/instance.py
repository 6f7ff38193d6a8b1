# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One window per person: a second start raises the window that is already open.

The held lock is the fact; the number in the file only says whom to wake. Both are free again when
a process dies, however it dies.
"""

from __future__ import annotations

import os
import sys

from app.state_folder import state_folder


class Instance:
    """The right to show the window. Held as long as this object lives."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def close(self) -> None:
        """Let go of this process's hold; a forked child does so without freeing the lock."""
        os.close(self._handle)

    @classmethod
    def acquire(cls) -> Instance | None:
        """Take the right, or wake whoever holds it and return `None`."""
        folder = state_folder()
        os.makedirs(folder, mode=0o700, exist_ok=True)
        path = os.path.join(folder, "instance.lock")
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if not _lock(handle):
            _wake(handle)
            os.close(handle)
            return None
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, str(os.getpid()).encode())
        return cls(handle)


def _lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _wake(handle: int) -> None:
    """Ask the supervisor that holds the lock to raise its window."""
    import signal  # the usual start does without

    if not hasattr(signal, "SIGUSR1"):
        return
    text = os.read(handle, 16).decode("ascii", "replace")
    if text.isdigit():
        try:
            os.kill(int(text), signal.SIGUSR1)
        except (ProcessLookupError, PermissionError):
            return
