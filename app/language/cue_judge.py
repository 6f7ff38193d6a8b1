# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Weighs what the schema cues see, and decides whether that is clear enough to ask about.

The weights are learned from lines that people labelled (`tools/train_cues.py`): a softmax
regression over the schemas and "none". Sums are of whole numbers, so that they come out the same
everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from operator import mul

from app.language.cue_features import SCALE, Seen
from app.language.quotes import Span
from app.services.content import NONE, CueWeights

_WHOLE = 1_000_000
# e to the power of minus so many hundredths, in millionths.
_CHANCE = tuple(round(_WHOLE * exp(-n / 100)) for n in range(1400))
_LONGEST = 9  # words that are shown as the reason
_DULL = 20  # hundredths of log odds that a word has to add to be shown


@dataclass(frozen=True, slots=True)
class Verdict:
    """How clear it is.

    Attributes:
        two: share of the two likeliest schemas among all schemas, in thousandths.
        none: chance that no schema fits, in thousandths.
        alone: share of the likeliest schema, in thousandths.
        order: numbers of the schemas, the likeliest first.
    """

    two: int
    none: int
    alone: int
    order: tuple[int, ...]


class CueJudge:
    """The weights, made ready to be used."""

    def __init__(self, weights: CueWeights) -> None:
        self._weights = weights
        self._none = weights.labels.index(NONE)
        self._about: list[list[int]] = [[] for _ in weights.labels]
        number = 0
        while (name := f"d:{number:02}") in weights.features:
            known = dict(weights.features[name])
            for place, row in enumerate(self._about):
                row.append(known.get(place, 0))
            number += 1

    def sums(self, seen: Seen) -> list[int]:
        """What speaks for each label, less what speaks against it, in hundredths of log odds."""
        sums = [self._along(place, seen.about) for place in range(len(self._about))]
        known = self._weights.features
        for name in seen.features:
            for place, weight in known.get(name, ()):
                sums[place] += weight
        return sums

    def _along(self, place: int, about: Sequence[int]) -> int:
        total: int = sum(map(mul, about, self._about[place]))
        return total // 100

    def verdict(self, sums: Sequence[int]) -> Verdict:
        """How clear the sums are."""
        highest = max(sums)
        chances = [_CHANCE[min(highest - total, len(_CHANCE) - 1)] for total in sums]
        order = sorted(
            (n for n in range(len(sums)) if n != self._none), key=lambda n: (-sums[n], n)
        )
        rest = sum(chances[n] for n in order) or 1
        first, second = chances[order[0]], chances[order[1]]
        return Verdict(
            two=(first + second) * 1000 // rest,
            none=-(-chances[self._none] * 1000 // (rest + chances[self._none])),
            alone=first * 1000 // rest,
            order=tuple(order),
        )

    def chosen(self, verdict: Verdict) -> tuple[str, ...]:
        """The schemas to ask about: two, one where it stands out, none where nothing is clear."""
        bounds = self._weights.bounds
        if verdict.two < bounds.two or verdict.none > bounds.none:
            return ()
        many = 1 if verdict.alone >= bounds.alone else 2
        return tuple(self._weights.labels[n] for n in verdict.order[:many])

    def spans(self, schema: str, seen: Seen) -> tuple[Span, ...]:
        """The words that speak most for a schema, as one stretch of the text."""
        place = self._weights.labels.index(schema)
        gains: dict[Span, int] = {}
        for name, span in seen.features.items():
            if span is not None:
                weights = dict(self._weights.features.get(name, ()))
                mean = sum(weights.values()) // len(self._about)
                inside = [word for word, *_ in seen.words if _within(word, span)] or [span]
                for word in inside:
                    gains[word] = gains.get(word, 0) + (weights.get(place, 0) - mean) // len(inside)
        for word, much, vector in seen.words:
            about = [much * v * SCALE // seen.length for v in vector]
            gains[word] = gains.get(word, 0) + self._along(place, about) - _DULL
        return (_best(sorted(gains.items())),)


def _within(word: Span, span: Span) -> bool:
    return span[0] <= word[0] and word[1] <= span[1]


def _best(gains: list[tuple[Span, int]]) -> Span:
    """The stretch of words, not too long, with the highest gain; the earliest of equals."""
    best, most = gains[0][0], gains[0][1]
    for start in range(len(gains)):
        run = 0
        for end in range(start, min(start + _LONGEST, len(gains))):
            run += gains[end][1]
            if run > most:
                best, most = (gains[start][0][0], gains[end][0][1]), run
    return best
