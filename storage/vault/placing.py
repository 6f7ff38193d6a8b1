# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Putting a vault into an empty folder: built beside its place, then moved there whole."""

from __future__ import annotations

import contextlib
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage import errors
from storage.vault import files


@contextmanager
def built_aside(folder: Path) -> Iterator[Path]:
    """A new folder to build a vault in; when the block ends well, it becomes `folder`.

    When it ends with an error, nothing of it is left.

    Raises:
        AlreadyThere: `folder` is not empty, or no folder.
        ReadOnly, DiskFull, DiskFailed.
    """
    folder = folder.absolute()
    with errors.translated():
        _refuse_occupied(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        # Inside a folder that is there: it may be the root of a disk, which nothing can replace.
        place = folder if folder.is_dir() else folder.parent
        # Names have at most 255 bytes, and a character up to four.
        building = place / f".{folder.name[:40]}.{secrets.token_hex(4)}.new"
        building.mkdir(mode=0o700)
    try:
        yield building
        with errors.translated():
            _settle(building, folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise


def _refuse_occupied(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise errors.AlreadyThere
    if folder.is_dir() and any(folder.iterdir()):
        raise errors.AlreadyThere


def _settle(building: Path, folder: Path) -> None:
    """Move a finished vault to its place. Raises OSError."""
    if building.parent != folder:
        building.rename(folder)
        files.sync_folder(folder.parent)
        return
    with contextlib.suppress(OSError):
        folder.chmod(0o700)
    # The headers last: without them there is no vault yet.
    for name in (files.DATABASE, *files.HEADERS):
        (building / name).rename(folder / name)
    building.rmdir()
    files.sync_folder(folder)
