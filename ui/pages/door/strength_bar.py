# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Strength of a new passphrase: four short bars and words that say the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.i18n import _
from app.services.passphrases import Strength
from ui.theme.theme import Theme
from ui.widgets.prose import Prose

PIECES = 4
PIECE = QSize(28, 6)
GAP = 4


class StrengthBar(QWidget):
    """Never colour alone: the words carry it, the bars repeat it."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars = _Bars(theme=theme, parent=self)
        self._words = Prose(role="help", parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("s3"))
        layout.addWidget(self._bars, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        self.show_strength(Strength(0, False, "", ""))

    @property
    def text(self) -> str:
        """The strength in words."""
        return self._words.text()

    def show_strength(self, strength: Strength) -> None:
        """Show an estimate; an empty one says what the bars are for."""
        self._bars.filled = strength.score if strength.name else 0
        self._bars.update()
        if not strength.name:
            words = _("Strength appears here as you type.")
        elif strength.long_enough:
            words = _("{strength}. {time}").format(strength=strength.name, time=strength.sentence)
        else:
            words = _("{strength}. {advice}").format(strength=strength.name, advice=strength.advice)
        self._words.set_text(words)


class _Bars(QWidget):
    def __init__(self, *, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.filled = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Four pieces in a row, as high as the line of words beside them."""
        width = PIECES * PIECE.width() + (PIECES - 1) * GAP
        return QSize(width, self._theme.line_height("body"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill as many pieces as the score counts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        top = (self.height() - PIECE.height()) / 2
        for place in range(PIECES):
            step = PIECES - 1 - place if mirrored else place
            left = step * (PIECE.width() + GAP)
            role = "accent" if place < self.filled else "line"
            painter.setBrush(self._theme.color(role))
            painter.drawRoundedRect(QRectF(left, top, PIECE.width(), PIECE.height()), 3, 3)
