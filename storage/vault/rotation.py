# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing all keys: a new master key, so a new data key, and only new slots.

    1 copy      journal.db -> journal.db.rotated, under the new key, and checked in full
    2 announce  both header copies: the new slots, and the old master key under the new one
    3 exchange  journal.db.rotated -> journal.db
    4 finish    both header copies: the new slots alone

Cut off before 2, the old secrets open and the copy is thrown away. From the first header copy of
2 on a new secret opens what is there, with whichever of the two keys fits; `resume` finishes, or
goes back when the copy is not complete. Between the two header copies of 2 an old secret still
opens through the second one, and goes back. At no moment does neither open.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from storage import errors, rollback_journal
from storage.vault import files, header, interrupted, kdf, slots
from storage.vault.header import Header, Previous
from storage.vault.kdf import KdfLimits, KdfParams
from storage.vault.unwrapping import Opened

if TYPE_CHECKING:
    from storage.engine import Store

ROTATED = files.DATABASE + ".rotated"
SPARE_BYTES = 16 << 20
_PAGES_A_STEP = 512

Progress = Callable[[str, int, int], None]
"""Told ("copy" | "check" | "exchange", done, of all)."""


class Rotation:
    """A change of all keys of an open vault.

    Attributes:
        header, master: what is in use, before and after, whatever happened.
        unwritten: `header` could not be written and has to be, before anything else is.
    """

    def __init__(self, store: Store, header: Header, master: bytes) -> None:
        self._store = store
        self.header = header
        self.master = master
        self.unwritten = False

    def run(
        self,
        passphrase: str,
        recovery_code: str,
        params: KdfParams,
        limits: KdfLimits,
        progress: Progress | None = None,
    ) -> None:
        """Do all of it. Seconds; nothing else may use the store meanwhile.

        Raises:
            DiskFull: not enough room for a second database; nothing was begun.
            RotationFailed: the copy did not pass its check; the vault is as it was.
            BadRecoveryCode, Vanished, ChangedUnderneath, ReadOnly, DiskFailed, VaultDamaged:
                what opened the vault before opens it.
        """
        tell = progress or (lambda step, done, of: None)
        store, before, master = self._store, self.header, self.master
        vault_id, folder = before.vault_id, store.path.parent
        store.check_place()
        _make_sure_of_room(store.path)
        fresh = secrets.token_bytes(kdf.KEY_BYTES)
        new_slots = (
            slots.for_passphrase(fresh, vault_id, passphrase, params, limits),
            slots.for_recovery(fresh, vault_id, recovery_code),
        )
        nonce, wrapped = slots.wrap_previous(master, vault_id, fresh)
        previous = Previous(nonce=nonce, wrapped=wrapped, slots=before.slots)
        announced = header.sealed(replace(before.followed_by(new_slots), previous=previous), fresh)
        finished = _finished(announced, fresh)
        copy = store.path.with_name(ROTATED)
        try:
            _copy(store, copy, finished, master, fresh, tell)
        except BaseException:
            _clear(copy)
            raise
        tell("exchange", 0, 1)
        try:
            files.write_headers(folder, announced)
            store.exchange(copy, kdf.database_keys(fresh, vault_id))
        except BaseException:
            # Once the copy has taken its place there is no way back, and none is needed.
            if copy.exists():
                _clear(copy)
                self._go_back(folder, announced)
            else:
                self.header, self.master, self.unwritten = finished, fresh, True
            raise
        self.header, self.master, self.unwritten = finished, fresh, True
        with contextlib.suppress(errors.StorageError):
            # What is left undone here the next save or opening does: the headers know both keys.
            files.sync_folder(folder)
            files.write_headers(folder, finished)
            self.unwritten = False
        # They open with the old key. What they were kept for has just been checked in full.
        interrupted.clear_all(store.path)
        tell("exchange", 1, 1)

    def _go_back(self, folder: Path, announced: Header) -> None:
        self.header = _undone(announced, self.master)
        self.unwritten = not _written(folder, self.header)


@dataclass(frozen=True, slots=True)
class Resumed:
    """The header and the master key in use after a change of keys was settled.

    `unwritten`: as in `Rotation`.
    """

    header: Header
    master: bytes
    unwritten: bool = False


