# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions about kept records: their ratings, follow-ups, schemas, contacts and what helped."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sqlalchemy import (
    ClauseElement,
    ColumnElement,
    Connection,
    and_,
    exists,
    func,
    literal_column,
    select,
)

from storage import tables
from storage.insights.asking import (
    ONE,
    Question,
    day,
    episode_of,
    kept,
    literal,
    mark_of,
    newest,
    value,
)
from storage.insights.values import (
    Followed,
    Helped,
    Kept,
    LaterRating,
    Noted,
    Rated,
    Triggered,
    Within,
)

_record = tables.entry.c
_rating = tables.rating.c
_MICRO: ColumnElement[Any] = literal_column("1000000")
_SECONDS_A_DAY = 86_400
_EPOCH_DAY = 719_163
"""1970-01-01 as `date.toordinal` counts days."""

_LAST_DAY = date.max.toordinal()

_TRIGGERS = ("contact_kind", "rupture_type", "marker")


def _rated(coded: bool) -> ClauseElement:
    later = tables.rating.alias()
    given_again = exists(
        select(ONE).where(
            later.c.entry_key == _rating.entry_key,
            later.c.subject == literal("emotion"),
            later.c.key == _rating.key,
            later.c.when == literal("before"),
            later.c.place > _rating.place,
        )
    )
    strong = and_(
        _rating.subject == literal("emotion"), _rating.when == literal("before"), ~given_again
    )
    return (
        select(
            day(_record.order_key),
            _record.id,
            episode_of(_record.order_key),
            newest("rule", "before"),
            newest("rule", "after"),
            func.max(_rating.value).filter(strong),
        )
        .select_from(tables.entry.join(tables.rating, _rating.entry_key == _record.order_key))
        .where(kept(tables.entry, "record", coded=coded))
        .group_by(_record.order_key)
        .order_by(_record.order_key)
    )


def _followed(coded: bool) -> ClauseElement:
    followup, own = tables.entry.alias(), tables.rating.alias()
    local = _local_second(own.c.at_us, own.c.at_offset)
    in_record = [own.c.entry_key == _record.order_key, own.c.subject == literal("rule")]
    written = select(func.max(local)).where(
        *in_record, own.c.when.in_([literal("before"), literal("after")])
    )
    before = (
        select(own.c.value)
        .where(*in_record, own.c.when == literal("before"))
        .order_by(own.c.place.desc())
        .limit(ONE)
    )
    later = func.json_group_array(
        func.json_array(
            _rating.at_us, _rating.at_offset, _rating.place, _rating.value, followup.c.id
        )
    )
    return (
        select(
            day(_record.order_key),
            _record.id,
            episode_of(_record.order_key),
            before.scalar_subquery(),
            func.max(
                func.coalesce(written.scalar_subquery(), 0),
                _local_second(_record.at_us, _record.at_offset),
            ),
            later,
        )
        .select_from(
            tables.link.join(tables.entry, _record.id == tables.link.c.target)
            .join(followup, followup.c.order_key == tables.link.c.entry_key)
            .join(tables.rating, _rating.entry_key == followup.c.order_key)
        )
        .where(
            kept(tables.entry, "record", coded=coded),
            tables.link.c.kind == literal("follows"),
            followup.c.kind == literal("followup"),
            followup.c.state == literal("kept"),
            _rating.subject == literal("rule"),
            _rating.value.is_not(None),
        )
        .group_by(_record.order_key)
        .order_by(_record.order_key)
    )


def _noted(coded: bool) -> ClauseElement:
    mark, partly = tables.mark.alias(), tables.mark.alias()
    answered_partly = exists(
        select(ONE).where(
            partly.c.entry_key == mark.c.entry_key,
            partly.c.kind == literal("schema_partly"),
            partly.c.value == mark.c.value,
        )
    )
    strength = (
        select(_rating.value)
        .where(
            _rating.entry_key == mark.c.entry_key,
            _rating.subject == literal("schema"),
            _rating.key == mark.c.value,
        )
        .order_by(_rating.place.desc())
        .limit(ONE)
        .scalar_subquery()
    )
    found = func.json_group_array(func.json_array(mark.c.value, answered_partly, strength))
    return (
        select(day(_record.order_key), _record.id, episode_of(_record.order_key), found)
        .select_from(tables.entry.join(mark, mark.c.entry_key == _record.order_key))
        .where(kept(tables.entry, "record", coded=coded), mark.c.kind == literal("schema"))
        .group_by(_record.order_key)
        .order_by(_record.order_key)
    )


