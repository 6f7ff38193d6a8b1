# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How words are made comparable for search. Pure text, no database.

Case, accents and vowel points are dropped, compatibility forms are resolved (NFKC), and letters
that are letters of their own for Unicode but not for a person at a keyboard are spelt out. For
scripts written without spaces every pair of neighbours becomes a word of its own, so that any
run of two or more characters is found wherever it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Letters that Unicode does not decompose but readers type without, and the apostrophe and turned
# comma that are letters to Unicode: to a keyboard they are the same mark as ' and ’.
_SPELT = str.maketrans(
    {"đ": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
    | {"\u02bc": "'", "\u02bb": "'"}
)

# Marks that people leave out when they search: accents, Hebrew points, Arabic vowel signs.
# Not the vowel signs of Indic and Thai script, which are letters to those who write them.
_DROPPED = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u200b-\u200f\ufe00-\ufe0f\ufeff\u00ad]"
)

# Han, Kana, Thai, Lao, Khmer, Myanmar.
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUN = re.compile(f"[{_SPACELESS}]+")
_SPACE = re.compile(r"[ \t\n]")
_PIECE = 1 << 12
_WORD = re.compile(f"[{_SPACELESS}]+|[^\\s{_SPACELESS}]+")


def fold(text: str) -> str:
    """`text` in the form in which words are compared."""
    if text.isascii():
        return text.lower()
    composed = unicodedata.normalize("NFKC", text).casefold()
    bare = _DROPPED.sub("", unicodedata.normalize("NFKD", composed))
    return unicodedata.normalize("NFC", bare).casefold().translate(_SPELT)


def document(text: str) -> str:
    """What goes into the search index for `text`."""
    folded = "".join(map(_fold_piece, _pieces(text)))
    if folded.isascii():
        return folded
    parts, at = [], 0
    for run in _RUN.finditer(folded):
        parts.append(folded[at : run.start()])
        for pairs in _pairs(run[0], closing=True):
            parts += (" ", pairs)
        parts.append(" ")
        at = run.end()
    parts.append(folded[at:])
    return "".join(parts)


def _pieces(text: str) -> Iterator[str]:
    """A long text cut before spaces, where folding a piece does not depend on the next one.

    Folding takes memory by the length of what is folded at once.
    """
    start = 0
    while len(text) - start > 2 * _PIECE:
        space = _SPACE.search(text, start + _PIECE, start + 2 * _PIECE)
        end = space.start() if space else start + 2 * _PIECE
        yield text[start:end]
        start = end
    yield text[start:]


def _fold_piece(piece: str) -> str:
    folded = fold(piece)
    # One sign may stand for eighteen letters: nobody writes pages of it, but a file may hold them.
    return folded if len(folded) <= max(_PIECE, 2 * len(piece)) else piece.casefold()


def words(query: str) -> list[str]:
    """The words of a query: folded, without those that hold no letter and no digit.

    A run of a script without spaces is one word.
    """
    return [word for word in _WORD.findall(fold(query)) if any(map(is_letter, word))]


def expression(query: str) -> str:
    """An FTS5 expression for a query, "" when there is nothing to look for.

    All words must occur; the last one may be the beginning of a word. Every word is quoted, so
    that nothing the user types is read as an operator.
    """
    found = words(query)
    if not found:
        return ""
    open_ended = not query[-1:].isspace()
    terms = []
    for place, word in enumerate(found):
        if spaceless(word):
            terms.append(_quoted(" ".join(_pairs(word))) if len(word) > 1 else f"{_quoted(word)} *")
        else:
            last = open_ended and place == len(found) - 1
            terms.append(f"{_quoted(word)} *" if last else _quoted(word))
    return " AND ".join(terms)


@lru_cache(maxsize=8192)
def spaceless(word: str) -> bool:
    """Whether a folded word is written in a script without spaces."""
    return _RUN.fullmatch(word) is not None


def _pairs(run: str, *, closing: bool = False) -> list[str]:
    most = len(run) - 1
    # In portions: millions of pairs at once take a hundred times the memory of the text.
    pairs = [
        " ".join([run[i : i + 2] for i in range(start, min(start + _PIECE, most))])
        for start in range(0, most, _PIECE)
    ]
    # The last character stands alone too, so that one character is found by its prefix.
    if closing or not pairs:
        pairs.append(run[-1])
    return pairs


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""').replace("\0", "") + '"'


@lru_cache(maxsize=8192)
def is_letter(character: str) -> bool:
    """Whether the tokeniser keeps this character (see `tables.SEARCH`)."""
    category = unicodedata.category(character)
    return category[0] in "LN" or category in ("Co", "Mn", "Mc")
