# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which schemas the words of a thought or a rule sometimes go with: questions, never answers.

It reads the therapist's own thought and rule, never the situation, which is about the patient.
Phrases, words, kinds of words and turns of speech are weighed together (`app.language.cue_judge`),
with weights learned from lines that people labelled. What is quoted is not read. Where nothing is
clear nothing is suggested: silence is better than a wrong label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from app.language.cue_features import CueReader, Part, Seen
from app.language.cue_judge import CueJudge
from app.language.hold import hold_line
from app.language.plain import with_places
from app.language.quotes import Span, quoted
from app.language.sentences import rough_sentences, sentences
from app.services.content import Cue, load

MOST = 2
"""Schemas that are suggested for one text."""

_WINDOW, _STEP = 3, 2  # sentences
_CLOSED = '"'


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A schema that some words sometimes go with.

    Attributes:
        schema: its id in the catalogue.
        spans: the words that led to it, as places in the text (`text[start:end]`), in order.
        reason: those words as one reads them, joined by " … ".
    """

    schema: str
    spans: tuple[Span, ...]
    reason: str


def suggest(text: str) -> list[Suggestion]:
    """At most two schemas to ask about, the likelier first; none where nothing is clear.

    A longer text is looked at in windows of some sentences; the clearest one counts. There is none
    either where the text itself may be about something real; whoever shows them asks `hold_line`
    about all the rest of the record as well.
    """
    if hold_line(text):
        return []
    judge, reader = _judge()
    best: tuple[int, Seen, tuple[str, ...]] | None = None
    hits = _hits(text)
    read = sentences(text, load().rehearsal.reading, over_lines=True)
    parts = [reader.part(one) for one in read]
    for some in _windows(parts):
        place = (some[0].span[0], some[-1].span[1])
        seen = reader.see(some, _inside(hits, place))
        verdict = judge.verdict(judge.sums(seen))
        chosen = judge.chosen(verdict)
        if chosen and (best is None or verdict.two - verdict.none > best[0]):
            best = verdict.two - verdict.none, seen, chosen
    if best is None:
        return []
    _clear, seen, chosen = best
    found = []
    for schema in chosen[:MOST]:
        spans = judge.spans(schema, seen)
        reason = " … ".join(text[start:end].strip() for start, end in spans)
        found.append(Suggestion(schema, spans, reason))
    return found


def phrases_in(text: str, place: Span) -> dict[str, Span]:
    """Schema -> where the first of its phrases stands in a part of a text."""
    return _inside(_hits(text), place)


def _hits(text: str) -> list[tuple[str, Span]]:
    plain, places = with_places(_blanked(text))
    return [
        (schema, (places[hit.start()], places[hit.end() - 1] + 1))
        for schema, pattern in _patterns()
        for hit in pattern.finditer(plain)
        if hit.end() > hit.start()
    ]


def _inside(hits: Iterable[tuple[str, Span]], place: Span) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for schema, (start, end) in hits:
        if place[0] <= start and end <= place[1]:
            found.setdefault(schema, (start, end))
    return found


def _windows(some: list[Part]) -> Iterator[list[Part]]:
    """All sentences where they are few, else some that follow each other, and overlap."""
    for start in range(0, max(1, len(some) - 1), _STEP):
        if some[start : start + _WINDOW]:
            yield some[start : start + _WINDOW]


@cache
def _judge() -> tuple[CueJudge, CueReader]:
    weights = load().cue_weights
    return CueJudge(weights), CueReader(load().cue_words)


def _blanked(text: str) -> str:
    """The text, letter for letter, with a mark between spaces for what is quoted or over."""
    letters = list(text)
    over = [span for span, is_over in rough_sentences(text) if is_over]
    for start, end in (*quoted(text, over_lines=True), *over):
        letters[start:end] = _CLOSED.center(end - start)
    return "".join(letters)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The schemas with all their patterns in one, which is faster than each by itself."""
    return tuple((cue.schema, _compiled(cue)) for cue in load().cues.cues)


def _compiled(cue: Cue) -> re.Pattern[str]:
    whole = "|".join(f"(?:{pattern})" for pattern in cue.patterns)
    for name, source in load().cues.macros.items():
        whole = whole.replace(f"<<{name}>>", source)
    return re.compile(whole)
