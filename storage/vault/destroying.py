# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deleting a whole vault: first its keys, so that what a disk may keep of the rest stays shut."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from storage import errors
from storage.vault import files, rotation

_DATABASES = (files.DATABASE, rotation.ROTATED)
_OURS = (*files.HEADERS, *_DATABASES, *(f"{name}-journal" for name in _DATABASES), files.LOCK)


def destroy(folder: Path) -> tuple[str, ...]:
    """Delete the closed vault in `folder`; gives the names of what else lies there and stays.

    The header copies are overwritten before anything is removed: without them nothing opens the
    database, not even with the passphrase. Copies put aside by a migration go as well. The folder
    goes when nothing of somebody else is in it.

    Raises:
        ReadOnly, DiskFailed, Vanished: what was removed until then is gone.
    """
    with errors.translated(folder):
        for name in files.HEADERS:
            _overwrite(folder / name)
        for path in sorted(folder.iterdir()):
            if path.name in _OURS or _aside(path.name):
                path.unlink()
        left = tuple(sorted(path.name for path in folder.iterdir()))
        if not left:
            with contextlib.suppress(OSError):  # it may be the root of a disk
                folder.rmdir()
        return left


def _aside(name: str) -> bool:
    stem = files.DATABASE.partition(".")[0]
    return name.startswith(f"{stem}-") or name.endswith(".new")


def _overwrite(path: Path) -> None:
    """Random bytes over a file's content, on the disk. A missing file is fine."""
    try:
        handle = os.open(path, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(max(1, os.fstat(handle).st_size)))
        file.flush()
        os.fsync(handle)
