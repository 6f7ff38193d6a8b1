# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is noted about a schema in a record: chosen, answered yes, partly or no, taken away."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.draft import Removed
from app.domain.schemas import CHOSEN, NONE, NOT_THIS, PARTLY

if TYPE_CHECKING:
    from app.domain.draft import DraftSession
    from app.domain.entry import Entry

MOST = 3
"""Schemas that one record names."""


class Reply(StrEnum):
    """An answer to "does it fit?" that is stored. "Not now" is none."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


def may_be_asked(entry: Entry, schema: str) -> bool:
    """Whether a record may still be asked about a schema.

    Not once it was chosen or answered no, "none of these" was said, or no more fit.
    """
    chosen = [mark.value for mark in entry.marked(CHOSEN)]
    refused = (mark.value for mark in entry.marked(NOT_THIS))
    return (
        NONE not in chosen and len(chosen) < MOST and schema not in chosen and schema not in refused
    )


def answer(session: DraftSession, schema: str, reply: Reply) -> Removed:
    """Note an answer; gives what takes it back."""
    if reply is Reply.NO:
        return does_not_fit(session, schema)
    return fits(session, schema, partly=reply is Reply.PARTLY)


def fits(session: DraftSession, schema: str, *, partly: bool = False) -> Removed:
    """Note that it fits, or fits in part. "None of these" and an earlier "no" go."""
    removed = [session.remove_mark(CHOSEN, NONE), session.remove_mark(NOT_THIS, schema)]
    if not partly:
        removed.append(session.remove_mark(PARTLY, schema))
    return _changed(session, schema, removed, (CHOSEN, PARTLY) if partly else (CHOSEN,))


def does_not_fit(session: DraftSession, schema: str) -> Removed:
    """Note that it does not fit; gives back what this took away."""
    return _changed(session, schema, [take_away(session, (schema,))], (NOT_THIS,))


def take_away(session: DraftSession, schemas: Iterable[str]) -> Removed:
    """Take schemas out of a record, each with its strength and how it was answered."""
    return _together(
        session.remove_mark(kind, schema)
        for schema in schemas
        for kind in (CHOSEN, PARTLY, NOT_THIS)
    )


def _changed(
    session: DraftSession, schema: str, removed: Iterable[Removed], kinds: Iterable[str]
) -> Removed:
    before = session.entry.marks
    for kind in kinds:
        session.add_mark(kind, schema)
    whole = _together(removed)
    added = tuple(mark for mark in session.entry.marks if mark not in before)
    return Removed(ratings=whole.ratings, marks=whole.marks, added=added)


def _together(removed: Iterable[Removed]) -> Removed:
    parts = list(removed)
    return Removed(
        ratings=tuple(rating for part in parts for rating in part.ratings),
        marks=tuple(mark for part in parts for mark in part.marks),
    )
