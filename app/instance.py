# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One window per person: a second start raises the window that is already open.

The held lock is the fact; the number in the file only says whom to wake. Both are free again when
a process dies, however it dies. Nothing here keeps two writers apart: that is the lock of a vault.
"""

from __future__ import annotations

import os
import sys

from app.state_folder import state_folder

PATIENCE_S = 10.0
"""How long a second start waits for the first one to listen, which it does once it is painted."""

_NUMBER_BYTES = 16


class Instance:
    """The right to show the window. Held as long as this object lives.

    Where the lock file cannot be had (a full or read-only disk) the right is taken as given: a
    window that cannot be raised is better than none.
    """

    def __init__(self, handle: int | None) -> None:
        self._handle = handle

    def close(self) -> None:
        """Let go of this process's hold; a forked child does so without freeing the lock."""
        if self._handle is not None:
            os.close(self._handle)

    def listens(self) -> None:
        """Tell later starts whom to wake. Not before the signal is listened to: it would kill."""
        if self._handle is None:
            return
        try:
            # In place and of one length, so that it also works on a full disk.
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, str(os.getpid()).ljust(_NUMBER_BYTES).encode())
        except OSError:
            return

    @classmethod
    def acquire(cls) -> Instance | None:
        """Take the right, or wake whoever holds it and return `None`."""
        handle = _opened()
        if handle is None or _lock(handle):
            return cls(handle)
        took = _wake(handle)
        if took:
            return cls(handle)
        os.close(handle)
        return None


def _opened() -> int | None:
    folder = state_folder()
    path = os.path.join(folder, "instance.lock")
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        return os.open(path, flags, 0o600)
    except OSError:
        return None


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


def _wake(handle: int) -> bool:
    """Ask the holder of the lock to raise its window, as soon as it listens.

    True when the holder went in the meantime, and the lock is this process's now.
    """
    import signal  # the usual start does without
    import time

    if not hasattr(signal, "SIGUSR1"):
        return False
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        holder = _holder(handle)
        if holder is not None:
            try:
                os.kill(holder, signal.SIGUSR1)
            except (ProcessLookupError, PermissionError):
                pass
            else:
                return False
        time.sleep(0.05)
        if _lock(handle):
            return True
    return False


def _holder(handle: int) -> int | None:
    """The process that holds the lock, once it has said that it listens."""
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        text = os.read(handle, _NUMBER_BYTES).decode("ascii", "replace").strip()
    except OSError:
        return None
    if not text.isdecimal() or not text.isascii():
        return None
    number = int(text)
    return number if number > 1 and _has_open(number, handle) else None


def _has_open(number: int, handle: int) -> bool:
    """Whether a process has the lock file open. One that got an old number by chance has not."""
    if sys.platform != "linux":
        return True
    wanted = os.fstat(handle)
    folder = f"/proc/{number}/fd"
    try:
        names = os.listdir(folder)
    except OSError:
        return False
    for name in names:
        try:
            found = os.stat(os.path.join(folder, name))
        except OSError:
            continue
        if (found.st_dev, found.st_ino) == (wanted.st_dev, wanted.st_ino):
            return True
    return False
