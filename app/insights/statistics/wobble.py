# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much a rating wobbles when nothing was done, from pairs rated shortly after each other.

The standard deviation s of the differences estimates directly what Jacobson & Truax (1991) derive
from a reliability, which no single rating has; Temkin (2004) asks for that. The smallest change
that can be told from wobble is 1.96 s, the repeatability of Bland & Altman (1999). It knows what
half an hour does, not the mood of a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from app.insights.statistics.interval import Z

MINIMUM = 10
"""Checks before there is a wobble."""

STEP = 5
"""Further checks before it is computed again, so that it does not change under one's eyes."""


@dataclass(frozen=True, slots=True)
class Wobble:
    """The usual difference between two ratings of the same.

    Attributes:
        sd: standard deviation of the differences, in points.
        n: checks it was computed from: the first 10, 15, 20 and so on.
        checks: all checks there are, at least n.
    """

    sd: float
    n: int
    checks: int

    @property
    def smallest_change(self) -> float:
        """The smallest detectable change, in points."""
        return Z * self.sd

    def exceeded_by(self, change: float) -> bool:
        """Whether a change, in points up or down, is larger than the usual wobble."""
        return abs(change) > self.smallest_change


def wobble(differences: Sequence[float]) -> Wobble | None:
    """The wobble of some checks; None with fewer than 10.

    Args:
        differences: second rating less first of each check, in points, in order of time.
    """
    n = len(differences) - (len(differences) - MINIMUM) % STEP
    if n < MINIMUM:
        return None
    used = differences[:n]
    mean = fsum(used) / n
    sd = sqrt(fsum((difference - mean) ** 2 for difference in used) / (n - 1))
    return Wobble(sd, n, len(differences))
