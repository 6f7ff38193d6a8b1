# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A field with two axes: one rule over time, two things against each other, steps, two phases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from app.insights.values import Scale, Tick
from ui.charts import intervals, labels, measures, phases, shapes, steps
from ui.charts.span import Span
from ui.charts.spot import Spot
from ui.charts.swarm import count_of, name_of
from ui.widgets import painting

if TYPE_CHECKING:
    from app.insights.values import Axis, Dot, Plot
    from ui.charts.canvas import Canvas
    from ui.charts.span import Room

HIGH, HIGH_CROWDED = 150, 240
_CROWDED = 40
_BEFORE = 10.0  # from the words of a tick to the area

_TICKS = {
    Scale.RATING: (0, 50, 100),
    Scale.SHARE: (0, 50, 100),
    Scale.CHANGE: (-100, 0, 100),
}


def gutter(plot: Plot, room: Room) -> float:
    """Where the area begins: after the words of the axis."""
    assert plot.y is not None
    if room.wide:
        return room.left
    caption = room.theme.font("caption")
    wide = max(painting.words_width(caption, tick.words) for tick in _ticks(plot.y))
    for words in (plot.y.low_words, plot.y.high_words):
        wide = max(wide, painting.longest_word(caption, words))
    return min(wide + _BEFORE, room.width * 0.4)


class Field:
    """Dots, intervals and steps over level lines, from the words of a divider down to the base."""

    def __init__(self, plot: Plot, room: Room, span: Span, *, dots: tuple[Dot, ...]) -> None:
        assert plot.y is not None
        self._plot, self._room, self._span, self._axis = plot, room, span, plot.y
        self._theme = room.theme
        self._ticks = _ticks(plot.y)
        self._sizes = labels.Sizes(self._theme)
        self._left = gutter(plot, room)
        self._ends_high = self._ends_height()
        self._named = self._name_height()
        head = self._named + phases.height(plot.divider, room.width, self._theme)
        line = float(self._theme.line_height("caption"))
        self._top = head + max(line / 2 + 2, shapes.side(self._theme) / 2 + 2)
        grown = (HIGH_CROWDED if len(dots) > _CROWDED else HIGH) * self._theme.icon_px(100) / 100
        if not room.wide:
            grown = max(grown, 2 * self._ends_high + line)
        self._up = Span(plot.y.low, plot.y.high, self._top + grown, self._top)
        self.height = self._top + grown
        half = shapes.side(self._theme) / 2
        self._drawn: list[tuple[Dot, float, float]] = []
        self.spots: list[Spot] = []
        shown: list[Spot] = []
        for first, *others in _of_each_place(dots, span, self._up):
            x, y, more = span.at(first.x), self._up.at(first.y), len(others)
            self._drawn.append((first, x, y))
            told = (name_of(first, more), first.entry, first.figure, first.caption, count_of(more))
            shown.append(Spot(x, y, half, half, 0, *told))
            self.spots.append(shown[-1])
            self.spots += [
                Spot(x, y, half, half, 0, dot.name, dot.entry, dot.figure, dot.caption)
                for dot in others
            ]
        self.labels = self._labels(shown)
        if not plot.lanes:
            self.spots += [
                intervals.upright_spot(one, span.at(one.lane), self._up) for one in plot.ranges
            ]

    def paint(self, canvas: Canvas) -> None:
        """Paint the field from the top on."""
        for tick in self._ticks:
            canvas.across(self._up.at(tick.at), self._left, self._room.right)
        self._paint_words(canvas)
        if self._plot.divider is not None:
            phases.paint(canvas, self._plot.divider, self._span, self._named, self.height)
        steps.paint(canvas, self._plot.steps, self._span, self._up)
        for label in self.labels:
            labels.paint(canvas, label, self._sizes)
        if not self._plot.lanes:
            for interval in self._plot.ranges:
                intervals.upright(canvas, interval, self._span.at(interval.lane), self._up)
        for dot, x, y in self._drawn:
            canvas.dot(dot.shape, x, y)

    @property
    def area(self) -> tuple[float, float]:
        """Top and bottom of the area itself, for what stands beside it."""
        return self._top, self.height

    @property
    def labelled(self) -> list[Spot]:
        """The spots whose label is painted."""
        return [label.spot for label in self.labels if label.spot is not None]

    def _labels(self, shown: list[Spot]) -> list[labels.Label]:
        """Figures and captions; where there are very many dots, counts alone."""
        taken = labels.Taken()
        for spot in shown:
            taken.take(
                spot.x - spot.wide, spot.y - spot.high, spot.x + spot.wide, spot.y + spot.high
            )
        if self._plot.divider is not None:
            place = self._span.at(self._plot.divider.at)
            taken.take(place - 1, self._named, place + 1, self.height)
        bounds = labels.Bounds(self._left, self._room.width)
        if len(shown) <= labels.AROUND:
            bounds = bounds._replace(top=self._top - 4, bottom=self.height)
        if len(shown) > labels.MOST:
            shown = [spot._replace(figure="", caption="") for spot in shown]
        return labels.place(shown, self._sizes, bounds, taken)

    def _name_height(self) -> float:
        if not self._axis.name:
            return 0.0
        room = int(self._room.width - self._left)
        return measures.height(self._theme.font("caption"), self._axis.name, room) + 2.0

    def _paint_words(self, canvas: Canvas) -> None:
        box = QRectF(self._left, 0, self._room.width - self._left, self._named)
        canvas.words(box, self._axis.name, "caption", "ink2", top=True)
        line = float(self._theme.line_height("caption"))
        end = self._left - _BEFORE
        for tick in self._ticks:
            box = QRectF(0, self._up.at(tick.at) - line / 2, end, line)
            canvas.words(box, tick.words, "caption", "ink2", side="end")
        for words, at in (
            (self._axis.high_words, self._ticks[-1]),
            (self._axis.low_words, self._ticks[0]),
        ):
            if not words:
                continue
            y = self._up.at(at.at)
            if self._room.wide:
                font = self._theme.font("caption")
                figures = (painting.words_width(font, tick.words) for tick in self._ticks)
                box = QRectF(0, y - self._ends_high / 2, end - max(figures) - 5, self._ends_high)
            elif at is self._ticks[-1]:
                box = QRectF(0, y + line / 2, end, self._ends_high)
            else:
                box = QRectF(0, y - line / 2 - self._ends_high, end, self._ends_high)
            canvas.words(box, words, "caption", "ink2", side="end")

    def _ends_height(self) -> float:
        font = self._theme.font("caption")
        room = int(self._left - _BEFORE) - (50 if self._room.wide else 0)
        ends = (self._axis.low_words, self._axis.high_words)
        return float(max(measures.height(font, words, room) for words in ends))


def _ticks(axis: Axis) -> tuple[Tick, ...]:
    """The ticks of an axis, or the usual ones of what it counts."""
    if axis.ticks:
        return axis.ticks
    usual = _TICKS.get(axis.scale, (axis.low, axis.high))
    return tuple(Tick(at, f"{at:.0f}") for at in usual)


def _of_each_place(dots: tuple[Dot, ...], across: Span, upwards: Span) -> list[list[Dot]]:
    """Dots that lie on each other to the pixel, together."""
    found: dict[tuple[int, int], list[Dot]] = {}
    for dot in dots:
        found.setdefault((round(across.at(dot.x)), round(upwards.at(dot.y))), []).append(dot)
    return list(found.values())
