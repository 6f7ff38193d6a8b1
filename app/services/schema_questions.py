# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which schemas a record may be asked about, with the words that led to them. Pure; any thread.

Thoughts and the rule are read for schemas; all words are read for something real, before which
nothing is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from app.domain.record import hot_thought
from app.domain.schema_answers import may_be_asked
from app.domain.schemas import HeldSchemas

if TYPE_CHECKING:
    from app.domain.entry import Entry
    from app.language.own_wording import Wording
    from app.language.quotes import Span
    from app.language.schema_cues import Suggestion

MOST = 2
"""Schemas asked about for the words as they stand, one after the other."""

READ = 4_000
"""Characters of a thought that are read, so that a pasted book costs nothing."""

LONGEST = 200
"""Characters that are shown around the words which led to a question."""

_AROUND = 50
_END = re.compile(r"[.!?](?=\s)|[\r\n]")


@dataclass(frozen=True, slots=True)
class Remembered:
    """What earlier records tell about suggesting.

    Attributes:
        refused: ids of schemas that were answered "no" often enough of late.
        wording: the wording that the writer has confirmed.
        held: gives what the journal holds about schemas now, from any thread.
    """

    refused: frozenset[str] = frozenset()
    wording: Wording = field(default_factory=dict[tuple[str, str, str], frozenset[str]])
    held: Callable[[], HeldSchemas] = HeldSchemas


@dataclass(frozen=True, slots=True)
class SchemaQuestion:
    """One schema to ask about.

    Attributes:
        schema: its id.
        text: the writer's words around those that led to it, at most about 200 characters.
        spans: the places in `text` that led to it.
        reason: those words alone.
    """

    schema: str
    text: str
    spans: tuple[Span, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to ask: questions, or the line about something real (English), or neither."""

    hold: str = ""
    questions: tuple[SchemaQuestion, ...] = ()


def words_read(entry: Entry) -> tuple[str, ...]:
    """The thoughts, the one with the most charge first, and the rule."""
    hot = hot_thought(entry)
    rows = [row for row in entry.rows("thoughts") if row.text.strip()]
    rows.sort(key=lambda row: hot is None or row.row != hot.row)
    texts = (*(row.text for row in rows), entry.text("rule"))
    return tuple(text[:READ] for text in texts if text.strip())


def look(entry: Entry, remembered: Remembered, put_off: Container[str] = ()) -> Found:
    """What a record may be asked. Schemas in `put_off` were answered "not now"."""
    texts = words_read(entry)
    if not texts:
        return Found()
    line = _hold_line(entry)
    if line:
        return Found(hold=line)
    questions: dict[str, SchemaQuestion] = {}
    held = remembered.held()
    for text, suggestion in _suggestions(texts, remembered.wording):
        schema = held.suggested_as(suggestion.schema)
        asked = schema and schema not in remembered.refused and schema not in put_off
        if asked and schema not in questions and _is_open(entry, held.members(schema)):
            questions[schema] = _question(text, schema, suggestion)
    return Found(questions=tuple(questions.values())[:MOST])


def _is_open(entry: Entry, members: tuple[str, ...]) -> bool:
    """Whether a record may be asked about a schema, answered by none of its names."""
    return all(may_be_asked(entry, member) for member in members)


def _suggestions(texts: tuple[str, ...], wording: Wording) -> Iterator[tuple[str, Suggestion]]:
    """The likeliest of each text first; the writer's own confirmed wording before the cues."""
    from app.language import own_wording, schema_cues

    def ranked(found: list[list[Suggestion]]) -> Iterator[tuple[str, Suggestion]]:
        for rank in zip_longest(*found):
            yield from ((t, s) for t, s in zip(texts, rank, strict=True) if s is not None)

    return chain(
        ranked([own_wording.suggest(text, wording) for text in texts]),
        ranked([schema_cues.suggest(text) for text in texts]),
    )


def _hold_line(entry: Entry) -> str:
    """The line about something real, from all words of a record, the writer's marks included."""
    from app.language.hold import hold_line

    own = [mark.value for mark in entry.marks if mark.value.startswith("own:")]
    return hold_line("\n".join([*(answer.text for answer in entry.answers), *own]))


def _question(text: str, schema: str, found: Suggestion) -> SchemaQuestion:
    """The sentences the words stand in, or where these are long, some words around each."""
    from app.language.own_wording import merged

    marked = merged(found.spans)
    first, last = marked[0][0], marked[-1][1]
    start = max((end.end() for end in _END.finditer(text, 0, first)), default=0)
    stop = _END.search(text, last)
    end = stop.start() + (text[stop.start()] in ".!?") if stop else len(text)
    if end - start <= LONGEST:
        shown, spans = text[start:end], _moved(marked, -start)
    else:
        shown, spans = _pieces(text, marked, start, end)
    lead = len(shown) - len(shown.lstrip())
    reason = " … ".join(text[a:b].strip() for a, b in marked)
    return SchemaQuestion(schema, shown.strip(), _moved(spans, -lead), reason)


def _pieces(
    text: str, spans: tuple[Span, ...], start: int, end: int
) -> tuple[str, tuple[Span, ...]]:
    """The marked words with some around each, cut at spaces."""
    windows: list[list[int]] = []
    for first, last in spans:
        begin, stop = max(start, first - _AROUND), min(end, last + _AROUND)
        if begin > start:
            begin = text.find(" ", begin, first) + 1 or first
        if stop < end:
            stop = max(last, text.rfind(" ", last, stop))
        if windows and begin <= windows[-1][1]:
            windows[-1][1] = max(stop, windows[-1][1])
        else:
            windows.append([begin, stop])
    shown, places = "", []
    for begin, stop in windows:
        shown += ("" if begin == start else "… ") if not shown else " … "
        by = len(shown) - begin
        shown += text[begin:stop]
        places += [(a + by, b + by) for a, b in spans if begin <= a and b <= stop]
    return shown + ("" if windows[-1][1] == end else " …"), tuple(places)


def _moved(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple((start + by, end + by) for start, end in spans)
