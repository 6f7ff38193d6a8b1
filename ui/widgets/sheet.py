# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Paper: the one framed surface, for what the writer wrote or writes."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme import theme


class Sheet(QFrame):
    """A card; add to `body`. Never put one inside another."""

    def __init__(
        self, *, role: str = "paper", margin: int = 24, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(0)


class Rule(QWidget):
    """A hairline that divides."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme.current()
        self.setFixedHeight(1)
        self.setAutoFillBackground(True)
        self.theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self.theme.color("line"))
        self.setPalette(palette)
