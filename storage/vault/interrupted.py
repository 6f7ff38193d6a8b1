# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A database that was cut off in the middle of a commit: both its files are copied aside first.

SQLite takes the unfinished commit back by playing the rollback journal into the database. A bit
that flipped in that journal would be played back as well, and could be noticed only afterwards, by
the digest. The copies are encrypted like what they are copies of, few, and go when a full check
has found everything as it was written.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from storage import aside, errors, rollback_journal
from storage.rollback_journal import journal_of

MOST = 2
"""How many such copies there are at a time."""

_SPARE_BYTES = 16 << 20


def is_interrupted(path: Path) -> bool:
    """Whether a journal waits to be played back, as far as can be seen."""
    try:
        return rollback_journal.waits(path)
    except (OSError, errors.StorageError):
        return False


def keep(path: Path) -> bool:
    """Copy a database and its hot journal beside it, if there is one. For a closed database.

    Returns whether it was interrupted. Where there is no room, or the disk refuses, there is no
    copy: playing the journal back is what SQLite is made for, and needs neither.

    Raises VaultDamaged: the journal is not one that may be played back; nothing was changed.
    """
    if not is_interrupted(path):
        return False
    rollback_journal.refuse_implausible(path)
    with suppress(OSError, errors.StorageError):
        wanted = path.stat().st_size + journal_of(path).stat().st_size
        clear(path, leave=MOST - 1)
        if shutil.disk_usage(path.parent).free > wanted + _SPARE_BYTES:
            _copy(path)
    return True


def copies(path: Path) -> list[Path]:
    """The copies of this database, oldest first."""
    found = path.parent.glob(f"{path.stem}-interrupted-*{path.suffix}")
    return sorted(one for one in found if one.is_file() and not one.is_symlink())


def clear(path: Path, *, leave: int = 0) -> None:
    """Remove all copies but the newest `leave`, and what a copying that was cut off has left."""
    kept = copies(path)
    gone = kept[: max(0, len(kept) - leave)]
    with suppress(OSError):
        for one in gone:
            one.unlink(missing_ok=True)
            journal_of(one).unlink(missing_ok=True)
        for left in path.parent.glob(f"{path.stem}-interrupted-*.part"):
            left.unlink()


def clear_all(path: Path) -> None:
    """Remove every copy of this database that was put beside it, also from before a migration."""
    clear(path)
    aside.clear(path)


def _copy(path: Path) -> None:
    # Names sort by time; two in one second do not meet, since opening takes longer.
    aside = path.with_name(f"{path.stem}-interrupted-{time.time_ns() // 1_000_000:014d}.db")
    # The journal first: a copy of the database alone would look whole.
    for source, target in ((journal_of(path), journal_of(aside)), (path, aside)):
        unfinished = target.with_name(target.name + ".part")
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with source.open("rb") as original, os.fdopen(handle, "wb") as copy:
            shutil.copyfileobj(original, copy, 1 << 20)
            copy.flush()
            os.fsync(copy.fileno())
        unfinished.replace(target)
