# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The values a sample journal is read into. Days count from its day 0; all are immutable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class SampleAnswer:
    """Words given to a field.

    `question` is the id of the question asked, "STRATEGY.plan.N" or "STRATEGY.review.N" for one of
    a way to repair, or "".
    """

    field: str
    text: str
    row: str
    question: str
    day: int
    at: time


@dataclass(frozen=True, slots=True)
class SampleRating:
    """A rating, 0-100. `key` is a row of the entry, a schema id or ""."""

    subject: str
    key: str
    when: str
    value: int
    day: int
    at: time


@dataclass(frozen=True, slots=True)
class SampleMark:
    """A mark. Where `date_of` is set, its value is the ISO date of that day instead."""

    kind: str
    value: str
    row: str = ""
    date_of: int | None = None


@dataclass(frozen=True, slots=True)
class SampleLink:
    """A link to another entry of the sample by its key."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class SampleEntry:
    """One entry. Days count from day 0; times are of the local clock.

    `day` is the day it belongs to, `written` and `at` are when it was begun, `kept_day` and
    `kept_at` the last Keep, both None for a draft. Answers, ratings and marks are in their order
    on screen.
    """

    key: str
    kind: str
    day: int
    written: int
    at: time
    state: str
    depth: str
    code: str
    kept_day: int | None
    kept_at: time | None
    answers: tuple[SampleAnswer, ...]
    ratings: tuple[SampleRating, ...]
    marks: tuple[SampleMark, ...]
    links: tuple[SampleLink, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample journal. `today` is the day it is looked at from; entries in order of writing."""

    id: str
    source: str
    today: int
    entries: tuple[SampleEntry, ...]
