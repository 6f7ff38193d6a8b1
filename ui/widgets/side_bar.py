# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A scroll bar beside a scroll area, in place of Qt's own one.

Qt's accessible scroll area counts its bar among its children only while the bar is visible, and
reads past their end when a screen reader asks for a child that has just gone, for example because
another page came (Qt 6.11: a crash). So Qt's own bar is never shown, and this one is not counted.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QScrollArea, QScrollBar


class SideBar(QScrollBar):
    """Stands at the end of the lines and keeps its place, also where nothing is to scroll."""

    def __init__(self, *, area: QScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area = area
        own = area.verticalScrollBar()
        own.rangeChanged.connect(self._follow)
        own.valueChanged.connect(self.setValue)
        self.valueChanged.connect(own.setValue)
        # a new bar begins with something to scroll, and no range is told where there is nothing
        self._follow(own.minimum(), own.maximum())
        self._make_room()
        area.installEventFilter(self)

    def give_room_back(self) -> None:
        """Do without a bar, where there is no room for one."""
        self.hide()
        self._make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go with the area; right to left, the bar stands at the left."""
        kind = event.type()
        if kind == QEvent.Type.Resize:
            self._place()
        elif kind in (QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange):
            self._make_room()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing to scroll: nothing to see."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)

    def _follow(self, least: int, most: int) -> None:
        own = self._area.verticalScrollBar()
        self.setPageStep(own.pageStep())
        self.setSingleStep(own.singleStep())
        self.setRange(least, most)
        self.setValue(own.value())

    def _make_room(self) -> None:
        width = 0 if self.isHidden() else self.sizeHint().width()
        at_left = self._area.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._area.setViewportMargins(width if at_left else 0, 0, 0 if at_left else width, 0)
        self._place()

    def _place(self) -> None:
        width = self.sizeHint().width()
        at_left = self._area.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 0 if at_left else self._area.width() - width
        self.setGeometry(QRect(left, 0, width, self._area.height()))
