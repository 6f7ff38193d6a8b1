# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A step of a record in the rail: done, current or empty, never "missing"."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from ui.theme import icons, tokens
from ui.widgets import painting
from ui.widgets.pressable import Pressable

STATES: Final = ("empty", "done", "current")
_LEFT = 36
_MARK = 18
_RIGHT = 4


class RailStep(Pressable):
    """A tick, a dot or a ring before the words; the state is also in the description."""

    def __init__(self, *, text: str, state: str = "empty", parent: QWidget | None = None) -> None:
        self.state = state
        super().__init__(text=text, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_state(state)

    def set_state(self, state: str) -> None:
        """ "empty", "done" (has content) or "current"."""
        if state not in STATES:
            raise ValueError("unknown state")
        self.state = state
        told = {"empty": "", "done": _("has content"), "current": _("open now")}
        self.setAccessibleDescription(told[state])
        self.refit()

    def sizeHint(self) -> QSize:
        width = self._left() + painting.words_width(self.theme.font("label"), self.words) + _RIGHT
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._left() + painting.longest_word(self.theme.font("label"), self.words) + _RIGHT
        return QSize(width, self.theme.target("rail"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = width - self._left() - _RIGHT
        words = painting.words_height(self.theme.font("label"), self.words, room)
        return max(self.theme.target("rail"), words + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.theme
        current = self.state == "current"
        if current or self.hovered:
            box = QRectF(self.rect())
            fill = theme.color("sel" if current else "surface2")
            edge = theme.color("accent") if theme.high_contrast and current else None
            painting.frame(painter, box, tokens.RADIUS["card"], fill=fill, edge=edge, width=2)
        self._paint_mark(painter)
        painter.setFont(theme.font("label" if current else "body"))
        painter.setPen(theme.color("ink2" if self.state == "empty" else "ink"))
        room = self.width() - self._left() - _RIGHT
        words = painting.placed(self, QRectF(self._left(), 0, room, self.height()))
        painting.draw_words(painter, self, words, self.words, painting.flags(self))

    def _paint_mark(self, painter: QPainter) -> None:
        theme = self.theme
        middle = painting.placed(self, QRectF(_MARK * self._grow(), self.height() / 2, 0, 0))
        centre = QPointF(middle.x(), middle.y())
        if self.state == "done":
            side = theme.icon_px(16)
            box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
            icons.paint(painter, "check", box, theme.color("accent"))
        elif self.state == "current":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(centre, 4 * self._grow(), 4 * self._grow())
        else:
            painter.setPen(QPen(theme.color("ink3"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, 3.5 * self._grow(), 3.5 * self._grow())

    def _grow(self) -> float:
        return self.theme.icon_px(20) / 20

    def _left(self) -> int:
        return round(_LEFT * self._grow())
