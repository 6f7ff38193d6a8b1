# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether every page of the database is what was written, those in use alone.

SQLite keeps no copy of an unused page that it fills anew, so a power cut may leave one half
written. Nothing reads it before it is written again, but SQLCipher's check reports it as damaged
(found by T03 in tests/hard).
"""

from __future__ import annotations

import re
from typing import Any

_PAGE = re.compile(r"HMAC verification failed for page \d+")


def damaged(raw: Any) -> list[str]:
    """What `cipher_integrity_check` says about pages in use; no words of anybody's.

    Raises errors of the driver.
    """
    found = [str(row[0]) for row in raw.execute("PRAGMA cipher_integrity_check").fetchall()]
    return [] if found and _unused(raw, found) else found


def _unused(raw: Any, found: list[str]) -> bool:
    """SQLite's own check reads every page in use; if it finds them well, these are others."""
    if not all(_PAGE.fullmatch(one) for one in found):
        return False
    if len(found) > raw.execute("PRAGMA freelist_count").fetchone()[0]:
        return False
    return bool(raw.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
