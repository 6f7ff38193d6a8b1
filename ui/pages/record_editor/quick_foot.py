# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The foot of the quick record: what is folded, a longer record, Keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from app.i18n import _
from ui.theme.theme import current
from ui.widgets.buttons import ordinary, primary
from ui.widgets.disclosure import Disclosure

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Foot(QWidget):
    """Keep, at the end of a column's width."""

    def __init__(self, *, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keep = primary(_("Keep"), parent=self)
        self._inner = QWidget(self)
        self._inner.setMaximumWidth(width)
        acts = QHBoxLayout(self._inner)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.addStretch(1)
        acts.addWidget(self.keep)
        across = QHBoxLayout(self)
        across.setContentsMargins(40, 8, 40, 28)
        across.setSpacing(0)
        across.addStretch(1)
        across.addWidget(self._inner, 1000)
        across.addStretch(1)


class QuickFoot(QWidget):
    """More at the start, the actions at the end; two lines where one is too short."""

    def __init__(self, *, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = width
        self.more = Disclosure("", parent=self)
        self.rest = ordinary(_("Add more"), parent=self)
        self.longer = ordinary(_("Take ten minutes"), parent=self)
        self.keep = primary(_("Keep"), parent=self)
        self._inner = QWidget(self)
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
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(16, 8, 16, 28)
        self._across.setSpacing(0)
        self._across.addStretch(1)
        self._across.addWidget(self._inner, 1000)
        self._across.addStretch(1)
        self._inner.setMaximumWidth(width)
        current().changed.connect(self._arrange)

    def show_line_only(self, only: bool) -> None:
        """Just one line has nothing folded, and leads to the rest of the quick record."""
        self.more.setVisible(not only)
        self.rest.setVisible(only)
        self.longer.setVisible(not only)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        window = self.window().width()
        side = 16 if window < 700 else 32 if window < 1100 else 40
        self._across.setContentsMargins(side, 8, side, 28)
        shown = [b for b in (self.more, self.rest, self.longer, self.keep) if not b.isHidden()]
        wanted = sum(button.sizeHint().width() + 12 for button in shown)
        room = min(self._width, self.width() - 2 * side)
        across = wanted <= room
        self._box.setDirection(
            QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        )