def resume(folder: Path, opened: Opened) -> tuple[Resumed, tuple[str, ...]]:
    """Finish or undo a change of keys that was cut off. For a vault that nobody has open.

    Notices: "rotation_finished", "rotation_undone".

    Raises:
        VaultDamaged: the database fits neither key.
        ReadOnly, DiskFailed: it could not be settled now; nothing is lost.
    """
    found, master = opened.header, opened.master
    copy = folder / ROTATED
    if found.previous is None:
        if not copy.exists():
            return Resumed(found, master), ()
        _clear(copy)
        return Resumed(found, master), ("rotation_undone",)
    before = slots.unwrap_previous(
        found.previous.nonce, found.previous.wrapped, found.vault_id, master
    )
    database, finished = folder / files.DATABASE, _finished(found, master)
    new_key, old_key = (kdf.database_key(key, found.vault_id) for key in (master, before))
    replaced = _peek(database, new_key)
    if replaced is None:
        old = _peek(database, old_key)
        with errors.translated(folder):
            waiting = rollback_journal.waits(database)
        if old is None and not waiting:
            raise errors.VaultDamaged("database fits neither key")
        if old is None or waiting or not _complete(copy, new_key, old, finished):
            # First, since it may be what fills the disk.
            _clear(copy)
            undone = _undone(found, before)
            return Resumed(undone, before, not _written(folder, undone)), ("rotation_undone",)
        with errors.translated(folder):
            os.replace(copy, database)
            files.sync_folder(folder)
    _clear(copy)
    interrupted.clear_all(database)
    return Resumed(finished, master, not _written(folder, finished)), ("rotation_finished",)


def _finished(announced: Header, fresh: bytes) -> Header:
    return header.sealed(announced.followed_by(announced.slots), fresh)


def _written(folder: Path, wanted: Header) -> bool:
    try:
        files.write_headers(folder, wanted)
    except errors.StorageError:
        # On a full disk the journal can still be read, and the next save tries again.
        return False
    return True


def _undone(announced: Header, master: bytes) -> Header:
    """A header with the old slots again, under a sequence that never was."""
    assert announced.previous is not None
    return header.sealed(announced.followed_by(announced.previous.slots), master)


def _make_sure_of_room(database: Path) -> None:
    with errors.translated(database.parent):
        needed = database.stat().st_size + SPARE_BYTES
        if shutil.disk_usage(database.parent).free < needed:
            raise errors.DiskFull("room for a second database")


def _copy(
    store: Store, copy: Path, finished: Header, master: bytes, fresh: bytes, tell: Progress
) -> None:
    """The database under its new key, on the disk and checked."""
    from storage import connecting, digest, integrity
    from storage.engine import Store

    vault_id = finished.vault_id
    old_keys, new_keys = (kdf.database_keys(key, vault_id) for key in (master, fresh))
    _clear(copy)
    with errors.translated(copy.parent):
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        target = connecting.connect(copy, new_keys.page, new=True)
        try:
            with store.raw() as source:
                source.backup(
                    target,
                    pages=_PAGES_A_STEP,
                    progress=lambda _status, left, of: tell("copy", of - left, of),
                )
            target.execute("BEGIN IMMEDIATE")
            digest.rekey(target, old_keys.digest, new_keys.digest)
            digest.Digest(new_keys.digest).attach(target)
            target.execute(
                "UPDATE meta SET number = ? WHERE key = 'header_sequence'", (finished.sequence,)
            )
            target.execute("COMMIT")
        finally:
            target.close()
    checked = Store(copy, new_keys)
    try:
        report = integrity.verify(
            checked, vault_id, finished.sequence, lambda done, of: tell("check", done, of)
        )
    finally:
        checked.close()
    old = _peek(store.path, old_keys.page, open_here=store)
    if not report.ok or old is None or not _complete(copy, new_keys.page, old, finished):
        raise errors.RotationFailed("check")


def _clear(copy: Path) -> None:
    with contextlib.suppress(OSError):
        for path in (copy, copy.with_name(copy.name + "-journal")):
            path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What tells one state of the database from another."""

    vault_id: str
    generation: int
    sequence: int


def _complete(copy: Path, key: bytes, old: _Seen, finished: Header) -> bool:
    """Whether the copy holds what the old database holds now."""
    seen = _peek(copy, key) if copy.exists() else None
    return (
        seen is not None
        and seen.generation == old.generation
        and seen.sequence == finished.sequence
        and seen.vault_id == old.vault_id == finished.vault_id
    )


def _peek(path: Path, key: bytes, *, open_here: Store | None = None) -> _Seen | None:
    """Three facts from a database, or `None` when the key does not fit.

    A closed file is read without a lock and without looking at a rollback journal: to play one
    back with the wrong key could do harm.
    """
    from storage import connecting

    query = "SELECT key, number, text FROM meta WHERE key IN ('vault_id', 'generation', "
    query += "'header_sequence')"
    with errors.translated(path.parent):
        if open_here is not None:
            with open_here.raw() as raw:
                rows = raw.execute(query).fetchall()
        else:
            try:
                # Setting the key may already read the first page.
                with contextlib.closing(connecting.peek(path, key)) as raw:
                    rows = raw.execute(query).fetchall()
            except connecting.DatabaseError:
                return None
    found = {row[0]: row[2] if row[0] == "vault_id" else row[1] for row in rows}
    return _Seen(
        str(found.get("vault_id", "")),
        int(found.get("generation") or 0),
        int(found.get("header_sequence") or 0),
    )
