# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading entries in the order of the journal: pages, children, counts, client codes.

A page costs the same at 1,000 and at 50,000 entries: it is read off the end of an index that
holds exactly the entries asked for. No OFFSET, no sorting of more than a page for each pair of
kind and state.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    func,
    literal_column,
    select,
    union_all,
)

from storage import rows, tables
from storage.engine import Store
from storage.marked import Marked
from storage.order import first_key, past_key
from storage.values import EntryRow, Page

_entry = tables.entry.c
_TOP = 1 << 62

_keys_of = select(_entry.order_key).where(_entry.id.in_(bindparam("ids", expanding=True)))
_next_slice = (
    select(_entry.order_key)
    .where(_entry.order_key > bindparam("after"))
    .order_by(_entry.order_key)
    .limit(rows.SLICE)
)
_children = (
    select(tables.link.c.entry_key)
    .where(
        tables.link.c.target.in_(bindparam("targets", expanding=True)),
        tables.link.c.kind == bindparam("link_kind"),
    )
    .order_by(tables.link.c.entry_key)
)
_counts = select(_entry.kind, _entry.state, func.count()).group_by(_entry.kind, _entry.state)


class Listing(Marked):
    """The reading half of `Entries`. Every method is one transaction."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._store = store

    def many(self, ids: Sequence[str]) -> list[EntryRow]:
        """The entries with these ids, in the order asked for; unknown ids are left out."""
        with self._store.read() as connection:
            return self._load_ids(connection, ids)

    def children(
        self, entry_id: str, link_kind: str, *, heads: Container[str] = ()
    ) -> list[EntryRow]:
        """The entries that link to this one, oldest first, those in the trash included."""
        return self.children_of((entry_id,), link_kind, heads=heads)

    def children_of(
        self, entry_ids: Sequence[str], link_kind: str, *, heads: Container[str] = ()
    ) -> list[EntryRow]:
        """The entries that link to any of these, oldest first, those in the trash included.

        Entries of the kinds in `heads` come without answers, ratings and marks.
        """
        with self._store.read() as connection:
            wanted = {"targets": list(entry_ids), "link_kind": link_kind}
            keys = list(dict.fromkeys(connection.execute(_children, wanted).scalars()))
            found = rows.load(connection, keys, heads)
            return [found[key] for key in keys]

    def page(
        self,
        *,
        kinds: Sequence[str],
        states: Sequence[str],
        before: int | None = None,
        limit: int = 50,
        code: str = "",
        marks: Mapping[str, str] | None = None,
        since: str = "",
        until: str = "",
    ) -> Page:
        """The newest entries that fit everything asked for.

        Args:
            kinds, states: of these; one of neither gives an empty page.
            before: only those with a smaller order: `Page.next_key` of the page before.
            limit: how many at most.
            code: with this client code.
            marks: carrying all of these, kind to value.
            since, until: first and last local day, YYYY-MM-DD, both included.
        """
        high = min(before or _TOP, past_key(until) if until else _TOP)
        low = first_key(since) if since else 0
        wanted: dict[str, Any] = {"high": high, "low": low, "most": limit + 1}
        for place, (kind, state) in enumerate((k, s) for k in kinds for s in states):
            wanted |= {f"kind_{place}": kind, f"state_{place}": state}
        for place, (kind, value) in enumerate((marks or {}).items()):
            wanted |= {f"mark_{place}": kind, f"value_{place}": value}
        if code:
            wanted["code"] = code
        pairs = len(kinds) * len(states)
        if not pairs or high <= low:
            return Page((), None)
        with self._store.read() as connection:
            statement = _page(pairs, bool(code), len(marks or {}))
            keys = list(connection.execute(statement, wanted).scalars())
            found = rows.load(connection, keys[:limit])
        entries = tuple(found[key] for key in keys[:limit])
        return Page(entries, entries[-1].order if len(keys) > limit else None)

    def counts(self) -> dict[tuple[str, str], int]:
        """How many entries there are of each (kind, state)."""
        with self._store.read() as connection:
            return {(kind, state): n for kind, state, n in connection.execute(_counts)}

    def codes(self, kinds: Sequence[str] = ()) -> list[tuple[str, int]]:
        """Client codes in use outside the trash, and on how many entries (of these kinds)."""
        query = (
            select(_entry.client_code, func.count())
            .where(literal_column("client_code <> ''"), _entry.state != "trashed")
            .group_by(_entry.client_code)
            .order_by(_entry.client_code)
        )
        if kinds:
            query = query.where(_entry.kind.in_(list(kinds)))
        with self._store.read() as connection:
            return [(code, n) for code, n in connection.execute(query)]

    def _load_ids(self, connection: Connection, ids: Sequence[str]) -> list[EntryRow]:
        keys: list[int] = []
        for start in range(0, len(ids), rows.SLICE):
            some = {"ids": list(ids[start : start + rows.SLICE])}
            keys += connection.execute(_keys_of, some).scalars()
        found = {entry.id: entry for entry in rows.load(connection, keys).values()}
        return [found[entry_id] for entry_id in ids if entry_id in found]

    def _slice(self, connection: Connection, after: int) -> list[EntryRow]:
        keys = connection.execute(_next_slice, {"after": after}).scalars().all()
        found = rows.load(connection, keys)
        return [found[key] for key in keys]


_pages: dict[tuple[int, bool, int], Any] = {}


def _page(pairs: int, with_code: bool, marks: int) -> Any:
    """The statement of a page of this shape, built once."""
    shape = (pairs, with_code, marks)
    if shape not in _pages:
        _pages[shape] = _by_marks(pairs, with_code, marks) if marks else _by_kind(pairs, with_code)
    return _pages[shape]


def _by_kind(pairs: int, with_code: bool) -> Any:
    """The ends of one index range for each pair, merged."""
    parts = []
    for place in range(pairs):
        part = _window(select(_entry.order_key), _entry.order_key).where(
            _entry.kind == bindparam(f"kind_{place}"), _entry.state == bindparam(f"state_{place}")
        )
        if with_code:
            # Spelt out, so that SQLite sees the partial index fits.
            part = part.where(
                _entry.client_code == bindparam("code"), literal_column("client_code <> ''")
            )
        parts.append(part.subquery())
    if pairs == 1:
        return select(parts[0].c.order_key)
    merged = union_all(*(select(part.c.order_key) for part in parts)).subquery()
    return select(merged.c.order_key).order_by(merged.c.order_key.desc()).limit(bindparam("most"))


def _by_marks(pairs: int, with_code: bool, marks: int) -> Any:
    """Down the entries that carry the first mark, looking each up."""
    first = tables.mark.alias()
    query = select(_entry.order_key).select_from(
        first.join(tables.entry, _entry.order_key == first.c.entry_key)
    )
    query = query.where(first.c.kind == bindparam("mark_0"), first.c.value == bindparam("value_0"))
    for place in range(1, marks):
        other = tables.mark.alias()
        query = query.where(
            select(1)
            .select_from(other)
            .where(
                other.c.entry_key == first.c.entry_key,
                other.c.kind == bindparam(f"mark_{place}"),
                other.c.value == bindparam(f"value_{place}"),
            )
            .exists()
        )
    # The pairs are every kind with every state, so each of the two may be asked for by itself.
    query = query.where(
        _entry.kind.in_([bindparam(f"kind_{place}") for place in range(pairs)]),
        _entry.state.in_([bindparam(f"state_{place}") for place in range(pairs)]),
    )
    if with_code:
        query = query.where(_entry.client_code == bindparam("code"))
    # A mark may be on several rows of an entry; the index keeps them together.
    return _window(query, first.c.entry_key).group_by(first.c.entry_key)


def _window(query: Select[Any], key: ColumnElement[Any]) -> Select[Any]:
    return (
        query.where(key < bindparam("high"), key > bindparam("low"))
        .order_by(key.desc())
        .limit(bindparam("most"))
    )
