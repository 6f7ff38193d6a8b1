# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One of several choices, and a choice of yes or no: a mark, a title, a line of help."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import icons
from ui.widgets import painting
from ui.widgets.pressable import Pressable

_TEXT_LEFT = 12
_NEXT = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)


class Choice(Pressable):
    """What radio buttons and ticks share: a mark of 20 px, words that wrap beside it."""

    def __init__(self, *, text: str, help: str = "", parent: QWidget | None = None) -> None:
        self.help = help
        super().__init__(text=text, parent=parent)
        self.setAccessibleDescription(help)
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self._on_toggled)

    def ring_radius(self) -> float:
        return 6

    def sizeHint(self) -> QSize:
        caption = self.theme.font("caption")
        wide = max(
            painting.words_width(self._title_font(), self.words),
            painting.words_width(caption, self.help) if self.help else 0,
        )
        width = self._left() + wide
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._left() + painting.longest_word(self._title_font(), self.words)
        return QSize(width, self.theme.target("link"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = width - self._left()
        title, below = self._heights(room)
        return max(self.theme.target("link"), title + below) + 4

    def _heights(self, room: int) -> tuple[int, int]:
        title = painting.words_height(self._title_font(), self.words, room)
        if not self.help:
            return title, 0
        return title, painting.words_height(self.theme.font("caption"), self.help, room) + 2

    def _left(self) -> int:
        return self._mark() + _TEXT_LEFT

    def _mark(self) -> int:
        return self.theme.icon_px(20)

    def _title_font(self) -> QFont:
        return self.theme.font("label" if self.isChecked() else "body")

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.width() - self._left()
        title, below = self._heights(room)
        top = (self.height() - title - below) / 2
        mark = self._mark()
        first_line = painting.words_height(self._title_font(), "x", room)
        box = QRectF(0, top + (first_line - mark) / 2, mark, mark)
        self._paint_mark(painter, painting.placed(self, box))
        painter.setFont(self._title_font())
        painter.setPen(self.theme.color("ink" if self.isEnabled() else "ink3"))
        words = painting.placed(self, QRectF(self._left(), top, room, title))
        painting.draw_words(painter, self, words, self.words, painting.flags(self))
        if self.help:
            painter.setFont(self.theme.font("caption"))
            painter.setPen(self.theme.color("ink2"))
            under = painting.placed(self, QRectF(self._left(), top + title + 2, room, below - 2))
            painting.draw_words(painter, self, under, self.help, painting.flags(self))

    def _on_toggled(self, _on: bool) -> None:
        self.refit()


class Radio(Choice):
    """One of several: siblings in the same parent exclude each other, arrows move and choose."""

    def __init__(self, title: str, help: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text=title, help=help, parent=parent)
        self.setAutoExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = 1 if event.key() in _NEXT else -1 if event.key() in _BACK else 0
        parent = self.parentWidget()
        if step == 0 or parent is None:
            super().keyPressEvent(event)
            return
        found = parent.findChildren(Radio, options=Qt.FindChildOption.FindDirectChildrenOnly)
        others = [one for one in found if one.isEnabled() and not one.isHidden()]
        target = others[(others.index(self) + step) % len(others)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.click()

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        theme = self.theme
        chosen = self.isChecked()
        width = 2.0 if chosen else theme.edge
        painter.setPen(QPen(theme.color("accent" if chosen else "control"), width))
        painter.setBrush(theme.color("surface"))
        inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawEllipse(inner)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            radius = box.width() * 0.24
            painter.drawEllipse(QPointF(box.center()), radius, radius)


class Check(Choice):
    """Yes or no."""

    def __init__(self, title: str, help: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text=title, help=help, parent=parent)

    def _title_font(self) -> QFont:
        return self.theme.font("body")

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        theme = self.theme
        chosen = self.isChecked()
        width = 1.5 if chosen else theme.edge
        painting.frame(
            painter,
            box,
            5,
            fill=theme.color("accent_soft" if chosen else "surface"),
            edge=theme.color("accent" if chosen else "control"),
            width=width,
        )
        if chosen:
            icons.paint(painter, "check", box.adjusted(2, 2, -2, -2), theme.color("accent"))
