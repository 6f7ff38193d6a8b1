# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words before which the helper steps back, because they may be about something real.

It is a courtesy, not a detector of danger: finding nothing says nothing. The list is that of the
schema cues.
"""

from __future__ import annotations

import re
from functools import cache

from app.language.plain import plain
from app.services.content import load


def hold_line(text: str) -> str:
    """The neutral line to show instead of notes (English), or "" where no such word stands."""
    return load().cues.hold_line if _held().search(plain(text)) else ""


@cache
def _held() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in load().cues.hold))
