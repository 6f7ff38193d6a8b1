# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A keyed digest over all rows, kept in step by triggers.

SQLCipher proves that a page was written by somebody with the key, and where it belongs, but not
that it is the newest one: an older copy of a page, put back, passes each of its checks. So one row
of `meta` holds, at every commit,

    sum over all rows of HMAC-SHA256(key, table, column, column, ...)  mod 2^256

A row that is changed, removed, added, moved or brought back from yesterday changes the sum, and
nobody can work out the right one without the key. The triggers add the new row and take away the
old one, in the same transaction, also for cascades, raw SQL and savepoints. They are temporary:
made on each connection that writes, since `trusted_schema = OFF` lets no function of ours be
called from the file itself. `REPLACE` needs `recursive_triggers = ON`, see `engine`.

The sum is never worked out anew from the rows that are there, since that would make any tampering
good. The exceptions verify first: a migration and a change of the keys.

Not covered: the search index, which `integrity_check` looks at, and the whole file put back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives import hashes, hmac

from storage import errors

ROW = "digest"
"""The key of the row of `meta` that holds the sum, as 64 hexadecimal digits."""

STEP = 300
"""Rows in one step of a check: about 2 ms."""

ABSENT = -1
"""What is read where no sum is kept, or something that is none."""

_WHOLE = 1 << 256
_SEARCH = "entry_text"

Values = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Covered:
    """One table the digest covers. `key`: the places of its primary key among its columns."""

    name: str
    columns: tuple[str, ...]
    key: tuple[int, ...]

    def key_of(self, row: Values) -> tuple[Any, ...]:
        """The primary key of a row: what the rows are read in the order of."""
        return tuple(row[place] for place in self.key)


def covered(raw: Any) -> tuple[Covered, ...]:
    """The tables of this database, whatever its revision: all but the search index."""
    names = raw.execute(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name"
    ).fetchall()
    return tuple(
        _table(raw, name) for (name,) in names if not name.startswith(("sqlite_", _SEARCH))
    )


def _table(raw: Any, name: str) -> Covered:
    found = raw.execute(f"PRAGMA main.table_info({_quoted(name)})").fetchall()
    columns = tuple(row[1] for row in found)
    places = sorted((row[5], row[0]) for row in found if row[5])
    return Covered(name, columns, tuple(place for _, place in places))


class Tags:
    """The tag of a row under one key."""

    def __init__(self, key: bytes) -> None:
        self._base = hmac.HMAC(key, hashes.SHA256())

    def of(self, table: str) -> Callable[[Values], int]:
        """What gives the tag of a row of `table`, a number below 2^256."""
        base = self._base.copy()
        base.update(_encoded((table,)))

        def tag(row: Values) -> int:
            one = base.copy()
            one.update(_encoded(row))
            return int.from_bytes(one.finalize(), "big")

        return tag


def _encoded(values: Values) -> bytes:
    """Each value with its type, and its length where that varies: no two rows look the same."""
    parts = []
    for value in values:
        if value is None:
            parts.append(b"n")
        elif isinstance(value, str):
            data = value.encode()
            parts.append(b"s%d:" % len(data))
            parts.append(data)
        elif isinstance(value, int):
            parts.append(b"i%d;" % value)
        else:
            parts.append(b"b%d:" % len(value))
            parts.append(value)
    return b"".join(parts)


class Walk:
    """A walk over all rows, in steps, that adds their tags up while others go on writing."""

    def __init__(self, raw: Any, tags: Sequence[Tags]) -> None:
        self.tables = covered(raw)
        self.rows = 0
        self.sums = [0 for _ in tags]
        self.finished = False
        self._tags = [[one.of(table.name) for one in tags] for table in self.tables]
        self._numbers = {table.name: number for number, table in enumerate(self.tables)}
        self._at = 0
        self._key: tuple[Any, ...] = ()

    def step(self, raw: Any, most: int = STEP) -> None:
        """Read on, `most` rows at most, within the transaction that is open."""
        while most > 0 and not self.finished:
            table = self.tables[self._at]
            read = raw.execute(_next_rows(table, bool(self._key)), (*self._key, most)).fetchall()
            for place, tag in enumerate(self._tags[self._at]):
                self.sums[place] = (self.sums[place] + sum(map(tag, read))) % _WHOLE
            self.rows += len(read)
            if len(read) < most:
                self._at += 1
                self._key = ()
                self.finished = self._at == len(self.tables)
            else:
                self._key = table.key_of(read[-1])
            most -= len(read)

    def changed(self, name: str, row: Values, tag: int) -> None:
        """A row was added (`tag`) or taken away (-`tag`): it counts if it was passed already."""
        number = self._numbers.get(name, -1)
        passed = number < self._at
        if number == self._at and self._key:
            passed = self.tables[number].key_of(row) <= self._key
        if passed:
            self.sums[0] = (self.sums[0] + tag) % _WHOLE


def _next_rows(table: Covered, further: bool) -> str:
    columns = ", ".join(map(_quoted, table.columns))
    key = ", ".join(_quoted(table.columns[place]) for place in table.key)
    conditions = []
    if table.name == "meta":
        conditions.append(f"key <> '{ROW}'")
    if further:
        conditions.append(f"({key}) > ({', '.join('?' * len(table.key))})")
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return f"SELECT {columns} FROM main.{_quoted(table.name)}{where} ORDER BY {key} LIMIT ?"


