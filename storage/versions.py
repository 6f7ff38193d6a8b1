# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Closed versions of an entry: snapshots of what was said, as a rule the newest twenty.

The client code is no part of them. It says whom an entry is about, which can turn out to have been
mistaken or to be a name; corrected on the entry, it is then corrected everywhere.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from storage import errors, rows, tables
from storage.engine import Store
from storage.values import (
    AnswerRow,
    EntryRow,
    LinkRow,
    MarkRow,
    RatingRow,
    Stamp,
    VersionRow,
)

KEPT = 20

_version = tables.version.c
_key_of = select(tables.entry.c.order_key).where(tables.entry.c.id == bindparam("wanted"))
_of = select(tables.version).where(_version.entry_key == bindparam("key"))
_newest = _of.order_by(_version.number.desc()).limit(1)
_every = _of.order_by(_version.number.desc())
_one = _of.where(_version.number == bindparam("number"))
_insert = tables.version.insert()
_drop = delete(tables.version).where(
    _version.entry_key == bindparam("key"), _version.number <= bindparam("last")
)
_drop_all = delete(tables.version).where(_version.entry_key == bindparam("key"))
_snapshots = select(_version.entry_key, _version.number, _version.snapshot)
_rewrite = (
    update(tables.version)
    .where(_version.entry_key == bindparam("key"), _version.number == bindparam("b_number"))
    .values(snapshot=bindparam("snapshot"))
)


class Versions:
    """The closed versions of the entries of one vault. Every method is one transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def close(self, entry_id: str, at: Stamp, *, keep_all: bool = False) -> bool:
        """Keep the entry as it stands, if it differs from the newest version. True if it did.

        Only the newest `KEPT` versions stay, unless `keep_all`.

        Raises:
            EntryGone: there is no such entry.
        """
        with self._store.read() as connection:
            key = _key(connection, entry_id)
            snapshot = pack(rows.load(connection, [key])[key])
            newest = connection.execute(_newest, {"key": key}).one_or_none()
        if newest is not None and _same(newest.snapshot, snapshot):
            return False
        number = newest.number + 1 if newest is not None else 1
        values = {
            "entry_key": key,
            "number": number,
            "snapshot": snapshot,
            **rows.stamp_values("closed", at),
        }
        with self._store.write() as connection:
            connection.execute(_insert, values)
            if not keep_all:
                connection.execute(_drop, {"key": key, "last": number - KEPT})
        return True

    def list(self, entry_id: str) -> list[VersionRow]:
        """The closed versions of an entry, newest first.

        Raises:
            EntryGone: there is no such entry.
        """
        with self._store.read() as connection:
            key = _key(connection, entry_id)
            return [_row(row) for row in connection.execute(_every, {"key": key})]

    def get(self, entry_id: str, number: int) -> VersionRow | None:
        """One version, or `None` when it is not kept (any more).

        Raises:
            EntryGone: there is no such entry.
        """
        with self._store.read() as connection:
            key = _key(connection, entry_id)
            row = connection.execute(_one, {"key": key, "number": number}).one_or_none()
            return _row(row) if row is not None else None


def forget_code(connection: Connection, code: str) -> None:
    """Take a client code out of every closed version; only older programs put any in."""
    found = json.dumps({"client_code": code}, ensure_ascii=False, separators=(",", ":"))[1:-1]
    wanted = found.encode()
    hits = [
        {"key": row.entry_key, "b_number": row.number, "snapshot": pack(unpack(row.snapshot))}
        for row in connection.execute(_snapshots)
        if wanted in _json(row.snapshot)
    ]
    for values in hits:
        connection.execute(_rewrite, values)


def forget(connection: Connection, key: int) -> None:
    """Delete every closed version of the entry with this sort key."""
    connection.execute(_drop_all, {"key": key})


def pack(entry: EntryRow) -> bytes:
    """An entry as compressed JSON, without what is no part of what was said: sort key and code."""
    values = asdict(replace(entry, client_code=""))
    del values["order"]
    return zlib.compress(
        json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    )


def unpack(snapshot: bytes) -> EntryRow:
    """The entry in a snapshot; its `order` is 0.

    Raises:
        VaultDamaged: it cannot be read.
    """
    try:
        values: dict[str, Any] = json.loads(_json(snapshot))
        for name in ("at", "changed", "kept", "trashed"):
            values[name] = _stamp(values[name])
        for rating in values["ratings"]:
            rating["at"] = _stamp(rating["at"])
        for name, kind in _PARTS.items():
            values[name] = tuple(kind(**part) for part in values[name])
        return EntryRow(**values)
    except (ValueError, KeyError, TypeError):
        raise errors.VaultDamaged("snapshot") from None


def _json(snapshot: bytes) -> bytes:
    try:
        return zlib.decompress(snapshot)
    except zlib.error:
        raise errors.VaultDamaged("snapshot") from None


_PARTS: dict[str, type[Any]] = {
    "answers": AnswerRow,
    "ratings": RatingRow,
    "marks": MarkRow,
    "links": LinkRow,
}


def _stamp(values: dict[str, Any] | None) -> Stamp | None:
    return None if values is None else Stamp(**values)


def _same(one: bytes, other: bytes) -> bool:
    """Whether two snapshots say the same, whenever they were last touched."""
    if one == other:
        return True
    first, second = unpack(one), unpack(other)
    return replace(first, changed=second.changed, client_code=second.client_code) == second


def _row(row: Any) -> VersionRow:
    closed = Stamp(row.closed_us, row.closed_offset, row.closed_zone)
    return VersionRow(row.number, closed, unpack(row.snapshot))


def _key(connection: Connection, entry_id: str) -> int:
    key = connection.execute(_key_of, {"wanted": entry_id}).scalar()
    if key is None:
        raise errors.EntryGone
    return int(key)
