# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dots of a lane in rows, so that each is seen; and what is told where one stands for others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.i18n import ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.insights.values import Dot

HIGHEST = 12
"""How high a lane may grow by its dots, in their own height."""

OVERLAP = 0.7
"""How far apart two dots of a row stand at least, in their own width."""

_LEAST_PITCH = 0.36
"""How far apart two rows are at least, in the height of a dot: painted from the top row down, each
dot still shows its upper edge."""

MOST_ROWS = int((HIGHEST - 1) / _LEAST_PITCH) + 1
_APART = 1.0


@dataclass(slots=True)
class Place:
    """A dot that is drawn, its place and its row; and those it stands for beside itself."""

    dot: Dot
    x: float
    row: int
    others: list[Dot] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Swarm:
    """Dots in as many rows as they ask for; what height a dot has within its lane means nothing."""

    places: Sequence[Place]
    rows: int
    pitch: float
    """From row to row, in logical pixels: less where there are very many."""

    def offset(self, row: int) -> float:
        """Where a row lies from the middle of all rows: they grow from there to both sides."""
        away = (row + 1) // 2 if row % 2 else -(row // 2)
        return (away - (0.5 if self.rows % 2 == 0 else 0.0)) * self.pitch

    @property
    def spread(self) -> float:
        """From the middle of the first row to that of the last one, in logical pixels."""
        return (self.rows - 1) * self.pitch


def swarm(dots: Iterable[tuple[Dot, float]], side: float, between: float) -> Swarm:
    """Rows of dots with their places along the axis.

    Where no row has room, a dot near by stands for one more.

    Args:
        dots: each with its place along the axis in logical pixels.
        side: across a dot.
        between: least distance of two dots that stand for others, for the count beside each.
    """
    ends: list[float] = []
    places: list[Place] = []
    piles: list[Place] = []
    for dot, x in _by_shape_in_turn(dots):
        row = next((row for row, end in enumerate(ends) if end + side * OVERLAP <= x), len(ends))
        if row == MOST_ROWS:
            _pile_up(dot, x, places, piles, between)
            continue
        ends[row : row + 1] = [x]
        places.append(Place(dot, x, row))
    rows = max(1, len(ends))
    pitch = min(side + _APART, side * (HIGHEST - 1) / max(1, rows - 1))
    return Swarm(places, rows, pitch)


def name_of(dot: Dot, others: int) -> str:
    """What is read out of a dot that stands for so many others as well."""
    if not others:
        return dot.name
    words = ngettext("{name}, and {count} more", "{name}, and {count} more", others)
    return words.format(name=dot.name, count=others)


def count_of(others: int) -> str:
    """The same as it is painted beside the dot."""
    return f"+{others}" if others else ""


def _by_shape_in_turn(dots: Iterable[tuple[Dot, float]]) -> list[tuple[Dot, float]]:
    """From the beginning on; at the same place one of each shape first, so that none is left out
    of the picture."""
    seen: dict[tuple[int, str], int] = {}
    found: list[tuple[int, int, int, Dot, float]] = []
    for dot, x in dots:
        key = (round(x), dot.shape)
        seen[key] = seen.get(key, 0) + 1
        found.append((round(x), seen[key], len(found), dot, x))
    return [(dot, x) for _place, _turn, _number, dot, x in sorted(found, key=lambda one: one[:3])]


def _pile_up(dot: Dot, x: float, places: list[Place], piles: list[Place], between: float) -> None:
    """Let a dot near by stand for this one: of its shape, if there is one."""
    if piles and x - piles[-1].x < between:
        piles[-1].others.append(dot)
        return
    near = [place for place in places[-MOST_ROWS:] if not place.others]
    alike = [place for place in near if place.dot.shape == dot.shape]
    pile = min(alike or near, key=lambda place: abs(place.x - x))
    pile.others.append(dot)
    piles.append(pile)
