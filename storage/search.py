# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding entries and answers by their words, newest first, and showing where the words are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, or_, select, text

from storage import errors, folding, tables
from storage.engine import Store
from storage.highlighting import highlight
from storage.prepared import driver
from storage.values import SearchHit, TextRow

# How many steps of SQLite's machine go by between two looks at whether a query is still wanted.
STEPS = 1000
_TOP = 1 << 62

# The row id constraint and the order are both answered by the index itself, so that SQLite
# stops after `most` hits. CROSS JOIN keeps it from starting at the entries.
_find = text(
    """SELECT e.id, e.order_key FROM entry_text AS t CROSS JOIN entry AS e
    ON e.order_key = t.rowid
    WHERE t.entry_text MATCH :expression AND t.rowid < :before
    AND e.kind IN :kinds AND e.state IN :states
    ORDER BY t.rowid DESC LIMIT :most"""
).bindparams(bindparam("kinds", expanding=True), bindparam("states", expanding=True))

_entry = tables.entry.c
_answer = tables.answer.c
_ESCAPE = "\\"


def _answers(patterns: Sequence[str]) -> Select[Any]:
    of_field = (_answer.entry_key == _entry.order_key) & (_answer.field == bindparam("field"))
    return (
        select(
            _entry.id,
            _entry.kind,
            _entry.day,
            func.substr(_answer.text, 1, bindparam("longest")).label("text"),
        )
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


class Search:
    """The search index of one vault."""

    normalise = staticmethod(folding.fold)
    tokens = staticmethod(folding.words)
    highlight = staticmethod(highlight)

    def __init__(self, store: Store) -> None:
        self._store = store
        self._newest = 0

    def find(
        self,
        query: str,
        *,
        kinds: Sequence[str],
        states: Sequence[str],
        before: int | None = None,
        limit: int = 50,
        token: int | None = None,
    ) -> list[SearchHit]:
        """Entries holding every word of `query`, newest first.

        The last word may be the beginning of a word, unless a space follows it. In scripts
        without spaces any run of characters is found. A query without letters finds nothing.

        Args:
            query: as typed; none of its characters is an operator.
            kinds, states: of these only.
            before: only entries with a smaller order.
            limit: how many at most.
            token: a number that grows with each query, see `cancel_older`.

        Raises:
            SearchCancelled: `cancel_older` was called with a larger token.
        """
        expression = folding.expression(query)
        if not expression or not kinds or not states:
            return []
        wanted = {
            "expression": expression,
            "before": before or _TOP,
            "kinds": list(kinds),
            "states": list(states),
            "most": limit,
        }
        with self._store.read() as connection, self._stoppable(connection, token):
            return [SearchHit(name, key) for name, key in connection.execute(_find, wanted)]

    def answers(
        self,
        field: str,
        *,
        kinds: Sequence[str],
        states: Sequence[str],
        containing: Sequence[str],
        limit: int,
        longest: int,
    ) -> list[TextRow]:
        """The newest answers to a field that contain any of some pieces of words.

        Args:
            field: of this field alone.
            kinds, states: of entries of these only.
            containing: pieces in lower case; a letter outside ASCII stands for any one character.
                Without a piece nothing is found.
            limit: how many at most.
            longest: of a longer answer the beginning, in characters.
        """
        if not containing or not kinds or not states:
            return []
        wanted: dict[str, Any] = {"field": field, "kinds": list(kinds), "states": list(states)}
        wanted |= {"most": limit, "longest": longest}
        with self._store.read() as connection:
            found = connection.execute(_answers([_pattern(p) for p in containing]), wanted)
            return [TextRow(row.id, row.kind, row.day, row.text) for row in found]

    def cancel_older(self, token: int) -> None:
        """Stop queries with a smaller token, within about a millisecond. From any thread."""
        self._newest = max(self._newest, token)

    @contextmanager
    def _stoppable(self, connection: Connection, token: int | None) -> Iterator[None]:
        if token is None:
            yield
            return
        if self._stale(token):
            raise errors.SearchCancelled
        # Not interrupt(): that could hit a save which follows on the same connection.
        raw = driver(connection)
        raw.set_progress_handler(lambda: self._stale(token), STEPS)
        try:
            yield
        finally:
            raw.set_progress_handler(None, STEPS)

    def _stale(self, token: int) -> bool:
        return token < self._newest
