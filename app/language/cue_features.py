# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the schema cues look at: words, alone and in company, their kinds, and turns of speech.

A feature is a short text with its sort in front. Of words: w word, x the same without its ending,
c its kind, b two words in a row (^ and $ are the ends), s the
kinds of two words in a row. Of the whole: r a turn of speech (rf in the first, rl in the last
sentence), o who is spoken of and how long, z both together, p a phrase of a schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from app.language.features import Kinds, stem
from app.language.quotes import Span
from app.language.sentences import Sentence
from app.services.content import QUOTE, CueWords

_OWN = frozenset({"i", "me", "my", "myself", "mine"})
_PERSONS = ("me", "my", "i", "you", "one", "we", "us")
_PATIENT = frozenset({"he", "she", "they", "his", "her", "their"})


@dataclass(frozen=True, slots=True)
class Seen:
    """What there is to weigh in some sentences.

    Attributes:
        words: features of words -> where it was first seen, as a place in the text.
        whole: features of the whole; those of phrases with the place of the phrase.
        places: each word's place in the text; of a quotation the whole of it.
        quotes: those of quotations.
    """

    words: Mapping[str, Span]
    whole: Mapping[str, Span | None]
    places: tuple[Span, ...]
    quotes: frozenset[Span]


@dataclass(frozen=True, slots=True)
class Part:
    """What there is in one sentence.

    Attributes:
        span: its place in the text.
        features: features of its words -> where it was first seen.
        turns: the turns of speech in it.
        line: its words without marks.
        places: each word's place in the text; of a quotation the whole of it.
        quotes: those of quotations.
    """

    span: Span
    features: Mapping[str, Span]
    turns: frozenset[str]
    line: tuple[str, ...]
    places: tuple[Span, ...]
    quotes: frozenset[Span]


class CueReader:
    """Sees what there is to weigh."""

    def __init__(self, words: CueWords) -> None:
        self._kinds = Kinds(words.kinds)
        self._turns = {
            name: re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
            for name, patterns in words.turns.items()
        }

    def part(self, sentence: Sentence) -> Part:
        """What there is in one sentence."""
        words, places = ["^"], [sentence.span]
        for word, span in zip(sentence.words, sentence.spans, strict=True):
            if word[0].isalnum() or word in (QUOTE, "?"):
                words.append(word)
                places.append(span)
        places[0] = places[1]
        words.append("$")
        places.append(places[-1])
        found: dict[str, Span] = {}
        for name, span in self._said(words, places):
            found.setdefault(name, span)
        line = [word for word in words[1:-1] if word != "?"]
        said = " ".join(line)
        turns = frozenset(name for name, turn in self._turns.items() if turn.search(said))
        quotes = frozenset(s for w, s in zip(words, places, strict=True) if w == QUOTE)
        return Part(sentence.span, found, turns, tuple(line), tuple(places[1:-1]), quotes)

    def see(self, parts: Sequence[Part], phrases: Mapping[str, Span]) -> Seen:
        """What there is in sentences that follow each other, and the `phrases` in them."""
        words: dict[str, Span] = {}
        for part in reversed(parts):
            words |= part.features
        whole: dict[str, Span | None] = {"bias": None}
        whole |= dict.fromkeys(self._turned(parts))
        whole |= {f"p:{schema}": span for schema, span in phrases.items()}
        places = tuple(place for part in parts for place in part.places)
        return Seen(words, whole, places, frozenset().union(*(part.quotes for part in parts)))

    def _said(self, words: Sequence[str], places: Sequence[Span]) -> Iterator[tuple[str, Span]]:
        of = [self._kinds.of(word) for word in words]
        for n in range(1, len(words) - 1):
            yield f"w:{words[n]}", places[n]
            yield f"x:{_stem(words[n])}", places[n]
            for kind in of[n]:
                yield f"c:{kind}", places[n]
        for n in range(len(words) - 1):
            both = (places[n][0], places[n + 1][1])
            yield f"b:{words[n]}_{words[n + 1]}", both
            for kind in of[n]:
                for other in of[n + 1]:
                    yield f"s:{kind}+{other}", both

    def _turned(self, parts: Sequence[Part]) -> Iterator[str]:
        words = [word for part in parts for word in part.line] or [""]
        own = _OWN.intersection(words)
        person = "i" if "i" in own else "me" if own else "none"
        yield f"o:{person}"
        for word in _PERSONS:
            if word in words:
                yield f"o:has_{word}"
        first = words[0]
        yield f"o:first_{'i' if first == 'i' else 'pt' if first in _PATIENT else 'other'}"
        yield f"o:len{min(4, len(words) // 6)}"
        yield f"o:sent{min(3, len(parts))}"
        for name in self._turns:
            if any(name in part.turns for part in parts):
                yield f"r:{name}"
                yield f"z:r:{name}+o:{person}"
            if name in parts[0].turns:
                yield f"rf:{name}"
            if name in parts[-1].turns:
                yield f"rl:{name}"


@cache
def _stem(word: str) -> str:
    return stem(word) if word[0].isalnum() else word