def _triggered(coded: bool) -> ClauseElement:
    mark = tables.mark.alias()
    kinds = [literal(kind) for kind in (*_TRIGGERS, "schema")]
    found = (
        select(func.json_group_array(func.json_array(mark.c.kind, mark.c.value)))
        .where(mark.c.entry_key == _record.order_key, mark.c.kind.in_(kinds))
        .scalar_subquery()
    )
    return (
        select(day(_record.order_key), _record.id, found)
        .where(kept(tables.entry, "record", coded=coded))
        .order_by(_record.order_key)
    )


def _helped(coded: bool) -> ClauseElement:
    return (
        select(
            day(_record.order_key),
            _record.id,
            mark_of(_record.order_key, "helpful_step"),
            newest("helpful"),
        )
        .select_from(tables.entry.join(tables.rating, _rating.entry_key == _record.order_key))
        .where(
            kept(tables.entry, "record", coded=coded),
            _rating.subject == literal("helpful"),
        )
        .group_by(_record.order_key)
        .order_by(_record.order_key)
    )


def _kept(coded: bool) -> ClauseElement:
    return (
        select(day(_record.order_key), episode_of(_record.order_key))
        .where(kept(tables.entry, "record", coded=coded))
        .order_by(_record.order_key)
    )


def _local_second(at_us: Any, offset: Any) -> Any:
    return at_us.op("/")(_MICRO) + offset


_RATED, _FOLLOWED, _NOTED = Question(_rated), Question(_followed), Question(_noted)
_TRIGGERED, _HELPED, _KEPT = Question(_triggered), Question(_helped), Question(_kept)


def rated(connection: Connection, within: Within) -> list[Rated]:
    """Records in which anything was rated, oldest first."""
    return [
        Rated(on, name, episode, value(before), value(after), peak)
        for on, name, episode, before, after, peak in _RATED.ask(connection, within)
    ]


def followed(connection: Connection, within: Within) -> list[Followed]:
    """Records with follow-ups in which their rule was rated, oldest first."""
    return [
        Followed(on, name, episode, before, _day(second), _later(found))
        for on, name, episode, before, second, found in _FOLLOWED.ask(connection, within)
    ]


def noted(connection: Connection, within: Within) -> list[Noted]:
    """Records in which a schema was chosen or answered yes or partly, oldest first."""
    return [
        Noted(
            on,
            name,
            episode,
            tuple([(schema, bool(p), strength) for schema, p, strength in json.loads(some)]),
        )
        for on, name, episode, some in _NOTED.ask(connection, within)
    ]


def triggered(connection: Connection, within: Within) -> list[Triggered]:
    """What each record, also one with nothing of it, says of its contact and of schemas."""
    rows = []
    for on, name, found in _TRIGGERED.ask(connection, within):
        marks = json.loads(found)
        rows.append(
            Triggered(
                on,
                name,
                tuple([(kind, of) for kind, of in marks if kind != "schema"]),
                tuple([of for kind, of in marks if kind == "schema"]),
            )
        )
    return rows


def helped(connection: Connection, within: Within) -> list[Helped]:
    """Records that were rated for how useful writing was, and tell a step, oldest first."""
    return [
        Helped(on, name, step, rating)
        for on, name, step, packed in _HELPED.ask(connection, within)
        if step and (rating := value(packed)) is not None
    ]


def kept_records(connection: Connection, within: Within) -> list[Kept]:
    """Each kept record, oldest first."""
    return [Kept(on, episode) for on, episode in _KEPT.ask(connection, within)]


def _later(found: str) -> tuple[LaterRating, ...]:
    ratings = sorted(json.loads(found))
    return tuple(
        LaterRating(at_us, _day(at_us // 1_000_000 + offset), rating, name)
        for at_us, offset, _place, rating, name in ratings
    )


def _day(local_second: int) -> int:
    """A day that a calendar has, whatever a file from elsewhere says."""
    return min(max(_EPOCH_DAY + local_second // _SECONDS_A_DAY, 1), _LAST_DAY)
