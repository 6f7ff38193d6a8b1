# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions behind the small counts: fears, noticing, first signs, guesses, practice, wobble."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    ClauseElement,
    ColumnElement,
    Connection,
    Integer,
    and_,
    bindparam,
    cast,
    exists,
    func,
    literal_column,
    or_,
    select,
    true,
)

from storage import tables
from storage.insights.asking import (
    ONE,
    Question,
    day,
    kept,
    literal,
    newest,
    of_episode_with_code,
    value,
    written,
)
from storage.insights.values import (
    Feared,
    Guessed,
    Noticed,
    Practised,
    Signed,
    Within,
    WobblePair,
)

_entry = tables.entry.c
_rating = tables.rating.c
_mark = tables.mark.c
_WEEK: ColumnElement[Any] = literal_column("7")

SITTING, SECONDS = "sitting", "seconds"
"""The kind of entry of a practice, and its answer that tells how long it really was."""

_MOST_SECONDS: ColumnElement[Any] = literal_column("604800")
"""A week: no sitting counts for more, whatever a file from elsewhere says, nor for less than 0."""


def _of_kept_record(coded: bool) -> ColumnElement[bool]:
    """Whether a follow-up is of a record that counts."""
    record, link = tables.entry.alias(), tables.link.alias()
    joined = link.join(record, record.c.id == link.c.target)
    wanted = [
        link.c.entry_key == _entry.order_key,
        link.c.kind == literal("follows"),
        record.c.state == literal("kept"),
    ]
    if coded:
        wanted.append(record.c.client_code == bindparam("code"))
    return exists(select(ONE).select_from(joined).where(*wanted))


def _of_episode(coded: bool) -> list[ColumnElement[bool]]:
    return [of_episode_with_code(_entry.order_key)] if coded else []


def _feared(coded: bool) -> ClauseElement:
    return (
        select(day(_entry.order_key), _entry.id, _mark.value)
        .select_from(tables.mark.join(tables.entry, _entry.order_key == _mark.entry_key))
        .where(
            _mark.kind == literal("feared_outcome"),
            or_(
                kept(tables.entry, "review") & _all(_of_episode(coded)),
                kept(tables.entry, "followup") & _of_kept_record(coded),
            ),
        )
        .order_by(_entry.order_key)
    )


def _noticed(coded: bool) -> ClauseElement:
    return (
        select(day(_entry.order_key), _entry.id, _mark.value)
        .select_from(tables.mark.join(tables.entry, _entry.order_key == _mark.entry_key))
        .where(
            _mark.kind == literal("noticed_when"),
            or_(
                kept(tables.entry, "record", coded=coded),
                kept(tables.entry, "contact") & _all(_of_episode(coded)),
            ),
        )
        .order_by(_entry.order_key)
    )


def _signed(coded: bool) -> ClauseElement:
    return (
        select(_mark.kind, _mark.value, func.count(_mark.entry_key.distinct()))
        .select_from(tables.mark.join(tables.entry, _entry.order_key == _mark.entry_key))
        .where(kept(tables.entry, "record", coded=coded), _is_sign())
        .group_by(_mark.kind, _mark.value)
    )


def _with_signs(coded: bool) -> ClauseElement:
    return (
        select(func.count(_mark.entry_key.distinct()))
        .select_from(tables.mark.join(tables.entry, _entry.order_key == _mark.entry_key))
        .where(kept(tables.entry, "record", coded=coded), _is_sign())
    )


def _is_sign() -> ColumnElement[bool]:
    """A sign in the body, or a marker of one's own side."""
    own = func.json_each(bindparam("own")).table_valued("value", name="own")
    return or_(
        (_mark.kind == literal("sensation")) & (_mark.value != literal("none")),
        (_mark.kind == literal("marker")) & _mark.value.in_(select(own.c.value)),
    )


def _guessed(coded: bool) -> ClauseElement:
    return (
        select(day(_entry.order_key), _entry.id, written(_entry.order_key, "said"))
        .where(
            kept(tables.entry, "contact"),
            *_of_episode(coded),
            written(_entry.order_key, "guess"),
        )
        .order_by(_entry.order_key)
    )


def _practised(_coded: bool) -> ClauseElement:
    """Practice is of no client. Weeks begin on Monday, as that of day 1 did."""
    before = day(_entry.order_key) - ONE
    monday = day(_entry.order_key) - before % _WEEK
    given = cast(tables.answer.c.text, Integer)
    # of two arguments SQLite's max and min are no aggregates
    seconds: ColumnElement[Any] = func.max(literal_column("0"), func.min(given, _MOST_SECONDS))
    return (
        select(monday, func.sum(seconds))
        .select_from(
            tables.entry.join(tables.answer, tables.answer.c.entry_key == _entry.order_key)
        )
        .where(kept(tables.entry, SITTING), tables.answer.c.field == literal(SECONDS))
        .group_by(monday)
        .order_by(monday)
    )


def _wobbled(_coded: bool) -> ClauseElement:
    first, again = (
        func.max(_rating.at_us).filter(_rating.when == literal(when))
        for when in ("before", "again")
    )
    return (
        select(
            day(_entry.order_key),
            _entry.id,
            newest("wobble", "before"),
            newest("wobble", "again"),
            again - first,
        )
        .select_from(tables.entry.join(tables.rating, _rating.entry_key == _entry.order_key))
        .where(kept(tables.entry, "wobble"), _rating.subject == literal("wobble"))
        .group_by(_entry.order_key)
        .order_by(_entry.order_key)
    )


_FEARED, _NOTICED, _GUESSED = Question(_feared), Question(_noticed), Question(_guessed)
_SIGNED, _WITH_SIGNS = Question(_signed), Question(_with_signs)
_PRACTISED, _WOBBLED = Question(_practised), Question(_wobbled)


def feared(connection: Connection, within: Within) -> list[Feared]:
    """What became of what was feared, oldest first."""
    return [Feared(*row) for row in _FEARED.ask(connection, within)]


def noticed(connection: Connection, within: Within) -> list[Noticed]:
    """When a strain was noticed, as told on records and contacts, oldest first."""
    return [Noticed(*row) for row in _NOTICED.ask(connection, within)]


def signed(
    connection: Connection, within: Within, own: Collection[str]
) -> tuple[list[Signed], int]:
    """How many records have each sign, and how many have any. `own`: markers of one's own side."""
    asked = {"own": json.dumps(sorted(own))}
    found = [Signed(*row) for row in _SIGNED.ask(connection, within, **asked)]
    ((records,),) = _WITH_SIGNS.ask(connection, within, **asked).fetchall()
    return found, records


def guessed(connection: Connection, within: Within) -> list[Guessed]:
    """Contacts with a guess, oldest first."""
    rows = _GUESSED.ask(connection, within)
    return [Guessed(on, name, bool(answered)) for on, name, answered in rows]


def practised(connection: Connection, within: Within) -> list[Practised]:
    """Weeks with practice, oldest first."""
    return [
        Practised(monday, int(seconds)) for monday, seconds in _PRACTISED.ask(connection, within)
    ]


def wobbled(connection: Connection) -> list[WobblePair]:
    """Every wobble pair of which both are rated, oldest first."""
    rows = []
    for on, name, first, second, apart in _WOBBLED.ask(connection, Within()):
        before, again = value(first), value(second)
        if before is not None and again is not None:
            rows.append(WobblePair(on, name, before, again, apart))
    return rows


def _all(conditions: list[ColumnElement[bool]]) -> ColumnElement[bool]:
    return and_(true(), *conditions)
