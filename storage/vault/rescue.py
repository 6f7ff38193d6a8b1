# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a damaged vault to read what can be read.

Nothing in its folder is changed, except that a commit which was cut off is taken back as at every
opening, after both files were copied aside.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, insert, text

from storage import (
    connecting,
    errors,
    meta,
    rows,
    salvage,
    schema,
    search_index,
    tables,
    versions,
)
from storage.entries import Entries
from storage.memory_store import MemoryStore
from storage.meta import Meta
from storage.order import day_of, first_key
from storage.salvage import Salvage, Witness
from storage.search import Search
from storage.values import EntryRow, Report, Salvaged, Stamp
from storage.vault import files, header, interrupted, opening, rotation, slots, unwrapping
from storage.vault.header import Header
from storage.vault.kdf import LIMITS, KdfLimits, KdfParams, database_keys
from storage.vault.lock import VaultLock
from storage.vault.unwrapping import Secret
from storage.vault.vault import Vault, check_recovery_code
from storage.versions import Versions

Progress = Callable[[int], None]

_orphans = text(
    "SELECT entry_key FROM (SELECT entry_key FROM answer UNION SELECT entry_key FROM rating"
    " UNION SELECT entry_key FROM mark UNION SELECT entry_key FROM link"
    " UNION SELECT entry_key FROM version) EXCEPT SELECT order_key FROM entry"
)
_keys = text("SELECT order_key FROM entry")
_last_version = text(
    "SELECT snapshot FROM version WHERE entry_key = :key ORDER BY number DESC LIMIT 1"
)
_NOON_US = 12 * 3600 * 1_000_000
_DAY_US = 2 * _NOON_US
_EPOCH_KEY = first_key("1970-01-01")


