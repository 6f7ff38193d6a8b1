# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is noted about a schema in a record: chosen, answered yes, partly or no, taken away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app.domain.draft import Removed
from app.domain.schemas import CHOSEN, NONE, NOT_THIS, PARTLY

if TYPE_CHECKING:
    from app.domain.draft import DraftSession


def fits(session: DraftSession, schema: str, *, partly: bool = False) -> None:
    """Note that it fits, or fits in part. "None of these" and an earlier "no" go."""
    session.remove_mark(CHOSEN, NONE)
    session.remove_mark(NOT_THIS, schema)
    session.add_mark(CHOSEN, schema)
    if partly:
        session.add_mark(PARTLY, schema)
    else:
        session.remove_mark(PARTLY, schema)


def does_not_fit(session: DraftSession, schema: str) -> Removed:
    """Note that it does not fit; gives back what this took away."""
    removed = take_away(session, (schema,))
    session.add_mark(NOT_THIS, schema)
    return removed


def take_away(session: DraftSession, schemas: Iterable[str]) -> Removed:
    """Take schemas out of a record, each with its strength and how it was answered."""
    removed = [
        session.remove_mark(kind, schema)
        for schema in schemas
        for kind in (CHOSEN, PARTLY, NOT_THIS)
    ]
    return Removed(
        ratings=tuple(rating for one in removed for rating in one.ratings),
        marks=tuple(mark for one in removed for mark in one.marks),
    )
