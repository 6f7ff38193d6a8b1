# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One belief rated twice without working on it in between: how far a rating wobbles by itself.

Basis: repeatability, Bland & Altman (1999); the window is design. See the personal wobble check.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.entry import Entry, Rating, When
from app.domain.moment import Moment

WOBBLE = "wobble"
"""Subject of both ratings, BEFORE and AGAIN; it is kept out of every other view."""

BELIEF = "belief"
"""The answer that holds the words of the belief."""

OPENS_US = 10 * 60 * 1_000_000
CLOSES_US = 30 * 60 * 1_000_000
"""The second rating counts from 10 to 30 minutes after the first, both included; microseconds."""


class Stand(StrEnum):
    """How far a pair has got."""

    NEW = "new"
    """Not rated yet."""
    WAITS = "waits"
    """Rated once, less than ten minutes ago."""
    OPEN = "open"
    """The second rating may be given now."""
    DONE = "done"
    """Rated twice within the window: it counts."""
    PAST = "past"
    """The window went by, or was missed by a file from elsewhere: it does not count."""


@dataclass(frozen=True, slots=True)
class Window:
    """When the second rating may be given: instants in microseconds since 1970 UTC."""

    opens_us: int
    closes_us: int

    def holds(self, at: Moment) -> bool:
        """Whether a moment lies in it."""
        return self.opens_us <= at.instant_us <= self.closes_us


def window(entry: Entry) -> Window | None:
    """The window of a pair that was rated once, or `None`."""
    first = _given(entry, When.BEFORE)
    if first is None:
        return None
    return Window(first.at.instant_us + OPENS_US, first.at.instant_us + CLOSES_US)


def pair(entry: Entry) -> tuple[int, int] | None:
    """Both values, 0-100, where the second was given within the window; else `None`."""
    first, second, opened = _given(entry, When.BEFORE), _given(entry, When.AGAIN), window(entry)
    if first is None or second is None or opened is None or not opened.holds(second.at):
        return None
    assert first.value is not None
    assert second.value is not None
    return first.value, second.value


def stand(entry: Entry, now: Moment) -> Stand:
    """How far a pair has got at a moment."""
    opened = window(entry)
    if opened is None:
        return Stand.NEW
    if pair(entry) is not None:
        return Stand.DONE
    if now.instant_us < opened.opens_us:
        return Stand.WAITS
    return Stand.OPEN if opened.holds(now) else Stand.PAST


def _given(entry: Entry, when: When) -> Rating | None:
    """The newest rating of a moment of the work, where it has a value."""
    found = [r for r in entry.course(WOBBLE) if r.when is when]
    return found[-1] if found and found[-1].value is not None else None
