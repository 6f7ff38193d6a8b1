# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two or three views of the same thing, side by side; exactly one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import theme, tokens
from ui.widgets import painting
from ui.widgets.pressable import Pressable
from ui.widgets.roving import Roving

_PADDING = 14


class Segment(Pressable):
    """One part; a radio button to a screen reader."""

    def __init__(self, *, text: str, value: str, parent: QWidget | None = None) -> None:
        self.value = value
        super().__init__(text=text, parent=parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def ring_target(self) -> QWidget:
        """The ring stands round the whole control: there is one tab stop."""
        parent = self.parentWidget()
        return parent if parent is not None else self

    def sizeHint(self) -> QSize:
        width = painting.words_width(self.theme.font("label"), self.words) + 2 * _PADDING
        return QSize(width, self.theme.target("ordinary"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        chosen = self.isChecked()
        if chosen:
            painting.frame(
                painter,
                QRectF(self.rect()),
                tokens.RADIUS["card"],
                fill=theme.color("accent_soft"),
                edge=theme.color("accent"),
                width=max(theme.edge, tokens.STROKE["chosen"]),
            )
        painter.setFont(theme.font("label" if chosen else "body"))
        painter.setPen(theme.color("ink"))
        painting.draw_words(
            painter, self, QRectF(self.rect()), self.words, painting.flags(self, centred=True)
        )


class Segmented(QWidget):
    """A row of segments. Arrows move and choose; `chosen` carries the id.

    `about` tells it from others of its kind on a page: it follows the words in each name.
    """

    chosen = Signal(str)

    def __init__(
        self,
        *,
        name: str,
        options: Sequence[tuple[str, str]],
        value: str = "",
        about: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme.current()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._segments: list[Segment] = []
        for key, text in options:
            segment = Segment(text=text, value=key, parent=self)
            segment.setAccessibleDescription(name)
            if about:
                segment.setAccessibleName(f"{text}, {about}")
            segment.clicked.connect(self._on_segment_clicked)
            row.addWidget(segment)
            self._segments.append(segment)
        self._roving = Roving(moved=self._on_moved, parent=self)
        self._roving.set_buttons([*self._segments])
        self.set_value(value or (options[0][0] if options else ""))
        self.theme.changed.connect(self.update)

    def value(self) -> str:
        """The id of the chosen segment."""
        return next((one.value for one in self._segments if one.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose a segment; nothing is emitted."""
        for segment in self._segments:
            if segment.value == value:
                segment.setChecked(True)
                self._roving.set_stop(segment)

    def ring_radius(self) -> float:
        """The radius of the control's corners, for the focus ring."""
        return tokens.RADIUS["card"]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.frame(
            painter,
            QRectF(self.rect()),
            tokens.RADIUS["card"],
            fill=self.theme.color("surface"),
            edge=self.theme.color("control"),
            width=self.theme.edge,
        )

    def _on_moved(self, button: QAbstractButton) -> None:
        button.click()

    def _on_segment_clicked(self) -> None:
        self.chosen.emit(self.value())
