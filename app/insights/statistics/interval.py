# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A 95 % interval, and what the formulas for one share."""

from __future__ import annotations

from dataclasses import dataclass

Z = 1.96
"""The 97.5 % quantile of the normal distribution, to two places."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both within it."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether a value lies within."""
        return self.low <= value <= self.high
