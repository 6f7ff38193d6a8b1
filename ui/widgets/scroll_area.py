# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A scroll area whose vertical bar keeps its place, whether there is something to scroll or not.

Qt's accessible scroll area counts a bar among its children only while it is shown, and reads past
their end when a screen reader asks for a child that has just gone (Qt 6.11: a crash). A bar that
never goes keeps the count. It is painted only when there is more.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget


class ScrollArea(QScrollArea):
    """Scrolls one widget up and down, never sideways, and is no tab stop of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keep_bar(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)


def keep_bar(area: QScrollArea) -> None:
    """Give an area a vertical bar that never goes."""
    area.setVerticalScrollBar(_SteadyBar(Qt.Orientation.Vertical, area))
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)


class _SteadyBar(QScrollBar):
    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing to scroll: nothing to see."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)
