# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Restoring a backup with a secret alone: nothing of the vault it was made of is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from storage import errors
from storage.backup import layout, opened
from storage.backup.facts import Facts
from storage.backup.keys import Keys
from storage.backup.layout import Stop, never
from storage.vault import header, slots
from storage.vault.header import Header
from storage.vault.kdf import LIMITS, KdfLimits
from storage.vault.placing import built_aside
from storage.vault.unwrapping import Secret, master_of
from storage.vault.vault import Vault, check_recovery_code


@dataclass(frozen=True, slots=True)
class Outside:
    """What can be told of a backup without its keys. `vault_id` and `words` (some entries alone,
    no backup) are as the file claims."""

    vault_id: str
    size: int
    words: bool


def look(
    path: Path, *, with_sum: bool = False, limits: KdfLimits = LIMITS, stop: Stop = never
) -> Outside:
    """Look at a backup without its keys; `with_sum` reads all of it to compare its checksum.

    Raises:
        NotABackup, BackupDamaged, NewerVersion, HeaderRefused: it is no whole backup.
        Vanished, ReadOnly, DiskFailed, BackupStopped.
    """
    with layout.open_file(path) as file, errors.translated():
        found = layout.read(file)
        sealed = opened.decoded(found, limits)
        if with_sum:
            layout.check_sum(file, found, stop)
        size = found.mac_at + layout.MAC_BYTES + layout.SUM_BYTES
        return Outside(sealed.vault_id, size, found.magic == layout.WORDS)


def claims_words(path: Path) -> bool:
    """Whether a file begins like one with some entries alone, be the rest of it damaged or not.

    `False` also when it cannot be read.
    """
    try:
        with layout.open_file(path) as file, errors.translated():
            return file.read(len(layout.WORDS)) == layout.WORDS
    except errors.StorageError:
        return False


def restore(
    path: Path,
    folder: Path,
    *,
    passphrase: str | None = None,
    recovery_code: str | None = None,
    limits: KdfLimits = LIMITS,
    tell: opened.Progress = lambda step: None,
    change: Callable[[Vault], None] = lambda vault: None,
) -> Facts:
    """Make a vault of a backup in `folder`, which is empty or not there. Never over anything.

    Sizes, limits and the checksum come first, then the secret, then everything is checked before
    the folder appears. `tell` is told "look", "open", "copy", "check"; `change` may write into
    the restored vault before it is put in its place.

    Raises:
        NotABackup, BackupDamaged, NewerVersion, HeaderRefused: nothing was derived, or nothing
            of what came out is left.
        BadRecoveryCode, WrongSecret, TooLittleMemory: of the secret.
        AlreadyThere, DiskFull, DiskFailed, ReadOnly: of the folder.
    """
    if (passphrase is None) == (recovery_code is None):
        raise ValueError("exactly one secret is needed")
    if recovery_code is not None:
        check_recovery_code(recovery_code)
    with layout.open_file(path) as file, errors.translated():
        tell("look")
        found = layout.read(file)
        sealed = opened.decoded(found, limits)
        layout.check_sum(file, found)
        with built_aside(folder) as building:
            tell("open")
            master = _master(sealed, passphrase, recovery_code, limits)
            keys = Keys(sealed.vault_id, master, limits)
            return opened.take_out(file, found, keys, building, tell=tell, change=change)


def _master(sealed: Header, passphrase: str | None, code: str | None, limits: KdfLimits) -> bytes:
    secret = Secret(slots.RECOVERY, code or "")
    if passphrase is not None:
        secret = Secret(slots.PASSPHRASE, passphrase)
    master = master_of(sealed, secret, limits)
    if not header.authentic(sealed, master):
        raise errors.BackupDamaged("header mac")
    return master
