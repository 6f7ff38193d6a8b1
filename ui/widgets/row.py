# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A line that leads somewhere: the whole width is the target, words wrap, nothing is elided."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import icons
from ui.widgets import painting
from ui.widgets.pressable import Pressable

_ICON_GAP = 16
_LEAD_WIDTH = 112
_CHEVRON = 16
_DETAIL_GAP = 12


class Row(Pressable):
    """[icon | lead] words, detail, chevron, with a hairline beneath unless it is the last.

    The lead is a short word in a column of its own (a day). The accessible name is the words,
    the description lead and detail. In a narrow line the detail goes beneath the words. Words that
    are the writer's `own` are set in the writer's face.
    """

    def __init__(
        self,
        *,
        text: str,
        icon: str = "",
        lead: str = "",
        detail: str = "",
        chevron: bool = True,
        last: bool = False,
        lead_width: int = _LEAD_WIDTH,
        own: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._face = "writing" if own else "body"
        self.icon_name = icon
        self.lead = lead
        self.detail = detail
        self.chevron = chevron
        self.last = last
        self._lead_width = lead_width
        super().__init__(text=text, parent=parent)
        self.setAccessibleDescription(", ".join(part for part in (lead, detail) if part))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_last(self, last: bool) -> None:
        """The last line of a list has no hairline."""
        self.last = last
        self.update()

    def ring_radius(self) -> float:
        return 4

    def sizeHint(self) -> QSize:
        width = self._left() + painting.words_width(self.theme.font(self._face), self.words)
        width += self._right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        words = painting.longest_word(self.theme.font(self._face), self.words)
        chevron = self._chevron_room()
        return QSize(self._left() + words + chevron, self.theme.target("row"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words, detail = self._heights(width)
        return max(self.theme.target("row"), words + detail + 12) + 1

    def _beneath(self, width: int) -> bool:
        """Whether the detail stands beneath the words instead of at the end of the line."""
        if not self.detail:
            return False
        words = painting.words_width(self.theme.font(self._face), self.words)
        return self._left() + words + self._right() > width

    def _heights(self, width: int) -> tuple[int, int]:
        beneath = self._beneath(width)
        end = self._chevron_room() if beneath else self._right()
        room = width - self._left() - end
        words = painting.words_height(self.theme.font(self._face), self.words, room)
        if not beneath:
            return words, 0
        return words, painting.words_height(self.theme.font("caption"), self.detail, room) + 2

    def _left(self) -> int:
        if self.lead:
            lead = painting.words_width(self.theme.font("body"), self.lead) + 12
            return max(round(self._lead_width * min(self.theme.text_scale, 1.5)), lead)
        return self.theme.icon_px(20) + _ICON_GAP if self.icon_name else 0

    def _chevron_room(self) -> int:
        return self.theme.icon_px(_CHEVRON) + _DETAIL_GAP if self.chevron else 0

    def _right(self) -> int:
        detail = 0
        if self.detail:
            detail = painting.words_width(self.theme.font("caption"), self.detail) + _DETAIL_GAP
        return detail + self._chevron_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        height = self.height() - 1
        if self.hovered:
            painter.fillRect(self.rect().adjusted(0, 0, 0, -1), theme.color("surface2"))
        if self.icon_name and not self.lead:
            side = theme.icon_px(20)
            ink = icons.outline(self.icon_name).boundingRect().left() - icons.STROKE / 2
            flush = max(0.0, ink * side / icons.GRID - 2)
            box = painting.placed(self, QRectF(-flush, (height - side) / 2, side, side))
            icons.paint(painter, self.icon_name, box, theme.color("accent"))
        painter.setFont(theme.font("body"))
        if self.lead:
            painter.setPen(theme.color("ink2"))
            box = painting.placed(self, QRectF(0, 0, self._left(), height))
            painting.draw_words(painter, self, box, self.lead, painting.flags(self))
        self._paint_words(painter, height)
        if self.chevron:
            side = theme.icon_px(_CHEVRON)
            box = QRectF(self.width() - side, (height - side) / 2, side, side)
            icons.paint(
                painter,
                "chevron-right",
                painting.placed(self, box),
                theme.color("ink2"),
                mirrored=painting.mirrored(self),
            )
        if not self.last:
            painter.setPen(QPen(theme.color("line"), 1))
            y = self.height() - 0.5
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))

    def _paint_words(self, painter: QPainter, height: int) -> None:
        theme = self.theme
        beneath = self._beneath(self.width())
        words, detail = self._heights(self.width())
        end = self._chevron_room() if beneath else self._right()
        room = self.width() - self._left() - end
        top = (height - words - detail) / 2
        painter.setFont(theme.font(self._face))
        painter.setPen(theme.color("ink"))
        box = painting.placed(self, QRectF(self._left(), top, room, words))
        painting.draw_words(painter, self, box, self.words, painting.flags(self))
        if not self.detail:
            return
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("ink3"))
        if beneath:
            box = painting.placed(self, QRectF(self._left(), top + words + 2, room, detail - 2))
            painting.draw_words(painter, self, box, self.detail, painting.flags(self))
        else:
            end = self.width() - self._chevron_room()
            box = painting.placed(self, QRectF(0, 0, end, height))
            painting.draw_words(painter, self, box, self.detail, painting.flags(self, end=True))
