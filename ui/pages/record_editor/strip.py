# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stays in view above the step in a narrow window: a line or two that open on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _
from ui.pages.record_editor.aside import WordsInView
from ui.pages.scroll_stop import ScrollStop
from ui.theme import icons, tokens
from ui.theme.theme import current
from ui.widgets import painting
from ui.widgets.pressable import Pressable
from ui.widgets.scroll_area import ScrollArea
from ui.widgets.sheet import Rule

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from ui.pages.record_editor.in_view import InView

PAD, BETWEEN, AROUND = 10, 8, 4
CHEVRON = 16
# characters of an answer that may be seen in one line
SEEN = 300
# how much of the room of the step the opened words take at the most
SHARE = 0.45


class Glance(Pressable):
    """The words in view, one line each and cut at its end."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown: tuple[InView, ...] = ()
        self._open = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def show_words(self, words: tuple[InView, ...], *, opened: bool) -> None:
        """Show their beginnings, or only what this is while they stand below in full."""
        self._shown, self._open = words, opened
        parts = [f"{one.short}: {one.text[:SEEN]}" for one in words]
        # what is heard is what is seen, and which side it is on
        self.set_words(" ".join([_("In view"), *parts]) if not opened else _("In view"))
        self.setAccessibleDescription(_("open") if opened else _("closed"))

    def sizeHint(self) -> QSize:
        lines = 1 if self._open else max(1, len(self._shown))
        height = lines * self.theme.line_height("body") + 2 * AROUND
        return QSize(200, max(height, self.theme.target("icon")))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())

    def ring_radius(self) -> float:
        """As its own corners."""
        return tokens.RADIUS["field"]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        fill = theme.color("sel" if self.hovered else "surface2")
        edge = theme.color("control") if theme.high_contrast else None
        painting.frame(painter, QRectF(self.rect()), tokens.RADIUS["field"], fill=fill, edge=edge)
        side = theme.icon_px(CHEVRON)
        room = self.width() - 2 * PAD - side - BETWEEN
        chevron = QRectF(self.width() - PAD - side, (self.height() - side) / 2, side, side)
        name = "chevron-up" if self._open else "chevron-down"
        icons.paint(painter, name, painting.placed(self, chevron), theme.color("ink2"))
        lines = [("", _("In view"))] if self._open else [(o.short, o.text) for o in self._shown]
        font = theme.font("caption")
        captions = max(
            (painting.words_width(font, short) for short, _text in lines if short), default=0
        )
        high = theme.line_height("body")
        top = (self.height() - len(lines) * high) / 2
        for number, (short, text) in enumerate(lines):
            box = QRectF(PAD, top + number * high, room, high)
            self._paint_line(painter, box, short, text, min(captions, room / 2))

    def _paint_line(
        self, painter: QPainter, box: QRectF, caption: str, text: str, captions: float
    ) -> None:
        theme = self.theme
        upright = int(Qt.AlignmentFlag.AlignVCenter) | (
            painting.ALIGN_RIGHT if painting.mirrored(self) else painting.ALIGN_LEFT
        )
        flags = upright | painting.ALIGN_ABSOLUTE
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("ink2"))
        head = QRectF(box.left(), box.top(), captions, box.height())
        painter.drawText(painting.placed(self, head), flags, caption)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("ink"))
        rest = box.adjusted(captions + BETWEEN if captions else 0, 0, 0, 0)
        words = QFontMetricsF(theme.font("body")).elidedText(
            " ".join(text[:SEEN].split()), Qt.TextElideMode.ElideRight, rest.width()
        )
        painter.drawText(painting.placed(self, rest), flags, words)


class Strip(QWidget):
    """A glance at the words in view, which opens them in full.

    Signals:
        toggled: it was opened or closed.
    """

    toggled = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = False
        self.glance = Glance(parent=self)
        self.glance.clicked.connect(self._on_glance_clicked)
        self.words = WordsInView()
        self._area = ScrollArea(self)
        stop = ScrollStop(name=_("Words in view"), area=self._area)
        stop.column.addWidget(self.words)
        stop.column.setContentsMargins(PAD, 8, PAD, 8)
        self._stop = stop
        self._area.setWidget(stop)
        self._rule = Rule(parent=self)
        self._area.hide()
        self._rule.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.glance)
        box.addWidget(self._area)
        box.addWidget(self._rule)
        self.hide()
        current().changed.connect(self.fit)

    @property
    def shown(self) -> tuple[InView, ...]:
        """What is shown."""
        return self.words.shown

    def show_words(self, words: tuple[InView, ...]) -> None:
        """Show these; nothing at all for none."""
        self.setVisible(bool(words))
        if words != self.words.shown:
            self.words.show_words(words)
            self.glance.show_words(words, opened=self._open)
            self.fit()

    def fit(self) -> None:
        """Take the height the words need, the opened ones no more than their share."""
        self.glance.refit()
        if self._open:
            around = self.parentWidget()
            room = SHARE * (around.height() if around is not None else self.height())
            needed = self._stop.heightForWidth(self._area.viewport().width())
            if needed > 0:  # before it is first shown nothing is laid out
                self._area.setFixedHeight(round(min(room, needed)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _on_glance_clicked(self) -> None:
        self._open = not self._open
        self._area.setVisible(self._open)
        self._rule.setVisible(self._open)
        self.glance.show_words(self.words.shown, opened=self._open)
        self.fit()
        self.toggled.emit()
