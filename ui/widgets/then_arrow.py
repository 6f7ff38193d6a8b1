# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small arrow between an earlier figure and a later one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from ui.theme.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class ThenArrow(QWidget):
    """From then to now, pointing where the reading goes."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("now"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as a line of text."""
        theme = current()
        return QSize(theme.icon_px(16), theme.line_height("body"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A short line with a head."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.setPen(QPen(theme.color("ink2"), 1.2 * theme.icon_px(16) / 16))
        middle, end, head = self.height() / 2, self.width() - 2.0, self.width() / 4
        painter.drawLine(QPointF(2, middle), QPointF(end, middle))
        painter.drawLine(QPointF(end - head, middle - head), QPointF(end, middle))
        painter.drawLine(QPointF(end - head, middle + head), QPointF(end, middle))
        painter.end()
