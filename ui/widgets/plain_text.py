# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules for plain text on its way into a field or onto a page."""

from __future__ import annotations

import unicodedata
from typing import Final

LONGEST_WORD: Final = 2_000

_KEPT = {"\n": "\n", "\t": "\t"}
# Control characters (C0, DEL, C1), noncharacters and lone surrogates cannot be shown or stored.
_DROPPED = dict.fromkeys(
    [
        *(code for code in range(0x20) if chr(code) not in _KEPT),
        *range(0x7F, 0xA0),
        *range(0xD800, 0xE000),
        *range(0xFDD0, 0xFDF0),
        0xFFFE,
        0xFFFF,
    ]
)


def clean(text: str, *, one_line: bool = False) -> tuple[str, int]:
    """The text that can be kept, and how many characters were left out.

    Line ends become "\\n"; with `one_line` they become spaces. Only "\\n" and "\\t" stay of the
    control characters.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = lines.replace("\u2028", "\n").replace("\u2029", "\n")
    kept = lines.translate(_DROPPED)
    refused = len(lines) - len(kept)
    if one_line:
        kept = kept.replace("\n", " ").replace("\t", " ")
    return kept, refused


def has_endless_word(text: str) -> bool:
    """Whether one word is so long that looking for a place to break it takes Qt seconds: the
    time grows with the square of its length (0.02 s at 20,000 characters, 56 s at a million)."""
    if len(text) <= LONGEST_WORD:
        return False
    return max(map(len, text.split()), default=0) > LONGEST_WORD


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction belongs to a right-to-left script."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def units(text: str, place: int) -> int:
    """A place in characters, counted as Qt counts: in UTF-16 units."""
    return place + sum(ord(character) > 0xFFFF for character in text[:place])


def characters(text: str, place: int) -> int:
    """A place in UTF-16 units, counted in characters."""
    counted = 0
    for number, character in enumerate(text):
        if counted >= place:
            return number
        counted += 2 if ord(character) > 0xFFFF else 1
    return len(text)


def word_at(text: str, place: int) -> tuple[int, int]:
    """Start and end of the word around a place; both are the place between words."""
    start = end = min(place, len(text))
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end
