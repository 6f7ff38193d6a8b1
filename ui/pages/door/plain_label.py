# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A label without Prose's own text layout, whose import alone costs the first paint 5 ms."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.theme import Theme

_COLOUR = {"help": "ink2", "caption": "ink3"}


class PlainLabel(QLabel):
    """A short text in one of the type roles; wraps where the column is narrow."""

    def __init__(
        self, text: str, *, theme: Theme, role: str = "body", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._align()
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the reading direction of the window."""
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()
        super().changeEvent(event)

    def _align(self) -> None:
        # QLabel itself goes by the direction of its text, not by that of the page.
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        across = side | Qt.AlignmentFlag.AlignAbsolute
        self.setAlignment(across | Qt.AlignmentFlag.AlignVCenter)

    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font(self._role))
        palette = QPalette(self.palette())
        colour = self._theme.color(_COLOUR.get(self._role, "ink"))
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self.setPalette(palette)
