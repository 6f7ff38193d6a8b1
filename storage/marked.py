# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading entries by a mark they carry: pages of them, what stands beside it, what is about them.

A mark is asked for with any of several values. A page is read from the newest on and stops when it
is full; what counts reads each entry that carries the mark once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, TextClause, bindparam, text

from storage import rows
from storage.engine import Store
from storage.values import Page

_TOP = 1 << 62


@dataclass(frozen=True, slots=True)
class Carrying:
    """Entries of these kinds and states that carry a mark with one of these values."""

    kinds: tuple[str, ...]
    states: tuple[str, ...]
    mark: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """How often something was noted, from the first order to the last, and how it was rated.

    `first` and `last` are orders, 0 where there is none; `low` and `high` are the lowest and the
    highest of the newest ratings, `None` where nothing is rated.
    """

    count: int
    first: int
    last: int
    low: int | None
    high: int | None


class Marked:
    """A part of reading entries. Every method is one transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def carrying(
        self, wanted: Carrying, *, before: int | None = None, limit: int = 50, field: str = ""
    ) -> Page:
        """The newest entries that carry the mark; with `field`, those with words in that field."""
        bound = _bound(wanted, before) | {"most": limit + 1, "field": field}
        with self._store.read() as connection:
            statement = _with_words if field else _newest
            return _page(connection, connection.execute(statement, bound).scalars().all(), limit)

    def about(
        self,
        kinds: Sequence[str],
        wanted: Carrying,
        *,
        links: tuple[str, str],
        before: int | None = None,
        limit: int = 50,
    ) -> Page:
        """The newest entries of these kinds that the mark concerns.

        They carry it; or link with the first of `links` to an entry that does, or to what such an
        entry links to with the second.
        """
        bound = _bound(wanted, before) | {"most": limit + 1, "about_kinds": list(kinds)}
        bound |= {"first_link": links[0], "second_link": links[1]}
        with self._store.read() as connection:
            return _page(connection, connection.execute(_about, bound).scalars().all(), limit)

    def beside(self, wanted: Carrying, mark: str) -> list[tuple[str, int]]:
        """Values of another mark on the same entries, and on how many; the most frequent first."""
        with self._store.read() as connection:
            found = connection.execute(_beside, _bound(wanted, None) | {"other": mark})
            return [(value, count) for value, count in found]

    def span(self, wanted: Carrying, subject: str) -> Span:
        """How often the mark was noted, and how `subject` was rated under its value."""
        bound = _bound(wanted, None)
        with self._store.read() as connection:
            count, first, last = connection.execute(_counted, bound).one()
            low, high = connection.execute(_rated, bound | {"subject": subject}).one()
        return Span(count, first or 0, last or 0, low, high)


def _page(connection: Connection, keys: Sequence[int], limit: int) -> Page:
    found = rows.load(connection, keys[:limit])
    entries = tuple(found[key] for key in keys[:limit])
    return Page(entries, entries[-1].order if len(keys) > limit else None)


def _bound(wanted: Carrying, before: int | None) -> dict[str, Any]:
    return {
        "kinds": list(wanted.kinds),
        "states": list(wanted.states),
        "mark": wanted.mark,
        "values": list(wanted.values),
        "before": before or _TOP,
    }


def _statement(words: str) -> TextClause:
    """A statement of this module; CROSS JOIN keeps SQLite from turning the order round.

    It would rather begin with every mark of a kind, which takes minutes in a large journal.
    """
    lists = [name for name in ("kinds", "states", "values", "about_kinds") if f":{name}" in words]
    return text(words).bindparams(*(bindparam(name, expanding=True) for name in lists))


_MARKED = "m.kind = :mark AND m.value IN :values"
_FITS = "e.kind IN :kinds AND e.state IN :states"
_CARRY = f"""FROM mark AS m CROSS JOIN entry AS e ON e.order_key = m.entry_key
    WHERE {_MARKED} AND {_FITS}"""
# A mark may be on several rows of an entry, and with several of the values.
_PAGE = """AND m.entry_key < :before
    GROUP BY m.entry_key ORDER BY m.entry_key DESC LIMIT :most"""

_newest = _statement(f"SELECT m.entry_key {_CARRY} {_PAGE}")
_with_words = _statement(
    f"""SELECT m.entry_key {_CARRY} AND EXISTS (
        SELECT 1 FROM answer AS a
        WHERE a.entry_key = m.entry_key AND a.field = :field AND trim(a.text) <> ''
    ) {_PAGE}"""
)
_counted = _statement(
    f"SELECT count(DISTINCT m.entry_key), min(m.entry_key), max(m.entry_key) {_CARRY}"
)
_rated = _statement(
    f"""SELECT min(r.value), max(r.value)
    FROM mark AS m CROSS JOIN entry AS e ON e.order_key = m.entry_key
    CROSS JOIN rating AS r ON r.entry_key = m.entry_key
    WHERE {_MARKED} AND {_FITS} AND r.subject = :subject AND r.key = m.value
    AND NOT EXISTS (
        SELECT 1 FROM rating AS later WHERE later.entry_key = r.entry_key
        AND later.subject = r.subject AND later.key = r.key AND later.place > r.place
    )"""
)
_beside = _statement(
    f"""SELECT o.value, count(DISTINCT m.entry_key) AS found
    FROM mark AS m CROSS JOIN entry AS e ON e.order_key = m.entry_key
    CROSS JOIN mark AS o ON o.entry_key = m.entry_key AND o.kind = :other
    WHERE {_MARKED} AND {_FITS}
    GROUP BY o.value ORDER BY found DESC, o.value"""
)
# From the few entries that are about something to what they are about, not from the many marks.
_about = _statement(
    f"""SELECT h.order_key FROM entry AS h
    WHERE h.kind IN :about_kinds AND h.state IN :states AND h.order_key < :before
    AND (
        EXISTS (SELECT 1 FROM mark AS m WHERE m.entry_key = h.order_key AND {_MARKED})
        OR EXISTS (
            SELECT 1 FROM link AS l CROSS JOIN entry AS e ON e.id = l.target
            CROSS JOIN mark AS m ON m.entry_key = e.order_key
            WHERE l.entry_key = h.order_key AND l.kind = :first_link AND {_FITS} AND {_MARKED}
        )
        OR EXISTS (
            SELECT 1 FROM link AS l
            CROSS JOIN link AS s ON s.target = l.target AND s.kind = :second_link
            CROSS JOIN entry AS e ON e.order_key = s.entry_key
            CROSS JOIN mark AS m ON m.entry_key = s.entry_key
            WHERE l.entry_key = h.order_key AND l.kind = :first_link AND {_FITS} AND {_MARKED}
        )
    )
    ORDER BY h.order_key DESC LIMIT :most"""
)
