# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the shapes of a plot stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ui.charts import measures, shapes
from ui.widgets import painting

if TYPE_CHECKING:
    from app.insights.values import Legend
    from ui.charts.canvas import Canvas
    from ui.theme.theme import Theme

_GAP = 10.0
_BETWEEN = 24.0


class LegendLines:
    """Shapes with their words, one beneath the other in a column, or flowing in lines."""

    def __init__(
        self, legend: tuple[Legend, ...], width: float, theme: Theme, *, column: bool
    ) -> None:
        self._boxes: list[tuple[Legend, QRectF]] = []
        side = shapes.side(theme)
        font = theme.font("caption")
        x = y = tallest = 0.0
        for item in legend:
            room = max(1.0, width - side - _GAP)
            words = min(room, float(painting.words_width(font, item.words)))
            high = max(side, float(measures.height(font, item.words, int(words) + 1))) + 8
            wide = side + _GAP + words
            if x and (column or x + wide > width):
                x, y, tallest = 0.0, y + tallest, 0.0
            self._boxes.append((item, QRectF(x, y, wide, high)))
            x += wide + _BETWEEN
            tallest = max(tallest, high)
        self._side = side
        self.height = y + tallest if legend else 0.0

    def paint(self, canvas: Canvas, left: float, top: float) -> None:
        """Paint it from a corner on."""
        for item, box in self._boxes:
            place = box.translated(left, top)
            middle = place.top() + place.height() / 2
            canvas.dot(item.shape, place.left() + self._side / 2, middle)
            words = place.adjusted(self._side + _GAP, 0, 4, 0)
            canvas.words(words, item.words, "caption", "ink2")
