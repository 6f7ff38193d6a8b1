# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Making, opening and holding a vault.

    folder (0700)    header.a header.b (keys)   journal.db (SQLCipher)   lock

Importing this module does not import SQLAlchemy: while a passphrase is being turned into a key,
another thread loads it.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from storage import errors
from storage.keys import Keys
from storage.probe import refuse_odd, refuse_unlikely
from storage.values import Info, Report
from storage.vault import files, header, kdf, placing, recovery, slots
from storage.vault.header import Header
from storage.vault.kdf import LIMITS, KdfLimits, KdfParams
from storage.vault.lock import VaultLock

if TYPE_CHECKING:
    from storage.backup.maker import BackupMaker
    from storage.entries import Entries
    from storage.meta import Meta
    from storage.search import Search
    from storage.versions import Versions


@dataclass(frozen=True, slots=True)
class Created:
    """A new vault. The recovery code is shown once and kept nowhere."""

    vault_id: str
    recovery_code: str | None


def create(
    folder: Path,
    passphrase: str,
    *,
    with_recovery: bool = True,
    params: KdfParams | None = None,
    limits: KdfLimits = LIMITS,
) -> Created:
    """Make a vault in `folder`, which must not exist or be empty.

    It is built beside its place and moved there whole, so that nothing half made is left.
    `params` are measured on this computer when not given.

    Raises:
        AlreadyThere: there is something at `folder`.
        ValueError: the passphrase is empty.
        ReadOnly, DiskFull, DiskFailed, TooLittleMemory.
    """
    if not passphrase:
        raise ValueError("a passphrase has at least one character")
    folder = folder.absolute()
    with placing.built_aside(folder) as building:
        return _build(building, passphrase, with_recovery, params or kdf.calibrate(limits), limits)


def unlock(
    folder: Path,
    *,
    passphrase: str | None = None,
    recovery_code: str | None = None,
    limits: KdfLimits = LIMITS,
) -> Vault:
    """Open the vault in `folder` with one of the two secrets. Takes about a second.

    A damaged or older copy of the header is repaired from the good one. An older schema is
    migrated, after the file was copied aside.

    Raises:
        VaultMissing, VaultEmpty, VaultDamaged, NotAVault, NotAFile, NewerVersion, HeaderRefused:
            what is there is not a vault that can be opened; nothing was derived.
        InUse, ReadOnly: it cannot be opened now.
        BadRecoveryCode: a slip in the code, found before anything is derived.
        WrongSecret: the secret does not open it.
        TooLittleMemory, DiskFull, DiskFailed.
    """
    if (passphrase is None) == (recovery_code is None):
        raise ValueError("exactly one secret is needed")
    if recovery_code is not None:
        check_recovery_code(recovery_code)
    folder = folder.absolute()
    _look(folder)
    # Refuses before anything is locked, created or derived.
    files.read_headers(folder, limits)
    lock = VaultLock(folder / files.LOCK)
    try:
        if not files.writable(folder):
            raise errors.ReadOnly
        refuse_unlikely(folder / files.DATABASE)
        loading = threading.Thread(target=_load_database_layer, daemon=True)
        loading.start()
        found, master = _open_header(folder, passphrase, recovery_code, limits)
        loading.join()
        return Vault(folder, found, master, lock, limits)
    except BaseException:
        lock.release()
        raise


def check_recovery_code(code: str) -> None:
    """Raise `BadRecoveryCode` when a code has a slip in it. Derives nothing."""
    recovery.check(code)


class Vault:
    """An open vault. To be used by one thread at a time, whichever that is.

    Attributes:
        id: 32 hexadecimal digits.
        folder: where it lies.
        entries, search, versions, meta: what is in it.
        notices: short codes of what was noticed on opening: "header_repaired" (a damaged copy
            was written anew), "header_unrepaired" (it could not be), "header_older" (a header
            from before the last change of a secret was put back), "migrated".
    """

    entries: Entries
    search: Search
    versions: Versions
    meta: Meta

    def __init__(
        self, folder: Path, found: Header, master: bytes, lock: VaultLock, limits: KdfLimits
    ) -> None:
        from storage.vault import opening

        self.id = found.vault_id
        self.folder = folder
        self._header = found
        self._master = master
        self._lock = lock
        self._limits = limits
        self._opening = opening
        opened = opening.open_store(
            folder / files.DATABASE, database_keys(master, found.vault_id), found
        )
        self._store = opened.store
        self.entries = opened.entries
        self.search = opened.search
        self.versions = opened.versions
        self.meta = opened.meta
        self.notices: tuple[str, ...] = (*opened.notices, *_repaired(folder, found))
        self._store.also_check = lambda: files.refuse_changed(folder, self._header)

    def info(self) -> Info:
        """Counts, versions and sizes."""
        kinds = tuple(slot.kind for slot in self._header.slots)
        return self._opening.info(self._store, kinds)

    def rows(self) -> dict[str, int]:
        """How many rows each table has."""
        return self._opening.rows(self._store)

    def verify(self, progress: Callable[[int, int], None] | None = None) -> Report:
        """Check everything; seconds for a large journal. Reopens the connection."""
        return self._opening.verify(self._store, self._header, progress)

    def set_passphrase(self, new: str, *, params: KdfParams | None = None) -> None:
        """Open with `new` from now on, and no longer with the old passphrase.

        Copies of the header made earlier still open with the old one.

        Raises:
            ValueError: `new` is empty.
            Vanished, ChangedUnderneath, ReadOnly, DiskFull, DiskFailed: the old one stays.
        """
        if not new:
            raise ValueError("a passphrase has at least one character")
        cost = params or kdf.calibrate(self._limits)
        slot = slots.for_passphrase(self._master, self.id, new, cost, self._limits)
        self._rewrite(self._header.with_slot(slot))

    def set_recovery(self) -> str:
        """Make a new recovery code; an earlier one no longer opens the vault."""
        code = recovery.generate()
        self._rewrite(self._header.with_slot(slots.for_recovery(self._master, self.id, code)))
        return code

    def backups(self) -> BackupMaker:
        """What makes, checks and restores backups of this vault with the keys it has now."""
        from storage.backup.keys import Keys
        from storage.backup.maker import BackupMaker

        return BackupMaker(self._store, self._header, Keys(self.id, self._master, self._limits))

    def tidy(self) -> None:
        """Clear what was deleted for good out of the search index. Seconds; for a quiet moment.

        Does nothing when nothing was deleted since the last time.
        """
        self._opening.tidy(self._store)

    def release_cache(self) -> None:
        """Give memory that is not needed at rest back to the system."""
        self._opening.release_cache(self._store)

    def close(self) -> None:
        """Close. Everything was committed when it was saved. May be called again."""
        self._store.close()
        self._master = b""
        self._lock.release()

    def _rewrite(self, changed: Header) -> None:
        self._store.check_place()
        sealed = header.sealed(changed, self._master)
        files.write_headers(self.folder, sealed)
        self._header = sealed
        self._opening.record_sequence(self._store, sealed.sequence)


