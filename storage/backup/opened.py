# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a backup: the same way for a check and for a restore, so that one proves the other."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from storage import errors
from storage.backup import layout
from storage.backup.facts import Facts, unseal
from storage.backup.keys import Keys
from storage.backup.layout import Layout, Stop, never
from storage.vault import files, header
from storage.vault.header import Header
from storage.vault.kdf import KdfLimits
from storage.vault.lock import VaultLock
from storage.vault.unwrapping import Opened
from storage.vault.vault import Vault

Progress = Callable[[str], None]
UNFINISHED = (".part", ".copy", ".check")


def read(path: Path, keys: Keys) -> Facts:
    """What a backup made with these keys says about itself. Quick: the image is not read.

    Raises:
        BackupOfOtherKeys: another vault's, or from before its keys were changed.
        NotABackup, BackupDamaged, NewerVersion, HeaderRefused and errors of `layout.open_file`.
    """
    with layout.open_file(path) as file, errors.translated():
        found = layout.read(file)
        known(found, keys)
        return unseal(found, keys)


def check(path: Path, keys: Keys, scratch: Path, stop: Stop = never) -> Facts:
    """Take a backup out into `scratch`, open it and compare everything; nothing is left there.

    Raises:
        BackupDamaged: it does not hold what was written.
        BackupStopped: `stop` said so.
        DiskFull, DiskFailed, ReadOnly: of the disk that `scratch` is on.
        Errors of `read`.
    """
    with layout.open_file(path) as file, aside(scratch, keys.vault_id, "check") as folder:
        with errors.translated():
            found = layout.read(file)
        known(found, keys)
        return take_out(file, found, keys, folder, stop)


def take_out(
    file: BinaryIO,
    found: Layout,
    keys: Keys,
    folder: Path,
    stop: Stop = never,
    tell: Progress = lambda step: None,
    change: Callable[[Vault], None] = lambda vault: None,
) -> Facts:
    """Make a vault in the empty `folder` of a backup, and open it to check all that is in it.

    `tell` is told "copy", "check". `change` may write into it once it has passed.

    Raises BackupDamaged, BackupStopped and errors of the disk.
    """
    tell("copy")
    facts = unseal(found, keys)
    image = folder / files.DATABASE
    with errors.translated(folder):
        handle = os.open(image, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        with os.fdopen(handle, "wb") as target:
            layout.unpack(file, found, keys.of_file(), target, stop)
            target.flush()
            os.fsync(target.fileno())
        # Byte for byte the header of the backup.
        for name in files.HEADERS:
            files.replace_file(folder / name, found.header)
    tell("check")
    _open(folder, decoded(found, keys.limits), keys, facts, stop, change)
    for left in folder.iterdir():
        if left.name not in (files.DATABASE, *files.HEADERS):
            left.unlink()
    return facts


def known(found: Layout, keys: Keys) -> None:
    """Refuse a backup that was not made with these keys.

    Raises BackupOfOtherKeys, BackupDamaged, NewerVersion, HeaderRefused.
    """
    sealed = decoded(found, keys.limits)
    if sealed.vault_id != keys.vault_id or not header.authentic(sealed, keys.master):
        raise errors.BackupOfOtherKeys


def decoded(found: Layout, limits: KdfLimits) -> Header:
    """The header of a backup, within limits. Nothing is derived.

    Raises BackupDamaged, NewerVersion, HeaderRefused.
    """
    try:
        return header.decode(found.header, limits)
    except errors.VaultDamaged as error:
        raise errors.BackupDamaged(error.detail) from None


def unfinished(folder: Path, vault_id: str, purpose: str) -> Path:
    """A hidden name for work on the backups of one vault; `purpose` is part, copy or check."""
    return folder / f".{vault_id[:8]}-{secrets.token_hex(4)}.{purpose}"


@contextmanager
def aside(folder: Path, vault_id: str, purpose: str) -> Iterator[Path]:
    """A folder of our own in `folder` for files that are encrypted but not finished."""
    with errors.translated(folder):
        place = unfinished(folder, vault_id, purpose)
        place.mkdir(mode=0o700)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _open(
    folder: Path,
    sealed: Header,
    keys: Keys,
    facts: Facts,
    stop: Stop,
    change: Callable[[Vault], None],
) -> None:
    try:
        lock = VaultLock(folder / files.LOCK)
        try:
            vault = Vault(folder, Opened(sealed, keys.master), lock, keys.limits)
        except BaseException:
            lock.release()
            raise
        try:
            report = vault.verify(stop=stop)
            if not report.ok:
                raise errors.BackupDamaged(report.problems[0].partition(":")[0])
            info = vault.info()
            if info.counts != facts.counts:
                raise errors.BackupDamaged("counts")
            # One made by an older version was brought up to date on the way: other tables.
            same = info.generation == facts.generation and vault.rows() == facts.rows
            if not same and "migrated" not in vault.notices:
                raise errors.BackupDamaged("rows")
            change(vault)
        finally:
            vault.close()
    except errors.SearchCancelled:
        raise errors.BackupStopped from None
    except (errors.VaultDamaged, errors.VaultEmpty, errors.NotAVault) as error:
        raise errors.BackupDamaged(error.detail) from None


_BINARY = getattr(os, "O_BINARY", 0)
