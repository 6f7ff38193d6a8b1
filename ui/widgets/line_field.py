# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A field for one line, of own words, of a code or of what is searched."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QWidget

from app.domain.limits import ANSWER_CHARACTERS
from ui.widgets import painting
from ui.widgets.icon_mark import IconMark
from ui.widgets.plain_edit import DOCUMENT_MARGIN, PlainEdit

_TYPE: Final = {"writing": "writing", "code": "code", "search": "body", "": "body"}
LINE_CHARACTERS: Final = 300
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineField(PlainEdit):
    """One paragraph without line breaks; Enter emits `submitted`. With the role "writing" it
    wraps and grows to three lines, so that a long sentence is never hidden. `compact` makes it 36
    high instead of 44; a search field is so unless told otherwise. `most` is how many characters
    it takes; `LINE_CHARACTERS`, or with the role "writing" `ANSWER_CHARACTERS`."""

    submitted = Signal()

    def __init__(
        self,
        *,
        name: str,
        role: str = "",
        placeholder: str = "",
        compact: bool | None = None,
        most: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        self.role = role
        self.most_characters = most or (ANSWER_CHARACTERS if role == "writing" else LINE_CHARACTERS)
        self.compact = role == "search" if compact is None else compact
        self._glass: IconMark | None = None
        super().__init__(name=name, type_role=_TYPE[role], one_line=True, parent=parent)
        self.set_placeholder(placeholder)
        if role == "search":
            self._glass = IconMark(icon="search", colour="ink2", size=16, parent=self)
        if role != "writing":
            self.setLineWrapMode(PlainEdit.LineWrapMode.NoWrap)
            self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self._inset()

    def minimumSizeHint(self) -> QSize:
        return QSize(7 * self.theme.px(self.type_role), self.theme.target("search"))

    def most_lines(self) -> int:
        return 3 if self.role == "writing" else 1

    def frame_height(self) -> int:
        name = "search" if self.compact else "field"
        return self.theme.target(name) - self.theme.line_height(self.type_role)

    def _padding(self) -> int:
        return max(0, self.frame_height() // 2 - DOCUMENT_MARGIN - self.theme.edge)

    def _inset(self) -> None:
        """The margins of the viewport put the line in the middle of the field's height."""
        above = self._padding()
        if self._glass is None:
            self.setViewportMargins(0, above, 0, 0)
            return
        start = self.theme.icon_px(16) + 12
        rtl = painting.mirrored(self)
        self.setViewportMargins(0 if rtl else start, above, start if rtl else 0, 0)
        side = self._glass.sizeHint().width()
        left = self.width() - 10 - side if rtl else 10
        top = (self.frame_height() + self.theme.line_height(self.type_role) - side) // 2
        self._glass.setGeometry(left, top, side, side)

    def _style(self) -> None:
        super()._style()
        self._inset()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.submitted.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._inset()
        super().resizeEvent(event)
