# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A page in the navigation: icon and word, the icon alone in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from ui.theme import icons, tokens
from ui.widgets import painting
from ui.widgets.pressable import Pressable

_ICON_LEFT = 12
_WORD_LEFT = 12


class NavButton(Pressable):
    """A button; that its page is open is said by fill, weight and the description."""

    def __init__(self, *, text: str, icon: str, parent: QWidget | None = None) -> None:
        self.icon_name = icon
        self.narrow = False
        self.current = False
        super().__init__(text=text, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_current(self, current: bool) -> None:
        """Mark the page that is open."""
        self.current = current
        self.setAccessibleDescription(_("current page") if current else "")
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone; the word becomes the tool tip."""
        self.narrow = narrow
        self.setToolTip(self.words if narrow else "")
        if narrow:
            self.setMinimumHeight(0)
        self.refit()

    def ring_radius(self) -> float:
        return tokens.RADIUS["nav"]

    def sizeHint(self) -> QSize:
        if self.narrow:
            side = max(self.theme.icon_px(20) + 20, 44)
            return QSize(side, side)
        width = self._left() + painting.words_width(self.theme.font("label"), self.words) + 8
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if self.narrow:
            return self.sizeHint()
        width = self._left() + painting.longest_word(self.theme.font("label"), self.words) + 8
        return QSize(width, self.theme.target("nav"))

    def hasHeightForWidth(self) -> bool:
        return not self.narrow

    def heightForWidth(self, width: int) -> int:
        if self.narrow:
            return self.sizeHint().height()
        room = width - self._left() - 8
        words = painting.words_height(self.theme.font("label"), self.words, room)
        return max(self.theme.target("nav"), words + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        current = self.current
        if current or self.hovered:
            box = QRectF(self.rect())
            fill = theme.color("sel" if current else "bg")
            edge = theme.color("accent") if theme.high_contrast and current else None
            painting.frame(painter, box, tokens.RADIUS["nav"], fill=fill, edge=edge, width=2)
        side = theme.icon_px(20)
        ink = theme.color("accent" if current else "ink2")
        x = (self.width() - side) / 2 if self.narrow else _ICON_LEFT
        box = painting.placed(self, QRectF(x, (self.height() - side) / 2, side, side))
        icons.paint(painter, self.icon_name, box, ink, mirrored=painting.mirrored(self))
        if self.narrow:
            return
        painter.setFont(self._font())
        painter.setPen(theme.color("ink" if current else "ink2"))
        room = self.width() - self._left() - 8
        words = painting.placed(self, QRectF(self._left(), 0, room, self.height()))
        painting.draw_words(painter, self, words, self.words, painting.flags(self))

    def _left(self) -> int:
        return _ICON_LEFT + self.theme.icon_px(20) + _WORD_LEFT

    def _font(self) -> QFont:
        return self.theme.font("label" if self.current else "body")
