# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether two things go up and down together: Spearman's rank correlation (1904).

The interval is Fisher's: normal in artanh(rho), with a standard error of 1.06/sqrt(n - 3). What
Fieller, Hartley & Pearson (1957) found is a variance of 1.06/(n - 3), an error 3 % smaller. Where
rho is high that is too small (Bonett & Wright, 2000), so the wider one is on the safe side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh

from app.insights.statistics.interval import Interval, Z

MINIMUM = 12
"""Pairs (weeks with both) before a correlation is shown."""

MINIMUM_ABOVE_ZERO = 8
"""Pairs with something on the first side (weeks with practice) before it is shown."""

_ERROR = 1.06


@dataclass(frozen=True, slots=True)
class Correlation:
    """How much the order of one side resembles that of the other.

    Attributes:
        rho: -1 to 1; 0 is no common order.
        n: pairs, at least 2.
        above_zero: pairs whose first side is above 0.
        interval: within -1 to 1; None with fewer than 4 pairs, and where rho is -1 or 1, at which
            the formula would give no width to what is as unsure as before.
    """

    rho: float
    n: int
    above_zero: int
    interval: Interval | None

    def enough(self) -> bool:
        """Whether there are as many pairs as are asked for before it is shown."""
        return self.n >= MINIMUM and self.above_zero >= MINIMUM_ABOVE_ZERO


def spearman(x: Sequence[float], y: Sequence[float]) -> Correlation | None:
    """The rank correlation of pairs; None where one side is the same throughout.

    Equal values share the mean of their ranks.

    Raises:
        ValueError: there are not as many on one side as on the other.
    """
    pairs = list(zip(_deviations(x), _deviations(y), strict=True))
    together = sum(a * b for a, b in pairs)
    # Whole numbers up to here, so a rho of exactly 1 is known to be that.
    square = sum(a * a for a, _ in pairs) * sum(b * b for _, b in pairs)
    if not square:
        return None
    n, above_zero = len(pairs), sum(value > 0 for value in x)
    if together * together == square:
        return Correlation(1.0 if together > 0 else -1.0, n, above_zero, None)
    rho = together / sqrt(square)
    return Correlation(rho, n, above_zero, _fisher(rho, n))


def _deviations(values: Sequence[float]) -> list[int]:
    """Twice the distance of each value's mid-rank from the mean rank."""
    ordered = sorted(values)
    first: dict[float, int] = {}
    last: dict[float, int] = {}
    for rank, value in enumerate(ordered, start=1):
        first.setdefault(value, rank)
        last[value] = rank
    return [first[value] + last[value] - len(ordered) - 1 for value in values]


def _fisher(rho: float, n: int) -> Interval | None:
    if n <= 3:
        return None
    middle, half = atanh(rho), Z * _ERROR / sqrt(n - 3)
    return Interval(tanh(middle - half), tanh(middle + half))
