# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The median with an interval that supposes no distribution (Hollander & Wolfe, 1999).

It goes from the k-th smallest value to the k-th largest. The median of what the values come from
lies outside only if fewer than k of n values fell on one side of it, which is a matter of n tosses
of a coin. Where values are equal it covers at least as much.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, floor, lgamma, log, sqrt

from app.insights.statistics.interval import Interval
from app.insights.statistics.quantile import quantile

MINIMUM = 6
"""Values before a typical change is shown: with fewer no interval covers 95 %."""

_EXACT = 1000
"""Values up to which the ranks are counted in whole numbers."""

_FAR = 10.0
"""Standard deviations below the middle from which on coins are counted, where there are more."""


@dataclass(frozen=True, slots=True)
class Ranks:
    """Which of n ordered values bound an interval.

    Attributes:
        low, high: their places, counted from 1.
        coverage: how often such an interval holds the median, 0.95 to 1.
    """

    low: int
    high: int
    coverage: float


@dataclass(frozen=True, slots=True)
class MedianInterval:
    """The median of n values, and the interval between two of them."""

    median: float
    n: int
    interval: Interval
    ranks: Ranks

    def enough(self) -> bool:
        """Whether there are as many values as are asked for before it is shown."""
        return self.n >= MINIMUM


def ranks(n: int) -> Ranks | None:
    """The narrowest pair of ranks that covers at least 95 %; None where none of n values do."""
    if n > _EXACT:
        return _ranks_of_many(n)
    # Of the 2**n ways in which n coins fall: those with fewer than k heads, and those with k.
    k, fewer, exactly = 0, 0, 1
    while 40 * (fewer + exactly) <= 2**n:  # the coverage is at least 0.95, without rounding
        fewer, exactly = fewer + exactly, exactly * (n - k) // (k + 1)
        k += 1
    return Ranks(k, n + 1 - k, 1 - 2 * fewer / 2**n) if k else None


def _ranks_of_many(n: int) -> Ranks:
    """The same in floating point: whole numbers of n digits would take seconds for a long journal.

    It begins where what lies below is smaller than any rounding.
    """
    k = max(0, floor(n / 2 - _FAR * sqrt(n) / 2))
    fewer, exactly = 0.0, exp(lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) - n * log(2))
    while 40 * (fewer + exactly) <= 1:
        fewer, exactly = fewer + exactly, exactly * (n - k) / (k + 1)
        k += 1
    return Ranks(k, n + 1 - k, 1 - 2 * fewer)


def median_interval(values: Iterable[float]) -> MedianInterval | None:
    """The median of some values with its interval; None with fewer than 6 values."""
    ordered = sorted(values)
    middle, bounds = quantile(ordered, 0.5), ranks(len(ordered))
    if middle is None or bounds is None:
        return None
    interval = Interval(ordered[bounds.low - 1], ordered[bounds.high - 1])
    return MedianInterval(middle, len(ordered), interval, bounds)
