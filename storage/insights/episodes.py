# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions about kept episodes: their course, and what was noted in their records."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import ClauseElement, Connection, func, select

from storage import tables
from storage.insights.asking import Question, day, kept, literal, mark_of, marked
from storage.insights.values import Became, EpisodeRow, Met, Within

_episode = tables.entry.c


def _episodes(coded: bool) -> ClauseElement:
    """One row an episode, gathered from all that links to it.

    The outer joins keep SQLite at the episode: it would begin with every contact of the journal.
    """
    link, part, coping = tables.link.alias(), tables.entry.alias(), tables.mark.alias()
    copings = select(func.json_group_array(coping.c.value)).where(
        coping.c.entry_key == part.c.order_key, coping.c.kind == literal("coping")
    )
    met = func.json_array(
        part.c.order_key,
        marked(part.c.order_key, "marker"),
        marked(part.c.order_key, "own_part", "said"),
    )
    became = func.json_array(part.c.order_key, mark_of(part.c.order_key, "status"))

    def of(kind: str, told: Any) -> Any:
        counts = (part.c.kind == literal(kind)) & (part.c.state == literal("kept"))
        return func.json_group_array(told).filter(counts)

    hanging = (link.c.target == _episode.id) & (link.c.kind == literal("part_of"))
    return (
        select(
            day(_episode.order_key),
            _episode.id,
            _episode.client_code,
            mark_of(_episode.order_key, "noticed_by"),
            marked(_episode.order_key, "marker"),
            of("contact", met),
            of("status", became),
            of("record", func.json(copings.scalar_subquery())),
        )
        .select_from(
            tables.entry.outerjoin(link, hanging).outerjoin(
                part, part.c.order_key == link.c.entry_key
            )
        )
        .where(kept(tables.entry, "episode", coded=coded))
        .group_by(_episode.order_key)
        .order_by(_episode.order_key)
    )


_EPISODES = Question(_episodes)


def episodes(connection: Connection, within: Within) -> list[EpisodeRow]:
    """Every kept episode, oldest first."""
    return [
        EpisodeRow(
            on,
            name,
            code,
            noticed,
            bool(ticked),
            tuple(Met(_day(key), bool(t), bool(o)) for key, t, o in sorted(json.loads(contacts))),
            tuple(Became(_day(key), status) for key, status in sorted(json.loads(changes))),
            tuple(sorted({name for names in json.loads(copings) for name in names})),
        )
        for on, name, code, noticed, ticked, contacts, changes, copings in _EPISODES.ask(
            connection, within
        )
    ]


def _day(key: int) -> int:
    return (key >> 24) + 1
