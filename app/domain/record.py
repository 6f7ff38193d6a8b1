# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of the thought record that need nothing but the entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.entry import Answer, Entry, Rating, State, When
from app.domain.links import PART_OF
from app.domain.moment import Moment
from app.domain.schemas import SCHEMA_OF

CONTACT_KIND = "contact_kind"
"""The mark that is filled in beforehand, and so is no content of its own."""

PRACTISED = "strain"
"""The mark of a practice that names its invented situation; it alone is nothing to be kept."""

FEELING_CHARACTERS = 120
"""How long a feeling in the writer's own words may be; what is longer belongs into a thought."""

UNKNOWN_PROPERTY = "+"
"""A field name with this prefix holds a property an imported file had and this version lacks."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose belief is followed over time: the rule, or without one the hot thought."""

    subject: str
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class RatingPoint:
    """One value in the course of a belief."""

    at: Moment
    value: int
    when: When


def is_empty(entry: Entry) -> bool:
    """Whether nothing was put in: no words, no rating, no mark but those filled in, no code.

    The code of a record that was begun for a repair came with it.
    """
    return (
        (not entry.client_code or bool(entry.linked(PART_OF)))
        and not any(answer.text.strip() for answer in entry.answers)
        and all(rating.value is None for rating in entry.ratings)
        and all(mark.kind in (CONTACT_KIND, PRACTISED, SCHEMA_OF) for mark in entry.marks)
    )


def hot_thought(entry: Entry) -> Answer | None:
    """The thought with the most charge: the one chosen, or the only one there is."""
    thoughts = [row for row in entry.rows("thoughts") if row.text.strip()]
    if len(thoughts) == 1:
        return thoughts[0]
    chosen = entry.mark("hot_thought")
    return next((row for row in thoughts if row.row == chosen), None)


def followed_subject(entry: Entry) -> Subject | None:
    """What a follow-up of this record rates, or `None` when it has neither rule nor hot thought."""
    rule = entry.text("rule")
    if rule.strip() or entry.course("rule"):
        return Subject("rule", "", rule)
    hot = hot_thought(entry)
    return Subject("thought", hot.row, hot.text) if hot else None


def belief_course(record: Entry, followups: Iterable[Entry]) -> tuple[RatingPoint, ...]:
    """Every value given to the followed belief, on the record and its follow-ups, oldest first.

    Unset ratings and follow-ups in the Trash are left out. By time across the entries; inside one,
    in the order given, also where the clock was put back in between.
    """
    followed = followed_subject(record)
    if followed is None:
        return ()
    sources = [record, *(f for f in followups if f.state is not State.TRASHED)]
    points: list[tuple[int, RatingPoint]] = []
    for entry in sources:
        points += placed_points(entry, followed.subject, followed.key)
    return tuple(point for _, point in sorted(points, key=lambda placed: placed[0]))


def placed_points(
    entry: Entry, subject: str, key: str | None = None
) -> Iterator[tuple[int, RatingPoint]]:
    """The values an entry gives a subject, each with its place among those of other entries.

    The place is a time in microseconds that never goes back within the entry.
    """
    given = 0
    for rating in entry.course(subject, key):
        given = max(given, rating.at.instant_us)
        if rating.value is not None:
            yield given, RatingPoint(rating.at, rating.value, rating.when)


def written_on(record: Entry) -> date:
    """The last local day on which the followed belief was rated, or the record was begun."""
    followed = followed_subject(record)
    ratings: tuple[Rating, ...] = record.course(followed.subject, followed.key) if followed else ()
    days = [r.at.local_day for r in ratings if r.when in (When.BEFORE, When.AFTER)]
    return max([record.at.local_day, *days])


def earliest_followup(record: Entry) -> date:
    """The first local day on which a follow-up can be written: one day after the writing."""
    return written_on(record) + timedelta(days=1)


_TRAVEL_DAYS = 2


def is_too_early(record: Entry, today: date) -> bool:
    """Whether a follow-up has to wait for another day."""
    return has_to_wait(written_on(record), today)


def has_to_wait(written: date, today: date) -> bool:
    """Whether what comes a day or more after `written` has to wait for another day.

    Who travels west may be on an earlier day than that of the writing, by two at most. Further back
    the clock was ahead when it was written, and it would have to wait for as long as that.
    """
    return 0 <= (written - today).days <= _TRAVEL_DAYS


def strongest_feeling(entry: Entry) -> tuple[str, int | None] | None:
    """The emotion (id or "own:WORD") rated highest at first, with its strength if it has one."""
    best: tuple[str, int | None] | None = None
    for mark in entry.marked("emotion"):
        value = entry.rating("emotion", mark.row, When.BEFORE)
        if best is None or (value is not None and (best[1] is None or value > best[1])):
            best = (mark.value, value)
    return best
