# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers to one field over the whole journal, as short rows: the text, and the entry it is of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, bindparam, or_, select

from storage import tables
from storage.engine import Store
from storage.values import TextRow

_entry = tables.entry.c
_answer = tables.answer.c
_ESCAPE = "\\"


class Texts:
    """Reads answers without the entries they belong to. One transaction a call."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_field(
        self,
        field: str,
        *,
        kinds: Sequence[str],
        states: Sequence[str],
        containing: Sequence[str],
        limit: int,
    ) -> list[TextRow]:
        """The newest answers to a field that contain any of some pieces of words.

        Args:
            field: of this field alone.
            kinds, states: of entries of these only.
            containing: pieces in lower case; a letter outside ASCII stands for any one character.
                Without a piece nothing is found.
            limit: how many at most.
        """
        if not containing or not kinds or not states:
            return []
        wanted = {"field": field, "kinds": list(kinds), "states": list(states), "most": limit}
        with self._store.read() as connection:
            found = connection.execute(_query([_pattern(p) for p in containing]), wanted)
            return [TextRow(row.id, row.kind, row.day, row.text) for row in found]


def _query(patterns: Sequence[str]) -> Select[Any]:
    of_field = (_answer.entry_key == _entry.order_key) & (_answer.field == bindparam("field"))
    return (
        select(_entry.id, _entry.kind, _entry.day, _answer.text)
        .select_from(tables.entry.join(tables.answer, of_field))
        .where(
            _entry.kind.in_(bindparam("kinds", expanding=True)),
            _entry.state.in_(bindparam("states", expanding=True)),
            or_(*(_answer.text.like(pattern, escape=_ESCAPE) for pattern in patterns)),
        )
        .order_by(_entry.order_key.desc())
        .limit(bindparam("most"))
    )


def _pattern(piece: str) -> str:
    """A piece for LIKE, which knows upper and lower case in ASCII alone."""
    told = (f"{_ESCAPE}{c}" if c in f"%_{_ESCAPE}" else c if c.isascii() else "_" for c in piece)
    return f"%{''.join(told)}%"
