# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which backups are kept: the newest of each of the last seven days, four weeks, twelve months.

Only days, weeks and months that have a backup count, so time passing deletes nothing: a backup
goes when newer ones have taken its place, and the newest is always kept. Clocks may be wrong: so a
backup that is the newest by another measure can be named, and one dated in the future is of no
known age.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from app.domain.moment import Moment

DAILY, WEEKLY, MONTHLY = 7, 4, 12
STALE_DAYS = 14
"""Older than this, the last good backup is worth a word."""

_DAY_US = 86_400_000_000
_AHEAD_DAYS = 1
"""A day that is at most this far off may be today elsewhere."""

_LONGEST_DAYS = 800


def kept(made: Sequence[Moment], also: Collection[int] = ()) -> frozenset[int]:
    """Which of the backups made at these moments stay, as places in the sequence.

    Those in `also` stay whatever their moments are.
    """
    newest_first = sorted(range(len(made)), key=lambda i: (made[i].instant_us, i), reverse=True)
    days: dict[date, int] = {}
    weeks: dict[tuple[int, int], int] = {}
    months: dict[tuple[int, int], int] = {}
    for place in newest_first:
        day = made[place].local_day
        days.setdefault(day, place)
        weeks.setdefault(day.isocalendar()[:2], place)
        months.setdefault((day.year, day.month), place)
    stay = {*list(days.values())[:DAILY], *list(weeks.values())[:WEEKLY]}
    return frozenset(stay | set(list(months.values())[:MONTHLY]) | set(also))


def due(made: Iterable[Moment], now: Moment) -> bool:
    """Whether a backup is to be made: there is no good one of this local day yet."""
    return all(moment.local_day != now.local_day for moment in made)


def ahead(day: date, today: date) -> bool:
    """Whether a backup is dated in the future: a clock was wrong then, or is now."""
    return (day - today).days > _AHEAD_DAYS


def stale(made: Iterable[Moment], now: Moment) -> bool:
    """Whether a word is due about the last good backup: it is old, or of no known age."""
    today = now.local_day
    days = [moment.local_day for moment in made]
    known = [(today - day).days for day in days if not ahead(day, today)]
    return min(known) > STALE_DAYS if known else bool(days)


def last_day(made: Sequence[Moment], holding: Collection[int], now: Moment) -> date | None:
    """The day by which all of `holding` (places in `made`) have gone, with one new backup a day.

    `None` when that takes longer than two years.
    """
    left = {made[place] for place in holding}
    there = [made[place] for place in kept(made)]
    left &= set(there)
    for days in range(1, _LONGEST_DAYS):
        if not left:
            return now.local_day if days == 1 else _after(now, days - 1).local_day
        there.append(_after(now, days))
        there = [there[place] for place in kept(there)]
        left &= set(there)
    return None


def _after(now: Moment, days: int) -> Moment:
    return Moment(now.instant_us + days * _DAY_US, now.offset_s, now.zone)
