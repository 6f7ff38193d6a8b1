# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many had something happen by a day, where something else may prevent it, or nothing yet.

The estimator of Aalen & Johansen (1978) for one event and one that competes with it: an episode
that has ended will not be repaired. Counting endings as if they were open (Kaplan & Meier, 1958)
would overstate repair.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

MINIMUM = 8
"""Episodes before a curve is shown."""

MINIMUM_EVENTS = 5
"""Episodes in which it happened before a curve is shown."""


class Outcome(Enum):
    """How the time of an episode ended."""

    EVENT = "event"
    """What is asked about happened."""
    COMPETING = "competing"
    """Something else happened, after which it cannot."""
    CENSORED = "censored"
    """Neither has happened so far."""


@dataclass(frozen=True, slots=True)
class Observation:
    """Days from the start until the outcome, or until now where there is none; at least 0."""

    days: float
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which something happened, and how it stands after it.

    Attributes:
        days: since the start.
        at_risk: episodes to which it could still happen just before; censored on that very day
            they are among them.
        events, competing: episodes to which it happened on that day, or something else.
        incidence: probability that it has happened by then, 0 to 1.
        competing_incidence: probability that something else has, 0 to 1.
    """

    days: float
    at_risk: int
    events: int
    competing: int
    incidence: float
    competing_incidence: float


@dataclass(frozen=True, slots=True)
class CumulativeIncidence:
    """The curve as steps in order of time, and what it was made from.

    Attributes:
        n, events, competing, censored: episodes, and how many ended in which way.
        last: days of the longest episode. The curve says nothing after it.
        steps: empty where nothing has happened so far.
    """

    n: int
    events: int
    competing: int
    censored: int
    last: float
    steps: tuple[Step, ...]

    def enough(self) -> bool:
        """Whether there are as many episodes and events as are asked for before it is shown."""
        return self.n >= MINIMUM and self.events >= MINIMUM_EVENTS

    def at(self, days: float) -> float | None:
        """The probability that it has happened by then; None after the longest episode."""
        if days > self.last:
            return None
        passed = bisect_right([step.days for step in self.steps], days)
        return self.steps[passed - 1].incidence if passed else 0.0


def cumulative_incidence(observations: Iterable[Observation]) -> CumulativeIncidence | None:
    """The curve of some episodes; None without any.

    Raises:
        ValueError: a number of days is below 0.
    """
    by_day: dict[float, Counter[Outcome]] = {}
    for seen in observations:
        if seen.days < 0:
            raise ValueError("nothing happens before the start")
        by_day.setdefault(seen.days, Counter())[seen.outcome] += 1
    if not by_day:
        return None
    total: Counter[Outcome] = sum(by_day.values(), Counter())
    steps, at_risk, free, incidence, other = [], total.total(), 1.0, 0.0, 0.0
    for days, counts in sorted(by_day.items()):
        events, competing = counts[Outcome.EVENT], counts[Outcome.COMPETING]
        if events or competing:
            # Both kinds on one day start from what was free of either before that day.
            incidence += free * events / at_risk
            other += free * competing / at_risk
            free *= (at_risk - events - competing) / at_risk
            steps.append(
                Step(days, at_risk, events, competing, min(incidence, 1.0), min(other, 1.0))
            )
        at_risk -= counts.total()
    return CumulativeIncidence(
        n=total.total(),
        events=total[Outcome.EVENT],
        competing=total[Outcome.COMPETING],
        censored=total[Outcome.CENSORED],
        last=max(by_day),
        steps=tuple(steps),
    )
