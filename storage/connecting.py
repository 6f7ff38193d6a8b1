# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A driver connection to the encrypted database: keyed, locked, and set as it has to be.

Why each setting is as it is stands beside it; what was measured is in `docs/decisions`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from storage import errors
from storage.probe import refuse_unlikely
from storage.rollback_journal import refuse_implausible

# SQLCipher 5 will not read the files of 4.
CIPHER_MAJOR = "4."
CACHE_KIB = 65536

DatabaseError = sqlcipher.DatabaseError


def connect(path: Path, key: bytes, *, new: bool = False) -> Any:
    """A driver connection to the encrypted database, exclusively locked and ready for use.

    What is written on it does not move the digest: see `digest.write`, `digest.rekey`.
    `new`: the file has zero bytes because it was made this moment.
    Raises errors of the driver as they are, and those of `refuse_unlikely` and
    `refuse_implausible`.
    """
    if not new:
        refuse_unlikely(path)
        refuse_implausible(path)
    # mode=rw: never create a file. A missing one would open as a new and empty journal.
    raw = sqlcipher.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=0.2,
    )
    try:
        _key(raw, key)
        _settle(raw)
    except BaseException:
        raw.close()
        raise
    return raw


def peek(path: Path, key: bytes) -> Any:
    """A driver connection that only reads, takes no lock and plays no journal back.

    For a file that nobody has open. A key that does not fit is seen here or at the first read,
    as `DatabaseError`.
    """
    raw = sqlcipher.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        _key(raw, key)
    except BaseException:
        raw.close()
        raise
    return raw


def _key(raw: Any, key: bytes) -> None:
    raw.execute("PRAGMA cipher_log_level = NONE")
    # Unlike PRAGMA key, set_key is not seen by a trace callback.
    raw.set_key(f"x'{key.hex()}'")
    version = _scalar(raw, "PRAGMA cipher_version")
    if not str(version or "").startswith(CIPHER_MAJOR):
        # A plain SQLite ignores unknown pragmas and would write plain text.
        raise errors.StorageError("cipher_version")
    raw.execute("PRAGMA cipher_compatibility = 4")
    raw.execute("PRAGMA temp_store = MEMORY")
    # A pragma: a query would read the schema, which a damaged file may not have.
    built = raw.execute("PRAGMA compile_options").fetchall()
    if _scalar(raw, "PRAGMA temp_store") != 2 or ("TEMP_STORE=0",) in built:
        # Sorting would spill what is written into plain files.
        raise errors.StorageError("temp_store")


def _settle(raw: Any) -> None:
    # Takes the lock now and keeps it until the connection is closed. Not earlier: a connection in
    # this mode keeps also the shared lock of its first look, and two that open at once would then
    # keep each other from writing.
    raw.execute("BEGIN EXCLUSIVE")
    raw.execute("PRAGMA locking_mode = EXCLUSIVE")
    raw.execute("COMMIT")
    pragmas = [
        # No WAL: a flipped bit in it makes committed rows vanish without an error.
        "journal_mode = DELETE",
        "synchronous = EXTRA",
        "foreign_keys = ON",
        "recursive_triggers = ON",
        "secure_delete = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        f"cache_size = -{CACHE_KIB}",
    ]
    if sys.platform == "darwin":
        pragmas.append("fullfsync = 1")
    for pragma in pragmas:
        raw.execute(f"PRAGMA {pragma}")
    if _scalar(raw, "PRAGMA journal_mode") != "delete":
        raise errors.StorageError("journal_mode")


def _scalar(raw: Any, sql: str) -> object:
    row = raw.execute(sql).fetchone()
    return row[0] if row else None


def generation_of(raw: Any) -> int | None:
    """The generation that the file is at, or `None` where this schema has none."""
    try:
        found = _scalar(raw, "SELECT number FROM meta WHERE key = 'generation'")
    except sqlcipher.DatabaseError:
        # What is wrong with it is told by whoever reads it next.
        return None
    return found if isinstance(found, int) else None


def cipher_version() -> str:
    """The version of SQLCipher in this build, for example "4.19.0 community"."""
    raw = sqlcipher.connect(":memory:")
    try:
        return str(_scalar(raw, "PRAGMA cipher_version") or "")
    finally:
        raw.close()
