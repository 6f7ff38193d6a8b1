# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries: saved, read and deleted whole. What lists them is in `listing`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from time import time

from sqlalchemy import Connection, bindparam, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from storage import errors, meta, rows, search_index, tables, versions
from storage.engine import Store
from storage.listing import Listing
from storage.order import first_key, past_key, same_day
from storage.prepared import Prepared
from storage.values import EntryRow, canonical

_entry = tables.entry.c

_find = Prepared(select(_entry.order_key).where(_entry.id == bindparam("wanted")))
_last_of_day = Prepared(
    select(func.max(_entry.order_key)).where(
        _entry.order_key > bindparam("low"), _entry.order_key < bindparam("high")
    )
)
_by_id = update(tables.entry).where(_entry.id == bindparam("b_id"))


def _setting(*names: str) -> dict[str, object]:
    return {name: bindparam(name) for name in names}


_CHANGED = ("changed_us", "changed_offset", "changed_zone")
# The columns that no index holds, and that a save while typing changes.
_touch = Prepared(_by_id.values(_setting("depth", "content_version", *_CHANGED)))
_whole = Prepared(_by_id.values(_setting(*(c.name for c in tables.entry.c if c.name != "id"))))
_code = Prepared(_by_id.values(_setting("client_code")))
_delete = delete(tables.entry).where(_entry.order_key == bindparam("key"))
_bury = insert(tables.tombstone).on_conflict_do_nothing()
_known = select(_entry.id).where(_entry.id.in_(bindparam("ids", expanding=True)))
_with_code = select(_entry.order_key).where(_entry.client_code == bindparam("code"))


