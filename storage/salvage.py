# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading what can be read of a damaged database, without writing a byte to it.

A page that does not pass its authentication takes the rows on it out of reach, and spoils the
connection for all that follows. So rows are read in the order of their key, from both ends: up to
the damage, then on a fresh connection back down to it. What lies between is halved where an index
still knows of an entry, and tried again. What is found goes into another database.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from storage import connecting, errors, schema, tables

Progress = Callable[[int], None]
Rows = list[tuple[Any, ...]]
Put = Callable[[Table, Rows], None]
Take = Callable[[Rows], None]

PARTS = (tables.answer, tables.rating, tables.mark, tables.link, tables.version)
_OTHER_TABLES = (tables.tombstone, tables.meta)
_LOWEST, _HIGHEST = -(1 << 62), 1 << 62
_AT_ONCE = 500
_MOST_TRIES = 20_000
# Other places that know of an entry: what to read, and in which order.
_WITNESSES = (
    ("order_key, id, NULL, NULL FROM entry INDEXED BY sqlite_autoindex_entry_1", "id"),
    (
        "order_key, NULL, kind, state FROM entry INDEXED BY ix_entry_kind_state",
        "kind {0}, state {0}, order_key",
    ),
    ("id, NULL, NULL, NULL FROM entry_text_docsize", "id"),
)


@dataclass(slots=True)
class Gap:
    """Keys from `low` to `high`, both included, between which rows could not be read."""

    low: int
    high: int


@dataclass(slots=True)
class Witness:
    """What is known of an entry from elsewhere than its own row."""

    id: str | None = None
    kind: str | None = None
    state: str | None = None


@dataclass(slots=True)
class Salvage:
    """What reading a damaged database gave.

    Attributes:
        rows: how many were read.
        gaps: for each table, where rows are missing.
        witnesses: every entry that anything knows of, by its key.
    """

    rows: int = 0
    gaps: dict[str, list[Gap]] = field(default_factory=dict)
    witnesses: dict[int, Witness] = field(default_factory=dict)

    @property
    def damaged(self) -> bool:
        """Whether anything could not be read."""
        return any(self.gaps.values())

    def in_gap(self, key: int) -> bool:
        """Whether something that hangs on the entry with this key may be missing."""
        return any(
            gap.low <= key <= gap.high for table in PARTS for gap in self.gaps.get(table.name, ())
        )


def read(path: Path, key: bytes, put: Put, progress: Progress = lambda rows: None) -> Salvage:
    """Read all there is of the closed database at `path` and hand its rows to `put`.

    A row may be handed over twice. `progress` is told the rows read so far.

    Raises:
        VaultDamaged: nothing can be read: its first page is damaged, or belongs to another key.
        NewerVersion: a newer version of the program made it.
    """
    with errors.translated(path.parent):
        reader = _Reader(path, key, put, progress)
        try:
            return reader.everything()
        finally:
            reader.close()


class _Reader:
    def __init__(self, path: Path, key: bytes, put: Put, progress: Progress) -> None:
        self._path, self._key = path, key
        self._put, self._progress = put, progress
        self._raw: Any = None
        self._tries = 0
        self._known: list[int] = []
        self._found = Salvage()

    def everything(self) -> Salvage:
        # Raises when there is nothing to be had at all.
        found = self._connection().execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if found == (0,):
            raise errors.VaultDamaged("schema")
        self._revision()
        for what, order in _WITNESSES:
            self._witnesses(what, order)
        self._known = sorted(self._found.witnesses)
        for table in (tables.entry, *PARTS):
            self._found.gaps[table.name] = []
            self._range(table, _LOWEST, _HIGHEST)
        for table in _OTHER_TABLES:
            self._plain(table)
        return self._found

    def close(self) -> None:
        if self._raw is not None:
            self._raw.close()
            self._raw = None

    def _revision(self) -> None:
        seen: Rows = []
        self._run("SELECT version_num FROM alembic_version", (), seen.extend)
        if seen and seen[0][0] not in schema.KNOWN:
            raise errors.NewerVersion(str(seen[0][0]))

    def _witnesses(self, what: str, order: str) -> None:
        def take(rows: Rows) -> None:
            for key, name, kind, state in rows:
                seen = self._found.witnesses.setdefault(int(key), Witness())
                seen.id = name or seen.id
                seen.kind, seen.state = kind or seen.kind, state or seen.state

        self._both_ways(f"SELECT {what} ORDER BY {order} {{0}}", (), take)

    def _plain(self, table: Table) -> None:
        names = _names(table)
        key = ", ".join(f"{_quoted(column.name)} {{0}}" for column in table.primary_key)
        query = f"SELECT {names} FROM {table.name} ORDER BY {key}"
        whole = self._both_ways(query, (), lambda rows: self._keep(table, rows))
        self._found.gaps[table.name] = [] if whole else [Gap(_LOWEST, _HIGHEST)]

    def _both_ways(self, query: str, values: tuple[Any, ...], take: Take) -> bool:
        return self._run(query.format("ASC"), values, take) or self._run(
            query.format("DESC"), values, take
        )

    def _range(self, table: Table, low: int, high: int) -> None:
        """Everything of one table from the key `low` to the key `high`."""
        key = next(iter(table.primary_key)).name
        query = (
            f"SELECT {_names(table)} FROM {table.name} NOT INDEXED"
            f" WHERE {key} BETWEEN ? AND ? ORDER BY {key} "
        )
        ends = [low, high]

        def take(rows: Rows, end: int) -> None:
            # The key is the first column of each of these tables.
            ends[end] = int(rows[-1][0])
            self._keep(table, rows)

        if self._run(query + "ASC", (low, high), lambda rows: take(rows, 0)):
            return
        if self._run(query + "DESC", (ends[0], high), lambda rows: take(rows, 1)):
            # It reached what was read from the other side: nothing is missing after all.
            return
        first = bisect_right(self._known, ends[0])
        past = bisect_left(self._known, ends[1])
        if first >= past or self._tries > _MOST_TRIES:
            self._found.gaps[table.name].append(Gap(*ends))
            return
        middle = self._known[(first + past) // 2]
        self._range(table, ends[0], middle - 1)
        self._range(table, middle, ends[1])

    def _keep(self, table: Table, rows: Rows) -> None:
        self._put(table, rows)
        self._found.rows += len(rows)
        self._progress(self._found.rows)

    def _run(self, query: str, values: tuple[Any, ...], take: Take) -> bool:
        """Hand over what a query gives, up to the first damaged page; whether it met none."""
        batch: Rows = []
        whole = True
        cursor: Any = None
        while True:
            try:
                if cursor is None:
                    cursor = self._connection().execute(query, values)
                row = cursor.fetchone()
            except connecting.DatabaseError:
                # One bad page poisons what follows on the same connection.
                self._tries += 1
                self.close()
                whole = False
                break
            if row is None:
                break
            batch.append(row)
            if len(batch) == _AT_ONCE:
                take(batch)
                batch = []
        if batch:
            take(batch)
        return whole

    def _connection(self) -> Any:
        if self._raw is None:
            self._raw = connecting.peek(self._path, self._key)
            # Otherwise SQLite refuses a file that was cut off, all of it.
            self._raw.execute("PRAGMA writable_schema = ON")
        return self._raw


def _names(table: Table) -> str:
    return ", ".join(_quoted(column.name) for column in table.c)


def _quoted(name: str) -> str:
    return f'"{name}"'
