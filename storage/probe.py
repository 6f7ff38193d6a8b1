# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at a database file before SQLite does.

Not while this process has it open: closing the file would drop SQLite's lock on it (POSIX locks
belong to the process, https://sqlite.org/howtocorrupt.html section 2.2).
"""

from __future__ import annotations

from pathlib import Path

from storage import errors

PAGE = 4096


def refuse_unlikely(path: Path) -> None:
    """Refuse what can be told from the first page without a key.

    Raises:
        VaultMissing: there is no file.
        VaultEmpty: zero bytes; SQLite would open that as a new, empty and valid database.
        NotAVault: an unencrypted SQLite database.
        VaultDamaged: shorter than one page.
        ReadOnly: it cannot be written to; SQLite would open it all the same.
    """
    try:
        with path.open("rb+") as file:
            start = file.read(PAGE)
    except FileNotFoundError:
        raise errors.VaultMissing from None
    except OSError as error:
        raise errors.translate(error) from None
    if not start:
        raise errors.VaultEmpty
    if start.startswith(b"SQLite format 3\0"):
        raise errors.NotAVault
    if len(start) < PAGE:
        raise errors.VaultDamaged("short")
