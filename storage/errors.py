# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong in storage, and the one translation from SQLite's errors to ours.

No error carries record text, SQL or parameters: an error of SQLAlchemy keeps the bound text in
`params`, and SQLite quotes a search query in its message. Both are emptied on the way.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar


class StorageError(Exception):
    """Base of all errors of storage. `code` is stable and may be shown; `detail` is a short
    technical word such as the name of an SQLite result code."""

    code: ClassVar[str] = "storage"

    def __init__(self, detail: str = "") -> None:
        super().__init__(f"{self.code}: {detail}" if detail else self.code)
        self.detail = detail


class WrongSecret(StorageError):
    """The passphrase or recovery code does not open this vault."""

    code = "wrong_secret"


class BadRecoveryCode(StorageError):
    """A recovery code with a typing error: its own check symbols do not fit."""

    code = "bad_recovery_code"


class VaultMissing(StorageError):
    """There is no vault at this place."""

    code = "vault_missing"


class VaultEmpty(StorageError):
    """The database file has zero bytes: something cut it off."""

    code = "vault_empty"


class VaultDamaged(StorageError):
    """Header or database do not hold what was written."""

    code = "vault_damaged"


class HeaderChanged(StorageError):
    """The key header is whole, but was not written by a holder of its master key: a slot was
    taken away, added or moved."""

    code = "header_changed"


class LastSlot(StorageError):
    """Without this slot no passphrase would open the vault."""

    code = "last_slot"


class RotationFailed(StorageError):
    """The copy under new keys did not pass its check. The vault is as it was."""

    code = "rotation_failed"


class NoKeychain(StorageError):
    """No keychain of the operating system that is on the list of trusted ones."""

    code = "keychain_missing"


class KeychainLocked(StorageError):
    """The keychain is locked, and was not unlocked when it asked."""

    code = "keychain_locked"


class KeychainSilent(StorageError):
    """The keychain did not answer in time."""

    code = "keychain_silent"


class KeychainForgot(StorageError):
    """The keychain holds nothing for this vault (any more)."""

    code = "keychain_forgot"


class KeychainFailed(StorageError):
    """The keychain refused, or did not give back what it was given."""

    code = "keychain_failed"


class NotAVault(StorageError):
    """The file is something else, for example an unencrypted SQLite database."""

    code = "not_a_vault"


class NotAFile(StorageError):
    """Something else lies where a file of the vault belongs: a folder, a pipe, a device, a socket
    or a link that leads nowhere. It was not opened."""

    code = "not_a_file"


class NewerVersion(StorageError):
    """Made by a newer version of the program; nothing was touched."""

    code = "newer_version"


class InUse(StorageError):
    """Another process holds this vault open."""

    code = "in_use"


class ReadOnly(StorageError):
    """The folder or disk cannot be written to."""

    code = "read_only"


class Rescued(ReadOnly):
    """A damaged vault was opened to be read only."""

    code = "rescue_read_only"


class DiskFull(StorageError):
    """No space left. Nothing was changed; the same call may be tried again."""

    code = "disk_full"


class DiskFailed(StorageError):
    """The disk refused to read or write. Nothing was changed by this call."""

    code = "disk_failed"


class HeaderRefused(StorageError):
    """The header asks for key derivation outside the limits; nothing was derived."""

    code = "header_refused"


class TooLittleMemory(StorageError):
    """The key derivation did not get the memory that the header asks for."""

    code = "too_little_memory"


class AlreadyThere(StorageError):
    """Something exists at this place already; it was not touched."""

    code = "already_there"


class Vanished(StorageError):
    """The vault's folder or file was moved or removed while it was open."""

    code = "vanished"


class ChangedUnderneath(StorageError):
    """Another program replaced a file of the vault, or wrote into it, while it was open.

    Nothing was written; the same call works again once the file is back as it was.
    """

    code = "changed_underneath"


class Closed(StorageError):
    """The vault has been closed."""

    code = "closed"


class EntryGone(StorageError):
    """The entry to be changed is not in the vault (any more)."""

    code = "entry_gone"


class DuplicateEntry(StorageError):
    """An entry with this id is in the vault already, or one has two parts with one name."""

    code = "duplicate_entry"


