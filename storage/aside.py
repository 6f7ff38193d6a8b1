# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The copy of a database that is put beside it before a migration, and taking it away again.

It holds what is deleted later, under the same key: it goes once it is not needed any more.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

UNFINISHED = ".part"


def before_migration(path: Path, revision: str) -> Path:
    """Where the copy of the database at `path` goes, made before it leaves this revision."""
    return path.with_name(f"{path.stem}-before-{revision}{path.suffix}")


def clear(path: Path) -> None:
    """Remove all such copies, and what a copying that was cut off has left. Never an obstacle."""
    for suffix in (path.suffix, UNFINISHED):
        for copy in path.parent.glob(f"{path.stem}-before-*{suffix}"):
            with suppress(OSError):
                copy.unlink()
