# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words before which the helper steps back, because they may be about something real.

It is a courtesy, not a detector of danger: finding nothing says nothing. Whatever steps back asks
here, so that no two parts of the helper disagree about the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from app.language.plain import plain
from app.language.risk import speaks_of_risk
from app.services.content import load

_PIECE, _OVERLAP = 4_000, 200


def hold_line(text: str) -> str:
    """The neutral line to show instead of notes (English), or "" where nothing speaks for it.

    Both the hold list and the words that may speak of danger count.
    """
    found = any(_held().search(piece) or speaks_of_risk(piece) for piece in _pieces(plain(text)))
    return load().cues.hold_line if found else ""


def _pieces(words: str) -> Iterator[str]:
    """A long text piece by piece: one search would hold up the window for as long as it takes."""
    for start in range(0, len(words), _PIECE):
        yield words[max(0, start - _OVERLAP) : start + _PIECE]


@cache
def _held() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in load().cues.hold))
