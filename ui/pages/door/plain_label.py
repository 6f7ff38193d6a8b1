# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A label without Prose's own text layout, whose import alone costs the first paint 5 ms."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ui.theme.theme import Theme
from ui.widgets import painting

PLAIN_TEXT = 0  # Qt's own number (`ui/widgets/painting.py`)
_COLOUR = {"help": "ink2", "caption": "ink3"}


class PlainLabel(QLabel):
    """A short text in one of the type roles; wraps where the column is narrow."""

    def __init__(
        self, text: str, *, theme: Theme, role: str = "body", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._role = role
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setWordWrap(True)
        # QLabel itself goes by the direction of its text, not by that of the page.
        side = painting.ALIGN_RIGHT if QApplication.isRightToLeft() else painting.ALIGN_LEFT
        self.setProperty("alignment", side | painting.ALIGN_ABSOLUTE | painting.ALIGN_VCENTER)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font(self._role))
        palette = self.palette()
        colour = self._theme.color(_COLOUR.get(self._role, "ink"))
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self.setPalette(palette)
