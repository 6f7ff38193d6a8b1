# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Phrases: how content files say which words in a row mean something.

    i (am|was) sorry that? you <feel>     words, a choice, a word that may be missing, a list
    annoy*   *ing   _                     a word that begins so, ends so; any word
    ..   ...                              up to three words, no comma; up to forty and commas
    !(to|with)                            unless this comes next
    ^ok   right ?$                        only at the head of a clause; only at the end

A phrase is matched on a plain line of lower-case words, each followed by one space, in which a soft
word (really, perhaps) begins with "~": between any two words of a phrase there may be soft words
and a comma. So one phrase covers "I am sorry" and "I am, honestly, so very sorry".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

QUOTE = "§"  # stands in the plain line where something was quoted

_PART = re.compile(r"\s*(\.\.\.|\.\.|<[a-z_]+>|[()|!^?$,;_]|\*[a-z]+|[a-z0-9'§]+\*?)")
_WORD = re.compile(r"[a-z0-9'§]+\*?")
_BETWEEN = "(?:~[^ ]+ |, )*"
_SHORT_GAP = r"(?:~?[\w'§]+ ){0,3}?"
_LONG_GAP = "(?:[^ ]+ ){0,40}?"
_END = r"(?=[^\w§]*\Z)"


class PhraseError(ValueError):
    """A phrase that cannot be read. The message says what is wrong with it."""


@dataclass(frozen=True)
class Phrase:
    """A phrase that was read.

    Attributes:
        text: as written.
        source: its regular expression.
        starts: the words it may begin with; None when any word might.
        needs: words of which one has to stand in the sentence; None when none has to.
        head: only at the head of a clause.
    """

    text: str
    source: str
    starts: frozenset[str] | None
    needs: frozenset[str] | None
    head: bool

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """For `match` where a word begins. Compiling is slow, so it waits for its first use."""
        return re.compile(self.source)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a part of a phrase becomes.

    Attributes:
        source: its regular expression.
        starts: the words it may begin with; None when any word might.
        needs: words of which one has to be there; None when none has to.
        empty: whether it may match nothing.
        word: the pattern of the bare word where it is no more than one, else "".
    """

    source: str
    starts: frozenset[str] | None
    needs: frozenset[str] | None
    empty: bool
    word: str = ""


class Lists:
    """Named lists of phrases, which phrases refer to as <name>."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._lists = lists
        self._read: dict[str, _Piece] = {}

    def phrase(self, text: str) -> Phrase:
        """Read one phrase.

        Raises:
            PhraseError: it cannot be read, names an unknown list, or could match nothing at all.
        """
        inner = text.strip()
        head = inner.startswith("^")
        piece = _Reader(inner[1:] if head else inner, self, ()).whole()
        if piece.empty:
            raise PhraseError(f"{text!r} could match nothing at all")
        return Phrase(text, piece.source, piece.starts, piece.needs, head)

    def piece(self, name: str, inside: tuple[str, ...]) -> _Piece:
        """What a list becomes inside a phrase. `inside` are the lists being read just now."""
        if name not in self._lists:
            raise PhraseError(f"<{name}> is no list")
        if name in inside:
            raise PhraseError(f"<{name}> contains itself")
        if name not in self._read:
            entries = self._lists[name]
            self._read[name] = _either([_Reader(e, self, (*inside, name)).whole() for e in entries])
        return self._read[name]


