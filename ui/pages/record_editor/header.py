# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The line above a page where one writes: the way back, what this is, and whether it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.record_editor.act_line import is_low
from ui.pages.record_editor.margins import set_margins
from ui.widgets.buttons import quiet
from ui.widgets.prose import Prose
from ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

SMALL_WINDOW = 700


class Header(QWidget):
    """Way back at the start, what this is beside it, a menu where one is, the save status last.

    What this is goes beneath where the line is too short, and away where the window is low too.

    Signals:
        back_wanted: leave to where the way back points.
    """

    back_wanted = Signal()

    def __init__(self, *, back: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu: QWidget | None = None
        self._below_back: bool | None = None
        self.back = quiet(back, "chevron-left", parent=self)
        self.back.clicked.connect(self.back_wanted)
        self.title = Prose("", role="help", parent=self)
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
        self._outer.setSpacing(4)
        self._outer.addLayout(self._line)
        self._outer.addLayout(self._below)
        self._arrange()

    def set_title(self, words: str) -> None:
        """What is being written."""
        self.title.set_text(words)
        self._arrange()

    def show_status(self, words: str, trouble: bool) -> None:
        """Say whether it is saved."""
        self.status.set_text(words, trouble=trouble)
        self._arrange()

    def hold(self, menu: QWidget) -> None:
        """Show a menu behind the title; another layout takes it by adding it there."""
        if self._menu is not menu or self._line.indexOf(menu) < 0:
            self._menu = menu
            place = self._line.count() - 2
            self._line.insertWidget(place, menu, 0, Qt.AlignmentFlag.AlignVCenter)
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        small = self.window().width() < SMALL_WINDOW
        start, end = (16, 16) if small else (28, 40)
        low = is_low(self)
        above, under = (4, 2) if low else (12, 8)
        set_margins(self._outer, self, start=start, top=above, end=end, bottom=under)
        shown = [self.back, self.title, self.status]
        if self._menu is not None and self._line.indexOf(self._menu) >= 0:
            shown.append(self._menu)
        wanted = start + end + 8 + sum(widget.sizeHint().width() + 12 for widget in shown)
        below = wanted > self.width() > 0
        # in a low window a second line is room for the words; the title is that of the record
        self.title.setVisible(not (below and low))
        if below == self._below_back:
            return
        self._below_back = below
        for layout in (self._line, self._below):
            layout.removeWidget(self.title)
        if below:
            self._below.addWidget(self.title, 1)
        else:
            self._line.insertWidget(2, self.title, 0, Qt.AlignmentFlag.AlignVCenter)
