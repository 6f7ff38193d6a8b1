# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an export or an import did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ExportReport:
    """An export that is on the disk. `size` in bytes."""

    path: Path
    entries: int
    size: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """An import that was done, or with `dry_run` would be done.

    Attributes:
        read: entries in the file.
        added: entries new to this journal; `kinds` tells how many of each kind.
        skipped: entries that were there already with the same content.
        removed_characters: control characters taken out of texts.
        ignored: names at the top of the file that mean nothing here and were not kept.
    """

    dry_run: bool
    read: int
    added: int
    skipped: int
    kinds: Mapping[str, int]
    removed_characters: int
    ignored: tuple[str, ...]
