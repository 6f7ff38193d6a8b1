# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rules there are to follow: beliefs that records link to, and records by themselves."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ClauseElement, Connection, FromClause, and_, bindparam, exists, func, select

from storage import tables
from storage.insights.asking import ONE, Question, day, kept, literal
from storage.insights.values import Ruled, Within

_record = tables.entry.c


def _beliefs(coded: bool) -> ClauseElement:
    belief, link = tables.entry.alias(), tables.link.alias()
    joined = belief.join(link, link.c.target == belief.c.id)
    ratings = func.sum(_ratings(tables.entry)).label("ratings")
    return (
        select(day(belief.c.order_key), belief.c.id, ratings, func.count())
        .select_from(joined.join(tables.entry, _record.order_key == link.c.entry_key))
        .where(
            belief.c.kind == literal("belief"),
            belief.c.state == literal("kept"),
            link.c.kind == literal("same_rule"),
            kept(tables.entry, "record", coded=coded),
        )
        .group_by(belief.c.order_key)
        .having(ratings > 0)
        .order_by(ratings.desc(), belief.c.order_key.desc())
        .limit(bindparam("most"))
    )


def _records(coded: bool) -> ClauseElement:
    """Those that link to no belief, which would tell the same with more."""
    belief, link = tables.entry.alias(), tables.link.alias()
    linked = (
        select(ONE)
        .select_from(link.join(belief, belief.c.id == link.c.target))
        .where(
            link.c.entry_key == _record.order_key,
            link.c.kind == literal("same_rule"),
            belief.c.state == literal("kept"),
        )
    )
    ratings = _ratings(tables.entry).label("ratings")
    return (
        select(day(_record.order_key), _record.id, ratings)
        .where(kept(tables.entry, "record", coded=coded), ratings > 0, ~exists(linked))
        .order_by(ratings.desc(), _record.order_key.desc())
        .limit(bindparam("most"))
    )


def _ratings(record: FromClause) -> Any:
    """How often the rule of a record was rated, in it and in its follow-ups.

    The outer joins keep SQLite at the record: it would begin with every follow-up.
    """
    own, later = tables.rating.alias(), tables.rating.alias()
    link, followup = tables.link.alias(), tables.entry.alias()
    in_record = select(func.count(own.c.value)).where(
        own.c.entry_key == record.c.order_key, own.c.subject == literal("rule")
    )
    counts = and_(
        followup.c.kind == literal("followup"),
        followup.c.state == literal("kept"),
        later.c.subject == literal("rule"),
    )
    in_followups = (
        select(func.count(later.c.value).filter(counts))
        .select_from(
            link.outerjoin(followup, followup.c.order_key == link.c.entry_key).outerjoin(
                later, later.c.entry_key == followup.c.order_key
            )
        )
        .where(link.c.target == record.c.id, link.c.kind == literal("follows"))
    )
    return (
        in_record.correlate(record).scalar_subquery()
        + in_followups.correlate(record).scalar_subquery()
    )


_BELIEFS, _RECORDS = Question(_beliefs), Question(_records)


def beliefs(connection: Connection, within: Within, most: int) -> list[Ruled]:
    """Beliefs that records link to, at most so many; those rated most often first."""
    return [Ruled(*row) for row in _BELIEFS.ask(connection, within, most=most)]


def ruled_records(connection: Connection, within: Within, most: int) -> list[Ruled]:
    """Records that link to no belief, at most so many; those rated most often first."""
    found = _RECORDS.ask(connection, within, most=most)
    return [Ruled(on, name, ratings, 1) for on, name, ratings in found]
