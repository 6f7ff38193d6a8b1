# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A list view of entries: whole rows as targets, moved through by keys, scrolled by the pixel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from app.i18n import _
from ui.theme.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    Index = QModelIndex | QPersistentModelIndex


class RecordListView(QListView):
    """Without the focus no row is Qt's current one: a screen reader would take it for focused.
    Which row is meant, `currentIndex` tells all the same.

    Signals:
    activated_row: Enter or a double click; carries the row.
    picked_row: a single click or Enter; carries the row.
    """

    activated_row = Signal(int)
    picked_row = Signal(int)

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name or _("Records"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self._meant = QPersistentModelIndex()
        self._elsewhere = False
        self.setStyleSheet("QListView { background: transparent; border: 0; }")

    def ring_wanted(self) -> bool:
        """The ring stands round the current row, painted by the delegate, not round the list."""
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Without a current row the list itself has the ring."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(current().color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 8, 8)
            painter.end()

    def currentIndex(self) -> QModelIndex:
        """The row that is meant, also while the focus is elsewhere."""
        now = super().currentIndex()
        if now.isValid() or not self._meant.isValid():
            return now
        return self.model().index(self._meant.row(), self._meant.column())

    def setCurrentIndex(self, index: Index) -> None:
        """Mean another row, or none."""
        if not index.isValid():
            self._meant = QPersistentModelIndex()
        super().setCurrentIndex(index)

    def set_elsewhere(self, *, elsewhere: bool) -> None:
        """Whether what is being read is none of the rows: then coming by Tab chooses no other."""
        self._elsewhere = elsewhere

    def currentChanged(self, now: Index, before: Index) -> None:
        """The ring goes from the whole list to a row, or back: paint all of it."""
        super().currentChanged(now, before)
        if now.isValid() != before.isValid():
            self.viewport().update()
        if now.isValid() and not self.hasFocus():
            self._let_go()

    def _let_go(self) -> None:
        """Keep in mind which row is meant; to Qt there is none."""
        rows = self.selectionModel()
        self._meant = QPersistentModelIndex(rows.currentIndex())
        held = rows.blockSignals(True)
        rows.clearCurrentIndex()
        rows.blockSignals(held)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; letters do not jump, so that nothing moves by accident."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            row = self.currentIndex().row()
            if row >= 0:
                self.picked_row.emit(row)
                self.activated_row.emit(row)
            return
        if event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by Tab makes a row current, so that there is something to see and to hear, unless
        something else is being read.

        Qt would do so whatever brings the focus: an entry would be read that nobody chose.
        """
        meant, self._meant = self.currentIndex(), QPersistentModelIndex()
        rows = self.selectionModel()
        if meant.isValid():
            rows.setCurrentIndex(meant, QItemSelectionModel.SelectionFlag.NoUpdate)
        held = rows.blockSignals(not meant.isValid())
        super().focusInEvent(event)
        if not meant.isValid():
            rows.clearCurrentIndex()
        rows.blockSignals(held)
        model = self.model()
        if not meant.isValid() and not self._elsewhere and model.rowCount():
            reason = event.reason()
            if reason in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
                self.setCurrentIndex(model.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        if self.selectionModel().currentIndex().isValid():
            self._let_go()
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """One click picks the row."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.picked_row.emit(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.activated_row.emit(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew when the width changes."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of font or style."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()
