# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Softmax regression with a penalty on the squares of the weights, in plain Python.

No chance is involved (see `tools.logistic`): the same rows give the same weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from operator import add, mul

from tools.logistic import minimise


def fit_softmax(
    rows: Sequence[Sequence[int]],
    dense: Sequence[Sequence[float]],
    truths: Sequence[int],
    penalties: Sequence[float],
    labels: int,
    rounds: int,
) -> tuple[list[list[float]], list[list[float]]]:
    """The weights of features, a list over the labels each, and those of `dense`, by label.

    `rows` are the numbers of the features that are there, `dense` measured values of the same
    rows, `truths` numbers of labels, `penalties` one a feature; that of a measure is 1.
    """
    width = len(dense[0])
    begin = len(penalties) * labels
    spread = [p for p in penalties for _ in range(labels)] + [1.0] * (width * labels)

    def parted(flat: list[float]) -> tuple[list[list[float]], list[list[float]]]:
        features = [flat[n : n + labels] for n in range(0, begin, labels)]
        return features, [flat[n : n + width] for n in range(begin, len(flat), width)]

    def look(at: list[float]) -> tuple[float, list[float]]:
        features, measures = parted(at)
        slopes = [[0.0] * labels for _ in features]
        slants = [[0.0] * width for _ in range(labels)]
        loss = 0.0
        for row, values, truth in zip(rows, dense, truths, strict=True):
            totals = list(map(sum, zip(*[features[n] for n in row], strict=True)))
            totals = [t + sum(map(mul, values, m)) for t, m in zip(totals, measures, strict=True)]
            highest = max(totals)
            steps = [exp(total - highest) for total in totals]
            whole = sum(steps)
            loss += log(whole) + highest - totals[truth]
            steps = [step / whole for step in steps]
            steps[truth] -= 1.0
            for n in row:
                slopes[n] = list(map(add, slopes[n], steps))
            for n, step in enumerate(steps):
                if abs(step) > 1e-4:
                    slants[n] = [s + step * v for s, v in zip(slants[n], values, strict=True)]
        slope = [s for own in (*slopes, *slants) for s in own]
        pull = list(map(mul, spread, at))
        return loss + sum(map(mul, pull, at)) / 2, list(map(add, slope, pull))

    return parted(minimise(look, [0.0] * len(spread), rounds))
