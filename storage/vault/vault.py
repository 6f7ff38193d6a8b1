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
from storage.probe import refuse_odd, refuse_unlikely
from storage.values import Checked, Info, Look, Report, Standing, nobody_looks
from storage.vault import (
    files,
    header,
    interrupted,
    kdf,
    placing,
    recovery,
    rotation,
    slots,
    unwrapping,
)
from storage.vault.header import Header
from storage.vault.kdf import LIMITS, KdfLimits, KdfParams, database_keys
from storage.vault.lock import VaultLock
from storage.vault.unwrapping import Opened, Secret

if TYPE_CHECKING:
    from storage.backup.maker import BackupMaker
    from storage.entries import Entries
    from storage.integrity import Progress, Stop
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
    keychain_secret: str | None = None,
    limits: KdfLimits = LIMITS,
    look: Look = nobody_looks,
) -> Vault:
    """Open the vault in `folder` with one of the three secrets. A passphrase takes about a second.

    A damaged or older copy of the header is repaired from the good one. A change of all keys that
    was cut off is finished or undone. An older schema is migrated, after the file was copied
    aside. `look` is told how far the vault has got before anything of that but the keys is
    settled; what it raises ends the opening.

    Raises:
        VaultMissing, VaultEmpty, VaultDamaged, NotAVault, NotAFile, NewerVersion, HeaderRefused:
            what is there is not a vault that can be opened; nothing was derived.
        InUse, ReadOnly: it cannot be opened now.
        BadRecoveryCode: a slip in the code, found before anything is derived.
        WrongSecret: the secret does not open it.
        HeaderChanged: the secret fits, but the header was changed without its master key.
        TooLittleMemory, DiskFull, DiskFailed.
    """
    secret = _the_one(
        {
            slots.PASSPHRASE: passphrase,
            slots.RECOVERY: recovery_code,
            slots.KEYCHAIN: keychain_secret,
        }
    )
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
        opened = unwrapping.open_header(folder, secret, limits)
        loading.join()
        return Vault(folder, opened, lock, limits, look)
    except BaseException:
        lock.release()
        raise


def check_recovery_code(code: str) -> None:
    """Raise `BadRecoveryCode` when a code has a slip in it. Derives nothing."""
    recovery.check(code)


def new_recovery_code() -> str:
    """A fresh recovery code. It opens nothing until it is given to a vault."""
    return recovery.generate()


def identity(folder: Path, limits: KdfLimits = LIMITS) -> tuple[str, tuple[str, ...]]:
    """The id of the vault in a folder, and the kinds of slots its header names.

    Without a secret nothing of it is proven. Raises errors of `files.read_headers`.
    """
    found = files.read_headers(folder, limits)[0]
    return found.vault_id, tuple(slot.kind for slot in found.slots)


