# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts about the vault, and preferences kept inside it."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from storage import tables
from storage.engine import Store

PREFERENCES = "preferences"

_get = select(tables.meta.c.number, tables.meta.c.text).where(
    tables.meta.c.key == bindparam("wanted")
)
_put = insert(tables.meta).values(
    key=bindparam("key"), number=bindparam("number"), text=bindparam("text")
)
_set = _put.on_conflict_do_update(
    index_elements=["key"], set_={"number": _put.excluded.number, "text": _put.excluded.text}
)


class Meta:
    """Preferences: names with values that JSON can hold, in one row. Unknown names are kept."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> dict[str, Any]:
        """Every preference that was set."""
        with self._store.read() as connection:
            return _preferences(connection)

    def get(self, name: str, default: Any = None) -> Any:
        """One preference, or `default`."""
        return self.all().get(name, default)

    def set(self, name: str, value: Any) -> None:
        """Set one preference.

        Raises:
            TypeError: JSON cannot hold `value`.
        """
        self.update({name: value})

    def update(self, values: dict[str, Any]) -> None:
        """Set several preferences at once."""
        with self._store.write() as connection:
            kept = _preferences(connection) | values
            put_text(connection, PREFERENCES, json.dumps(kept, sort_keys=True))


def _preferences(connection: Connection) -> dict[str, Any]:
    found = json.loads(get_text(connection, PREFERENCES) or "{}")
    return found if isinstance(found, dict) else {}


def get_number(connection: Connection, key: str) -> int | None:
    """The number in one row, or `None`."""
    row = connection.execute(_get, {"wanted": key}).one_or_none()
    return None if row is None or row.number is None else int(row.number)


def get_text(connection: Connection, key: str) -> str:
    """The text in one row, or ""."""
    row = connection.execute(_get, {"wanted": key}).one_or_none()
    return "" if row is None or row.text is None else str(row.text)


def put_number(connection: Connection, key: str, number: int) -> None:
    """Write one row holding a number."""
    connection.execute(_set, {"key": key, "number": number, "text": None})


def put_text(connection: Connection, key: str, text: str) -> None:
    """Write one row holding a text."""
    connection.execute(_set, {"key": key, "number": None, "text": text})
