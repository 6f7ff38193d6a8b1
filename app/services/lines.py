# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What lists show of a record, made from an entry: a line, and the words around a match."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.entry import Entry, Kind
from app.domain.record import CONTACT_KIND, strongest_feeling
from app.i18n import content as translated

if TYPE_CHECKING:
    from prompts.schema import Content

OWN = "own:"
_BEFORE, _AFTER = 30, 90
_BEGINNING = 4000


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words around the first match. `spans` are (start, end) of matches within `text`."""

    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record in a list, in neutral words.

    `strongest` is the strongest feeling as a word with its first rating, `None` where not
    rated; the pair is `None` without a feeling. `matches` is set in search results only;
    `via` is then the follow-up or the part of a repair the match was found in, or "". `kind` is
    that of the entry: a search finds repairs as well.
    """

    id: str
    day: date
    state: str
    depth: str
    rupture_type: str
    strongest: tuple[str, int | None] | None
    client_code: str
    contact_kind: str
    matches: Snippet | None = None
    via: str = ""
    kind: str = Kind.RECORD


def line_of(
    entry: Entry, content: Callable[[], Content], matches: Snippet | None = None, via: str = ""
) -> RecordLine:
    """The line of a record."""
    feeling = strongest_feeling(entry)
    return RecordLine(
        id=entry.id,
        day=entry.day,
        state=entry.state.value,
        depth=entry.depth,
        rupture_type=entry.mark("rupture_type"),
        strongest=(feeling_word(feeling[0], content), feeling[1]) if feeling else None,
        client_code=entry.client_code,
        contact_kind=entry.mark(CONTACT_KIND),
        matches=matches,
        via=via,
        kind=entry.kind,
    )


def feeling_word(value: str, content: Callable[[], Content]) -> str:
    """The word of an emotion mark: the writer's own, the catalogue's, or as it is stored."""
    if value.startswith(OWN):
        return value.removeprefix(OWN)
    return translated(content().label("emotion", value))


Spans = Sequence[tuple[int, int]]


def snippet_of(entry: Entry, query: str, highlight: Callable[[str, str], Spans]) -> Snippet | None:
    """The words around the first match in any answer, or `None` when no answer shows one.

    `highlight` gives the (start, end) of the matches of a query in a text.
    """
    words = query.lower().split()
    # The beginnings first: marking every word of a pasted megabyte takes half a second.
    for shortened in (True, False):
        for answer in entry.answers:
            if shortened or len(answer.text) > _BEGINNING:
                text = answer.text[:_BEGINNING] if shortened else answer.text
                spans = _near(text, words, query, highlight) or highlight(text, query)
                if spans:
                    return _around(answer.text, spans)
    return None


def _near(
    text: str, words: Sequence[str], query: str, highlight: Callable[[str, str], Spans]
) -> Spans:
    """The matches around the first place a word stands literally, or none.

    Marking the surroundings alone is several times faster than marking a whole text.
    """
    lower = text.lower()
    if len(lower) != len(text):
        # Some capitals become two letters: places would not agree.
        return ()
    first = min((place for place in map(lower.find, words) if place >= 0), default=-1)
    if first < 0:
        return ()
    start = text.rfind(" ", 0, max(0, first - _BEFORE)) + 1
    end = text.find(" ", first + 2 * _AFTER)
    return [
        (a + start, b + start)
        for a, b in highlight(text[start:] if end < 0 else text[start:end], query)
    ]


def _around(text: str, spans: Sequence[tuple[int, int]]) -> Snippet:
    # A word may be as long as a page: what is shown of it is not.
    first, last = spans[0][0], min(spans[0][1], spans[0][0] + _AFTER)
    start = _word_start(text, max(0, first - _BEFORE), first)
    end = _word_end(text, last, min(len(text), last + _AFTER))
    before, after = ("…" if start > 0 else ""), ("…" if end < len(text) else "")
    shown = text[start:end].replace("\n", " ").replace("\t", " ")
    shift = len(before) - start
    inside = tuple((a + shift, min(b, end) + shift) for a, b in spans if start <= a < end)
    return Snippet(f"{before}{shown}{after}", inside)


def _word_start(text: str, start: int, match: int) -> int:
    """The next beginning of a word from `start` on, at most at the match."""
    if start == 0:
        return 0
    space = text.find(" ", start, match)
    return start if space < 0 else space + 1


def _word_end(text: str, match: int, end: int) -> int:
    """The last end of a word before `end`, at least after the match."""
    if end == len(text):
        return end
    space = text.rfind(" ", match, end)
    return end if space < 0 else space
