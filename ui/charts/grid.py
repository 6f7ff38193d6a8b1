# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A grid of counts: rows and columns in words, and a frame round what is worth a look."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ui.charts import measures
from ui.charts.span import WIDE
from ui.charts.spot import Spot, Spots
from ui.widgets import painting

if TYPE_CHECKING:
    from app.insights.values import Grid
    from ui.charts.canvas import Canvas
    from ui.theme.theme import Theme

_ROW = 36
_LEAST_COLUMN, _MOST_COLUMN = 84, 130
_BETWEEN = 20.0
_PAD = 6.0


class GridFigure:
    """Where everything of a grid stands. Columns that find no room go on in a second block."""

    def __init__(self, grid: Grid, width: float, theme: Theme) -> None:
        self._grid, self._width, self._theme = grid, width, theme
        scale = theme.text_scale
        self._wide = width >= WIDE * scale
        self._left = self._words_room(width) if self._wide else 0
        words = (
            painting.longest_word(theme.font(self._role(at)), column) + 10
            for at, column in enumerate(grid.columns)
        )
        least = max(_LEAST_COLUMN, min(max(words, default=0), round(_MOST_COLUMN * scale)))
        room = width - self._left
        most = max(1, int(room // least))
        blocks = max(1, ceil(len(grid.columns) / most))
        each = max(1, ceil(len(grid.columns) / blocks))
        self._each = each
        self._column = min(room / each, 150 * scale)
        self._boxes: list[tuple[QRectF, int, int]] = []
        self._row_words: list[tuple[QRectF, int]] = []
        self._heads: list[tuple[QRectF, int]] = []
        self._lines: list[float] = []
        y = 0.0
        spots: list[Spot] = []
        for block in range(blocks):
            if block:
                y += _BETWEEN
            y = self._block(block, y, spots)
        self.height = y
        self.spots = Spots(spots)

    def paint(self, canvas: Canvas) -> None:
        """Paint everything."""
        for box, column in self._heads:
            words, own = self._grid.columns[column], column in self._grid.own_columns
            canvas.words(box, words, self._role(column), "ink2", side="middle", own=own)
        for y in self._lines:
            canvas.across(y, 0, self._width)
        for box, row in self._row_words:
            own = row in self._grid.own_rows
            canvas.words(box, self._grid.rows[row], self._row_role(row), "ink", own=own)
        for box, row, column in self._boxes:
            cell = self._grid.cells[row][column]
            if cell.outlined:
                canvas.frame(box.adjusted(6, 3, -6, -3), fill="accent_soft", edge="accent")
            role, colour = ("label", "ink") if cell.count else ("caption", "ink3")
            canvas.words(box, str(cell.count), role, colour, side="middle")

    def paint_told(self, canvas: Canvas, number: int) -> None:
        """A cell says everything already."""

    def _block(self, block: int, top: float, spots: list[Spot]) -> float:
        first = block * self._each
        columns = range(first, min(first + self._each, len(self._grid.columns)))
        inner = int(self._column - 8)
        heads = (self._height(self._role(at), self._grid.columns[at], inner) for at in columns)
        high = max(heads, default=0) + _PAD
        for place, column in enumerate(columns):
            x = self._left + place * self._column
            self._heads.append((QRectF(x + 4, top, self._column - 8, high), column))
        y = top + high
        least = _ROW + (self._theme.line_height("body") - 20)
        for row, words in enumerate(self._grid.rows):
            self._lines.append(y)
            room = self._left - 12 if self._wide else self._width
            needed = self._height(self._row_role(row), words, int(room)) + 2 * _PAD
            above = 0.0 if self._wide else needed
            tall = max(float(least), float(needed)) if self._wide else float(least)
            self._row_words.append((QRectF(0, y, room, tall if self._wide else needed), row))
            for place, column in enumerate(columns):
                x = self._left + place * self._column
                box = QRectF(x, y + above, self._column, tall)
                self._boxes.append((box, row, column))
                spots.append(self._spot(box, block * len(self._grid.rows) + row, row, column))
            y += above + tall
        return y

    def _words_room(self, width: float) -> int:
        """What the words of the rows ask for, as far as most of the width is left to counts."""
        rows = enumerate(self._grid.rows)
        wished = (
            painting.words_width(self._theme.font(self._row_role(at)), words) for at, words in rows
        )
        least = round(160 * self._theme.text_scale)
        return min(max(least, max(wished, default=0) + 24), round(width * 0.4))

    def _row_role(self, row: int) -> str:
        return "reading" if row in self._grid.own_rows else "body"

    def _role(self, column: int) -> str:
        """The type of the words of a column: small, or the writer's."""
        return "reading" if column in self._grid.own_columns else "caption"

    def _height(self, role: str, words: str, room: int) -> int:
        return measures.height(self._theme.font(role), words, room)

    def _spot(self, box: QRectF, lane: int, row: int, column: int) -> Spot:
        middle = box.center()
        wide, high = box.width() / 2 - 6, box.height() / 2 - 3
        name = self._grid.cells[row][column].name
        return Spot(middle.x(), middle.y(), wide, high, lane, name)
