# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The half of the vault that needs SQLAlchemy. Imported late, see `vault`."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine, func, select, table
from sqlalchemy.pool import StaticPool

from storage import connecting, errors, integrity, meta, schema, search_index
from storage.engine import Store
from storage.entries import Entries
from storage.keys import Keys
from storage.meta import Meta
from storage.probe import refuse_unlikely
from storage.search import Search
from storage.values import (
    Checked,
    Info,
    Look,
    Report,
    Stamp,
    Standing,
    nobody_looks,
)
from storage.vault import interrupted
from storage.vault.header import Header
from storage.versions import Versions


@dataclass(frozen=True, slots=True)
class Opened:
    """An open database and what it offers. `recorded`: the newest header it knows of."""

    store: Store
    entries: Entries
    search: Search
    versions: Versions
    meta: Meta
    notices: tuple[str, ...]
    recorded: int


def create_database(path: Path, keys: Keys, header: Header) -> None:
    """Make the database of a new vault. `path` must not exist.

    Raises AlreadyThere, DiskFull, DiskFailed, ReadOnly, and NotAVault when the library did not
    encrypt it.
    """
    with errors.translated(path.parent):
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            raise errors.AlreadyThere from None
        raw = connecting.connect(path, keys.page, new=True)
        try:
            one = create_engine(
                "sqlite+pysqlite://",
                module=sqlcipher,
                creator=lambda: raw,
                poolclass=StaticPool,
                hide_parameters=True,
            )
            with one.connect() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                schema.create(connection, keys.digest, header.vault_id, header.sequence, _now())
                connection.commit()
        finally:
            raw.close()
        # A library may take a key and not use it.
        refuse_unlikely(path)


def open_store(path: Path, keys: Keys, header: Header, look: Look = nobody_looks) -> Opened:
    """Open the database and make sure that it is the one of this header.

    `look` is told how far the vault has got before anything is written to it; what it raises
    ends the opening.

    Raises errors of `Store`, and NewerVersion, VaultDamaged.
    """
    notices = ["interrupted"] if interrupted.keep(path) else []
    store = Store(path, keys)
    try:
        found = _inspect(store, header)
        look(standing(store, header))
        if schema.needs_migration(found):
            store.close()
            schema.migrate(path, keys, found)
            store = Store(path, keys)
            _inspect(store, header)
            notices.append("migrated")
        recorded = settle_sequence(store, header.sequence)
        if recorded > header.sequence:
            notices.append("header_older")
    except BaseException:
        store.close()
        raise
    return Opened(
        store,
        Entries(store),
        Search(store),
        Versions(store),
        Meta(store),
        tuple(notices),
        recorded,
    )


def standing(store: Store, header: Header) -> Standing:
    """How far the vault has got: no further than it would be found after a crash."""
    with store.read() as connection:
        generation = meta.get_number(connection, "generation") or 0
        recorded = meta.get_number(connection, "header_sequence")
    # A header that could not be written yet is not recorded either.
    sequence = header.sequence if recorded is None else min(header.sequence, recorded)
    return Standing(header.vault_id, generation, sequence)


def info(store: Store, slots: tuple[str, ...]) -> Info:
    """Counts, versions and sizes."""
    counts = Entries(store).counts()
    with store.read() as connection:
        created = Stamp(
            meta.get_number(connection, "created_us") or 0,
            meta.get_number(connection, "created_offset") or 0,
            meta.get_text(connection, "created_zone"),
        )
        return Info(
            counts=counts,
            schema=schema.revision(connection),
            cipher=connecting.cipher_version(),
            database_bytes=store.path.stat().st_size,
            created=created,
            generation=meta.get_number(connection, "generation") or 0,
            slots=slots,
        )


def rows(store: Store) -> dict[str, int]:
    """How many rows each table has, those behind the search index included."""
    with store.read() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 "
            "AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
        ).scalars()
        return {
            str(name): int(
                connection.execute(select(func.count()).select_from(table(name))).scalar() or 0
            )
            for name in names.all()
        }


def verify(
    store: Store,
    header: Header,
    progress: integrity.Progress | None,
    stop: integrity.Stop | None = None,
) -> Report:
    """The full check, see `integrity.verify`. Raises SearchCancelled: `stop` said so."""
    store.stop = stop
    try:
        return integrity.verify(store, header.vault_id, header.sequence, progress)
    finally:
        if stop is not None:
            store.stop = None
            store.reopen()


def check_step(store: Store) -> Checked:
    """See `integrity.check_step`."""
    return integrity.check_step(store)


def check_structure(store: Store, stop: Callable[[], bool]) -> Checked:
    """See `integrity.check_structure`."""
    return integrity.check_structure(store, stop)


def record_sequence(store: Store, sequence: int) -> None:
    """Write into the database which header is the newest."""
    with store.write() as connection:
        meta.put_number(connection, "header_sequence", sequence)


def tidy(store: Store) -> None:
    """Merge the search index if words were deleted for good since the last time.

    Copies put aside hold those words as well, and go.
    """
    interrupted.clear_all(store.path)
    with store.read() as connection:
        if not meta.get_number(connection, search_index.UNTIDY):
            return
    with store.write() as connection:
        search_index.compact(connection)
        meta.put_number(connection, search_index.UNTIDY, 0)
    # While the connection is held, its journal file keeps pages from before.
    store.reopen()


def release_cache(store: Store) -> None:
    """Free SQLite's page cache, and where the C library keeps freed memory, ask for it back."""
    with store.read() as connection:
        connection.exec_driver_sql("PRAGMA shrink_memory")
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def _inspect(store: Store, header: Header) -> str:
    """The schema revision, after a look at whose database this is."""
    with store.read() as connection:
        found = schema.revision(connection)
        # The tables of a newer version are not ours to read.
        schema.needs_migration(found)
        if meta.get_text(connection, "vault_id") != header.vault_id:
            raise errors.VaultDamaged("vault_id")
    return found


def settle_sequence(store: Store, sequence: int) -> int:
    """Record the header in use; gives the newest that the database has seen.

    On a full disk it is recorded another time: what is there can still be read.
    """
    with store.read() as connection:
        recorded = meta.get_number(connection, "header_sequence") or 0
    if recorded < sequence:
        # A change of a secret was cut off between the header and this.
        with contextlib.suppress(errors.DiskFull):
            record_sequence(store, sequence)
    return max(recorded, sequence)


def _now() -> Stamp:
    here = time.localtime()
    return Stamp(time.time_ns() // 1000, here.tm_gmtoff, "")
