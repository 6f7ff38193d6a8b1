# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The quiet line at the top end: "Saved 12:24". Trouble adds an icon and words, never a colour
to the words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.icon_mark import IconMark
from ui.widgets.prose import Prose


class StatusLine(QWidget):
    """Caption size, at the end of its place. In trouble it can be reached by Tab."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addStretch(1)
        self._icon = IconMark(icon="warning", colour="error", size=16)
        self._icon.hide()
        row.addWidget(self._icon)
        self._words = Prose("", role="status")
        row.addWidget(self._words)

    def text(self) -> str:
        """What it says now."""
        return self._words.text()

    def set_text(self, text: str, *, trouble: bool = False) -> None:
        """Say something else; in trouble the line stays and can take focus."""
        if text == self._words.text() and self._icon.isHidden() != trouble:
            return
        self._words.set_text(text)
        self._icon.setVisible(trouble)
        reach = Qt.FocusPolicy.TabFocus if trouble else Qt.FocusPolicy.NoFocus
        self._words.setFocusPolicy(reach)
