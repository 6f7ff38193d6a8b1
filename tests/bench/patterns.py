# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""All views of Patterns over a whole journal: first opening against the bare SQL, then again.

The bare SQL is every statement that the first opening ran, with the same values, read to the end
on the driver's connection, and nothing made of it.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import event

from app.clock import SystemClock
from app.insights.values import Scope
from app.workspace import Workspace
from storage import prepared
from storage.vault import vault as vaults
from storage.vault.vault import Vault
from tests.bench.measure import Line, interleaved, median_ms
from tests.bench.vaults import PASSPHRASE
from tests.bench.years import years

LIMIT = 3.0
_AGAIN_MS = 5.0
_TURNING = date(2022, 3, 4)

Statements = list[tuple[str, Any]]


def run(folder: Path, size: int, rounds: int) -> list[Line]:
    """Of a journal of so many entries, made in this folder."""
    place = _made(folder, size)
    vault = vaults.unlock(place, passphrase=PASSPHRASE)
    workspace = Workspace(vault=vault, clock=SystemClock())
    scope = Scope(turning=_TURNING)

    def first() -> float:
        # As in the window, which collects its garbage when nobody waits.
        gc.collect()
        vault.meta.set("bench", time.perf_counter())
        start = time.perf_counter()
        _views(workspace, scope)
        return time.perf_counter() - start

    gc.disable()
    try:
        with _recorded(vault) as statements:
            first()
        bare, opened = interleaved([lambda: _bare(vault, statements), first], rounds)
        (again,) = interleaved([lambda: _again(workspace, scope)], rounds)
    finally:
        gc.enable()
        workspace.close()
    times = [median_ms(seconds) for seconds in (bare, opened, again)]
    views = len(workspace.patterns.wanted())
    return [
        Line(
            f"first opening of all {views} views, {size:,} entries, against the bare SQL",
            times[1] / times[0],
            LIMIT,
            "x",
            f"{times[1]:.0f} ms against {times[0]:.0f} ms of {len(statements)} statements",
        ),
        Line("the same again while nothing changed", times[2], _AGAIN_MS, "ms", "from memory"),
    ]


def _made(folder: Path, size: int) -> Path:
    place = folder / f"years-{size}"
    start = time.perf_counter()
    vaults.create(place, PASSPHRASE, with_recovery=False)
    vault = vaults.unlock(place, passphrase=PASSPHRASE)
    try:
        vault.entries.bulk_insert(years(size))
    finally:
        vault.close()
    seconds = time.perf_counter() - start
    sys.stderr.write(f"made a journal of ten years, {size:,} entries, in {seconds:.0f} s\n")
    return place


def _views(workspace: Workspace, scope: Scope) -> None:
    for view in workspace.patterns.wanted():
        workspace.patterns.view(view, scope)


def _again(workspace: Workspace, scope: Scope) -> float:
    start = time.perf_counter()
    _views(workspace, scope)
    return time.perf_counter() - start


def _bare(vault: Vault, statements: Statements) -> float:
    with vault._store.read() as connection:
        raw = prepared.driver(connection)
        start = time.perf_counter()
        for sql, given in statements:
            raw.execute(sql, given).fetchall()
        return time.perf_counter() - start


@contextmanager
def _recorded(vault: Vault) -> Iterator[Statements]:
    """Every statement that reads, whichever way it is run."""
    found: Statements = []
    engine = vault._store._engine
    true = prepared.driver

    def heard(_c: Any, _cursor: Any, sql: str, given: Any, _x: Any, _many: bool) -> None:
        found.append((sql, given))

    event.listen(engine, "before_cursor_execute", heard)
    prepared.driver = lambda connection: _Recorder(true(connection), found)
    try:
        yield found
    finally:
        prepared.driver = true
        event.remove(engine, "before_cursor_execute", heard)
        found[:] = [(sql, given) for sql, given in found if sql.startswith(("SELECT", "WITH"))]


class _Recorder:
    """A driver connection that notes what is executed on it."""

    def __init__(self, connection: Any, found: Statements) -> None:
        self._connection = connection
        self._found = found

    def execute(self, sql: str, given: Any = ()) -> Any:
        self._found.append((sql, given))
        return self._connection.execute(sql, given)
