# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Core statements compiled once and handed to the driver.

A save while typing runs six short statements; SQLAlchemy's work for each execution, though it
caches the compiled text, costs as much as all of them. The statements are still written in Core,
against the tables, and run inside the transaction that `Store` opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ClauseElement, Connection
from sqlalchemy.dialects.sqlite import dialect

_DIALECT = dialect(paramstyle="qmark")


class Prepared:
    """One statement. Its bound parameters are given by name."""

    def __init__(self, statement: ClauseElement) -> None:
        compiled = statement.compile(dialect=_DIALECT)
        self._sql = str(compiled)
        self._names: list[str] = list(getattr(compiled, "positiontup", None) or ())
        self._fixed = {name: value for name, value in compiled.params.items() if value is not None}

    def run(self, connection: Connection, values: Mapping[str, Any] | None = None) -> Any:
        """Execute once; the driver's cursor.

        Raises errors of the driver, and KeyError for a missing parameter.
        """
        return driver(connection).execute(self._sql, self._bound(values or {}))

    def run_many(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Execute once for each row."""
        driver(connection).executemany(self._sql, [self._bound(row) for row in rows])

    def _bound(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        fixed = self._fixed
        return tuple(fixed[name] if name in fixed else values[name] for name in self._names)


def driver(connection: Connection) -> Any:
    """The driver's connection behind one of SQLAlchemy's."""
    return connection.connection.driver_connection
