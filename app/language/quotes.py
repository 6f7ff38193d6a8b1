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


def quoted(text: str) -> list[Span]:
    """The quoted stretches with their marks, in order, apart from each other.

    A quotation ends with its line at the latest: what is still being typed is quoted as well. A
    single mark opens one only before a word and with a partner behind one; else it is an
    apostrophe.
    """
    found: list[Span] = []
    place = 0
    while place < len(text):
        end = _end_of_quote(text, place)
        if end is None:
            place += 1
        else:
            found.append((place, end))
            place = end
    return found


def _end_of_quote(text: str, place: int) -> int | None:
    mark = text[place]
    if mark in _DOUBLE:
        line = _line_end(text, place)
        for at in range(place + 1, line):
            if text[at] in _DOUBLE[mark]:
                return at + 1
        return line
    if mark in _SINGLE and _opens(text, place):
        line = _line_end(text, place)
        for at in range(place + 2, line):
            if text[at] in _SINGLE[mark] and _closes(text, at):
                return at + 1
    return None


def _line_end(text: str, place: int) -> int:
    found = _LINE_END.search(text, place)
    return found.start() if found else len(text)


def _opens(text: str, place: int) -> bool:
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    return not before.isalnum() and after.isalnum()


def _closes(text: str, place: int) -> bool:
    after = text[place + 1] if place + 1 < len(text) else " "
    return not text[place - 1].isspace() and not after.isalnum()
