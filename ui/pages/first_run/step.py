# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The frame of one step of first run: how far, heading, help, the step itself, and its buttons."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _
from ui.pages.door.column import Column
from ui.pages.door.message_line import MessageLine
from ui.theme.theme import Theme
from ui.widgets import buttons
from ui.widgets.buttons import Button
from ui.widgets.prose import Prose

STEPS = 4
PIECE = QSize(22, 4)
PIECE_GAP = 6


class StepPage(QWidget):
    """One step. Subclasses fill `body`, then call `end`.

    `back` says where its way back leads, "" for the step before; `None` for no way back.

    Signals:
        back_asked: one step back.
    """

    back_asked = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        number: int,
        heading: str,
        help: str = "",
        back: str | None = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._column = Column(theme=theme, width=theme.width("first_run"), parent=self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)

        column = self._column.body
        column.addLayout(self._progress(number))
        column.addSpacing(theme.space("s4"))
        self.heading = Prose(heading, role="h1", parent=self._column)
        column.addWidget(self.heading)
        self.help = Prose(help, role="help", parent=self._column)
        if help:
            column.addSpacing(theme.space("s2"))
            column.addWidget(self.help)
        column.addSpacing(theme.space("s5"))
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        column.addLayout(self.body)
        self.trouble = MessageLine(above=theme.space("s4"), parent=self._column)
        column.addWidget(self.trouble)
        self._back = _("Back") if back == "" else back

    @property
    def column(self) -> QWidget:
        """The parent for what a step puts on its page."""
        return self._column

    def end(self, *buttons_: Button) -> None:
        """Close the page with "Back" and these buttons. Call when the body is filled: Tab goes
        in the order in which things are made."""
        if self._back is None and not buttons_:
            return
        foot = QHBoxLayout()
        foot.setSpacing(self.theme.space("s3"))
        middle = Qt.AlignmentFlag.AlignVCenter
        if self._back is not None:
            back = buttons.quiet(self._back, "chevron-left", parent=self._column)
            back.clicked.connect(self.back_asked)
            foot.addWidget(back, 0, middle)
            for before, after in pairwise((back, *buttons_)):
                QWidget.setTabOrder(before, after)
        foot.addStretch(1)
        for button in buttons_:
            foot.addWidget(button, 0, middle)
        self._column.body.addSpacing(self.theme.space("s5"))
        self._column.body.addLayout(foot)

    def focus_first(self) -> None:
        """Put the focus where the step begins; subclasses say where that is."""

    def _progress(self, number: int) -> QHBoxLayout:
        words = _("{number} of {count}").format(number=number, count=STEPS)
        row = QHBoxLayout()
        row.addWidget(Prose(words, role="caption", parent=self._column))
        row.addStretch(1)
        row.addWidget(_Pieces(theme=self.theme, filled=number, parent=self._column))
        return row


class _Pieces(QWidget):
    """How far, as four short bars; the words beside them say the same."""

    def __init__(self, *, theme: Theme, filled: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filled = filled
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Four pieces in a row."""
        return QSize(STEPS * PIECE.width() + (STEPS - 1) * PIECE_GAP, PIECE.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the pieces of the steps reached."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for place in range(STEPS):
            step = STEPS - 1 - place if mirrored else place
            box = QRectF(step * (PIECE.width() + PIECE_GAP), 0, PIECE.width(), PIECE.height())
            painter.setBrush(self._theme.color("accent" if place < self._filled else "line"))
            painter.drawRoundedRect(box, 2, 2)
