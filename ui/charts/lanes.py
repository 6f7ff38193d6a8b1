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
from ui.charts.swarm import Place, Swarm, count_of, name_of, swarm
from ui.widgets import painting

if TYPE_CHECKING:
    from app.insights.values import Dot, Lane, Plot, Range
    from ui.charts.canvas import Canvas
    from ui.charts.span import Room, Span

LEAST = 32
"""The least height of a lane in logical pixels, at any text size."""

_PAD = 6.0
_LABELLED = 3
"""Rows of dots up to which labels are tried."""
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
    """Places every dot in its lane. Where dots would lie on each other, the lane gets more rows;
    what height a dot has within its lane means nothing."""

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
        self._beside: list[tuple[str, float, float]] = []
        self._line = float(self._theme.line_height("caption"))
        self.labels: list[labels.Label] = []
        self.labelled: list[Spot] = []
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
        # From the top row down: of dots that overlap, each shows its upper edge.
        for dot, x, y in sorted(self._drawn, key=lambda one: (one[2], one[1])):
            canvas.dot(dot.shape, x, y)
        for figure, x, y in self._beside:
            box = QRectF(x - 30, y - self._line / 2, 60, self._line)
            canvas.words(box, figure, "caption", "ink2", side="middle")

    def _lay_out(self, number: int, lane: Lane) -> None:
        dots, ranges = self._dots[number], self._ranges[number]
        side = shapes.side(self._theme)
        placed = self._swarm(dots, side)
        beneath = placed.rows == 1 and self._figures_fit_beneath(placed)
        counts = self._line if any(place.others for place in placed.places) else 0.0
        dots_high = side + placed.spread + counts if dots else 0.0
        if beneath:
            dots_high = side + self._line
        elif any(dot.figure or dot.caption for dot in dots):
            dots_high = max(dots_high, self._sizes.height)
        row = self._row(lane, dots_high + (intervals.HIGH + 4 if ranges else 0.0))
        top = row.middle - row.things / 2
        middle = top + (side if beneath else dots_high + counts) / 2
        row.interval = row.middle + row.things / 2 - intervals.HIGH / 2
        spots = []
        for place in placed.places:
            spots.append(self._spot(place, number, middle + placed.offset(place.row)))
            if beneath:
                self.labelled.append(spots[-1])
                self._beside.append((place.dot.figure, place.x, top + side + self._line / 2))
            elif place.others:
                count = count_of(len(place.others))
                half = self._sizes.width(count, strong=False) / 2
                x = min(max(place.x, half), self._room.width - half)
                self._beside.append((count, x, top + self._line / 2))
        self.spots += [intervals.level_spot(one, self._span, row.interval) for one in ranges]
        if placed.rows <= _LABELLED and not self._is_crowded(placed):
            self._label(spots, all_or_none=placed.rows > 1)

    def _spot(self, place: Place, lane: int, y: float) -> Spot:
        """Where a dot is drawn. Those it stands for are reached by keys at the same place."""
        half = shapes.side(self._theme) / 2
        found = [
            Spot(place.x, y, half, half, lane, name, dot.entry, dot.figure, dot.caption)
            for dot, name in (
                (place.dot, name_of(place.dot, len(place.others))),
                *((dot, dot.name) for dot in place.others),
            )
        ]
        self._drawn.append((place.dot, place.x, y))
        self.spots += found
        return found[0]

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

    def _is_crowded(self, placed: Swarm) -> bool:
        return len(placed.places) * _SPARSE >= self._room.right - self._room.left

    def _figures_fit_beneath(self, placed: Swarm) -> bool:
        """Whether in a crowded lane there is room for each figure beneath its dot."""
        places = placed.places
        if not self._is_crowded(placed) or not all(place.dot.figure for place in places):
            return False
        half = [self._sizes.width(place.dot.figure, strong=False) / 2 for place in places]
        return all(
            half[at] + half[at + 1] + 1 <= places[at + 1].x - places[at].x
            for at in range(len(places) - 1)
        )

    def _label(self, spots: list[Spot], *, all_or_none: bool) -> None:
        """Label what has room. Among dots above each other, those few that have would stand out
        without a reason."""
        taken = labels.Taken()
        for spot in spots:
            edge = spot.wide + 1
            taken.take(spot.x - edge, spot.y - spot.high, spot.x + edge, spot.y + spot.high)
        bounds = labels.Bounds(self._room.left, self._room.right)
        made = labels.place(spots, self._sizes, bounds, taken)
        if all_or_none and len(made) < len(spots):
            return
        self.labels += made
        self.labelled += [label.spot for label in made if label.spot is not None]

    def _swarm(self, dots: list[Dot], side: float) -> Swarm:
        count = self._sizes.width(count_of(len(dots)), strong=False)
        return swarm([(dot, self._span.at(dot.x)) for dot in dots], side, count + 4)

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
