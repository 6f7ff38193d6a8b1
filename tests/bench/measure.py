# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Timing helpers: medians of interleaved runs, ratios of one run, and a reference loop."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table in `docs/performance.md`.

    Attributes:
        what: what was measured.
        figure: the ratio or figure reached.
        limit: what it must not pass.
        unit: "x" for a ratio, else a unit.
        detail: the absolute medians behind it.
    """

    what: str
    figure: float
    limit: float
    unit: str
    detail: str

    @property
    def reached(self) -> bool:
        """Whether the figure is within its limit."""
        return self.figure <= self.limit


def interleaved(
    works: Sequence[Callable[[], float | None]], rounds: int, *, warm: int = 1
) -> list[list[float]]:
    """Run each work in turn, round after round; seconds of each run.

    A work may return the seconds it measured itself; else its whole time counts.
    """
    taken: list[list[float]] = [[] for _ in works]
    for number in range(warm + rounds):
        for index, work in enumerate(works):
            start = time.perf_counter()
            own = work()
            seconds = time.perf_counter() - start if own is None else own
            if number >= warm:
                taken[index].append(seconds)
    return taken


def median_ms(seconds: Sequence[float]) -> float:
    """Median in milliseconds."""
    return statistics.median(seconds) * 1000


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0-1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def reference_loop() -> float:
    """Seconds of a fixed piece of pure Python: tells how fast this computer was just now."""
    start = time.perf_counter()
    total = 0
    for number in range(2_000_000):
        total += number & 7
    return time.perf_counter() - start