class Vault:
    """An open vault. To be used by one thread at a time, whichever that is.

    Attributes:
        id: 32 hexadecimal digits.
        folder: where it lies.
        entries, search, versions, meta: what is in it.
        notices: short codes of what was noticed on opening: "header_repaired" (a damaged copy
            was written anew), "header_unrepaired" (it could not be), "header_older" (a header
            from before the last change of a secret was put back), "header_changed" (one copy was
            written without the keys), "change_cut_off" (the last change of a secret did not
            come to its end), "rotation_finished", "rotation_undone" (nor did one of all keys),
            "migrated", "interrupted" (the last commit was cut off and has been taken back).
    """

    entries: Entries
    search: Search
    versions: Versions
    meta: Meta

    def __init__(
        self,
        folder: Path,
        found: Opened,
        lock: VaultLock,
        limits: KdfLimits,
        look: Look = nobody_looks,
    ) -> None:
        from storage.vault import opening

        settled, resumed = rotation.resume(folder, found)
        self.id = settled.header.vault_id
        self.folder = folder
        self._master = settled.master
        self._lock = lock
        self._limits = limits
        self._unwritten = settled.unwritten
        self._opening = opening
        opened = opening.open_store(
            folder / files.DATABASE, database_keys(self._master, self.id), settled.header, look
        )
        self._store = opened.store
        self.entries = opened.entries
        self.search = opened.search
        self.versions = opened.versions
        self.meta = opened.meta
        try:
            self._header, mended = unwrapping.settle_copies(
                folder, found, settled.header, self._master, recorded=opened.recorded
            )
            opening.settle_sequence(self._store, self._header.sequence)
        except BaseException:
            self._store.close()
            raise
        self.notices: tuple[str, ...] = (*resumed, *opened.notices, *mended)
        self._store.also_check = self._check_headers

    def info(self) -> Info:
        """Counts, versions and sizes."""
        return self._opening.info(self._store, self.slots)

    def rows(self) -> dict[str, int]:
        """How many rows each table has."""
        return self._opening.rows(self._store)

    def verify(self, progress: Progress | None = None, stop: Stop | None = None) -> Report:
        """Check everything; seconds for a large journal. Reopens the connection. `stop` is asked
        each millisecond; raises SearchCancelled when it says so."""
        return self._opening.verify(self._store, self._header, progress, stop)

    def standing(self) -> Standing:
        """How far it has got."""
        return self._opening.standing(self._store, self._header)

    def check_step(self) -> Checked:
        """Take the check of all rows one step of about 2 ms further, beside daily use.

        What is saved between two steps is taken into account.
        """
        return self._opening.check_step(self._store)

    def check_structure(self, stop: Callable[[], bool]) -> Checked:
        """Check all pages, for a quiet moment; `stop` is asked each millisecond."""
        return self._opening.check_structure(self._store, stop)

    def clear_aside(self) -> None:
        """Remove the copies made when a commit had been cut off, or before a migration."""
        interrupted.clear_all(self._store.path)

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

    def check_passphrase(self, passphrase: str) -> None:
        """Make sure that a passphrase is the one of this vault, by a real derivation.

        Raises WrongSecret, TooLittleMemory.
        """
        secret = Secret(slots.PASSPHRASE, passphrase)
        if not unwrapping.fits(self._header, self._master, secret, self._limits):
            raise errors.WrongSecret

    def set_recovery(self, code: str | None = None) -> str:
        """Let a recovery code open the vault; an earlier one no longer does.

        Args:
            code: one of `new_recovery_code`, or `None` to make one. Returned either way.
        """
        code = code or recovery.generate()
        self._rewrite(self._header.with_slot(slots.for_recovery(self._master, self.id, code)))
        return code

    def backups(self) -> BackupMaker:
        """What makes, checks and restores backups of this vault with the keys it has now."""
        from storage.backup.keys import Keys
        from storage.backup.maker import BackupMaker

        return BackupMaker(self._store, self._header, Keys(self.id, self._master, self._limits))

    def set_keychain(self, secret: str) -> None:
        """Let the random secret kept in a keychain open the vault, beside what does already."""
        self._rewrite(self._header.with_slot(slots.for_keychain(self._master, self.id, secret)))

    def remove_slot(self, kind: str) -> None:
        """Take away one way of opening; nothing happens when it is not there.

        Raises:
            LastSlot: it is the passphrase. Nothing else may ever be the only way.
        """
        if self._header.of_kind(kind):
            self._rewrite(self._header.without(kind))

    def change_all_keys(
        self,
        passphrase: str,
        recovery_code: str,
        *,
        params: KdfParams | None = None,
        progress: rotation.Progress | None = None,
    ) -> None:
        """A new master key and data key, which the same passphrase and a new code open.

        Copies made before open with what opened them then. See `rotation`.

        Raises:
            WrongSecret: not the passphrase of this vault; nothing was begun.
            and what `rotation.Rotation.run` raises.
        """
        self.check_passphrase(passphrase)
        cost = params or kdf.calibrate(self._limits)
        change = rotation.Rotation(self._store, self._header, self._master)
        try:
            change.run(passphrase, recovery_code, cost, self._limits, progress)
        finally:
            self._header, self._master = change.header, change.master
            self._unwritten = change.unwritten

    @property
    def slots(self) -> tuple[str, ...]:
        """The ways of opening there are, as kinds of slots."""
        return tuple(slot.kind for slot in self._header.slots)

    def tidy(self) -> None:
        """Clear what was deleted for good out of the search index, and out of copies put aside.

        Seconds. The index is left alone when nothing was deleted since the last time.
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

    def _check_headers(self) -> None:
        if self._unwritten:
            # Going back from a change of all keys has to be finished first.
            files.write_headers(self.folder, self._header)
            self._unwritten = False
        files.refuse_changed(self.folder, self._header)

    def _rewrite(self, changed: Header) -> None:
        self._store.check_place()
        sealed = header.sealed(changed, self._master)
        files.write_headers(self.folder, sealed)
        self._header = sealed
        self._opening.record_sequence(self._store, sealed.sequence)


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


def _the_one(secrets_by_kind: dict[str, str | None]) -> Secret:
    given = [Secret(kind, text) for kind, text in secrets_by_kind.items() if text is not None]
    if len(given) != 1:
        raise ValueError("exactly one secret is needed")
    return given[0]


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


def _load_database_layer() -> None:
    import storage.vault.opening  # noqa: F401
