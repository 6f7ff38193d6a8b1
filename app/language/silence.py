# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes on one message to someone who does not answer. Other rules than for a talk: no reasons,
nothing that needs a long answer, and a way not to answer. Rules and thresholds are design."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.language.matching import holds
from app.language.order import EXPLAINING
from app.language.quotes import Span
from app.language.rehearsal import Draft
from app.services.content import Phrase

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_QUESTIONS = ("open", "closed", "question_other")


@dataclass(frozen=True, slots=True)
class SilenceNote:
    """A note with the words it is about; the whole draft where it is about something missing."""

    id: str
    reason: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tick:
    """Something wanted in the message, and whether it is there. Never a condition for anything."""

    id: str
    reason: str
    there: bool


def silence_notes(draft: Draft) -> list[SilenceNote]:
    """What there is to say about the message, in the order of the content file; empty if empty."""
    if not draft.sentences:
        return []
    return [
        SilenceNote(note.id, note.say, start, end)
        for note in draft.rules.content.silence.notes
        for start, end in _FOUND[note.id](draft)
    ]


def ticks(draft: Draft) -> list[Tick]:
    """The three things wanted: it acknowledges, makes one offer, and leaves "or not yet" open."""
    return [
        Tick(tick.id, tick.say, _THERE[tick.id](draft))
        for tick in draft.rules.content.silence.ticks
    ]


def count_words(text: str) -> int:
    """Words as a reader counts them: "don't" and "half-past" are one."""
    return len(_WORD.findall(text))


def _length(draft: Draft) -> Iterator[Span]:
    if count_words(draft.text) > draft.rules.content.silence.most_words:
        yield 0, len(draft.text)


def _reasons(draft: Draft) -> Iterator[Span]:
    return ((m.start, m.end) for m in draft.annotations if m.label in EXPLAINING)


def _essay(draft: Draft) -> Iterator[Span]:
    asked = [m for m in draft.annotations if m.label in _QUESTIONS]
    for mark in asked[1:]:
        yield mark.start, mark.end
    if len(asked) == 1 and asked[0].label == "open":
        long_answer = draft.rules.content.silence.long_answer
        if any(part.has("open") and holds(part.sentence, long_answer) for part in draft.sentences):
            yield asked[0].start, asked[0].end


def _clinical_words(draft: Draft) -> Iterator[Span]:
    return _places(draft, draft.rules.content.silence.clinical)


def _no_way_out(draft: Draft) -> Iterator[Span]:
    if not _leaves_open(draft):
        yield 0, len(draft.text)


def _leaves_open(draft: Draft) -> bool:
    return next(_places(draft, draft.rules.content.silence.ways_out), None) is not None


def _acknowledges(draft: Draft) -> bool:
    known = draft.rules.content.silence.acknowledges
    heard = draft.first("validation", "reflection", "ownership") is not None
    return heard or next(_places(draft, known), None) is not None


def _one_offer(draft: Draft) -> bool:
    return len(list(_places(draft, draft.rules.content.silence.offers))) == 1


def _places(draft: Draft, phrases: tuple[Phrase, ...]) -> Iterator[Span]:
    """Where one of some phrases stands, once a sentence."""
    for part in draft.sentences:
        found = holds(part.sentence, phrases)
        if found:
            yield part.sentence.source(*found)


# Id of a note or a tick in the content file -> what decides about it.
_FOUND: dict[str, Callable[[Draft], Iterator[Span]]] = {
    "length": _length,
    "reasons": _reasons,
    "essay": _essay,
    "clinical_words": _clinical_words,
    "no_way_out": _no_way_out,
}
_THERE: dict[str, Callable[[Draft], bool]] = {
    "acknowledges": _acknowledges,
    "one_offer": _one_offer,
    "or_not_yet": _leaves_open,
}
