# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The median and other quantiles of some values."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor


def quantile(values: Iterable[float], at: float) -> float | None:
    """The value below which the share `at` (0 to 1) of the values lies; None of no values.

    Between two values it is interpolated: definition 7 of Hyndman & Fan (1996). At 0 it is the
    smallest, at 0.5 the median, at 1 the largest.

    Raises:
        ValueError: `at` is not within 0 to 1.
    """
    if not 0 <= at <= 1:
        raise ValueError("a share is within 0 to 1")
    ordered = sorted(values)
    if not ordered:
        return None
    place = at * (len(ordered) - 1)
    below = floor(place)
    low, high = ordered[below], ordered[min(below + 1, len(ordered) - 1)]
    return min(low + (high - low) * (place - below), high)


def median(values: Iterable[float]) -> float | None:
    """The middle value, or the mean of the two in the middle; None of no values."""
    return quantile(values, 0.5)
