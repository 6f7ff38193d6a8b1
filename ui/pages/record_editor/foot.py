# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The line of actions at the foot of the quick record and the follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QWidget

from app.i18n import _
from ui.pages.record_editor.margins import set_margins
from ui.theme.theme import current
from ui.widgets.buttons import ordinary, primary
from ui.widgets.disclosure import Disclosure

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

LOW_WINDOW = 700


class Foot(QWidget):
    """A line of actions as wide as the column above it, with Keep at its end."""

    def __init__(self, *, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = width
        self._bar = 0
        self.keep = primary(_("Keep"), parent=self)
        self._inner = QWidget(self)
        self._across = QHBoxLayout(self)
        self._across.setSpacing(0)
        self._across.addStretch(1)
        self._across.addWidget(self._inner, 1000)
        self._across.addStretch(1)
        self._fill()
        current().changed.connect(self._arrange)

    def follow(self, area: QScrollArea) -> None:
        """Stay below the column of a scrolled page, beside its scroll bar."""
        self._bar = area.verticalScrollBar().sizeHint().width()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _fill(self) -> None:
        acts = QHBoxLayout(self._inner)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.addStretch(1)
        acts.addWidget(self.keep)

    def _arrange(self) -> None:
        window = self.window().width()
        side = 16 if window < 700 else 32 if window < 1100 else 40
        bottom = 12 if self.window().height() < LOW_WINDOW else 28
        end = side + self._bar
        set_margins(self._across, self, start=side, top=8, end=end, bottom=bottom)
        self._inner.setMaximumWidth(round(self._width * current().text_scale))


class QuickFoot(Foot):
    """What is folded at the start, the actions at the end; two lines where one is too short."""

    def _fill(self) -> None:
        self.more = Disclosure("", parent=self)
        self.rest = ordinary(_("Add more"), parent=self)
        self.longer = ordinary(_("Take ten minutes"), parent=self)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._inner)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        self._box.addWidget(self.more, 1, Qt.AlignmentFlag.AlignVCenter)
        acts = QHBoxLayout()
        acts.setSpacing(12)
        acts.addStretch(1)
        for button in (self.rest, self.longer, self.keep):
            acts.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._box.addLayout(acts)

    def show_line_only(self, only: bool) -> None:
        """Just one line has nothing folded, and leads to the rest of the quick record."""
        self.more.setVisible(not only)
        self.rest.setVisible(only)
        self.longer.setVisible(not only)
        self._arrange()

    def _arrange(self) -> None:
        super()._arrange()
        shown = [b for b in (self.more, self.rest, self.longer, self.keep) if not b.isHidden()]
        wanted = sum(button.sizeHint().width() + 12 for button in shown)
        across = wanted <= self._inner.width()
        self._box.setDirection(
            QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        )
