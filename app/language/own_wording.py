# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Learns, from thoughts whose schema the writer has confirmed, the wording that goes with it.

The rule. A *phrase* is three words in a row of one sentence, two of which are no everyday words. A
phrase is the wording of a schema when it stands in at least two records in which that schema was
confirmed, and in no confirmed record without it. A new thought that holds such a phrase brings the
schema up as a question. What is quoted is not read, and neither is what is said to be over.

So nothing is learned from one record, nor from what the writer says about everything. It is
strict on purpose: a question that does not fit costs more than one that is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.language.quotes import Span, quoted
from app.language.schema_cues import Suggestion
from app.language.sentences import rough_sentences

Phrase = tuple[str, str, str]
Wording = Mapping[Phrase, frozenset[str]]
"""The phrases that go with schemas, and which."""

LEAST_RECORDS = 2
_MOST = 2
_LENGTH = 3
_LEAST_TELLING = 2
_SHORTEST_TELLING = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_EVERYDAY = frozenset(
    _WORD.findall(
        "about after again always been before being client clients could down ever every feel "
        "feeling feels felt from going have having here into just know like made make makes might "
        "more most much must need never only other over patient patients really said same says "
        "session sessions should some someone something still than that them then therapist "
        "therapists therapy there these they thing things think this those thought time today very "
        "want wants well were what when where which while will with would your can't didn't "
        "doesn't don't isn't it's that's wasn't won't"
    )
)
"""Words of four letters or more that carry nothing of their own here."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A record whose schemas the writer has confirmed.

    Attributes:
        texts: its thoughts and its rule.
        schemas: ids of the schemas marked in it.
    """

    texts: tuple[str, ...]
    schemas: frozenset[str]


def learned(confirmed: Iterable[Confirmed]) -> Wording:
    """The phrases that go with a schema and with nothing else."""
    records: dict[Phrase, list[frozenset[str]]] = {}
    for record in confirmed:
        phrases = {phrase for text in record.texts for phrase, _span in _phrases(text)}
        for phrase in phrases:
            records.setdefault(phrase, []).append(record.schemas)
    return {
        phrase: schemas
        for phrase, held in records.items()
        if len(held) >= LEAST_RECORDS and (schemas := frozenset.intersection(*held))
    }


def suggest(text: str, wording: Wording) -> list[Suggestion]:
    """At most two schemas whose wording the text holds, the one with most of it first."""
    found: dict[str, list[Span]] = {}
    for phrase, span in _phrases(text) if wording else ():
        for schema in wording.get(phrase, ()):
            found.setdefault(schema, []).append(span)
    ranked = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    return [_suggestion(schema, text, merged(spans)) for schema, spans in ranked[:_MOST]]


def _suggestion(schema: str, text: str, spans: tuple[Span, ...]) -> Suggestion:
    return Suggestion(schema, spans, " … ".join(text[start:end] for start, end in spans))


def _phrases(text: str) -> Iterator[tuple[Phrase, Span]]:
    """Every phrase of a text with its place in it."""
    closed = quoted(text, over_lines=True)
    for (begin, stop), is_over in rough_sentences(text):
        if is_over:
            continue
        words: list[tuple[str, Span]] = []
        for word in _WORD.finditer(text, begin, stop):
            start, end = word.span()
            if any(start < last and first < end for first, last in closed):
                words = []  # no phrase reaches over what is quoted
                continue
            words = [*words[1 - _LENGTH :], (_plain(word.group()), (start, end))]
            if len(words) == _LENGTH and _telling(words) >= _LEAST_TELLING:
                one, two, three = (plain for plain, _span in words)
                yield (one, two, three), (words[0][1][0], end)


def _plain(word: str) -> str:
    return word.replace("’", "'").casefold()


def _telling(words: Iterable[tuple[str, Span]]) -> int:
    """How many of the words are long enough and not everyday ones."""
    return sum(len(word) >= _SHORTEST_TELLING and word not in _EVERYDAY for word, _span in words)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The places in order, those that overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
