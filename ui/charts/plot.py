# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A plot laid out for a width: lanes, or a field, or both on one axis, with legend and axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.charts import labels
from ui.charts.axis import AxisBelow
from ui.charts.field import Field, gutter
from ui.charts.lanes import Lanes
from ui.charts.legend import LegendLines
from ui.charts.span import Room
from ui.charts.spot import Spot, Spots

if TYPE_CHECKING:
    from app.insights.values import Plot
    from ui.charts.canvas import Canvas
    from ui.theme.theme import Theme

_BETWEEN = 16.0
_FIGURES = 60.0


class PlotFigure:
    """Where everything of a plot stands. `spots` are the places that keys reach, `labelled` those
    of them that have their label beside them all the time."""

    def __init__(self, plot: Plot, width: float, theme: Theme) -> None:
        self._room = Room.of(width, theme)
        self._sizes = labels.Sizes(theme)
        left = gutter(plot, self._room) if plot.y is not None else self._room.left
        span = self._room.span(plot.x, left)
        self._lanes = Lanes(plot, self._room, span) if plot.lanes else None
        dots = () if plot.lanes else plot.dots
        self._field = Field(plot, self._room, span, dots=dots) if plot.y is not None else None
        self._axis = AxisBelow(plot, self._room, span)
        self._beside = self._room.wide and self._lanes is None
        self._legend = LegendLines(
            plot.legend, self._legend_room(width), theme, column=self._beside
        )
        self._lay_out()

    def paint(self, canvas: Canvas) -> None:
        """Paint everything."""
        if self._field is not None:
            canvas.painter.translate(0, self._field_at)
            self._field.paint(canvas)
            canvas.painter.translate(0, -self._field_at)
        if self._lanes is not None:
            self._lanes.paint(canvas)
        self._axis.paint(canvas, self._base)
        self._legend.paint(canvas, 0, self._legend_at)

    def paint_told(self, canvas: Canvas, number: int) -> None:
        """Paint the label of a spot that has the focus or the mouse, if it has none yet."""
        spot = self.spots[number]
        if spot in self.labelled or not (spot.figure or spot.small):
            return
        made = labels.told(spot, self._sizes, self._room.width)
        labels.paint(canvas, made, self._sizes)

    def _legend_room(self, width: float) -> float:
        """Beside a field, between its first edge and the figures of the axis."""
        return self._room.left - _FIGURES * self._room.theme.text_scale if self._beside else width

    def _lay_out(self) -> None:
        y = 0.0
        spots: list[Spot] = []
        self._legend_at = 0.0
        if not self._room.wide and self._lanes is None and self._legend.height:
            y = self._legend.height + 4
        top = y
        if self._lanes is not None:
            y += self._lanes.height
            spots += self._lanes.spots
        self._field_at = y + (_BETWEEN if self._lanes is not None else 0.0)
        if self._field is not None:
            y = self._field_at + self._field.height
            spots += [spot._replace(y=spot.y + self._field_at) for spot in self._field.spots]
        self._base = y - (1 if self._field is None else 0)
        y += self._axis.height
        if self._beside and self._field is not None:
            head, foot = self._field.area
            self._legend_at = top + (head + foot - self._legend.height) / 2
        elif self._lanes is not None or self._room.wide:
            self._legend_at = y + 8
            y += self._legend.height + 8 if self._legend.height else 0
        self.height = y
        self.spots = Spots(spots)
        self.labelled = self._spots_with_labels()

    def _spots_with_labels(self) -> set[Spot]:
        """Told by all they are: another one at the same place has a label of its own, or none."""
        found: set[Spot] = set()
        if self._lanes is not None:
            found.update(self._lanes.labelled)
        if self._field is not None:
            labelled = self._field.labelled
            found.update(spot._replace(y=spot.y + self._field_at) for spot in labelled)
        return found
