# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Removing what newer backups have replaced, after reading again those that replace it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from app.domain.rotation import kept
from app.services.backup_look import holds
from app.services.backup_state import Backup
from app.services.translation import guarded
from storage import errors
from storage.backup.layout import Stop, never
from storage.backup.maker import BackupMaker


def newest(found: Sequence[Backup]) -> list[Backup]:
    """The backup of this journal made last: by the clock, and where that was wrong the one that
    holds the most changes besides. None, one or two, the one by the clock first.

    Both are needed: a journal restored from an earlier backup counts its changes from there.
    """
    ours = [backup for backup in found if backup.good and backup.ours]
    both = (
        max(ours, key=lambda one: one.made.instant_us, default=None),
        max(ours, key=lambda one: (one.generation, one.made.instant_us), default=None),
    )
    return list(dict.fromkeys(one for one in both if one is not None))


def turn_over(
    found: Sequence[Backup],
    maker: BackupMaker,
    stop: Stop = never,
    made: Collection[str] = (),
) -> tuple[tuple[Path, ...], tuple[Backup, ...]]:
    """Remove from one place what rotation lets go; gives what went, and what was found damaged.

    `found` are all backups of the place, newest first. Only good ones of this journal count and
    only such are removed; a damaged one replaces nothing. The newest always stays, by the clock
    and by the changes in it, and those of the names in `made`: the clock may be wrong.

    Raises:
        AppError: "backup_stopped", or of the disk.
    """
    good = [backup for backup in found if backup.good and backup.ours]
    proven: set[Path] = set()
    damaged: list[Backup] = []
    while True:
        stay = _staying(good, made)
        gone = [backup for number, backup in enumerate(good) if number not in stay]
        instead = [good[number] for number in stay if _stands_for(good[number], gone, good[0])]
        spoilt = [b for b in instead if b.path not in proven and not holds(b.path, maker, stop)]
        proven.update(backup.path for backup in instead)
        if not spoilt:
            break
        damaged += spoilt
        good = [backup for backup in good if backup not in spoilt]
    for backup in gone:
        with guarded(), errors.translated():
            backup.path.unlink(missing_ok=True)
    return tuple(backup.path for backup in gone), tuple(damaged)


def _staying(good: Sequence[Backup], made: Collection[str]) -> frozenset[int]:
    moments = [backup.made for backup in good]
    also = [place for place, backup in enumerate(good) if backup.path.name in made]
    stay = kept(moments, also)
    most = newest(good)[-1:]
    if any(good[place].generation >= one.generation for one in most for place in stay):
        return stay
    return kept(moments, [*also, *(good.index(one) for one in most)])


def _stands_for(backup: Backup, gone: Sequence[Backup], newest: Backup) -> bool:
    """Whether a backup that stays is the reason why one of `gone` may go."""
    if not gone or backup is newest:
        return bool(gone)
    day = backup.made.local_day
    return any(
        day.isocalendar()[:2] == other.isocalendar()[:2]
        or (day.year, day.month) == (other.year, other.month)
        for other in (backup.made.local_day for backup in gone)
    )