class Digest:
    """Keeps the digest of one database, and checks it while it is used."""

    def __init__(self, key: bytes) -> None:
        self._tags = Tags(key)
        self._tables: list[tuple[str, Callable[[Values], int]]] = []
        self._walk: Walk | None = None

    def attach(self, raw: Any) -> None:
        """Make the triggers on a fresh driver connection. A database without tables gets none."""
        tables = covered(raw)
        self._tables = [(table.name, self._tags.of(table.name)) for table in tables]
        raw.create_function("digest_add", -1, self._add)
        raw.create_function("digest_take", -1, self._take)
        raw.create_function("digest_swap", -1, self._swap)
        if any(table.name == "meta" for table in tables):
            for number, table in enumerate(tables):
                for statement in _triggers(number, table):
                    raw.execute(statement)

    def _add(self, kept: str, number: int, *new: Any) -> str:
        return self._moved(kept, number, (), new)

    def _take(self, kept: str, number: int, *old: Any) -> str:
        return self._moved(kept, number, old, ())

    def _swap(self, kept: str, number: int, *both: Any) -> str:
        half = len(both) // 2
        return self._moved(kept, number, both[:half], both[half:])

    def _moved(self, kept: str, number: int, old: Values, new: Values) -> str:
        name, tag = self._tables[number]
        less = tag(old) if old else 0
        more = tag(new) if new else 0
        walk = self._walk
        if walk is not None:
            if old:
                walk.changed(name, old, -less)
            if new:
                walk.changed(name, new, more)
        return _text((_number(kept) + more - less) % _WHOLE)

    def forget(self) -> None:
        """A transaction was rolled back: a check under way starts again."""
        self._walk = None

    def step(self, raw: Any) -> Walk:
        """Take a check one step further, or begin one.

        Raises:
            VaultDamaged: the sum does not fit the rows ("digest"). SQLite's own errors come as
                they are.
        """
        walk = self._walk
        if walk is None or walk.finished:
            walk = self._walk = Walk(raw, [self._tags])
        walk.step(raw)
        if walk.finished:
            self._walk = None
            # Part of a transaction may have been undone unseen: only a walk in one go accuses.
            if walk.sums[0] != read(raw):
                self.verify(raw)
        return walk

    def verify(self, raw: Any) -> int:
        """Check all rows now; how many there are.

        Raises:
            VaultDamaged: the sum does not fit the rows ("digest").
        """
        return _verified(raw, self._tags).rows


def _triggers(number: int, table: Covered) -> Iterator[str]:
    name = _quoted(table.name)
    old = ", ".join(f"OLD.{_quoted(column)}" for column in table.columns)
    new = ", ".join(f"NEW.{_quoted(column)}" for column in table.columns)
    both = f"{old}, {new}"
    for act, function, values, side in (
        ("INSERT", "add", new, "NEW"),
        ("UPDATE", "swap", both, "NEW"),
        ("DELETE", "take", old, "OLD"),
    ):
        # The row of the sum is the one that no sum can cover.
        when = f" WHEN {side}.key <> '{ROW}'" if table.name == "meta" else ""
        yield (
            f"CREATE TEMP TRIGGER digest_{table.name}_{act.lower()}"
            f" AFTER {act} ON main.{name}{when}"
            f" BEGIN UPDATE meta SET text = digest_{function}(text, {number}, {values})"
            f" WHERE key = '{ROW}'; END"
        )


def read(raw: Any) -> int:
    """The sum as it is kept, or `ABSENT`, which fits no rows."""
    row = raw.execute("SELECT text FROM main.meta WHERE key = ?", (ROW,)).fetchone()
    return ABSENT if row is None else _number(row[0])


def write(raw: Any, key: bytes) -> None:
    """Work the sum out from the rows that are there. For a new database and a verified one."""
    _write(raw, _walked(raw, [Tags(key)]).sums[0])


def verify(raw: Any, key: bytes) -> int:
    """Check all rows on a driver connection; how many there are.

    Raises:
        VaultDamaged: the sum does not fit the rows ("digest").
    """
    return _verified(raw, Tags(key)).rows


def rekey(raw: Any, old: bytes, new: bytes) -> int:
    """Check all rows under `old` and write the sum under `new`, in one transaction.

    `raw` is a driver connection without triggers, as `engine.connect` gives it. A transaction that
    is open is joined and left open. Returns how many rows there are.

    Raises:
        VaultDamaged: the sum does not fit the rows; nothing was changed.
    """
    joined = raw.in_transaction
    if not joined:
        raw.execute("BEGIN IMMEDIATE")
    try:
        walk = _walked(raw, [Tags(old), Tags(new)])
        if walk.sums[0] != read(raw):
            raise errors.VaultDamaged(ROW)
        _write(raw, walk.sums[1])
        if not joined:
            raw.execute("COMMIT")
    except BaseException:
        if not joined and raw.in_transaction:
            raw.execute("ROLLBACK")
        raise
    return walk.rows


def _verified(raw: Any, tags: Tags) -> Walk:
    walk = _walked(raw, [tags])
    if walk.sums[0] != read(raw):
        raise errors.VaultDamaged(ROW)
    return walk


def _walked(raw: Any, tags: Sequence[Tags]) -> Walk:
    walk = Walk(raw, tags)
    while not walk.finished:
        walk.step(raw)
    return walk


def _write(raw: Any, total: int) -> None:
    raw.execute(
        "INSERT INTO main.meta (key, number, text) VALUES (?, NULL, ?)"
        " ON CONFLICT (key) DO UPDATE SET number = NULL, text = excluded.text",
        (ROW, _text(total)),
    )


def _text(total: int) -> str:
    return f"{total:064x}"


def _number(text: Any) -> int:
    try:
        return int(text, 16)
    except (TypeError, ValueError):
        # Whatever this is, it stays wrong: a sum that is lost must not come right by writing on.
        return ABSENT


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
