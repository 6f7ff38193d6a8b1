# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words before which the helper steps back, because they may be about something real.

It is a courtesy, not a detector of danger: finding nothing says nothing. Whatever steps back asks
here, so that no two parts of the helper disagree about the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from app.language.plain import plain
from app.language.risk import speaks_of_risk
from app.services.content import load

_PIECE, _OVERLAP = 4_000, 200
_FIGURE = '"'
"""What stands for a figure of speech: no pattern reaches over it."""


def hold_line(text: str) -> str:
    """The neutral line to show instead of notes (English), or "" where nothing speaks for it.

    Both the hold list and the words that may speak of danger count; figures of speech do not.
    """
    return load().hold.line if any(map(_is_held, _pieces(plain(text)))) else ""


def _is_held(words: str) -> bool:
    figures, held = _patterns()
    words = figures.sub(_FIGURE, words)
    return bool(held.search(words)) or speaks_of_risk(words)


def _pieces(words: str) -> Iterator[str]:
    """A long text piece by piece: one search would hold up the window for as long as it takes."""
    for start in range(0, len(words), _PIECE):
        yield words[max(0, start - _OVERLAP) : start + _PIECE]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    hold = load().hold
    return _any(hold.figures), _any(hold.patterns)


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
