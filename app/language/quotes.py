# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a draft quotes someone: nothing said there is the therapist's own."""

from __future__ import annotations

import re

Span = tuple[int, int]

# Opening mark -> the marks that close it. A straight or curly single mark is an apostrophe as well.
_DOUBLE = {
    '"': '"”“',
    "“": '”"“',
    "”": '”"',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
}
_SINGLE = {"'": "'’", "‘": "’'", "‚": "‘’", "`": "'`"}
_LINE_END = re.compile(r"[\r\n]|\Z")
_PARAGRAPH_END = re.compile(r"(?:\r\n|\r(?!\n)|\n)[^\S\r\n]*[\r\n]|\Z")
_PASTED = re.compile(r"^[^\S\r\n]*>[^\r\n]*", re.MULTILINE)


def quoted(text: str, *, over_lines: bool = False) -> list[Span]:
    """The quoted stretches with their marks, in order, apart from each other.

    A quotation ends with its line at the latest: what is still being typed is quoted as well. A
    single mark opens one only before a word and with a partner behind one; else it is an
    apostrophe. With `over_lines`, as in notes about what others said, one between double marks
    goes on to a partner on a later line of its paragraph, and a line that begins with ">" is
    quoted as a whole.
    """
    found: list[Span] = []
    place = 0
    reader = _Reader(text, over_lines=over_lines)
    while place < len(text):
        end = reader.end_of_quote(place)
        if end is None:
            place += 1
        else:
            found.append((place, end))
            place = end
    return found


class _Reader:
    """Looks for partners, and remembers where there are none: else many marks take forever."""

    def __init__(self, text: str, *, over_lines: bool) -> None:
        self._text = text
        self._over_lines = over_lines
        self._pasted = {m.start(): m.end() for m in _PASTED.finditer(text)} if over_lines else {}
        self._barren: dict[str, int] = {}

    def end_of_quote(self, place: int) -> int | None:
        """Where the quotation ends that begins at a place, if one does."""
        if place in self._pasted:
            return self._pasted[place]
        mark = self._text[place]
        if mark in _DOUBLE:
            line = _next(_LINE_END, self._text, place)
            for at in range(place + 1, line):
                if self._text[at] in _DOUBLE[mark]:
                    return at + 1
            return self._later_partner(place, line) if self._over_lines else line
        if mark in _SINGLE and self._opens(place):
            return self._single_partner(place)
        return None

    def _later_partner(self, place: int, line: int) -> int:
        """The end on a later line; that of its own where none closes before another opens."""
        mark = self._text[place]
        if place < self._barren.get(mark, 0):
            return line
        end = _next(_PARAGRAPH_END, self._text, place)
        for at in range(line, end):
            if self._text[at] == mark and self._opens(at):
                end = at
                break
            if self._text[at] in _DOUBLE[mark] and not self._text[at - 1].isspace():
                return at + 1
        self._barren[mark] = end
        return line

    def _single_partner(self, place: int) -> int | None:
        mark = self._text[place]
        if place < self._barren.get(mark, 0):
            return None
        line = _next(_LINE_END, self._text, place)
        for at in range(place + 2, line):
            if self._text[at] in _SINGLE[mark] and self._closes(at):
                return at + 1
        self._barren[mark] = line
        return None

    def _opens(self, place: int) -> bool:
        before = self._text[place - 1] if place else " "
        after = self._text[place + 1] if place + 1 < len(self._text) else " "
        return not before.isalnum() and after.isalnum()

    def _closes(self, place: int) -> bool:
        after = self._text[place + 1] if place + 1 < len(self._text) else " "
        return not self._text[place - 1].isspace() and not after.isalnum()


def _next(end: re.Pattern[str], text: str, place: int) -> int:
    found = end.search(text, place)
    return found.start() if found else len(text)
