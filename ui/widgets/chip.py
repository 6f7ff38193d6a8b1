# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A pill that can be chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import icons, tokens
from ui.widgets import painting
from ui.widgets.pressable import Pressable

_PADDING = 15
_TICK_PADDING = 12
_TICK_GAP = 4


class Chip(Pressable):
    """A toggle with its word; chosen it has a tick and is bold, so colour is never alone.
    `choosable=False` makes a plain action of the same shape ("more...")."""

    def __init__(
        self, *, text: str, value: str = "", choosable: bool = True, parent: QWidget | None = None
    ) -> None:
        self.value = value
        super().__init__(text=text, parent=parent)
        self.setCheckable(choosable)
        self.toggled.connect(self._on_toggled)

    def ring_radius(self) -> float:
        return min(self.height(), self.theme.target("chip")) / 2

    def sizeHint(self) -> QSize:
        width = self._around() + painting.words_width(self._font(), self.words)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._around() + painting.longest_word(self._font(), self.words)
        return QSize(width, self.theme.target("chip"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = painting.words_height(self._font(), self.words, width - self._around())
        return max(self.theme.target("chip"), words + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        chosen = self.isChecked()
        fill = theme.color("accent_soft" if chosen else "surface2" if self.hovered else "surface")
        edge = theme.color("accent" if chosen else "control")
        width = max(theme.edge, tokens.STROKE["chosen"] if chosen else 1)
        radius = self.ring_radius()
        painting.frame(painter, QRectF(self.rect()), radius, fill=fill, edge=edge, width=width)
        left = float(_PADDING)
        if chosen:
            side = theme.icon_px(16)
            box = QRectF(_TICK_PADDING, (self.height() - side) / 2, side, side)
            icons.paint(painter, "check", painting.placed(self, box), theme.color("accent"))
            left = _TICK_PADDING + side + _TICK_GAP
        painter.setFont(self._font())
        painter.setPen(theme.color("ink"))
        room = self.width() - self._around()
        words = painting.placed(self, QRectF(left, 0, room, self.height()))
        painting.draw_words(painter, self, words, self.words, painting.flags(self))

    def _font(self) -> QFont:
        return self.theme.font("label" if self.isChecked() else "body")

    def _around(self) -> int:
        if self.isChecked():
            return _TICK_PADDING + self.theme.icon_px(16) + _TICK_GAP + _PADDING
        return 2 * _PADDING

    def _on_toggled(self, _chosen: bool) -> None:
        self.refit()
