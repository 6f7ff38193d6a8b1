# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Between the values of storage and those of the domain, and from storage errors to words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from app.domain.entry import Answer, Entry, Link, Mark, Rating, State, When
from app.domain.errors import AppError
from app.domain.moment import Moment
from app.problems import problem
from storage.errors import StorageError
from storage.values import AnswerRow, EntryRow, LinkRow, MarkRow, RatingRow, Stamp


@contextmanager
def guarded() -> Iterator[None]:
    """Turn every storage error into an `AppError` with words, and cut the chain of causes."""
    try:
        yield
    except StorageError as error:
        raise app_error(error) from None


def app_error(error: StorageError) -> AppError:
    """The words for a storage error."""
    return problem(error.code)


def entry_from(row: EntryRow) -> Entry:
    """The domain's entry for a stored one. Moments that are one in the row are one here, too."""
    at = moment_from(row.at)
    changed = at if row.changed is row.at else moment_from(row.changed)
    kept = None
    if row.kept is not None:
        kept = changed if row.kept is row.changed else moment_from(row.kept)
    return Entry(
        id=row.id,
        kind=row.kind,
        state=State(row.state),
        day=date.fromisoformat(row.day),
        at=at,
        changed=changed,
        depth=row.depth,
        content_version=row.content_version,
        client_code=row.client_code,
        kept=kept,
        trashed=moment_from(row.trashed) if row.trashed else None,
        order=row.order,
        answers=tuple(
            Answer(a.field, a.text, a.row, a.position, a.question, a.content_version)
            for a in row.answers
        ),
        ratings=tuple(
            Rating(r.subject, r.key, When(r.when), moment_from(r.at), r.value, r.id)
            for r in row.ratings
        ),
        marks=tuple(Mark(m.kind, m.value, m.row, m.position) for m in row.marks),
        links=tuple(Link(k.kind, k.target, k.row) for k in row.links),
    )


def row_from(entry: Entry) -> EntryRow:
    """The stored form of a domain entry."""
    return EntryRow(
        id=entry.id,
        kind=str(entry.kind),
        state=entry.state.value,
        day=entry.day.isoformat(),
        at=stamp_from(entry.at),
        changed=stamp_from(entry.changed),
        depth=entry.depth,
        content_version=entry.content_version,
        client_code=entry.client_code,
        kept=stamp_from(entry.kept) if entry.kept else None,
        trashed=stamp_from(entry.trashed) if entry.trashed else None,
        order=entry.order,
        answers=tuple(
            AnswerRow(a.field, a.text, a.row, a.position, a.question, a.content_version)
            for a in entry.answers
        ),
        ratings=tuple(
            RatingRow(r.subject, r.key, r.when.value, stamp_from(r.at), r.value, r.id)
            for r in entry.ratings
        ),
        marks=tuple(MarkRow(m.kind, m.value, m.row, m.position) for m in entry.marks),
        links=tuple(LinkRow(k.kind, k.target, k.row) for k in entry.links),
    )


def moment_from(stamp: Stamp) -> Moment:
    """The domain's moment for a stored one."""
    return Moment(stamp.instant_us, stamp.offset_s, stamp.zone)


def stamp_from(moment: Moment) -> Stamp:
    """The stored form of a moment."""
    return Stamp(moment.instant_us, moment.offset_s, moment.zone)
