# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One mark in words: of which kind, on which words, why; and a way to say that it does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import N_, _
from ui.theme.theme import current
from ui.widgets.buttons import quiet
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

NAMES = {
    "caution": N_("Look again"),
    "timing": N_("Perhaps later"),
    "strength": N_("This may help"),
    "neutral": N_("Noted"),
}
_PENS = {
    "caution": Qt.PenStyle.DotLine,
    "timing": Qt.PenStyle.DashLine,
    "strength": Qt.PenStyle.SolidLine,
    "neutral": Qt.PenStyle.DashDotLine,
}
_COLOURS = {"caution": "warm", "timing": "warm", "strength": "accent", "neutral": "control"}
LONGEST = 60


class MarkLine(QWidget):
    """Signals:
    misfit: the reader says that this mark does not fit.
    """

    misfit = Signal()

    def __init__(
        self, *, kind: str, words: str, reason: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        shown = words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
        caption = _("{kind}: “{words}”").format(kind=_(NAMES[kind]), words=shown)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 0, 0, 0)
        row.setSpacing(16)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(Prose(caption, role="caption", parent=self))
        column.addWidget(Prose(reason, role="body", parent=self))
        row.addLayout(column, 1)
        self.no = quiet(_("Does not fit"), parent=self)
        self.no.setAccessibleName(_("Does not fit: {words}").format(words=shown))
        self.no.clicked.connect(self.misfit)
        row.addWidget(self.no, 0, Qt.AlignmentFlag.AlignTop)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line that stands under the words, as a key to them."""
        painter = QPainter(self)
        pen = QPen(current().color(_COLOURS[self._kind]), 2, _PENS[self._kind])
        painter.setPen(pen)
        y = current().line_height("caption") / 2 + 1
        left, right = (self.width() - 18, self.width()) if self.isRightToLeft() else (0, 18)
        painter.drawLine(QPointF(left, y), QPointF(right, y))
