# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A share of entries, with the score interval of Wilson (1927)."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from app.insights.statistics.interval import Interval, Z

MINIMUM = 8
"""Entries before a share is shown."""

MINIMUM_HELPED = 5
"""Entries about one step or practice before the share in which it was useful is shown."""


@dataclass(frozen=True, slots=True)
class Share:
    """`count` of `n` entries, n at least 1.

    Attributes:
        interval: within 0 to 1. Shares are sorted by its lower end where one lucky entry must not
            lead.
    """

    count: int
    n: int
    interval: Interval

    @property
    def value(self) -> float:
        """The share, 0 to 1."""
        return self.count / self.n

    def enough(self, minimum: int = MINIMUM) -> bool:
        """Whether there are as many entries as are asked for before it is shown."""
        return self.n >= minimum


def share(count: int, n: int) -> Share | None:
    """The share of `count` in `n`; None of nothing.

    Raises:
        ValueError: `count` is not within 0 to `n`.
    """
    if not 0 <= count <= n:
        raise ValueError("a part is not larger than the whole, and neither is below 0")
    return Share(count, n, _wilson(count, n)) if n else None


def _wilson(count: int, n: int) -> Interval:
    p, square = count / n, Z * Z
    centre = (p + square / (2 * n)) / (1 + square / n)
    half = Z / (1 + square / n) * sqrt(p * (1 - p) / n + square / (4 * n * n))
    # At the ends the two cancel out, except for what rounding leaves.
    return Interval(centre - half if count else 0.0, centre + half if count < n else 1.0)