def database_key(master: bytes, vault_id: str) -> bytes:
    """The raw key of the database, derived from the master key."""
    return kdf.expand(master, bytes.fromhex(vault_id), "database")


def database_keys(master: bytes, vault_id: str) -> Keys:
    """That and the key of the digest over its rows, derived apart from it."""
    digest = kdf.expand(master, bytes.fromhex(vault_id), "digest")
    return Keys(page=database_key(master, vault_id), digest=digest)


def _build(
    folder: Path, passphrase: str, with_recovery: bool, params: KdfParams, limits: KdfLimits
) -> Created:
    from storage.vault import opening

    vault_id = secrets.token_hex(16)
    master = secrets.token_bytes(kdf.KEY_BYTES)
    made = [slots.for_passphrase(master, vault_id, passphrase, params, limits)]
    code = None
    if with_recovery:
        code = recovery.generate()
        made.append(slots.for_recovery(master, vault_id, code))
    sealed = header.sealed(Header(vault_id, 1, tuple(made)), master)
    opening.create_database(folder / files.DATABASE, database_keys(master, vault_id), sealed)
    files.write_headers(folder, sealed)
    return Created(vault_id, code)


def _look(folder: Path) -> None:
    """Refuse what is visibly no vault, without opening the database: this process may have it."""
    path = folder / files.DATABASE
    with errors.translated():
        if not folder.is_dir():
            raise errors.VaultMissing
        refuse_odd(path)
        if not path.exists():
            if any((folder / name).exists() for name in files.HEADERS):
                raise errors.VaultDamaged("database missing")
            raise errors.VaultMissing
        if path.stat().st_size == 0:
            raise errors.VaultEmpty


def _open_header(
    folder: Path, passphrase: str | None, code: str | None, limits: KdfLimits
) -> tuple[Header, bytes]:
    """The newest authentic header and the master key."""
    tried: list[tuple[slots.Slot, ...]] = []
    refusal: errors.StorageError = errors.VaultDamaged("header mac")
    for found in files.read_headers(folder, limits):
        kind = slots.PASSPHRASE if passphrase is not None else slots.RECOVERY
        fitting = found.of_kind(kind)
        if fitting in tried and isinstance(refusal, errors.WrongSecret):
            continue
        tried.append(fitting)
        try:
            master = unwrap(found, fitting, passphrase, code, limits)
        except errors.WrongSecret as error:
            refusal = error
            continue
        if header.authentic(found, master):
            return found, master
        refusal = errors.VaultDamaged("header mac")
    raise refusal


def unwrap(
    found: Header,
    fitting: tuple[slots.Slot, ...],
    passphrase: str | None,
    code: str | None,
    limits: KdfLimits,
) -> bytes:
    """The master key out of the first slot that the secret opens.

    Raises errors of `slots.open_with_passphrase` and `slots.open_with_recovery`.
    """
    for slot in fitting:
        try:
            if passphrase is not None:
                return slots.open_with_passphrase(slot, found.vault_id, passphrase, limits)
            return slots.open_with_recovery(slot, found.vault_id, code or "")
        except errors.WrongSecret:
            continue
    raise errors.WrongSecret


def _repaired(folder: Path, found: Header) -> tuple[str, ...]:
    """Write both copies of the header anew when one of them differs from the one in use."""
    if files.whole(folder, found):
        return ()
    try:
        files.write_headers(folder, found)
    except errors.StorageError:
        return ("header_unrepaired",)
    return ("header_repaired",)


def _load_database_layer() -> None:
    import storage.vault.opening  # noqa: F401
