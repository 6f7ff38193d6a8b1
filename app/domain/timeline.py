# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The course of a repair as rows of days: a contact, where it stood after, what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.entry import Entry, Kind
from app.domain.episode import DONE, TYPE, Change, Standing
from app.domain.feedback import NEXT_CONTACT, marked_day

LONG_GAP_DAYS = 14
"""Days without anything from which on a little white space stands between two rows."""

_SHAPES = {"withdrawal": "withdrawal", "confrontation": "confrontation", "mixed": "mixed"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a contact, or a day between contacts on which something else happened.

    Attributes:
        contact: the contact, or `None`.
        shape: "withdrawal", "confrontation", "mixed"; "plain" for a contact without either; ""
            where there is no contact.
        changes: what the episode became that day, in order.
        hung: records, plans, reviews, agreements, feedback and so on, in order of writing.
        after_gap: a long time without anything comes before it.
    """

    day: date
    contact: Entry | None
    shape: str
    changes: tuple[Change, ...]
    hung: tuple[Entry, ...]
    after_gap: bool = False


def rows(standing: Standing, parts: Iterable[Entry]) -> tuple[Row, ...]:
    """The rows in order of day, then of writing. What hangs on a day stands at its last contact."""
    days: dict[date, tuple[list[Entry], list[Entry]]] = {}
    counted = {change.entry_id for change in standing.changes}
    for part in sorted(parts, key=lambda entry: entry.order):
        if part.id in counted:
            continue
        contacts, hung = days.setdefault(_day_of(part), ([], []))
        (contacts if part.kind == Kind.CONTACT else hung).append(part)
    for _contacts, hung in days.values():
        # A plan has a day of its own, so that it may sort behind what was written after it.
        hung.sort(key=lambda entry: entry.at.instant_us)
    for change in standing.changes:
        days.setdefault(change.day, ([], []))
    found: list[Row] = []
    for day in sorted(days):
        contacts, hung = days[day]
        changes = tuple(change for change in standing.changes if change.day == day)
        gap = bool(found) and (day - found[-1].day).days >= LONG_GAP_DAYS
        for place, contact in enumerate(contacts or [None]):
            last = place == max(0, len(contacts) - 1)
            found.append(
                Row(
                    day=day,
                    contact=contact,
                    shape=shape_of(contact) if contact else "",
                    changes=changes if last else (),
                    hung=tuple(hung) if last else (),
                    after_gap=gap and place == 0,
                )
            )
    return tuple(found)


def shape_of(contact: Entry) -> str:
    """The shape of a contact on the spine: what kind of strain was seen, never how grave."""
    return _SHAPES.get(contact.mark(TYPE), "plain")


def used_strategies(reviews: Sequence[Entry]) -> dict[str, list[date]]:
    """By strategy id: the days of contacts after which it was ticked as done, oldest first."""
    found: dict[str, list[date]] = {}
    for review in sorted(reviews, key=lambda entry: (entry.day, entry.order)):
        for mark in review.marked(DONE):
            days = found.setdefault(mark.value, [])
            if review.day not in days:
                days.append(review.day)
    return found


def _day_of(part: Entry) -> date:
    """A plan stands at the contact it is for, everything else on its own day."""
    planned = marked_day(part, NEXT_CONTACT) if part.kind == Kind.PLAN else None
    return planned or part.day
