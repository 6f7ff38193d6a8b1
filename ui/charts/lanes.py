# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lanes beneath each other on a shared axis: words, dots and intervals, a note at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from app.insights.values import Scale
from ui.charts import intervals, labels, measures, shapes
from ui.charts.spot import Spot
from ui.widgets import painting

if TYPE_CHECKING:
    from app.insights.values import Dot, Lane, Plot, Range
    from ui.charts.canvas import Canvas
    from ui.charts.span import Room, Span

LEAST = 32
"""The least height of a lane in logical pixels, at any text size."""

_PAD = 6.0
_ROWS = 3
"""Rows of dots a lane may have where they would lie on each other."""
_APART = 1.0
_OVERLAP = 0.7
"""How far apart two dots of a row stand at least, in their own width."""
_SPARSE = 30.0
"""Room a dot needs on average before any label of its lane is tried."""


@dataclass(slots=True)
class _LaneRow:
    """One lane where it stands; y from the top of all lanes."""

    lane: Lane
    top: float
    height: float
    words_height: float
    middle: float
    things: float
    interval: float = 0.0


class Lanes:
    """Places every dot in its lane. Where dots would lie on each other, the lane gets up to three
    rows; what height a dot has within its lane means nothing."""

    def __init__(self, plot: Plot, room: Room, span: Span) -> None:
        self._plot, self._room, self._span = plot, room, span
        self._theme = room.theme
        self._sizes = labels.Sizes(self._theme)
        self._dots: list[list[Dot]] = [[] for _lane in plot.lanes]
        self._ranges: list[list[Range]] = [[] for _lane in plot.lanes]
        for dot in plot.dots:
            self._dots[dot.lane].append(dot)
        for interval in plot.ranges:
            self._ranges[interval.lane].append(interval)
        self._rows: list[_LaneRow] = []
        self._drawn: list[tuple[Dot, float, float]] = []
        self._beneath: list[tuple[str, float, float]] = []
        self._line = float(self._theme.line_height("caption"))
        self.labels: list[labels.Label] = []
        self.spots: list[Spot] = []
        self.height = 0.0
        for number, lane in enumerate(plot.lanes):
            self._lay_out(number, lane)

    def paint(self, canvas: Canvas) -> None:
        """Paint all lanes from the top on; the line below the last is the base line."""
        for row in self._rows:
            self._paint_words(canvas, row)
            if self._plot.x.scale is Scale.CHANGE and self._plot.x.low < 0:
                top = row.top if self._room.wide else row.top + row.words_height + _PAD
                canvas.down(self._span.at(0.0), top, row.top + row.height, "control")
            canvas.across(row.top + row.height - 1, 0, self._room.width)
        for label in self.labels:
            labels.paint(canvas, label, self._sizes)
        for number, row in enumerate(self._rows):
            for interval in self._ranges[number]:
                intervals.level(canvas, interval, self._span, row.interval)
        for dot, x, y in self._drawn:
            canvas.dot(dot.shape, x, y)
        for figure, x, y in self._beneath:
            box = QRectF(x - 30, y - self._line / 2, 60, self._line)
            canvas.words(box, figure, "caption", "ink2", side="middle")

    def _lay_out(self, number: int, lane: Lane) -> None:
        dots, ranges = self._dots[number], self._ranges[number]
        side = shapes.side(self._theme)
        placed = self._in_rows(dots, side)
        rows = 1 + max((row for _dot, _x, row in placed), default=0)
        beneath = rows == 1 and self._figures_fit_beneath(placed)
        dots_high = side + (rows - 1) * (side + _APART) if dots else 0.0
        if beneath:
            dots_high = side + self._line
        elif any(dot.figure or dot.caption for dot in dots):
            dots_high = max(dots_high, self._sizes.height)
        row = self._row(lane, dots_high + (intervals.HIGH + 4 if ranges else 0.0))
        top = row.middle - row.things / 2
        middle = top + (side if beneath else dots_high) / 2
        row.interval = row.middle + row.things / 2 - intervals.HIGH / 2
        half = side / 2
        ys: dict[tuple[int, str], float] = {}
        for dot, x, at in placed:
            y = middle + _offset(at, rows) * (side + _APART)
            self._drawn.append((dot, x, y))
            ys[round(x), dot.shape] = y
            if beneath:
                self._beneath.append((dot.figure, x, top + side + self._line / 2))
        for dot in dots:
            x = self._span.at(dot.x)
            y = ys[round(x), dot.shape]
            told = (dot.name, dot.entry, dot.figure, dot.caption)
            self.spots.append(Spot(x, y, half, half, number, *told))
        self.spots += [intervals.level_spot(one, self._span, row.interval) for one in ranges]
        if rows == 1 and not self._is_crowded(placed):
            self._label(placed, middle, half)

    def _row(self, lane: Lane, things: float) -> _LaneRow:
        """The next row, high enough for its words and for what stands in it."""
        words = float(self._words_height(lane))
        needed = max(float(LEAST), things + 2 * _PAD)
        if self._room.wide:
            height = max(needed, words + 2 * _PAD)
            middle = self.height + height / 2
        else:
            height = words + _PAD + needed
            middle = self.height + height - needed / 2
        row = _LaneRow(lane, self.height, height, words, middle, things)
        self._rows.append(row)
        self.height += height
        return row

    def _is_crowded(self, placed: list[tuple[Dot, float, int]]) -> bool:
        return len(placed) * _SPARSE >= self._room.right - self._room.left

    def _figures_fit_beneath(self, placed: list[tuple[Dot, float, int]]) -> bool:
        """Whether in a crowded lane there is room for each figure beneath its dot."""
        if not self._is_crowded(placed) or not all(dot.figure for dot, _x, _row in placed):
            return False
        half = [self._sizes.width(dot.figure, strong=False) / 2 for dot, _x, _row in placed]
        return all(
            half[at] + half[at + 1] + 1 <= placed[at + 1][1] - placed[at][1]
            for at in range(len(placed) - 1)
        )

    def _label(self, placed: list[tuple[Dot, float, int]], y: float, half: float) -> None:
        taken = labels.Taken()
        spots = []
        for dot, x, _row in placed:
            taken.take(x - half - 1, y - half, x + half + 1, y + half)
            spots.append(Spot(x, y, half, half, 0, "", "", dot.figure, dot.caption))
        bounds = labels.Bounds(self._room.left, self._room.right)
        self.labels += labels.place(spots, self._sizes, bounds, taken)

    def _in_rows(self, dots: list[Dot], side: float) -> list[tuple[Dot, float, int]]:
        """Each dot that can be seen with its place and its row; of dots at the very same place
        one is drawn."""
        seen: dict[tuple[int, str], Dot] = {}
        at = self._span.at
        for dot in dots:
            seen.setdefault((round(at(dot.x)), dot.shape), dot)
        ends = [-1e9] * _ROWS
        placed = []
        for (x, _shape), dot in sorted(seen.items(), key=lambda item: item[0][0]):
            row = next((row for row in range(_ROWS) if ends[row] + side * _OVERLAP <= x), None)
            if row is None:
                row = ends.index(min(ends))
            ends[row] = x
            placed.append((dot, float(x), row))
        return placed

    def _words_height(self, lane: Lane) -> int:
        role = "reading" if lane.own else "body"
        return measures.height(self._theme.font(role), lane.words, int(self._words_room()))

    def _words_room(self) -> float:
        if self._room.wide:
            return self._room.left - 16
        notes = [
            painting.words_width(self._theme.font("caption"), lane.note)
            for lane in self._plot.lanes
        ]
        return self._room.width - max(notes, default=0) - 12

    def _paint_words(self, canvas: Canvas, row: _LaneRow) -> None:
        role = "reading" if row.lane.own else "body"
        top = row.top if self._room.wide else row.top + _PAD
        high = row.height if self._room.wide else row.words_height
        box = QRectF(0, top, self._words_room(), high)
        canvas.words(box, row.lane.words, role, "ink", own=row.lane.own)
        if row.lane.note:
            first = self._room.right if self._room.wide else 0.0
            box = QRectF(first, top, self._room.width - first, high)
            canvas.words(box, row.lane.note, "caption", "ink2", side="end")


def _offset(row: int, rows: int) -> float:
    """Where a row lies from the middle of its lane, in rows: the first row is the middle one."""
    if rows == 2:
        return row - 0.5
    return (0.0, -1.0, 1.0)[row]