class NotABackup(StorageError):
    """The file is something else than a backup."""

    code = "not_a_backup"


class BackupDamaged(StorageError):
    """A backup does not hold what was written to it."""

    code = "backup_damaged"


class BackupOfOtherKeys(StorageError):
    """A backup of another vault, or from before the keys of this one were changed."""

    code = "backup_other_keys"


class BackupUnproven(StorageError):
    """A backup that was just made did not pass its check; it was removed."""

    code = "backup_unproven"


class BackupStopped(StorageError):
    """Making or checking a backup gave way to something else; nothing of it was left."""

    code = "backup_stopped"


class SearchCancelled(StorageError):
    """A newer query has made this one pointless."""

    code = "search_cancelled"


# Primary result codes of SQLite, https://sqlite.org/rescode.html
_BY_RESULT_CODE: dict[int, type[StorageError]] = {
    5: InUse,  # BUSY
    6: InUse,  # LOCKED
    7: TooLittleMemory,  # NOMEM
    8: ReadOnly,  # READONLY
    9: SearchCancelled,  # INTERRUPT; only the progress handler of a search does that
    10: DiskFailed,  # IOERR
    11: VaultDamaged,  # CORRUPT
    13: DiskFull,  # FULL
    14: Vanished,  # CANTOPEN: the journal file, so its folder is gone
    19: DuplicateEntry,  # CONSTRAINT
    26: VaultDamaged,  # NOTADB: wrong key or damaged first page
}

_BY_ERRNO: dict[int, type[StorageError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EROFS: ReadOnly,
    errno.EACCES: ReadOnly,
    errno.EPERM: ReadOnly,
    errno.ENOENT: Vanished,
    errno.ENOTDIR: Vanished,
    errno.EIO: DiskFailed,
    errno.ELOOP: NotAFile,
    errno.EISDIR: NotAFile,
    errno.ENXIO: NotAFile,
    errno.ENODEV: NotAFile,
}


def translate(error: BaseException, folder: str | os.PathLike[str] | None = None) -> StorageError:
    """The error of ours for an error of SQLAlchemy, sqlcipher3 or the operating system.

    Args:
        error: what was raised.
        folder: where the vault lies. SQLite reports a quota or a file size limit as a plain
            input/output error; a look at the free space tells which it was.
    """
    if isinstance(error, StorageError):
        return error
    if isinstance(error, OSError):
        kind = _BY_ERRNO.get(error.errno or 0, DiskFailed)
        return kind(errno.errorcode.get(error.errno or 0, ""))
    if isinstance(error, MemoryError):
        return TooLittleMemory()
    origin = getattr(error, "orig", None) or error
    number = getattr(origin, "sqlite_errorcode", None)
    name = str(getattr(origin, "sqlite_errorname", ""))
    _empty(error, origin)
    if not isinstance(number, int):
        return StorageError(type(origin).__name__)
    found = _BY_RESULT_CODE.get(number & 0xFF, StorageError)
    if found is DiskFailed and folder is not None and _no_space(folder):
        found = DiskFull
    if found is Vanished and folder is not None and os.path.isdir(folder):
        found = ReadOnly if not os.access(folder, os.W_OK) else DiskFailed
    return found(name)


@contextmanager
def translated(folder: str | os.PathLike[str] | None = None) -> Iterator[None]:
    """Turn every error of the layers below into a `StorageError`."""
    try:
        yield
    except StorageError:
        raise
    except Exception as error:
        if not _ours_to_translate(error):
            raise
        raise translate(error, folder) from None


def _empty(*chain: BaseException) -> None:
    """Take words and SQL out of errors that stay reachable as the context of ours."""
    for error in chain:
        error.args = ()
        for name in ("params", "statement"):
            if hasattr(error, name):
                setattr(error, name, None)


def _ours_to_translate(error: BaseException) -> bool:
    top = type(error).__module__.partition(".")[0]
    return isinstance(error, OSError | MemoryError) or top in ("sqlalchemy", "sqlcipher3")


def _no_space(folder: str | os.PathLike[str]) -> bool:
    try:
        space = os.statvfs(folder)
    except (OSError, AttributeError):
        return False
    return space.f_bavail * space.f_frsize < 1 << 20
