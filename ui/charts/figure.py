# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A chart laid out for a width, ready to be painted on a screen, in a picture or on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from app.insights.values import Grid
from ui.charts.grid import GridFigure
from ui.charts.plot import PlotFigure

if TYPE_CHECKING:
    from app.insights.values import Plot
    from ui.charts.canvas import Canvas
    from ui.charts.spot import Spots
    from ui.theme.theme import Theme


class Figure(Protocol):
    """What every kind of chart gives."""

    height: float
    spots: Spots

    def paint(self, canvas: Canvas) -> None:
        """Paint all of it."""

    def paint_told(self, canvas: Canvas, number: int) -> None:
        """Paint what is told of a spot that has the focus, over everything."""


def figure_of(chart: Plot | Grid, width: float, theme: Theme) -> Figure:
    """The figure of a chart."""
    if isinstance(chart, Grid):
        return GridFigure(chart, width, theme)
    return PlotFigure(chart, width, theme)
