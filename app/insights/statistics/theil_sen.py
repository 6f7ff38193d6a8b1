# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A trend over months that single odd months do not turn: the slope of Theil (1950) and Sen (1968).

The slope is the median of the slopes between any two months. Its interval goes from the k-th
smallest of these slopes to the k-th largest. It holds the true slope unless Kendall's S of what is
left is far from 0, and S is nearly normal with the variance n(n - 1)(2n + 5)/18, less what equal
values take from it. k is rounded to the nearest whole number: S moves by steps of 2, and half a
step is what a continuity correction allows. Without equal values this covers at least 95 % (counted
over all orders of 5 to 60 months).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import floor, sqrt

from app.insights.statistics.interval import Interval, Z
from app.insights.statistics.quantile import quantile

MINIMUM = 8
"""Months with a value before a trend is shown."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A slope over time.

    Attributes:
        slope: change of the value in one month.
        n: months with a value, at least 2.
        interval: of the slope; None where there are too few months for one, and where all values
            are the same, which says nothing of how much they might differ.
    """

    slope: float
    n: int
    interval: Interval | None

    def enough(self) -> bool:
        """Whether there are as many months as are asked for before it is shown."""
        return self.n >= MINIMUM

    @property
    def clear(self) -> bool:
        """Whether it has a direction: there is an interval, and 0 lies outside."""
        return self.interval is not None and not self.interval.holds(0)


def theil_sen(months: Sequence[int], values: Sequence[float]) -> Trend | None:
    """The trend of one value a month; None with fewer than two months.

    Args:
        months: numbers of calendar months, such as 12 * year + month. Some may be missing between
            them: then the distance counts.
        values: the value of each.

    Raises:
        ValueError: a month is there twice, or there are not as many values as months.
    """
    points = sorted(zip(months, values, strict=True))
    if len({month for month, _ in points}) < len(points):
        raise ValueError("one value a month")
    slopes = sorted((b - a) / (n - m) for (m, a), (n, b) in combinations(points, 2))
    slope = quantile(slopes, 0.5)
    return None if slope is None else Trend(slope, len(points), _sen(slopes, values))


def _sen(slopes: Sequence[float], values: Sequence[float]) -> Interval | None:
    taken = sum(_weight(same) for same in Counter(values).values())
    variance = (_weight(len(values)) - taken) / 18
    if not variance:
        return None
    k = floor((len(slopes) - Z * sqrt(variance)) / 2 + 0.5)
    return Interval(slopes[k - 1], slopes[-k]) if k >= 1 else None


def _weight(n: int) -> int:
    return n * (n - 1) * (2 * n + 5)
