# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text in one plain spelling for patterns: as it was meant, whatever it was pasted from."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`", "'"))

_SPACE = " "


def plain(text: str) -> str:
    """Lower case without accents and unseen marks, any white space as one space."""
    return with_places(text)[0]


def with_places(text: str) -> tuple[str, list[int]]:
    """The plain text, and where in the text each of its letters stands."""
    letters: list[str] = []
    places: list[int] = []
    last = ""
    for place, letter in enumerate(text):
        for one in _letters(letter):
            if one != _SPACE or last != _SPACE:
                letters.append(one)
                places.append(place)
                last = one
    return "".join(letters), places


@lru_cache(maxsize=4_096)
def _letters(letter: str) -> str:
    """What one letter is read as: several, or nothing where it only joins or parts others."""
    if letter.isspace():
        return _SPACE
    # Before compatibility is resolved: it makes a space and an accent of an acute by itself.
    found = unicodedata.normalize("NFKD", letter.translate(APOSTROPHES)).lower()
    return "".join(map(_one, found))


def _one(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind in ("Cf", "Mn"):
        return ""
    if kind == "Pd":
        return "-"
    return _SPACE if letter.isspace() else letter
