# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A database in memory that holds what was salvaged from a damaged one, and is only read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from storage import errors
from storage.digest import Digest
from storage.engine import Store
from storage.keys import NONE


class MemoryStore(Store):
    """Stands in for the `Store` of the database at `path`. Nothing of it ever reaches a disk.

    What would write raises `Rescued`, except inside `filling`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.digest = Digest(b"")
        self.also_check = lambda: None
        self.writes = 0
        self.told = []
        self._keys = NONE
        self._outer: Connection | None = None
        self._closed = False
        self._raw = sqlcipher.connect(":memory:", isolation_level=None, check_same_thread=False)
        for pragma in ("temp_store = MEMORY", "trusted_schema = OFF", "recursive_triggers = ON"):
            self._raw.execute(f"PRAGMA {pragma}")
        self._engine = create_engine(
            "sqlite+pysqlite://",
            module=sqlcipher,
            creator=lambda: self._raw,
            poolclass=StaticPool,
            hide_parameters=True,
            echo=False,
        )

    @contextmanager
    def filling(self) -> Iterator[Connection]:
        """Put into it what was salvaged. Rows may come before what they belong to."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            yield connection
            connection.commit()
            connection.exec_driver_sql("PRAGMA query_only = ON")

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Refuse."""
        raise errors.Rescued
        yield

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Refuse."""
        raise errors.Rescued
        yield

    def copy_into(self, path: Path, stop: Callable[[], bool]) -> None:
        """Refuse: what is in memory has no key, so its copy would be readable by anybody."""
        raise errors.Rescued

    def reopen(self) -> None:
        """There is one connection only."""

    def check_place(self) -> None:
        """The damaged file may go; what was read of it stays."""

    def close(self) -> None:
        """Close for good. May be called again."""
        self._closed = True
        self._engine.dispose()
        self._raw.close()
