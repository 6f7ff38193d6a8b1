# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A view as a table: cells that keys go through, rows that open their entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView

from ui.charts import measures
from ui.charts.canvas import Canvas
from ui.models.insight_table import PAGE, InsightTableModel
from ui.pages.patterns.columns import GAP, widths
from ui.pages.patterns.table_delegate import PAD, TableDelegate
from ui.theme.theme import current
from ui.widgets import painting

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from app.insights.values import Table

MOST_HIGH = 440
"""In logical pixels at 100 % text: a longer table scrolls by itself."""

_SHARE = 0.56
"""Of the height of the window, at most."""


class _Heads(QHeaderView):
    """The words of the columns, wrapped, with a hairline beneath."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(1)
        self.high = 0

    def sizeHint(self) -> QSize:
        return QSize(0, self.high)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        if not isinstance(model, InsightTableModel) or model.stacked:
            return
        theme = current()
        painter.save()
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        painter.translate(rect.left(), rect.top())
        canvas = Canvas(painter, theme, rect.width(), mirrored=self.isRightToLeft())
        last = section == model.columnCount() - 1
        box = QRectF(0, 0, rect.width() - (0 if last else GAP), rect.height() - 1)
        rows = model.table.rows
        number = bool(rows) and section < len(rows[0].cells) and rows[0].cells[section].number
        words = model.table.columns[section]
        canvas.words(box, words, "body", "ink2", side="end" if number else "start")
        painter.restore()


class InsightTable(QTableView):
    """As high as its rows, up to a limit; rows are laid out as far as it is scrolled.

    Signals:
        opened(entry_id): Enter or a click on a row that stands for an entry.
    """

    opened = Signal(str)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._table: Table | None = None
        self._widths: list[int] = []
        self._pressed = QModelIndex()
        self._left: tuple[int, int] | None = None
        self._model = InsightTableModel(parent=self)
        self._delegate = TableDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self._heads = _Heads(parent=self)
        self.setHorizontalHeader(self._heads)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setDragEnabled(False)
        self.setMouseTracking(True)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setStyleSheet(
            "QTableView, QHeaderView, QHeaderView::section { background: transparent; border: 0; }"
        )
        self._model.rowsInserted.connect(self._on_rows)
        current().changed.connect(self._lay_out)

    def show_table(self, table: Table) -> None:
        """Show this table."""
        self._table = table
        self._lay_out()

    def ring_wanted(self) -> bool:
        """The ring stands round a cell, painted by the delegate."""
        return False

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 0)

    def _lay_out(self) -> None:
        """Lay out anew; once more beside the scroll bar where the rows turn out to need one."""
        if self._table is None or self.width() <= 0:
            return
        at = self.currentIndex()
        place = (at.row(), at.column()) if at.isValid() else None
        beside = self.width() - self.verticalScrollBar().sizeHint().width()
        long = len(self._table.rows) * (current().line_height("body") + 2 * PAD) > self._most()
        self._lay_out_in(beside if long else self.width(), self._table)
        if not long and self.minimumHeight() >= self._most():
            self._lay_out_in(beside, self._table)
        if place is not None:
            self.setCurrentIndex(self._index(*place))

    def _lay_out_in(self, room: int, table: Table) -> None:
        theme = current()
        found = widths(table, room, theme)
        self._widths = [room] if found is None else found
        self._model.set_table(table, stacked=found is None)
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, width)
        self._heads.high = self._heads_height()
        self._heads.setVisible(found is not None)
        self._measure(0, self._model.rowCount() - 1)

    def _most(self) -> int:
        """Of what scrolls within the page, no more than leaves the page itself to be scrolled."""
        most = MOST_HIGH * min(current().text_scale, 1.4)
        room = self.window().height()
        short = self._table is not None and len(self._table.rows) <= PAGE
        if short and room < most / _SHARE:
            return painting.UNBOUNDED
        return round(min(most, max(160, room * _SHARE)))

    def _heads_height(self) -> int:
        if self._table is None or self._model.stacked:
            return 0
        font = current().font("body")
        rooms = [width - GAP for width in self._widths[:-1]] + self._widths[-1:]
        pairs = zip(self._table.columns, rooms, strict=True)
        high = max((measures.height(font, words, room) for words, room in pairs), default=0)
        return high + 2 * 6

    def _measure(self, first: int, last: int) -> None:
        for number in range(first, last + 1):
            self.setRowHeight(number, self._delegate.row_height(self._model, number, self._widths))
        high = self._heads.high + self.verticalHeader().length() + 2
        self.setFixedHeight(min(high, self._most()))
        self.updateGeometry()

    def _on_rows(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._measure(first, last)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by keys, they are where they were, at first at the first cell; Qt would make a
        cell current whatever brings the focus."""
        held = self.selectionModel().blockSignals(True)
        super().focusInEvent(event)
        self.selectionModel().clearCurrentIndex()
        self.selectionModel().blockSignals(held)
        by_keys = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if self._left is not None:
            self.setCurrentIndex(self._index(*self._left))
        elif by_keys and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without the focus no cell is Qt's current one: a screen reader would take it for
        focused."""
        super().focusOutEvent(event)
        at = self.currentIndex()
        if at.isValid():
            self._left = (at.row(), at.column())
        held = self.selectionModel().blockSignals(True)
        self.selectionModel().clearCurrentIndex()
        self.selectionModel().blockSignals(held)
        self.viewport().update()

    def _index(self, row: int, column: int) -> QModelIndex:
        """A cell, or of a row that has become shorter its only one; none where there is no row."""
        return self._model.index(row, min(column, self._model.columnCount() - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where no cell is current yet, the ring stands round all of them."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(current().color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 4, 4)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the entry of the row; letters do not jump."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = self.indexAt(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the entry of the row."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index == self._pressed:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and self._model.row(index.row()).entry:
            self.opened.emit(self._model.row(index.row()).entry)
