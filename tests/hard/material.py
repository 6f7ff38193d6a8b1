# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Vaults for hard tests to break, and the one question asked afterwards: is all of it there?"""

from __future__ import annotations

import hashlib
import random
import shutil
from dataclasses import replace
from pathlib import Path

from storage.prepared import driver
from storage.values import Look, nobody_looks
from storage.vault import vault as vaults
from storage.vault.kdf import KdfLimits, KdfParams
from storage.vault.vault import Vault
from tests.bench.generate import entries

PASSPHRASE = "quarry lantern thimble oat"
# A derivation of a millisecond: what is tested here is not the passphrase.
CHEAP = KdfLimits(memory_kib=(64, 1024 * 1024), passes=(1, 10))
ALL_TABLES = (
    "entry",
    "answer",
    "rating",
    "mark",
    "link",
    "version",
    "tombstone",
    "meta",
)
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


def open_vault(folder: Path, *, look: Look = nobody_looks) -> Vault:
    """Open a vault made here.

    Raises errors of `vaults.unlock`.
    """
    return vaults.unlock(folder, passphrase=PASSPHRASE, limits=CHEAP, look=look)


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


def all_rows(vault: Vault) -> str:
    """One hash over every row that the digest covers, but for the counters that opening moves.

    Read by itself, not by the digest: it is what the digest is compared with.
    """
    seen = hashlib.sha256()
    with vault._store.read() as connection:
        raw = driver(connection)
        for table in ALL_TABLES:
            skip = " WHERE key NOT IN ('digest', 'generation')" if table == "meta" else ""
            rows = raw.execute(f"SELECT * FROM {table} NOT INDEXED{skip}").fetchall()
            seen.update(repr((table, sorted(map(repr, rows)))).encode())
    return seen.hexdigest()


def interrupt(folder: Path) -> None:
    """Leave a closed vault as a process does that is killed in the middle of a commit."""
    vault = open_vault(folder)
    torn = folder.with_name(folder.name + "-torn")
    try:
        with vault._store.write() as connection:
            # A cache of one page: changed pages go to the database before the commit.
            connection.exec_driver_sql("PRAGMA cache_size = 1")
            # In place: where only a part of it is taken back, each page is in order by itself.
            connection.exec_driver_sql("UPDATE answer SET text = upper(text)")
            shutil.copytree(folder, torn)
            raise _CutOff
    except _CutOff:
        pass
    finally:
        vault.close()
    shutil.rmtree(folder)
    torn.rename(folder)


class _CutOff(Exception):
    """Ends a transaction that is not to be committed."""


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
