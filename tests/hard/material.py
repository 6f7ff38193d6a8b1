# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Vaults for hard tests to break, and the one question asked afterwards: is all of it there?"""

from __future__ import annotations

import hashlib
import random
import shutil
from dataclasses import replace
from pathlib import Path

from storage.vault import vault as vaults
from storage.vault.kdf import KdfLimits, KdfParams
from storage.vault.vault import Vault
from tests.bench.generate import entries

PASSPHRASE = "quarry lantern thimble oat"
# A derivation of a millisecond: what is tested here is not the passphrase.
CHEAP = KdfLimits(memory_kib=(64, 1024 * 1024), passes=(1, 10))
LIGHT = KdfParams(memory_kib=64, passes=1, lanes=1)


def make_vault(folder: Path, count: int, *, with_recovery: bool = False) -> str | None:
    """A closed vault with `count` realistic entries; gives its recovery code."""
    made = vaults.create(
        folder, PASSPHRASE, with_recovery=with_recovery, params=LIGHT, limits=CHEAP
    )
    vault = open_vault(folder)
    try:
        vault.entries.bulk_insert(entries(count))
    finally:
        vault.close()
    return made.recovery_code


def more(vault: Vault, count: int, chance: random.Random) -> None:
    """Write `count` entries more into an open vault."""
    vault.entries.bulk_insert(
        replace(entry, id=f"{chance.getrandbits(128):032x}", links=()) for entry in entries(count)
    )


def open_vault(folder: Path) -> Vault:
    """Open a vault made here.

    Raises errors of `vaults.unlock`.
    """
    return vaults.unlock(folder, passphrase=PASSPHRASE, limits=CHEAP)


def copy_vault(vault: Path, folder: Path) -> Path:
    """A copy of a closed vault, for one trial to break."""
    shutil.copytree(vault, folder)
    return folder


def fingerprint(vault: Vault) -> str:
    """One hash over everything written in the vault: entries with all they carry, in order."""
    seen = hashlib.sha256()
    for entry in vault.entries.all():
        seen.update(repr(entry).encode())
    return seen.hexdigest()


def hot(folder: Path) -> bool:
    """Whether a transaction was cut off: its rollback journal lies there, ready to be used.

    While the database is held exclusively SQLite leaves the journal there between transactions,
    with zeros in place of its magic number (https://sqlite.org/fileformat2.html section 3).
    """
    try:
        with (folder / "journal.db-journal").open("rb") as file:
            return file.read(8) == bytes.fromhex("d9d505f920a163d7")
    except FileNotFoundError:
        return False
