# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows that the long view is computed from. Plain, immutable, and free of SQLAlchemy.

Days are numbers: days since 0001-01-01, which is day 1, as `date.toordinal` counts them. `id` is
that of the entry, `episode` the one it belongs to, or "". Values are 0-100, or `None` where nothing
was rated; of a rating that was given again the newest counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Within:
    """Which entries count: local days YYYY-MM-DD, both included, "" for open; a code, "" for all.

    A record counts by its own day and code, a follow-up by those of its record; an episode by its
    own, and what belongs to an episode by the code of the episode and its own day.
    """

    since: str = ""
    until: str = ""
    code: str = ""


class Kept(NamedTuple):
    """A record, and nothing of what it holds."""

    day: int
    episode: str


class Rated(NamedTuple):
    """A record and how its rule was believed, before and after, and its strongest feeling."""

    day: int
    id: str
    episode: str
    before: int | None
    after: int | None
    peak: int | None


class LaterRating(NamedTuple):
    """What a rule was rated in a follow-up, on which local day; `at_us` puts them in order."""

    at_us: int
    day: int
    value: int
    id: str


class Followed(NamedTuple):
    """A record with follow-ups in which its rule was rated, oldest first.

    `written` is the last local day on which it was rated in the record, or the record was begun.
    """

    day: int
    id: str
    episode: str
    before: int | None
    written: int
    later: tuple[LaterRating, ...]


Touched = tuple[str, bool, int | None]
"""A schema in a record: its id, whether it was answered partly, and how strongly it was there.

A plain tuple, which the collector of garbage leaves alone: there are many of them.
"""


class Noted(NamedTuple):
    """A record in which a schema was chosen or answered yes or partly."""

    day: int
    id: str
    episode: str
    schemas: tuple[Touched, ...]


class Triggered(NamedTuple):
    """What a record says of its contact, as (kind of mark, value), and its schemas."""

    day: int
    id: str
    triggers: tuple[tuple[str, str], ...]
    schemas: tuple[str, ...]


class Met(NamedTuple):
    """A contact of an episode: whether a sign was ticked, and one's own part said."""

    day: int
    ticked: bool
    owned: bool


class Became(NamedTuple):
    """A change of the status of an episode."""

    day: int
    status: str


class EpisodeRow(NamedTuple):
    """An episode, its contacts and changes by day and order of writing, and coping noted in it."""

    day: int
    id: str
    code: str
    noticed_by: str
    ticked: bool
    contacts: tuple[Met, ...]
    changes: tuple[Became, ...]
    copings: tuple[str, ...]


class Helped(NamedTuple):
    """A record that was rated for how useful writing it was, and the step that helped most."""

    day: int
    id: str
    step: str
    value: int


class Practised(NamedTuple):
    """Seconds of practice in one week, which is told by its Monday."""

    monday: int
    seconds: int


class WobblePair(NamedTuple):
    """The same belief rated twice, so many microseconds apart."""

    day: int
    id: str
    before: int
    again: int
    apart_us: int


class Ruled(NamedTuple):
    """A rule that can be followed: a belief that some records link to, or that of one record.

    `ratings` counts how often it was rated, follow-ups included.
    """

    day: int
    id: str
    ratings: int
    records: int


class Feared(NamedTuple):
    """What became of something feared: a plan's, answered in a review, or a record's."""

    day: int
    id: str
    outcome: str


class Noticed(NamedTuple):
    """When a strain came to notice, on one record or contact."""

    day: int
    id: str
    answer: str


class Guessed(NamedTuple):
    """A contact with a guess of how it was for them, and whether what they said is there."""

    day: int
    id: str
    answered: bool


class Signed(NamedTuple):
    """A sign, as kind of mark and value, and in how many records it is."""

    kind: str
    value: str
    records: int
