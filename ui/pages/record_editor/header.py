# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The line above a page where one writes: the way back, what this is, and whether it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import current
from ui.widgets.buttons import quiet
from ui.widgets.prose import Prose
from ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

NARROW = 760


class Header(QWidget):
    """Way back at the start, what this is beside it, an optional menu, the save status at the end.

    Signals:
        back_wanted: leave to where the way back points.
    """

    back_wanted = Signal()

    def __init__(
        self, *, back: str, menu: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._narrow = False
        self.back = quiet(back, "chevron-left", parent=self)
        self.back.clicked.connect(self.back_wanted)
        self.title = Prose("", role="help", parent=self)
        self.menu = menu
        self.status = StatusLine(parent=self)
        self._line = QHBoxLayout()
        self._line.setSpacing(12)
        self._line.addWidget(self.back)
        self._line.addSpacing(8)
        self._line.addStretch(1)
        self._line.addWidget(self.status)
        self._below = QHBoxLayout()
        self._below.setSpacing(12)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(28, 12, 40, 8)
        self._outer.setSpacing(4)
        self._outer.addLayout(self._line)
        self._outer.addLayout(self._below)
        self._arrange()

    def set_title(self, words: str) -> None:
        """What is being written."""
        self.title.set_text(words)

    def show_status(self, words: str, trouble: bool) -> None:
        """Say whether it is saved."""
        self.status.set_text(words, trouble=trouble)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW * current().text_scale
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()
        side = 16 if self.window().width() < 700 else 28
        self._outer.setContentsMargins(side, 12, side + (0 if narrow else 12), 8)

    def _arrange(self) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        for layout in (self._line, self._below):
            for widget in (self.title, self.menu):
                if widget is not None:
                    layout.removeWidget(widget)
        if self._narrow:
            self._below.addWidget(self.title, 1, middle)
            if self.menu is not None:
                self._below.addWidget(self.menu, 0, middle)
            return
        self._line.insertWidget(2, self.title, 0, middle)
        if self.menu is not None:
            self._line.insertWidget(3, self.menu, 0, middle)
