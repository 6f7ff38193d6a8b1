# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One contact in the course: a small caption and what happened; pressing it opens the contact."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets import painting
from ui.widgets.pressable import Pressable

_GAP = 1


class ContactWords(Pressable):
    """The caption above, the gist below; both wrap. The accessible name is both with the day."""

    def __init__(
        self, *, caption: str, gist: str, spoken: str, parent: QWidget | None = None
    ) -> None:
        self.caption = caption
        self.gist = gist
        self._known: dict[int, tuple[int, int]] = {}
        super().__init__(text=spoken, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def ring_radius(self) -> float:
        return 4

    def sizeHint(self) -> QSize:
        width = max(
            painting.words_width(self.theme.font("caption"), self.caption),
            min(painting.words_width(self.theme.font("body"), self.gist), 304),
        )
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        words = max(
            painting.longest_word(self.theme.font("caption"), self.caption),
            painting.longest_word(self.theme.font("body"), self.gist),
        )
        return QSize(min(words, 12 * self.theme.px("body")), self.theme.target("link"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        caption, gist = self._heights(width)
        return max(self.theme.target("link"), caption + gist)

    def refit(self) -> None:
        self._known = {}
        super().refit()

    def _heights(self, width: int) -> tuple[int, int]:
        # layouts ask again and again for the same few widths
        if width not in self._known:
            self._known[width] = self._measured(width)
        return self._known[width]

    def _measured(self, width: int) -> tuple[int, int]:
        caption = painting.words_height(self.theme.font("caption"), self.caption, width)
        if not self.gist:
            return caption, 0
        return caption, painting.words_height(self.theme.font("body"), self.gist, width) + _GAP

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        caption, gist = self._heights(self.width())
        if self.hovered:
            painter.fillRect(self.rect(), theme.color("surface2"))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("ink2" if self.hovered else "ink3"))
        box = QRectF(0, 0, self.width(), caption)
        painting.draw_words(painter, self, box, self.caption, painting.flags(self))
        if self.gist:
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("ink"))
            box = QRectF(0, caption + _GAP, self.width(), gist - _GAP)
            painting.draw_words(painter, self, box, self.gist, painting.flags(self))
