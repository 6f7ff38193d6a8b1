# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A message that stays until it is settled: trouble, a decision, or a calm note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets import painting
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.icon_mark import IconMark
from ui.widgets.prose import Prose

# kind: (icon, its colour)
_KINDS: Final = {
    "rescue": ("warning", "error"),
    "decide": ("info", "warm"),
    "note": ("info", "ink2"),
}


class Banner(QFrame):
    """Pushes the page down and covers nothing. With a primary button it takes the green one of
    the screen: make the page's own ordinary while it is shown."""

    def __init__(
        self,
        *,
        kind: str,
        title: str,
        text: str = "",
        actions: Sequence[Button] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        icon, colour = _KINDS[kind]
        self.kind = kind
        self.setProperty("role", kind)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(21, 16, 21, 16)
        row.setSpacing(16)
        row.addWidget(IconMark(icon=icon, colour=colour, size=24), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        self.title = Prose(title, role="label")
        column.addWidget(self.title)
        self.text = Prose(text, role="body", parent=self)
        self.text.setVisible(bool(text))
        column.addWidget(self.text)
        if actions:
            column.addSpacing(8)
            flow = Flow(gap=12)
            for action in actions:
                flow.addWidget(action)
            column.addLayout(flow)
        row.addLayout(column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        painting.fit_height(self)

    def set_words(self, title: str, text: str = "") -> None:
        """Say something else in the same place."""
        self.title.set_text(title)
        self.text.set_text(text)
        self.text.setVisible(bool(text))
