# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the words of a query stand in a text, for a search index that keeps no text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from storage.folding import fold, is_letter, spaceless, words

_GAP = "\0"
_ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u200e\u200f\ufeff\u00ad\ufe0e\ufe0f")


def highlight(text: str, query: str) -> list[tuple[int, int]]:
    """The (start, end) of every word of `query` in `text`, sorted, without overlaps.

    Follows the rules of `Search.find`: a word that is the beginning of a longer one marks the
    whole of it. Positions count code points of `text`.
    """
    wanted = words(query)
    if not wanted:
        return []
    quick = fold(text)
    open_ended = not query[-1:].isspace()
    patterns = [
        _pattern(word, prefix=open_ended and place == len(wanted) - 1)
        for place, word in enumerate(wanted)
        if _heads(word)[0] in quick
    ]
    if not patterns:
        return []
    folded, starts, ends = _aligned(text)
    spaced = _with_gaps(folded, spaceless_too=True)
    dense = _with_gaps(folded, spaceless_too=False)
    spans = [
        (starts[match.start()], ends[match.end() - 1])
        for pattern, runs_on in patterns
        for match in pattern.finditer(dense if runs_on else spaced)
    ]
    return _merged(spans)


def _heads(word: str) -> list[str]:
    """The parts of a word that the tokeniser sees: "didn't" is "didn" and "t"."""
    parts = "".join(c if is_letter(c) else _GAP for c in word).split(_GAP)
    return [part for part in parts if part]


def _pattern(word: str, *, prefix: bool) -> tuple[re.Pattern[str], bool]:
    joined = f"{_GAP}+".join(map(re.escape, _heads(word)))
    if spaceless(word):
        return re.compile(joined), True
    ending = f"[^{_GAP}]*" if prefix else f"(?![^{_GAP}])"
    return re.compile(f"(?<![^{_GAP}]){joined}{ending}"), False


def _aligned(text: str) -> tuple[str, list[int], list[int]]:
    """The folded text, and for each of its characters where it starts and ends in `text`."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    while position < len(text):
        end = position + 1
        while end < len(text) and _joins(text[end]):
            end += 1
        piece = _fold_one(text[position:end])
        pieces.append(piece)
        starts += [position] * len(piece)
        ends += [end] * len(piece)
        position = end
    return "".join(pieces), starts, ends


@lru_cache(maxsize=4096)
def _fold_one(cluster: str) -> str:
    return fold(cluster)


def _joins(character: str) -> bool:
    """Whether a character belongs to the one before it."""
    if character.isascii():
        return False
    return unicodedata.combining(character) != 0 or character in _ZERO_WIDTH


def _with_gaps(folded: str, *, spaceless_too: bool) -> str:
    return "".join(
        c if is_letter(c) and not (spaceless_too and spaceless(c)) else _GAP for c in folded
    )


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
