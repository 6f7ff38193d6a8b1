# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long records are kept: after some months the writer is asked, and decides.

Nothing is ever deleted without asking, and nothing is kept for ever in silence.
"""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date

from app.domain.entry import Entry, Mark
from app.domain.moment import Moment

REVIEW_MONTHS = (6, 12, 24)
"""After how many months a record may come up for review."""

OWN_BELIEF = frozenset({"rule", "balanced", "flexible", "continuum.low", "continuum.high"})
"""Answers about the writer alone. Everything else may speak of a client."""

STRIPPED = "stripped"
"""The mark of a record whose words were removed; its value is the day of the review."""

REVIEWED = "reviewed"
"""The mark of a record that was looked at and kept; its value is the day of the review."""


def months_before(day: date, months: int) -> date:
    """The same day of the month so many months earlier, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    month += 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def stripped(entry: Entry, at: Moment) -> Entry:
    """The entry without what may speak of a client: its words and its client code.

    Ratings, feelings, schemas and other marks stay, and the belief they are about: the course of
    a belief can still be seen.
    """
    return replace(
        entry,
        client_code="",
        changed=at,
        answers=tuple(answer for answer in entry.answers if answer.field in OWN_BELIEF),
        marks=(*_without(entry, STRIPPED), Mark(STRIPPED, at.local_day.isoformat())),
    )


def reviewed(entry: Entry, at: Moment) -> Entry:
    """The entry as it is, looked at and kept."""
    mark = Mark(REVIEWED, at.local_day.isoformat())
    return replace(entry, changed=at, marks=(*_without(entry, REVIEWED), mark))


def awaits_review(entry: Entry) -> bool:
    """Whether no review has been answered for this entry yet."""
    return not any(mark.kind in (STRIPPED, REVIEWED) for mark in entry.marks)


def _without(entry: Entry, kind: str) -> tuple[Mark, ...]:
    return tuple(mark for mark in entry.marks if mark.kind != kind)
