# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry and what hangs on it: answers, ratings, marks and links. All values are immutable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import uuid4

from app.domain.moment import Moment


class Kind(StrEnum):
    """What an entry is. An unknown kind from a newer journal stays a plain string."""

    RECORD = "record"
    FOLLOWUP = "followup"
    EPISODE = "episode"
    CONTACT = "contact"
    STATUS = "status"
    PLAN = "plan"
    REVIEW = "review"
    AGREEMENT = "agreement"
    AGREEMENT_LOG = "agreement_log"
    FEEDBACK = "feedback"
    WORKING = "working"
    MESSAGE = "message"
    STRAIN = "strain"
    SCHEMA = "schema"
    BELIEF = "belief"
    EXPERIMENT = "experiment"
    POSITIVE = "positive"
    WOBBLE = "wobble"


class State(StrEnum):
    """Where an entry stands."""

    DRAFT = "draft"
    KEPT = "kept"
    TRASHED = "trashed"


class When(StrEnum):
    """The moment of the work at which a rating was given.

    BEFORE: first rating. AFTER: in the same sitting, after looking again. LATER: on a later
    local day. AGAIN: a repeat without work in between (for the wobble check).
    """

    BEFORE = "before"
    AFTER = "after"
    LATER = "later"
    AGAIN = "again"


def new_id() -> str:
    """A fresh identity: a random UUID as 32 lower-case hexadecimal digits, never reused."""
    return uuid4().hex


@dataclass(frozen=True, slots=True)
class Answer:
    """Words given to one field. A list answer has one `Answer` per row.

    `question` is the question as it was asked, where it can vary; `content_version` is the
    version of the content file it was asked from.
    """

    field: str
    text: str
    row: str = ""
    position: int = 0
    question: str = ""
    content_version: int = 1


@dataclass(frozen=True, slots=True)
class Rating:
    """0-100, or `None` for "not rated", of a named subject at a moment. Append-only.

    `subject` names the kind of thing ("emotion", "thought", "rule", "balanced", "schema", ...),
    `key` which one (a row id, a schema id, or "" where there is one).
    """

    subject: str
    key: str
    when: When
    at: Moment
    value: int | None
    id: str

    def __post_init__(self) -> None:
        if self.value is not None and not 0 <= self.value <= 100:
            raise ValueError("a rating is between 0 and 100")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something countable an entry carries, e.g. kind "coping", value "suppress".

    `row` ties it to a row of a list answer where there is one. Own words are `own:WORD`.
    """

    kind: str
    value: str
    row: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """From the entry that carries it to another entry.

    `kind`: "follows" (a follow-up's record), "part_of" (the episode), "about" (the plan that a
    review looks back on, the agreement that a line of its log is of, the belief that an experiment
    tests), "same_rule" (the belief that a record's rule is an instance of).
    """

    kind: str
    target: str
    row: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry with everything on it.

    `day` is the local day it belongs to (of the contact, else of the writing); `at` the moment
    it was begun; `changed` of the last change; `kept` of the last Keep, `trashed` of the move to
    Trash. `order` sorts entries by day, then by order of writing; 0 until first saved.
    """

    id: str
    kind: str
    state: State
    day: date
    at: Moment
    changed: Moment
    depth: str = ""
    content_version: int = 1
    client_code: str = ""
    kept: Moment | None = None
    trashed: Moment | None = None
    order: int = 0
    answers: tuple[Answer, ...] = ()
    ratings: tuple[Rating, ...] = ()
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()

    def linked(self, kind: str) -> str:
        """The target of the first link of a kind, or ""."""
        return next((link.target for link in self.links if link.kind == kind), "")

    def text(self, field: str, row: str = "") -> str:
        """The words of one field (and row), or "" when it has none."""
        for answer in self.answers:
            if answer.field == field and (not row or answer.row == row):
                return answer.text
        return ""

    def rows(self, field: str) -> tuple[Answer, ...]:
        """The rows of a list answer in their order."""
        rows = (answer for answer in self.answers if answer.field == field)
        return tuple(sorted(rows, key=lambda answer: answer.position))

    def marked(self, kind: str, row: str | None = None) -> tuple[Mark, ...]:
        """The marks of one kind in their order, of one row where `row` is given."""
        marks = (m for m in self.marks if m.kind == kind and (row is None or m.row == row))
        return tuple(sorted(marks, key=lambda mark: mark.position))

    def mark(self, kind: str, row: str | None = None) -> str:
        """The value of the first mark of a kind, or ""."""
        marks = self.marked(kind, row)
        return marks[0].value if marks else ""

    def course(self, subject: str, key: str | None = None) -> tuple[Rating, ...]:
        """Every rating of a subject in the order given, oldest first.

        Not by the time it was given at: a clock that was put back would make the newest an old one.
        """
        found = (r for r in self.ratings if r.subject == subject and (key is None or r.key == key))
        return tuple(found)

    def rating(self, subject: str, key: str | None = None, when: When | None = None) -> int | None:
        """The newest rating of a subject (at a moment of the work), or `None` if not rated."""
        values = [r for r in self.course(subject, key) if when is None or r.when == when]
        return values[-1].value if values else None
