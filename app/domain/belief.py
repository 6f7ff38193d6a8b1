# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A rule that returns, followed over the records it stands in, and the flexible belief beside it.

Basis: belief ratings before and after, Okamoto & Kazantzis (2021) 1.5; a flexible belief with its
own strength, continuum and positive data log after Padesky (1994).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.entry import Entry, Kind, State, When
from app.domain.moment import Moment
from app.domain.record import RatingPoint, placed_points

RULE = "rule"
"""The answer that holds the rule, on a record and on a belief; on a record also its rating."""

FLEXIBLE = "flexible"
"""Answer and rating of a belief: the flexible one, and how strong it is."""

CONTINUUM = "continuum"
"""Rating of a belief: the mark between its two extremes."""

LOW = "continuum.low"
HIGH = "continuum.high"
"""The words at the two ends of the continuum."""

OTHER_RULE = "other_rule"
"""Mark of a record: the id of a belief or a record whose rule is another one, as was said."""


@dataclass(frozen=True, slots=True)
class CoursePoint:
    """One value given to a rule. `entry` is the record it stands in, or a follow-up of `record`."""

    at: Moment
    value: int
    when: When
    record: str
    entry: str


def counted(records: Iterable[Entry]) -> list[Entry]:
    """Those whose ratings count: kept records. A draft counts nowhere."""
    return [r for r in records if r.kind == Kind.RECORD and r.state is State.KEPT]


def course(
    records: Iterable[Entry], followups: Mapping[str, Sequence[Entry]]
) -> tuple[CoursePoint, ...]:
    """Every value given to the rule in kept records and their kept follow-ups, oldest first.

    `followups` by the id of their record. Inside an entry the order given holds, also where the
    clock was put back in between.
    """
    points: list[tuple[int, CoursePoint]] = []
    for record in counted(records):
        for entry in (record, *followups.get(record.id, ())):
            if entry.state is not State.KEPT:
                continue
            points += (
                (placed, CoursePoint(p.at, p.value, p.when, record.id, entry.id))
                for placed, p in placed_points(entry, RULE)
            )
    return tuple(point for _, point in sorted(points, key=lambda placed: placed[0]))


def own_course(belief: Entry, subject: str) -> tuple[RatingPoint, ...]:
    """Every value given to the flexible belief or the continuum, in the order given."""
    return tuple(point for _, point in placed_points(belief, subject))


def next_when(belief: Entry, subject: str, today: date) -> When:
    """The moment of the work a further rating belongs to.

    The first is BEFORE; one of the same local day as the one before it AFTER, any other LATER.
    """
    given = [rating for rating in belief.course(subject) if rating.value is not None]
    if not given:
        return When.BEFORE
    return When.AFTER if given[-1].at.local_day == today else When.LATER