class Entries(Listing):
    """The entries of one vault.

    Every method is one transaction and raises the errors of `Store`.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._store = store

    def save(self, old: EntryRow | None, new: EntryRow) -> EntryRow:
        """Write what differs between `old`, as last read or saved, and `new`.

        Returns `new` as it would be read back, with its `order`. The order is kept while the
        day is. When this returns, the change is on the disk.

        Raises:
            EntryGone: `old` is given and no entry with this id is in the vault.
            DuplicateEntry: `old` is not given and there is one.
        """
        with self._store.write() as connection:
            if old is None:
                return self._insert(connection, new)
            return self._update(connection, old, new)

    def _insert(self, connection: Connection, new: EntryRow) -> EntryRow:
        new = canonical(new, _next_key(connection, new.day))
        self._store.touch(new.kind)
        rows.INSERT_ENTRY.run(connection, rows.entry_values(new))
        rows.write_parts(connection, None, new)
        search_index.add(connection, (new,))
        return new

    def _update(self, connection: Connection, old: EntryRow, new: EntryRow) -> EntryRow:
        stored = _find.run(connection, {"wanted": new.id}).fetchone()
        if stored is None:
            raise errors.EntryGone
        (key,) = stored
        if old.order != key:
            old = replace(old, order=key)
        if not same_day(key, new.day):
            key = _next_key(connection, new.day)
        new = canonical(new, key)
        self._store.touch(new.kind)
        values = rows.entry_values(new)
        before = rows.entry_values(old)
        statement = _touch if _only_touched(before, values) else _whole
        del values["id"]
        statement.run(connection, {"b_id": new.id, **values})
        rows.write_parts(connection, old, new)
        search_index.replace(connection, old, new)
        return new

    def get(self, entry_id: str) -> EntryRow | None:
        """One entry, or `None`."""
        found = self.many((entry_id,))
        return found[0] if found else None

    def purge(self, entry_id: str) -> None:
        """Delete an entry for good, with its versions and its words in the index.

        A tombstone stays: the id, the kind and when. `Vault.tidy` then clears the remains of
        its words out of the index file.

        Raises:
            EntryGone: there is no such entry.
        """
        with self._store.write() as connection:
            found = self._load_ids(connection, (entry_id,))
            if not found:
                raise errors.EntryGone
            gone = found[0]
            self._store.touch(gone.kind)
            search_index.remove(connection, gone.order)
            connection.execute(_delete, {"key": gone.order})
            meta.put_number(connection, search_index.UNTIDY, 1)
            connection.execute(
                _bury,
                {"id": gone.id, "kind": gone.kind, "deleted_us": int(time() * 1_000_000)},
            )

    def redact(self, old: EntryRow, new: EntryRow) -> EntryRow:
        """Like `save`, and nothing of `old` stays: its versions go, too.

        `Vault.tidy` then clears the remains of its words out of the index file.

        Raises:
            EntryGone: there is no such entry.
        """
        with self._store.write() as connection:
            saved = self._update(connection, old, new)
            versions.forget(connection, saved.order)
            meta.put_number(connection, search_index.UNTIDY, 1)
            return saved

    def rename_code(self, old: str, new: str) -> list[str]:
        """Correct a client code everywhere, "" for none: in the Trash and closed versions too.

        Returns the ids of the entries it was corrected in. `Vault.tidy` then clears the old
        code out of the index file as well.
        """
        with self._store.write() as connection:
            keys = connection.execute(_with_code, {"code": old}).scalars().all()
            changed = []
            for before in rows.load(connection, keys).values():
                after = canonical(replace(before, client_code=new))
                self._store.touch(after.kind)
                _code.run(connection, {"b_id": after.id, "client_code": after.client_code})
                search_index.replace(connection, before, after)
                changed.append(after.id)
            versions.forget_code(connection, old)
            meta.put_number(connection, search_index.UNTIDY, 1)
            return changed

    def known(self, ids: Iterable[str]) -> set[str]:
        """Those of `ids` that are in the vault."""
        found: set[str] = set()
        with self._store.read() as connection:
            for some in rows.slices(ids):
                found.update(connection.execute(_known, {"ids": list(some)}).scalars())
        return found

    def bulk_insert(
        self,
        entries: Iterable[EntryRow],
        progress: Callable[[int], None] | None = None,
    ) -> int:
        """Add many new entries in one transaction: all of them or none. Returns how many.

        They get their order as they come, so pass them oldest first. `progress` is told the
        number written so far.

        Raises:
            DuplicateEntry: one of them is in the vault already, or comes twice.
        """
        done = 0
        last: dict[str, int] = {}
        with self._store.write() as connection:
            for some in rows.slices(entries):
                placed = [self._place(connection, entry, last) for entry in some]
                for statement, values in rows.bulk_values(placed):
                    statement.run_many(connection, values)
                for kind in {entry.kind for entry in placed}:
                    self._store.touch(kind)
                search_index.add(connection, sorted(placed, key=lambda entry: entry.order))
                done += len(placed)
                if progress is not None:
                    progress(done)
        return done

    def _place(self, connection: Connection, entry: EntryRow, last: dict[str, int]) -> EntryRow:
        known = last.get(entry.day)
        key = _next_key(connection, entry.day) if known is None else known + 1
        last[entry.day] = key
        return canonical(entry, key)

    def all(self, after_order: int = 0) -> Iterator[EntryRow]:
        """Every entry with a larger order, in order. Each slice is a transaction of its own."""
        while True:
            with self._store.read() as connection:
                found = self._slice(connection, after_order)
            if not found:
                return
            yield from found
            after_order = found[-1].order

    def tell(self, told: Callable[[frozenset[str]], None]) -> None:
        """Have `told` called after each commit with the kinds of entries it has changed.

        On the thread that wrote. It may read entries, and must not raise.
        """
        self._store.told.append(told)

    def in_transaction(self) -> AbstractContextManager[None]:
        """Everything saved inside this block is committed together, or nothing of it."""
        return self._store.whole()


def _next_key(connection: Connection, day: str) -> int:
    bounds = {"low": first_key(day), "high": past_key(day)}
    (last,) = _last_of_day.run(connection, bounds).fetchone()
    return (bounds["low"] if last is None else int(last)) + 1


def _only_touched(before: rows.Values, after: rows.Values) -> bool:
    kept = ("depth", "content_version", *_CHANGED)
    return all(before[name] == value for name, value in after.items() if name not in kept)
