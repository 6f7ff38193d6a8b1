# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A field for one line, of own words, of a code or of what is searched."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextOption
from PySide6.QtWidgets import QWidget

from ui.theme import icons
from ui.widgets import painting
from ui.widgets.plain_edit import DOCUMENT_MARGIN, PlainEdit

_TYPE: Final = {"writing": "writing", "code": "code", "search": "body", "": "body"}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SEARCH_INDENT = 28


class LineField(PlainEdit):
    """One paragraph without line breaks; Enter emits `submitted`. With the role "writing" it
    wraps and grows to three lines, so that a long sentence is never hidden."""

    submitted = Signal()

    def __init__(
        self,
        *,
        name: str,
        role: str = "",
        placeholder: str = "",
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.role = role
        self.compact = compact or role == "search"
        super().__init__(name=name, type_role=_TYPE[role], one_line=True, parent=parent)
        self.setPlaceholderText(placeholder)
        if role != "writing":
            self.setLineWrapMode(PlainEdit.LineWrapMode.NoWrap)
            self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self._inset()

    def most_lines(self) -> int:
        return 3 if self.role == "writing" else 1

    def frame_height(self) -> int:
        name = "search" if self.compact else "field"
        return self.theme.target(name) - self.theme.line_height(self.type_role)

    def _padding(self) -> int:
        return max(0, self.frame_height() // 2 - DOCUMENT_MARGIN - self.theme.edge)

    def _inset(self) -> None:
        """The margins of the viewport put the line in the middle of the field's height."""
        start = _SEARCH_INDENT if self.role == "search" else 0
        rtl = painting.mirrored(self)
        self.setViewportMargins(0 if rtl else start, 0, start if rtl else 0, 0)
        above, side = self._padding(), 10
        self.setStyleSheet(f"QTextEdit {{ padding: {above}px {side}px; }}")

    def _style(self) -> None:
        super()._style()
        self._inset()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.submitted.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.role == "search":
            self._paint_glass()

    def _paint_glass(self) -> None:
        side = self.theme.icon_px(16)
        box = QRectF(-_SEARCH_INDENT, (self.viewport().height() - side) / 2, side, side)
        painter = QPainter(self.viewport())
        icons.paint(painter, "search", box, self.theme.color("ink2"))
        painter.end()
