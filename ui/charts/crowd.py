# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plots with very many dots: where several lie on each other, one stands for all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.i18n import ngettext
from app.insights.values import Dot

if TYPE_CHECKING:
    from app.insights.values import Axis, Plot

MANY = 1500
"""Dots up to which keys come to every single one; beyond, the table has them."""

_ACROSS, _UP = 480, 160
"""Places that can be told apart on a screen along the two axes."""

Place = tuple[int, str, int, int]


def thinned(plot: Plot) -> Plot:
    """The plot, or with very many dots one for each place; its name says how many are there.

    Pure and slow (0.1 s for 26,000 dots); may run on any thread.
    """
    if len(plot.dots) <= MANY:
        return plot
    low, across = plot.x.low, _grain(plot.x, _ACROSS)
    up = 0.0 if plot.y is None or plot.lanes else _grain(plot.y, _UP)
    found: dict[Place, Dot] = {}
    more: dict[Place, int] = {}
    for dot in plot.dots:
        key = (dot.lane, dot.shape, int((dot.x - low) * across), int(dot.y * up))
        if key in found:
            more[key] = more.get(key, 0) + 1
        else:
            found[key] = dot
    dots = tuple(_with(dot, more[key]) if key in more else dot for key, dot in found.items())
    return replace(plot, dots=dots, base=tuple(sorted(set(plot.base))))


def _grain(axis: Axis, places: int) -> float:
    return places / (axis.high - axis.low) if axis.high > axis.low else 0.0


def _with(dot: Dot, more: int) -> Dot:
    words = ngettext("{name}, and {count} more", "{name}, and {count} more", more)
    name = words.format(name=dot.name, count=more)
    return Dot(dot.x, dot.y, dot.lane, dot.shape, dot.figure, dot.caption, name, dot.entry)
