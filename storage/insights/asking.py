# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One question to the journal, with and without a client code, compiled when first asked.

Each is asked of kept entries within a range of days, which is a range of the primary key. A rating
is the newest where it was given again: `newest` packs place and value into one number, whose
maximum is that of the last place, so that one pass over the ratings of an entry is enough.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import (
    ClauseElement,
    ColumnElement,
    Connection,
    FromClause,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    select,
)

from storage import tables
from storage.insights.values import Within
from storage.order import BITS, first_key, past_key
from storage.prepared import Prepared

NOTHING = 255
"""Stands for "not rated" where a rating is packed; values end at 100."""

ONE: ColumnElement[Any] = literal_column("1")

_TOP = 1 << 62
_rating = tables.rating.c


class Question:
    """A statement that is built for entries of any code, and once more for those of one."""

    def __init__(self, build: Callable[[bool], ClauseElement]) -> None:
        self._prepared = cache(lambda coded: Prepared(build(coded)))

    def ask(self, connection: Connection, within: Within, **more: Any) -> Any:
        """The driver's cursor over its rows."""
        values: dict[str, Any] = {
            "low": first_key(within.since) if within.since else 0,
            "high": past_key(within.until) if within.until else _TOP,
            "code": within.code,
            **more,
        }
        return self._prepared(bool(within.code)).run(connection, values)


def kept(entry: FromClause, kind: str, *, coded: bool = False) -> ColumnElement[bool]:
    """Of this kind, neither a draft nor in the Trash, within the range of days, with the code."""
    parts = [
        entry.c.kind == literal(kind),
        entry.c.state == literal("kept"),
        entry.c.order_key > bindparam("low"),
        entry.c.order_key < bindparam("high"),
    ]
    if coded:
        parts.append(entry.c.client_code == bindparam("code"))
    return and_(*parts)


def literal(word: str) -> ColumnElement[str]:
    """One of our own words spelt out, so that nothing is bound each time."""
    return literal_column(f"'{word}'")


def day(key: ColumnElement[int]) -> ColumnElement[int]:
    """The day a sort key lies in, counted as `date.toordinal` does."""
    return key.op(">>")(literal_column(str(BITS))) + ONE


def newest(subject: str, when: str = "") -> ColumnElement[int]:
    """Over the ratings of an entry: the packed newest one of a subject (and moment of the work)."""
    wanted = [_rating.subject == literal(subject)]
    if when:
        wanted.append(_rating.when == literal(when))
    packed = _rating.place * literal_column("256") + func.coalesce(
        _rating.value, literal_column(str(NOTHING))
    )
    return func.max(case((and_(*wanted), packed))).op("&")(literal_column(str(NOTHING)))


def value(packed: int | None) -> int | None:
    """The value of a packed rating."""
    return None if packed is None or packed == NOTHING else packed


def episode_of(key: ColumnElement[int]) -> ColumnElement[str]:
    """The id of the kept episode that an entry belongs to, or ""."""
    link, episode = tables.link.alias(), tables.entry.alias()
    of = (
        select(func.min(link.c.target))
        .select_from(link.join(episode, episode.c.id == link.c.target))
        .where(
            link.c.entry_key == key,
            link.c.kind == literal("part_of"),
            episode.c.kind == literal("episode"),
            episode.c.state == literal("kept"),
        )
    )
    return func.coalesce(of.scalar_subquery(), literal(""))


def of_episode_with_code(key: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether an entry belongs to an episode with the client code that is asked for."""
    link, episode = tables.link.alias(), tables.entry.alias()
    joined = link.join(episode, episode.c.id == link.c.target)
    return exists(
        select(ONE)
        .select_from(joined)
        .where(
            link.c.entry_key == key,
            link.c.kind == literal("part_of"),
            episode.c.client_code == bindparam("code"),
        )
    )


def marked(key: ColumnElement[int], kind: str, found: str = "") -> ColumnElement[bool]:
    """Whether an entry carries a mark of a kind, with a value where one is given."""
    mark = tables.mark.alias()
    query = select(ONE).where(mark.c.entry_key == key, mark.c.kind == literal(kind))
    return exists(query.where(mark.c.value == literal(found)) if found else query)


def mark_of(key: ColumnElement[int], kind: str) -> ColumnElement[str]:
    """The value of the mark of a kind, or ""; of several the first by name."""
    mark = tables.mark.alias()
    one = select(func.min(mark.c.value)).where(
        mark.c.entry_key == key, mark.c.kind == literal(kind)
    )
    return func.coalesce(one.scalar_subquery(), literal(""))


def written(key: ColumnElement[int], field: str) -> ColumnElement[bool]:
    """Whether words were given to a field."""
    answer = tables.answer.alias()
    return exists(
        select(ONE).where(
            answer.c.entry_key == key,
            answer.c.field == literal(field),
            func.trim(answer.c.text) != literal(""),
        )
    )
