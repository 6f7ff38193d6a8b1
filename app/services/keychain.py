# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a journal with the keychain of this computer's account, for those who want that.

The keychain keeps a random secret of its own, never the passphrase, and is never the only way in.
Calls here may take five seconds and never touch an open journal: they run on the cpu lane, or at
the end of what takes long anyway.
"""

from __future__ import annotations

from pathlib import Path

from app.domain.errors import AppError
from app.problems import problem
from app.services.translation import guarded
from storage import errors, keychain
from storage.vault import slots
from storage.vault import vault as vaults


def offered(folder: Path) -> bool:
    """Whether a journal names a keychain among its ways of opening. Reads one small file."""
    try:
        return slots.KEYCHAIN in vaults.identity(folder)[1]
    except errors.StorageError:
        return False


def fetch(folder: Path) -> str:
    """The secret that this computer's keychain keeps for a journal.

    Raises:
        AppError: "keychain_missing", "keychain_locked", "keychain_silent", "keychain_forgot",
            "keychain_failed", or what is the matter with the journal.
    """
    with guarded():
        return keychain.fetch(vaults.identity(folder)[0])


def keep(vault_id: str) -> str:
    """Put a fresh secret into this computer's keychain and read it back; gives it for the slot.

    Raises:
        AppError: as `fetch`.
    """
    secret = slots.new_keychain_secret()
    with guarded():
        keychain.keep(vault_id, secret)
    return secret


def forget(vault_id: str) -> None:
    """Take what was kept out of the keychain.

    A keychain that cannot be reached is no error: what it still keeps opens nothing any more.
    """
    try:
        keychain.forget(vault_id)
    except errors.StorageError:
        return


def outdated(error: AppError) -> AppError:
    """An error of opening in the words that fit the keychain."""
    return problem("keychain_outdated") if error.code == "wrong_secret" else error
