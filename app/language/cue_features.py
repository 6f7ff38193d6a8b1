# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the schema cues look at: words, alone and in company, turns of speech, and what it is about.

A feature is a short text with its sort in front: w word, x the same without its ending, c its
kind, b two words in a row (^ and $ are the ends), r a turn of speech (rf in the first, rl in the
last sentence), o who is spoken of and how long, z both together, p a phrase of a schema. What it
is about is the mean of the vectors of its words, in which rare words count more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import isqrt
from operator import add

from app.language.features import Kinds, stem
from app.language.quotes import Span
from app.language.sentences import Sentence
from app.services.content import QUOTE, CueWords

SCALE = 400  # length of what it is about, in hundredths
_OWN = frozenset({"i", "me", "my", "myself", "mine"})
_PERSONS = ("me", "my", "i", "you", "one", "we", "us")
_PATIENT = frozenset({"he", "she", "they", "his", "her", "their"})


@dataclass(frozen=True, slots=True)
class Seen:
    """What there is to weigh in some sentences.

    Attributes:
        features: feature -> the words it was first seen in, as a place in the text; None where it
            is about the whole.
        about: the mean vector, in hundredths.
        words: each word's place in the text, how much its vector counts, and the vector.
        length: what `about` was divided by, before it got its length.
    """

    features: Mapping[str, Span | None]
    about: tuple[int, ...]
    words: tuple[tuple[Span, int, tuple[int, ...]], ...]
    length: int


@dataclass(frozen=True, slots=True)
class Part:
    """What there is in one sentence.

    Attributes:
        span: its place in the text.
        features: what is said in it -> the words it was first seen in.
        turns: the turns of speech in it.
        line: its words without marks.
        words: as in `Seen`.
        total: the sum of the vectors, each as often as it counts.
    """

    span: Span
    features: Mapping[str, Span | None]
    turns: frozenset[str]
    line: tuple[str, ...]
    words: tuple[tuple[Span, int, tuple[int, ...]], ...]
    total: tuple[int, ...]


class CueReader:
    """Sees what there is to weigh; `rarity` says how much the vector of a word counts."""

    def __init__(self, words: CueWords, rarity: Mapping[str, int], rarest: int) -> None:
        self._kinds = Kinds(words.kinds)
        self._turns = {
            name: re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
            for name, patterns in words.turns.items()
        }
        self._vectors = words.vectors
        self._rarity, self._rarest = rarity, rarest
        self._none = (0,) * len(next(iter(words.vectors.values())))

    def part(self, sentence: Sentence) -> Part:
        """What there is in one sentence."""
        found: dict[str, Span | None] = {}
        for name, span in self._said(sentence):
            found.setdefault(name, span)
        line = " ".join(w for w in sentence.words if w[0].isalnum() or w == QUOTE)
        turns = frozenset(name for name, turn in self._turns.items() if turn.search(line))
        words = tuple(self._placed(sentence))
        total = list(self._none)
        for _span, much, vector in words:
            total = list(map(add, total, map(much.__mul__, vector)))
        return Part(sentence.span, found, turns, tuple(line.split()), words, tuple(total))

    def see(self, parts: Sequence[Part], phrases: Mapping[str, Span]) -> Seen:
        """What there is in sentences that follow each other, and the `phrases` in them."""
        found: dict[str, Span | None] = {"bias": None}
        for part in reversed(parts):
            found |= part.features
        for name in self._turned(parts):
            found[name] = None
        for schema, span in phrases.items():
            found[f"p:{schema}"] = span
        total = [sum(column) for column in zip(*(part.total for part in parts), strict=True)]
        length = isqrt(sum(t * t for t in total)) or 1
        words = tuple(word for part in parts for word in part.words)
        return Seen(found, tuple(t * SCALE // length for t in total), words, length)

    def _said(self, sentence: Sentence) -> Iterator[tuple[str, Span]]:
        words, spans = ["^"], [sentence.span]
        for word, span in zip(sentence.words, sentence.spans, strict=True):
            if word[0].isalnum() or word in (QUOTE, "?"):
                words.append(word)
                spans.append(span)
        spans[0] = spans[1]
        words.append("$")
        spans.append(spans[-1])
        for word, span in zip(words[1:-1], spans[1:-1], strict=True):
            yield f"w:{word}", span
            yield f"x:{_stem(word)}", span
            for kind in self._kinds.of(word):
                yield f"c:{kind}", span
        for n in range(len(words) - 1):
            yield f"b:{words[n]}_{words[n + 1]}", (spans[n][0], spans[n + 1][1])

    def _turned(self, parts: Sequence[Part]) -> Iterator[str]:
        words = [word for part in parts for word in part.line]
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

    def _placed(self, sentence: Sentence) -> Iterator[tuple[Span, int, tuple[int, ...]]]:
        for word, span in zip(sentence.words, sentence.spans, strict=True):
            vector = self._vectors.get(word)
            if vector is not None:
                yield span, self._rarity.get(word, self._rarest), vector


@cache
def _stem(word: str) -> str:
    return stem(word) if word[0].isalnum() else word
