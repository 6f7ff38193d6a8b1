# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Before and after a date: the nonoverlap of all pairs (Parker & Vannest, 2009).

Each value after is compared with each one before. The interval is that of Newcombe (2006, his
method 5), with the variance of Hanley & McNeil (1982) at the end itself, not at the estimate: so it
has a width also where all pairs improved, and stays within 0 to 1.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from app.insights.statistics.interval import Interval, Z

MINIMUM = 5
"""Values in each phase before it is shown (What Works Clearinghouse)."""


@dataclass(frozen=True, slots=True)
class Nonoverlap:
    """The share of pairs that improved, ties counting half.

    Attributes:
        value: 0 to 1; 0.5 is no difference.
        n_before, n_after: values in each phase, at least 1.
        interval: within 0 to 1.
    """

    value: float
    n_before: int
    n_after: int
    interval: Interval

    def enough(self) -> bool:
        """Whether both phases have as many values as are asked for before it is shown."""
        return min(self.n_before, self.n_after) >= MINIMUM


def nap(
    before: Sequence[float], after: Sequence[float], *, lower_is_better: bool
) -> Nonoverlap | None:
    """How many pairs improved; None where one phase is empty."""
    m, n = len(before), len(after)
    if not m or not n:
        return None
    ordered = sorted(before)
    # Twice the pairs in which the later value is higher, a tie counting one.
    halves = sum(bisect_left(ordered, value) + bisect_right(ordered, value) for value in after)
    if lower_is_better:
        halves = 2 * m * n - halves
    value, rest = halves / (2 * m * n), (2 * m * n - halves) / (2 * m * n)
    return Nonoverlap(value, m, n, Interval(_low(value, m, n), 1 - _low(rest, m, n)))


def _low(value: float, m: int, n: int) -> float:
    """The lower end of the interval: where `_excess` is 0 between 0 and the value.

    That is once: of degree 4, it is at least 0 at 0 and at 1, negative at the value and far off on
    both sides.
    """
    low, high = 0.0, value
    while low < (middle := (low + high) / 2) < high:
        if _excess(middle, value, m, n) > 0:
            low = middle
        else:
            high = middle
    return low


def _excess(x: float, value: float, m: int, n: int) -> float:
    """What the squared distance of x from the value has beyond z squared variances at x."""
    h, spread = (m + n) / 2 - 1, x * (1 - x)
    distance = m * n * (value - x) ** 2 * (2 - x) * (1 + x)
    return distance - Z * Z * spread * (2 + h + (1 + 2 * h) * spread)
