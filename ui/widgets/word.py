# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A word of the feelings list: plain until chosen, since thirty borders would be noise."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import icons, tokens
from ui.widgets import painting
from ui.widgets.pressable import Pressable

_PADDING = 8
_TICK = 14
_TICK_GAP = 4


class Word(Pressable):
    """A word as a target. `more=True` makes the green "more..." at the end of a group."""

    def __init__(
        self, *, text: str, value: str = "", more: bool = False, parent: QWidget | None = None
    ) -> None:
        self.value = value
        self.more = more
        super().__init__(text=text, parent=parent)
        self.setCheckable(not more)
        self.toggled.connect(self._on_toggled)

    def ring_radius(self) -> float:
        return tokens.RADIUS["field"]

    def sizeHint(self) -> QSize:
        width = self._around() + painting.words_width(self._font(), self.words)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._around() + painting.longest_word(self._font(), self.words)
        return QSize(width, self.theme.target("word"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = painting.words_height(self._font(), self.words, width - self._around())
        return max(self.theme.target("word"), words + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        chosen = self.isChecked()
        radius = tokens.RADIUS["field"]
        left = float(_PADDING)
        if chosen or self.hovered:
            fill = theme.color("accent_soft" if chosen else "surface2")
            edge = theme.color("accent") if theme.high_contrast and chosen else None
            painting.frame(painter, QRectF(self.rect()), radius, fill=fill, edge=edge, width=2)
        if chosen:
            side = theme.icon_px(_TICK)
            box = QRectF(_PADDING, (self.height() - side) / 2, side, side)
            icons.paint(painter, "check", painting.placed(self, box), theme.color("accent"))
            left += side + _TICK_GAP
        painter.setFont(self._font())
        painter.setPen(theme.color("accent" if self.more else "ink"))
        room = self.width() - self._around()
        words = painting.placed(self, QRectF(left, 0, room, self.height()))
        painting.draw_words(painter, self, words, self.words, painting.flags(self))

    def _font(self) -> QFont:
        return self.theme.font("label" if self.isChecked() else "body")

    def _around(self) -> int:
        tick = self.theme.icon_px(_TICK) + _TICK_GAP if self.isChecked() else 0
        return 2 * _PADDING + tick

    def _on_toggled(self, _chosen: bool) -> None:
        self.refit()
