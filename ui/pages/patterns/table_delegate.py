# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints the cells of a view's table: words that wrap, figures flush at the end, a hairline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.charts import measures
from ui.charts.canvas import Canvas
from ui.models.insight_table import InsightTableModel
from ui.pages.patterns.columns import GAP, font_of
from ui.theme.theme import current

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from app.insights.values import Cell

    Index = QModelIndex | QPersistentModelIndex

PAD = 8
_BETWEEN = 6


class TableDelegate(QStyledItemDelegate):
    """Words as wide as their column; stacked, each cell beneath the words of its column."""

    def row_height(self, model: InsightTableModel, number: int, widths: list[int]) -> int:
        """How high a row has to be for its words."""
        cells = model.row(number).cells
        theme = current()
        if model.stacked:
            room = widths[0]
            parts = zip(model.table.columns, cells, strict=False)
            high = sum(self._stacked_height(words, cell, room) for words, cell in parts)
            return high + 2 * PAD
        tall = theme.line_height("body")
        lower = _lower(cells)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=False)):
            room = width - (0 if at == len(widths) - 1 else GAP)
            high = measures.height(font_of(cell, theme), cell.words, room)
            tall = max(tall, high + (0 if cell.own else lower))
        return tall + 2 * PAD

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell, the shade of a row that opens, and the ring where keys are."""
        model = index.model()
        assert isinstance(model, InsightTableModel)
        theme = current()
        rect = QRect(option.rect)
        painter.save()
        state = option.state
        if state & QStyle.StateFlag.State_MouseOver and model.row(index.row()).entry:
            painter.fillRect(rect, theme.color("surface2"))
        if index.row() < len(model.table.rows) - 1:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        painter.translate(rect.left(), rect.top())
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        canvas = Canvas(painter, theme, rect.width(), mirrored=mirrored)
        if model.stacked:
            self._paint_stacked(canvas, model, index.row(), rect.width())
        else:
            last = index.column() == model.columnCount() - 1
            room = rect.width() - (0 if last else GAP)
            cell = model.cell(index)
            top = PAD + (0 if cell.own else _lower(model.row(index.row()).cells))
            self._paint_cell(canvas, QRectF(0, top, room, rect.height() - PAD - top), cell)
        if state & QStyle.StateFlag.State_HasFocus and option.widget.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(1, 1, rect.width() - 2, rect.height() - 3), 4, 4)
        painter.restore()

    def _paint_cell(self, canvas: Canvas, box: QRectF, cell: Cell) -> None:
        role = "reading" if cell.own else "body"
        side = "end" if cell.number else "start"
        canvas.words(box, cell.words, role, "ink", side=side, top=True, own=cell.own)

    def _paint_stacked(
        self, canvas: Canvas, model: InsightTableModel, number: int, width: int
    ) -> None:
        y = float(PAD)
        theme = current()
        for words, cell in zip(model.table.columns, model.row(number).cells, strict=False):
            high = measures.height(theme.font("caption"), words, width) if words else 0
            canvas.words(QRectF(0, y, width, high), words, "caption", "ink2", top=True)
            y += high
            high = measures.height(font_of(cell, theme), cell.words, width)
            role = "reading" if cell.own else "body"
            box = QRectF(0, y, width, high)
            canvas.words(box, cell.words, role, "ink", top=True, own=cell.own)
            y += high + _BETWEEN

    def _stacked_height(self, words: str, cell: Cell, room: int) -> int:
        theme = current()
        high = measures.height(theme.font("caption"), words, room) if words else 0
        return high + measures.height(font_of(cell, theme), cell.words, room) + _BETWEEN


def _lower(cells: tuple[Cell, ...]) -> int:
    """How much lower our words begin in a row that has own words, to stand on the same line."""
    if not any(cell.own for cell in cells):
        return 0
    theme = current()
    own, ours = (QFontMetricsF(theme.font(role)).ascent() for role in ("reading", "body"))
    return max(0, round(own - ours))
