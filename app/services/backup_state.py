# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known about the backups of one open journal, as one immutable value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from app.domain import rotation
from app.domain.errors import AppError
from app.domain.moment import Moment

FIRST, SECOND, EARLIER = "first", "second", "earlier"
"""Where backups lie: the two places in use, and places that were used before."""


class Health(Enum):
    """What a look at a backup gave."""

    GOOD = "good"
    DAMAGED = "damaged"
    OTHER_KEYS = "other_keys"
    NEWER = "newer"
    WORDS = "words"
    """Some entries alone, saved when the journal could not take them: whole or not, no backup."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup file.

    Attributes:
        made: when it was made; what its name says where the file itself cannot be believed.
        records: kept records in it; `None` where only a passphrase of then could tell.
        size: bytes.
        checked: when it was last opened and compared in full; `None` when it did not pass.
        place: "first", "second" or "earlier".
        generation: committed changes up to then; what its name says where the file itself cannot
            be believed.
        ours: made for this journal under its present name, so rotation may remove it.
    """

    path: Path
    made: Moment
    size: int
    records: int | None
    checked: Moment | None
    health: Health
    place: str
    generation: int
    ours: bool

    @property
    def good(self) -> bool:
        """Whether it counts."""
        return self.health is Health.GOOD


@dataclass(frozen=True, slots=True)
class Place:
    """A folder backups go to. `problem`: why the last try there did not work."""

    folder: Path
    role: str
    present: bool
    problem: AppError | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Places and backups, newest first. Made anew by every look.

    `untested`: what could not be opened by a test just now, for lack of a place to unpack it.
    """

    places: tuple[Place, ...] = ()
    backups: tuple[Backup, ...] = ()
    problem: AppError | None = None
    untested: tuple[Backup, ...] = ()

    @property
    def good(self) -> tuple[Backup, ...]:
        """The backups that count, newest first."""
        return tuple(backup for backup in self.backups if backup.good)

    @property
    def last_good(self) -> Backup | None:
        """The newest backup that counts."""
        return next(iter(self.good), None)

    @property
    def damaged(self) -> tuple[Backup, ...]:
        """Those that do not hold what was written to them, newest first."""
        return tuple(backup for backup in self.backups if backup.health is Health.DAMAGED)

    @property
    def of_other_keys(self) -> tuple[Backup, ...]:
        """Those that only the keys of another time open, newest first."""
        return tuple(backup for backup in self.backups if backup.health is Health.OTHER_KEYS)

    def due(self, now: Moment) -> bool:
        """Whether a backup is to be made today."""
        return rotation.due((backup.made for backup in self.good), now)

    def stale(self, now: Moment) -> bool:
        """Whether a word is due about the last good one: it is old, or of no known age."""
        return rotation.stale((backup.made for backup in self.good), now)


@dataclass(frozen=True, slots=True)
class Holding:
    """Backups that may hold an entry that is deleted for good.

    Attributes:
        count: how many files.
        gone_by: the day by which rotation has replaced them all, with daily use; `None` unknown.
        stay: how many of them no rotation removes.
        elsewhere: a second place is not connected and may hold more.
    """

    count: int
    gone_by: date | None
    stay: int
    elsewhere: bool


def holding(state: State, since: Moment, now: Moment) -> Holding:
    """The backups made since an entry was begun."""
    held = [backup for backup in state.backups if backup.made.instant_us >= since.instant_us]
    days = []
    for role in (FIRST, SECOND):
        turned = [b for b in state.good if b.place == role and b.ours]
        places = [turned.index(backup) for backup in turned if backup in held]
        if places:
            days.append(rotation.last_day([backup.made for backup in turned], places, now))
    known = [day for day in days if day is not None]
    stay = sum(not (backup.good and backup.ours and backup.place != EARLIER) for backup in held)
    return Holding(
        count=len(held),
        gone_by=max(known) if known and len(known) == len(days) else None,
        stay=stay,
        elsewhere=any(place.role == SECOND and not place.present for place in state.places),
    )
