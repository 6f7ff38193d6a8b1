# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rollback journal that a commit leaves when it is cut off, before SQLite plays it back.

Its layout: https://sqlite.org/fileformat2.html#the_rollback_journal. Its head has no checksum.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

from storage import errors
from storage.probe import PAGE, open_plain

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_PAGES_BEFORE = struct.Struct(">16xI")
"""How many pages the database had before the commit."""


def journal_of(database: Path) -> Path:
    """Where SQLite keeps the rollback journal of a database."""
    return database.with_name(database.name + "-journal")


def waits(database: Path) -> bool:
    """Whether a journal waits to be played back. One whose head is zero is spent.

    Raises OSError, NotAFile.
    """
    return any(_head(database)[: len(_MAGIC)])


def refuse_implausible(database: Path) -> None:
    """Refuse a journal that would make the database larger than it can have been.

    SQLite takes the size from the head as it is: one flipped bit, and it makes a file of
    terabytes, which is then read to its end.

    Raises:
        VaultDamaged: all that was there before is in the two files, and is less.
        StorageError: the disk failed.
    """
    try:
        head = _head(database)
        if len(head) < _PAGES_BEFORE.size or not head.startswith(_MAGIC):
            return
        (pages,) = _PAGES_BEFORE.unpack(head)
        both = database.stat().st_size + journal_of(database).stat().st_size
    except OSError as error:
        raise errors.translate(error) from None
    if pages * PAGE > both:
        raise errors.VaultDamaged("rollback journal")


def _head(database: Path) -> bytes:
    try:
        with os.fdopen(open_plain(journal_of(database), os.O_RDONLY), "rb") as file:
            return file.read(_PAGES_BEFORE.size)
    except FileNotFoundError:
        return b""
