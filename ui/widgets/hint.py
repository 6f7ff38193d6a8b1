# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A calm line that asks or tells something once, with what could be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.banner import Banner
from ui.widgets.buttons import ordinary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Act = tuple[str, Callable[[], None]]


class Hint(QWidget):
    """Nothing until it is told to say something."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ""
        self._banner: Banner | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def say(self, title: str, text: str = "", acts: Sequence[Act] = ()) -> None:
        """Show these words and buttons in place of what was there."""
        if self._banner is not None and self.words == title + text:
            return
        self.clear()
        buttons = []
        for words, act in acts:
            button = ordinary(words)
            button.clicked.connect(lambda _checked=False, act=act: act())
            buttons.append(button)
        self._banner = Banner(kind="note", title=title, text=text, actions=buttons, parent=self)
        self._box.addWidget(self._banner)
        self.words = title + text
        self.show()

    def clear(self) -> None:
        """Say nothing."""
        if self._banner is not None:
            self._box.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
        self._banner = None
        self.words = ""
        self.hide()
