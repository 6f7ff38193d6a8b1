# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A strip along an edge of the window: as high as what it holds, and never most of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.scroll_area import ScrollArea

MOST_SHARE = 0.5
"""Of the window's height; what does not fit is scrolled to."""


class Strip(ScrollArea):
    """Holds one widget whose height goes by its width."""

    def __init__(self, *, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A bar would move the page below to and fro as messages come and go.
        self.hide_bar()
        content.setObjectName("Page")
        self.setWidget(content)
        content.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What it holds has changed its size."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words take other room in another width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        inside = self.widget()
        layout = inside.layout() if inside is not None else None
        if layout is None:
            return
        wanted = layout.totalSizeHint().height()
        if layout.hasHeightForWidth():
            wanted = layout.totalHeightForWidth(self.viewport().width())
        height = min(wanted, round(self.window().height() * MOST_SHARE))
        if (self.minimumHeight(), self.maximumHeight()) != (height, height):
            self.setFixedHeight(height)
