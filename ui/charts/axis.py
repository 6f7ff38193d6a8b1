# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The axis below a plot: its ticks in words, what its ends mean, and short marks on its line."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from app.insights.values import Scale
from ui.charts import measures
from ui.widgets import painting

if TYPE_CHECKING:
    from app.insights.values import Plot, Tick
    from ui.charts.canvas import Canvas
    from ui.charts.span import Room, Span

_MARK = 4.0  # how far a short mark reaches above and below the line
_FEW = 120
_TICK = 20.0
_AFTER = 6.0
_STEPS = (1, 2, 3, 4, 6, 12, 24, 60)


class AxisBelow:
    """Everything below the base line of a plot."""

    def __init__(self, plot: Plot, room: Room, span: Span) -> None:
        self._plot = plot
        self._room = room
        self._span = span
        self._theme = room.theme
        self._line = float(self._theme.line_height("caption"))
        self._ticks = self._thinned()
        self._marks = sorted({round(span.at(place)) for place in set(plot.base)})
        self.height = self._heights()

    def paint(self, canvas: Canvas, top: float) -> None:
        """Paint it with the base line at `top`."""
        days = self._plot.x.scale is Scale.DAYS
        for tick in self._plot.x.ticks:
            place = self._span.at(tick.at)
            reach = _TICK if days and tick in self._ticks else 6.0
            canvas.down(place, top, top + reach, "line")
        for tick in self._ticks:
            canvas.words(self._words(tick, top), tick.words, "caption", "ink2")
        for mark in self._marks:
            wide = 2 if len(self._marks) <= _FEW else 1
            canvas.down(mark, top - _MARK, top + _MARK + 1, "ink3", wide)
        y = top + 8 + self._line
        if self._base_words():
            inside = self._room.wide
            box = QRectF(0, top + 8 if inside else y, self._words_room(), self._line)
            canvas.words(box, self._plot.base_words, "caption", "ink2")
            y += 0 if inside else self._line
        self._paint_ends(canvas, y)

    def _paint_ends(self, canvas: Canvas, top: float) -> None:
        axis, left = self._plot.x, self._span.start
        half = (self._room.right - left) / 2 - 8
        if axis.low_words or axis.high_words:
            high = self._ends_height()
            canvas.words(QRectF(left, top, half, high), axis.low_words, "caption", "ink2", top=True)
            box = QRectF(self._span.end - half, top, half, high)
            canvas.words(box, axis.high_words, "caption", "ink2", side="end", top=True)
            top += high
        if axis.name:
            box = QRectF(left, top + 2, self._room.width - left, self._name_height())
            canvas.words(box, axis.name, "caption", "ink2", top=True)

    def _heights(self) -> float:
        below = 8.0 + self._line
        if self._base_words() and not self._room.wide:
            below += self._line
        axis = self._plot.x
        if axis.low_words or axis.high_words:
            below += self._ends_height()
        if axis.name:
            below += self._name_height() + 2
        return below

    def _base_words(self) -> bool:
        return bool(self._plot.base_words and self._plot.base)

    def _words_room(self) -> float:
        return self._room.left - 8 if self._room.wide else self._room.width

    def _ends_height(self) -> float:
        half = int((self._room.right - self._span.start) / 2 - 8)
        font = self._theme.font("caption")
        both = (self._plot.x.low_words, self._plot.x.high_words)
        return float(max(measures.height(font, words, half) for words in both))

    def _name_height(self) -> float:
        room = int(self._room.width - self._span.start)
        font = self._theme.font("caption")
        return float(measures.height(font, self._plot.x.name, room))

    def _words(self, tick: Tick, top: float) -> QRectF:
        width = float(painting.words_width(self._theme.font("caption"), tick.words))
        place = self._span.at(tick.at)
        if self._plot.x.scale is Scale.DAYS:
            return QRectF(place + _AFTER, top + 8, width, self._line)
        first = min(max(0.0, place - width / 2), self._room.width - width)
        return QRectF(first, top + 8, width, self._line)

    def _thinned(self) -> list[Tick]:
        """Every tick, or every second, third … of them, so that no words run into each other."""
        ticks = [tick for tick in self._plot.x.ticks if tick.words]
        for step in _STEPS:
            kept = ticks[::step]
            boxes = [self._words(tick, 0) for tick in kept]
            if boxes and boxes[-1].right() > self._room.width:
                kept, boxes = kept[:-1], boxes[:-1]
            if all(one.right() + 10 <= other.left() for one, other in pairwise(boxes)):
                return kept
        return ticks[:1]