class _Reader:
    """Reads one phrase from left to right. `inside` are the lists being read, against circles."""

    def __init__(self, text: str, lists: Lists, inside: tuple[str, ...]) -> None:
        self._text = text
        self._lists = lists
        self._inside = inside
        self._parts = _split(text)
        self._at = 0

    def whole(self) -> _Piece:
        """The whole phrase."""
        piece = self._choice()
        if self._at < len(self._parts):
            raise PhraseError(f"{self._text!r} has {self._parts[self._at]!r} in the wrong place")
        return piece

    def _next(self) -> str:
        return self._parts[self._at] if self._at < len(self._parts) else ""

    def _choice(self) -> _Piece:
        pieces = [self._row()]
        while self._next() == "|":
            self._at += 1
            pieces.append(self._row())
        return _either(pieces)

    def _row(self) -> _Piece:
        if self._next() in ("", "|", ")"):
            raise PhraseError(f"{self._text!r} has an empty choice")
        pieces: list[_Piece] = []
        while self._next() not in ("", "|", ")"):
            pieces.append(self._item())
        if len(pieces) == 1:
            return pieces[0]
        empty = True
        starts: frozenset[str] | None = frozenset()
        for piece in pieces:
            if empty:
                starts = _joined(starts, piece.starts)
            empty = empty and piece.empty
        # What comes first is looked for anyway: of the rest, the part with the fewest words is the
        # one that is missing most often.
        rest = [piece.needs for piece in pieces[1:] if piece.needs is not None]
        needs = min(rest, key=len) if rest else pieces[0].needs
        return _Piece("".join(piece.source for piece in pieces), starts, needs, empty)

    def _item(self) -> _Piece:
        part = self._next()
        self._at += 1
        if part == "!":
            return _Piece(f"(?!{self._item().source})", frozenset(), None, True)
        piece = self._atom(part)
        if self._next() == "?":
            self._at += 1
            return _Piece(f"(?:{piece.source})?", piece.starts, None, True)
        return piece

    def _atom(self, part: str) -> _Piece:
        match part:
            case "(":
                inner = self._choice()
                if self._next() != ")":
                    raise PhraseError(f"{self._text!r} has a bracket that is not closed")
                self._at += 1
                return inner
            case "..":
                return _Piece(_SHORT_GAP, None, None, True)
            case "...":
                return _Piece(_LONG_GAP, None, None, True)
            case "_":
                return _word(r"[\w'§]+", None)
            case "$":
                return _Piece(_END, frozenset(), None, True)
            case "," | ";":
                return _Piece(f"{part} ", frozenset(part), frozenset(part), False)
        if part.startswith("<"):
            return self._lists.piece(part[1:-1], self._inside)
        if part.startswith("*"):
            return _word(rf"[\w']*{part[1:]}", None)
        if not _WORD.fullmatch(part):
            raise PhraseError(f"{self._text!r} has {part or 'its end'!r} in the wrong place")
        if part.endswith("*"):
            return _word(rf"{part[:-1]}[\w']*", None)
        return _word(part, frozenset({part}))


def _split(text: str) -> list[str]:
    parts, place = [], 0
    while place < len(text.rstrip()):
        found = _PART.match(text, place)
        if found is None:
            raise PhraseError(f"{text!r} cannot be read from {text[place:].strip()!r} on")
        parts.append(found[1])
        place = found.end()
    return parts


def _joined(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    return None if one is None or other is None else one | other


def _word(word: str, starts: frozenset[str] | None) -> _Piece:
    return _Piece(f"~?{word} {_BETWEEN}", starts, starts, False, word)


def _either(pieces: list[_Piece]) -> _Piece:
    """A choice. Its single words share what stands around a word: that keeps patterns short."""
    if len(pieces) == 1:
        return pieces[0]
    starts: frozenset[str] | None = frozenset()
    needs: frozenset[str] | None = frozenset()
    for piece in pieces:
        starts = _joined(starts, piece.starts)
        needs = _joined(needs, piece.needs)
    sources = [piece.source for piece in pieces if not piece.word]
    words = "|".join(piece.word for piece in pieces if piece.word)
    if words:
        sources.append(f"~?(?:{words}) {_BETWEEN}")
    empty = any(piece.empty for piece in pieces)
    only = "" if len(sources) > 1 or not words else f"(?:{words})"
    return _Piece(f"(?:{'|'.join(sources)})", starts, needs, empty, only)
