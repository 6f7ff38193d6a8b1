# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Weighs what the schema cues see, and decides whether that is clear enough to ask about.

The weights are learned from lines that people labelled (`tools/train_cues.py`): a softmax
regression over the schemas and "none". The features of words are brought to one length first, so
that a long thought is no surer of itself than a short one. Sums are of whole numbers, so that they
come out the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from math import isqrt

from app.language.cue_features import Seen
from app.language.quotes import Span
from app.services.content import NONE, CueWeights

LENGTH = 7  # of the features of words, all together
_FINE = 1000
_WHOLE = 1_000_000
_RANGE = 1400  # hundredths of log odds; what is further away counts as nearly nothing
_LONGEST = 9  # words that are shown as the reason
_NEVER = -1_000_000_000  # what others said is no reason, and no stretch goes across it
_DULL = 8  # hundredths of log odds that a word has to add to be shown


def _chances() -> tuple[int, ...]:
    """e to the power of minus so many hundredths, in millionths, the same on every machine."""
    exact = Context(prec=20)
    return tuple(int(_WHOLE * exact.exp(Decimal(-n) / 100) + Decimal("0.5")) for n in range(_RANGE))


_CHANCE = _chances()


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
        self._nothing = (0,) * len(weights.labels)
        self._rows: dict[str, tuple[int, ...]] = {}

    def sums(self, seen: Seen) -> list[int]:
        """What speaks for each label, less what speaks against it, in hundredths of log odds."""
        much = share(len(seen.words))
        words = self._added(seen.words)
        whole = self._added(seen.whole)
        return [one * much // _FINE + other for one, other in zip(words, whole, strict=True)]

    def _added(self, names: Iterable[str]) -> list[int]:
        rows = [self._row(name) for name in names if name in self._weights.features]
        return list(map(sum, zip(self._nothing, *rows, strict=True)))

    def _row(self, name: str) -> tuple[int, ...]:
        """The weights of a feature for all labels: to add rows is faster than to add pairs."""
        row = self._rows.get(name)
        if row is None:
            weights = dict(self._weights.features[name])
            row = tuple(weights.get(place, 0) for place in range(len(self._nothing)))
            self._rows[name] = row
        return row

    def verdict(self, sums: Sequence[int]) -> Verdict:
        """How clear the sums are."""
        highest = max(sums)
        chances = [_CHANCE[min(highest - total, _RANGE - 1)] for total in sums]
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
        """The words that speak most for a schema, in one stretch; never a quotation."""
        place = self._weights.labels.index(schema)
        much = share(len(seen.words))
        gains = dict.fromkeys(seen.places, -_DULL)
        for names, weighs in ((seen.words, much), (seen.whole, _FINE)):
            for name, span in names.items():
                if span is None or name not in self._weights.features:
                    continue
                row = self._row(name)
                gain = (row[place] - sum(row) // len(row)) * weighs // _FINE
                inside = [word for word in seen.places if _within(word, span)]
                for word in inside:
                    gains[word] += gain // len(inside)
        gains.update(dict.fromkeys(seen.quotes, _NEVER))
        return (_best(sorted(gains.items())),)


def share(many: int) -> int:
    """How much each of so many features of words counts, in thousandths."""
    return LENGTH * _FINE * _FINE // isqrt(max(1, many) * _FINE * _FINE)


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
