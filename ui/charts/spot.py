# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The places of a chart that have a name, and how keys go from one to the next."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

LEFT, RIGHT, UP, DOWN, HOME, END = "left", "right", "up", "down", "home", "end"


class Spot(NamedTuple):
    """A dot, an interval or a cell where it stands: its middle, and how far it reaches.

    Attributes:
        x, y: the middle, in logical pixels; x from where reading begins.
        wide, high: half its width and height.
        lane: keys go left and right within it, up and down between.
        name: what is read out.
        entry: the id of the entry it opens, or "".
        figure, caption: what can stand beside it.
        more: how many lie beneath it at the same place, as it is painted ("+3"), or "".
    """

    x: float
    y: float
    wide: float
    high: float
    lane: int
    name: str
    entry: str = ""
    figure: str = ""
    caption: str = ""
    more: str = ""

    @property
    def small(self) -> str:
        """What stands beside its figure."""
        return f"{self.caption} {self.more}".strip()


class Spots:
    """The spots of a chart, lane after lane and from its beginning to its end."""

    def __init__(self, spots: list[Spot]) -> None:
        self.all = sorted(spots, key=lambda spot: (spot.lane, spot.x))
        self._lanes: dict[int, tuple[int, int]] = {}
        start = 0
        for number, spot in enumerate(self.all):
            if number and self.all[number - 1].lane != spot.lane:
                start = number
            self._lanes[spot.lane] = (start, number + 1)
        self._order = sorted(self._lanes)

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, number: int) -> Spot:
        return self.all[number]

    def moved(self, number: int, way: str) -> int:
        """The spot a key leads to; the same where there is none that way."""
        lane = self.all[number].lane
        start, end = self._lanes[lane]
        if way == HOME:
            return start
        if way == END:
            return end - 1
        if way in (UP, DOWN) and len(self._order) > 1:
            at = self._order.index(lane) + (1 if way == DOWN else -1)
            if not 0 <= at < len(self._order):
                return number
            return self._nearest(self._order[at], self.all[number].x)
        step = 1 if way in (RIGHT, DOWN) else -1
        return min(max(number + step, start), end - 1)

    def at(self, x: float, y: float, reach: float) -> int | None:
        """The spot under a place, or the nearest one at most `reach` beside it; else `None`."""
        near = [
            number
            for number, spot in enumerate(self.all)
            if abs(spot.x - x) <= spot.wide + reach and abs(spot.y - y) <= spot.high + reach
        ]
        return min(near, key=lambda number: _apart(self.all[number], x, y), default=None)

    def like(self, spot: Spot) -> int:
        """The spot of the same entry: an entry may have several, so by lane and name if they are
        still so, else by lane, else the first of its entry; the first of all without any."""
        same = [at for at, one in enumerate(self.all) if one.entry == spot.entry]
        lane = [at for at in same if self.all[at].lane == spot.lane]
        name = [at for at in lane if self.all[at].name == spot.name]
        return next(iter((*name, *lane, *same)), 0)

    def _nearest(self, lane: int, x: float) -> int:
        start, end = self._lanes[lane]
        after = bisect_left(self.all, x, start, end, key=_x)
        near = [number for number in (after - 1, after) if start <= number < end]
        return min(near, key=lambda number: abs(self.all[number].x - x))


def _x(spot: Spot) -> float:
    return spot.x


def _apart(spot: Spot, x: float, y: float) -> float:
    return abs(spot.x - x) + abs(spot.y - y)
