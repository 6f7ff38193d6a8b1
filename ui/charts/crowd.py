# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plots with very many dots: where several lie on each other, one stands for all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.i18n import ngettext

if TYPE_CHECKING:
    from app.insights.values import Axis, Dot, Plot

MANY = 1500
"""Dots up to which keys come to every single one; beyond, the table has them."""

_ACROSS, _UP = 480, 160
"""Places that can be told apart on a screen along the two axes."""

_COARSEST = 30

Place = tuple[int, str, int, int]


def thinned(plot: Plot) -> Plot:
    """The plot, or with very many dots one for each place; its name says how many are there.

    Pure and slow (0.1 s for 26,000 dots); may run on any thread.
    """
    if len(plot.dots) <= MANY:
        return plot
    across, up = _ACROSS, _UP
    groups = _grouped(plot, across, up)
    while len(groups) > MANY and across > _COARSEST:
        across, up = across // 2, up // 2
        groups = _grouped(plot, across, up)
    dots = tuple(_standing_for(group) for group in groups)
    return replace(plot, dots=dots, base=tuple(sorted(set(plot.base))))


def _grouped(plot: Plot, across: int, up: int) -> list[list[Dot]]:
    """The dots of each place, in their order."""
    low, right = plot.x.low, _grain(plot.x, across)
    rise = 0.0 if plot.y is None or plot.lanes else _grain(plot.y, up)
    found: dict[Place, list[Dot]] = {}
    for dot in plot.dots:
        key = (dot.lane, dot.shape, int((dot.x - low) * right), int(dot.y * rise))
        found.setdefault(key, []).append(dot)
    return list(found.values())


def _grain(axis: Axis, places: int) -> float:
    return places / (axis.high - axis.low) if axis.high > axis.low else 0.0


def _standing_for(group: list[Dot]) -> Dot:
    """The dot in the middle of a group."""
    dot, more = group[len(group) // 2], len(group) - 1
    if not more:
        return dot
    words = ngettext("{name}, and {count} more", "{name}, and {count} more", more)
    return replace(dot, name=words.format(name=dot.name, count=more))
