# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Saving one record: at two sizes of journal, and against the same rows by plain SQL.

The plain SQL keeps no digest over the rows. It has a copy of the large journal to itself.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import event

from storage import prepared
from storage.values import EntryRow
from storage.vault import vault as vaults
from storage.vault.vault import Vault
from tests.bench.generate import entries
from tests.bench.measure import Line, interleaved, median_ms
from tests.bench.vaults import PASSPHRASE

Write = tuple[str, Any, bool]


def run(journals: dict[int, Path], rounds: int) -> list[Line]:
    """A new record of about 1 kB, committed to the disk."""
    small, large = min(journals), max(journals)
    copy = Path(shutil.copytree(journals[large], journals[large].with_name("plain")))
    opened = {n: vaults.unlock(journals[n], passphrase=PASSPHRASE) for n in (small, large)}
    bare = vaults.unlock(copy, passphrase=PASSPHRASE)
    pattern = list(entries(997))[-1]
    number = iter(range(10**9))

    def fresh() -> EntryRow:
        return replace(pattern, id=f"{next(number):032x}", day="2026-11-23")

    def save(vault: Vault) -> float:
        row = fresh()
        start = time.perf_counter()
        vault.entries.save(None, row)
        return time.perf_counter() - start

    try:
        plain = _PlainSql(bare, fresh)
        at_small, at_large, by_sql = interleaved(
            [lambda: save(opened[small]), lambda: save(opened[large]), plain.save], rounds, warm=5
        )
    finally:
        for vault in (*opened.values(), bare):
            vault.close()
        shutil.rmtree(copy)
    times = [median_ms(seconds) for seconds in (at_small, at_large, by_sql)]
    return [
        Line(
            f"save one record, {large:,} against {small:,} entries",
            times[1] / times[0],
            1.3,
            "x",
            f"{times[1]:.1f} ms against {times[0]:.1f} ms",
        ),
        Line(
            f"save one record, {large:,} entries, against the same rows by plain SQL",
            times[1] / times[2],
            1.5,
            "x",
            f"{times[1]:.1f} ms against {times[2]:.1f} ms",
        ),
    ]


class _PlainSql:
    """Writes what a save writes, statement by statement, on the bare driver connection."""

    def __init__(self, vault: Vault, fresh: Any) -> None:
        self._engine = vault.entries._store._engine
        with self._recorded() as writes:
            self._first = vault.entries.save(None, fresh())
        self._writes = writes
        self._order = self._first.order
        _keep_no_digest(vault)
        # The keys of the next day, which no save here gives out.
        self._next = self._first.order + (1 << 24)
        self._fresh = fresh

    @contextmanager
    def _recorded(self) -> Iterator[list[Write]]:
        writes: list[Write] = []

        def heard(_c: Any, _cursor: Any, statement: str, given: Any, _x: Any, many: bool) -> None:
            writes.append((statement, given, many))

        true = prepared.driver
        event.listen(self._engine, "before_cursor_execute", heard)
        prepared.driver = lambda connection: _Recorder(true(connection), writes)
        try:
            yield writes
        finally:
            prepared.driver = true
            event.remove(self._engine, "before_cursor_execute", heard)

    def save(self) -> float:
        self._next += 1
        names = {self._first.id: self._fresh().id, self._order: self._next}

        def renamed(row: Any) -> Any:
            return tuple(names.get(v, v) if isinstance(v, (str, int)) else v for v in row)

        batch = [
            (sql, [renamed(r) for r in given] if many else renamed(given), many)
            for sql, given, many in self._writes
            if not sql.startswith(("BEGIN", "COMMIT", "SELECT"))
        ]
        connection = self._engine.raw_connection()
        try:
            cursor = connection.cursor()
            start = time.perf_counter()
            cursor.execute("BEGIN IMMEDIATE")
            for sql, given, many in batch:
                (cursor.executemany if many else cursor.execute)(sql, given)
            cursor.execute("COMMIT")
            return time.perf_counter() - start
        finally:
            connection.close()


def _keep_no_digest(vault: Vault) -> None:
    with vault._store.read() as connection:
        rows = connection.exec_driver_sql("SELECT name FROM temp.sqlite_schema").scalars().all()
        for name in rows:
            connection.exec_driver_sql(f"DROP TRIGGER temp.{name}")


class _Recorder:
    """A driver connection that notes what is executed on it."""

    def __init__(self, connection: Any, writes: list[Write]) -> None:
        self._connection = connection
        self._writes = writes

    def execute(self, sql: str, given: Any) -> Any:
        self._writes.append((sql, given, False))
        return self._connection.execute(sql, given)

    def executemany(self, sql: str, given: Any) -> Any:
        self._writes.append((sql, list(given), True))
        return self._connection.executemany(sql, given)