class RescuedVault(Vault):
    """What could be read of a damaged vault. Reading works as ever; writing raises `Rescued`.

    Attributes:
        salvaged: how much there is.
    """

    def __init__(
        self,
        folder: Path,
        found: Header,
        master: bytes,
        lock: VaultLock,
        limits: KdfLimits,
        progress: Progress = lambda rows: None,
    ) -> None:
        self.id = found.vault_id
        self.folder = folder
        self.notices = ("rescued",)
        self._header = found
        # For its backups alone.
        self._master = master
        self._lock = lock
        self._limits = limits
        self._opening = opening
        path = folder / files.DATABASE
        keys = database_keys(master, found.vault_id)
        _play_back(path, keys.page)
        store = MemoryStore(path)
        try:
            with store.filling() as connection:
                self.salvaged = _fill(connection, path, keys.page, progress)
        except BaseException:
            store.close()
            raise
        self._store = store
        self.entries = Entries(store)
        self.search = Search(store)
        self.versions = Versions(store)
        self.meta = Meta(store)

    @classmethod
    def instead_of(cls, damaged: Vault) -> RescuedVault:
        """What can be read of an open vault, which is closed. The lock is held throughout.

        Raises:
            VaultDamaged: nothing can be read; the vault is closed.
        """
        found, master, lock = damaged._header, damaged._master, damaged._lock
        damaged._store.close()
        damaged._master = b""
        try:
            return cls(damaged.folder, found, master, lock, LIMITS)
        except BaseException:
            lock.release()
            raise

    def verify(
        self,
        progress: Callable[[int, int], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Report:
        """It is not whole."""
        read = self.salvaged
        found = f"rescued: {read.whole} whole, {read.partial} in part, {read.lost} lost"
        return Report(ok=False, problems=(found,), checked=read.whole)

    def change_all_keys(
        self,
        passphrase: str,
        recovery_code: str,
        *,
        params: KdfParams | None = None,
        progress: rotation.Progress | None = None,
    ) -> None:
        """Refuse."""
        raise errors.Rescued

    def tidy(self) -> None:
        """There is nothing to tidy."""

    def clear_aside(self) -> None:
        """Keep all there is."""

    def _rewrite(self, changed: Header) -> None:
        raise errors.Rescued


def unlock(
    folder: Path,
    *,
    passphrase: str | None = None,
    recovery_code: str | None = None,
    limits: KdfLimits = LIMITS,
    progress: Progress = lambda rows: None,
) -> RescuedVault:
    """Open a damaged vault with one of its secrets. `progress` is told the rows read so far.

    A header that somebody else has changed is used where no other opens.

    Raises:
        VaultDamaged: nothing can be read.
        Errors of `vault.unlock`.
    """
    if (passphrase is None) == (recovery_code is None):
        raise ValueError("exactly one secret is needed")
    if recovery_code is not None:
        check_recovery_code(recovery_code)
    secret = Secret(slots.PASSPHRASE, passphrase or "")
    if recovery_code is not None:
        secret = Secret(slots.RECOVERY, recovery_code)
    folder = folder.absolute()
    headers = files.read_headers(folder, limits)
    with errors.translated(folder):
        if not (folder / files.DATABASE).exists():
            raise errors.VaultDamaged("database missing")
        if (folder / files.DATABASE).stat().st_size == 0:
            raise errors.VaultEmpty
    lock = _lock(folder)
    try:
        found, master = _opened(headers, secret, limits)
        return RescuedVault(folder, found, master, lock, limits, progress)
    except BaseException:
        lock.release()
        raise


class _NoLock(VaultLock):
    """For a folder that cannot be written to: nothing in it can be in use."""

    def __init__(self) -> None:
        self._handle = None


def _lock(folder: Path) -> VaultLock:
    try:
        return VaultLock(folder / files.LOCK)
    except errors.ReadOnly:
        return _NoLock()


def _opened(headers: list[Header], secret: Secret, limits: KdfLimits) -> tuple[Header, bytes]:
    opened: list[tuple[Header, bytes]] = []
    for found in headers:
        with suppress(errors.WrongSecret):
            opened.append((found, unwrapping.master_of(found, secret, limits)))
    for found, master in opened:
        if header.authentic(found, master):
            return found, master
    if not opened:
        raise errors.WrongSecret
    return opened[0]


def _play_back(path: Path, key: bytes) -> None:
    """Take an unfinished commit back, if SQLite still can."""
    with suppress(connecting.DatabaseError, errors.StorageError):
        if interrupted.keep(path):
            connecting.connect(path, key).close()


# ---------------------------------------------------------------- filling


def _fill(connection: Connection, path: Path, key: bytes, progress: Progress) -> Salvaged:
    tables.metadata.create_all(connection)
    tables.alembic_metadata.create_all(connection)
    connection.execute(tables.alembic_version.insert(), {"version_num": schema.HEAD})
    statements = {
        table.name: insert(table).prefix_with("OR IGNORE")
        for table in tables.metadata.sorted_tables
    }

    def put(table: Any, found: salvage.Rows) -> None:
        names = [column.name for column in table.c]
        connection.execute(
            statements[table.name], [dict(zip(names, row, strict=True)) for row in found]
        )

    found = salvage.read(path, key, put, progress)
    read = {int(key) for key in connection.execute(_keys).scalars()}
    headless = [int(key) for key in connection.execute(_orphans).scalars()]
    for order in headless:
        witness = found.witnesses.get(order, Witness())
        entry = _stand_in(connection, order, witness)
        rows.INSERT_ENTRY.run(connection, rows.entry_values(entry))
    search_index.rebuild(connection)
    meta.put_text(connection, "rescued", "yes")
    return _counted(found, read, headless)


def _counted(found: Salvage, read: set[int], headless: list[int]) -> Salvaged:
    partial = sum(found.in_gap(key) for key in read)
    lost = len(found.witnesses.keys() - read - set(headless))
    return Salvaged(len(read) - partial, partial + len(headless), lost)


def _stand_in(connection: Connection, order: int, witness: Witness) -> EntryRow:
    """An entry for parts whose own row is gone: as its last version had it, else by its index."""
    snapshot = connection.execute(_last_version, {"key": order}).scalar()
    if snapshot is not None:
        with suppress(errors.VaultDamaged):
            last = versions.unpack(snapshot)
            return replace(last, order=order, day=day_of(order))
    noon = Stamp((order - _EPOCH_KEY >> 24) * _DAY_US + _NOON_US)
    return EntryRow(
        id=witness.id or uuid4().hex,
        kind=witness.kind or "record",
        state=witness.state or "kept",
        day=day_of(order),
        at=noon,
        changed=noon,
        order=order,
    )
