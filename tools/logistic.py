# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Logistic regression with a penalty on the squares of the weights, in plain Python.

Found by the limited-memory method of Broyden, Fletcher, Goldfarb and Shanno (Nocedal, 1980): no
chance is involved, so the same rows give the same weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log1p
from operator import mul

_KEPT = 6  # steps that are remembered
_SMALLEST = 1e-3  # step that is tried


def fit(
    rows: Sequence[Sequence[int]],
    truths: Sequence[bool],
    shares: Sequence[float],
    penalties: Sequence[float],
    start: Sequence[float],
    rounds: int,
) -> list[float]:
    """The weights of features that tell true rows from others.

    `rows` are the numbers of the features that are there, `shares` how much a row counts; a share
    of nothing leaves it out. `penalties` are one a feature, `start` the weights to begin with.
    """
    used = [
        (row, 1.0 if truth else 0.0, share)
        for row, truth, share in zip(rows, truths, shares, strict=True)
        if share
    ]

    def look(at: list[float]) -> tuple[float, list[float]]:
        slope = list(map(mul, penalties, at))
        loss = _dot(slope, at) / 2
        value = at.__getitem__
        for row, truth, share in used:
            total = sum(map(value, row))
            small = exp(-abs(total))
            chance = 1 / (1 + small) if total >= 0 else small / (1 + small)
            loss += share * (log1p(small) + max(total, 0.0) - truth * total)
            step = share * (chance - truth)
            for feature in row:
                slope[feature] += step
        return loss, slope

    at = list(start)
    loss, slope = look(at)
    steps: list[tuple[list[float], list[float], float]] = []
    for _ in range(rounds):
        way = _direction(slope, steps)
        fall = -_dot(way, slope)
        if fall <= 1e-9:
            break
        length = 1.0 if steps else min(1.0, 1.0 / max(map(abs, slope)))
        while True:
            there = [a + length * w for a, w in zip(at, way, strict=True)]
            new_loss, new_slope = look(there)
            if new_loss <= loss - 1e-4 * length * fall or length < _SMALLEST:
                break
            length /= 2
        moved = [b - a for a, b in zip(at, there, strict=True)]
        turned = [b - a for a, b in zip(slope, new_slope, strict=True)]
        bend = _dot(moved, turned)
        if bend > 1e-12:
            steps = [*steps[-_KEPT + 1 :], (moved, turned, bend)]
        done = abs(loss - new_loss) <= 1e-5 * max(1.0, abs(loss))
        at, loss, slope = there, new_loss, new_slope
        if done:
            break
    return at


def _direction(
    slope: list[float], steps: list[tuple[list[float], list[float], float]]
) -> list[float]:
    way = [-value for value in slope]
    gone = []
    for moved, turned, bend in reversed(steps):
        much = _dot(moved, way) / bend
        gone.append(much)
        way = [w - much * t for w, t in zip(way, turned, strict=True)]
    if steps:
        _, turned, bend = steps[-1]
        scale = bend / _dot(turned, turned)
        way = [w * scale for w in way]
    for (moved, turned, bend), much in zip(steps, reversed(gone), strict=True):
        change = much - _dot(turned, way) / bend
        way = [w + change * m for w, m in zip(way, moved, strict=True)]
    return way


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    total: float = sum(map(mul, one, other))
    return total
