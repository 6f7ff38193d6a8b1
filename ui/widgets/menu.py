# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A menu that does not stand in the way of hiding and locking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.widgets.private_keys import PrivateKeys

if TYPE_CHECKING:
    from collections.abc import Callable


class Menu(QMenu):
    """While a menu is open it gets every key; those that protect go to the window it is of."""

    def __init__(self, parent: QWidget, *, title: str = "") -> None:
        super().__init__(title, parent)
        PrivateKeys(popup=self)

    def offer(self, words: str, act: Callable[[], None]) -> None:
        """Add a line that does something."""
        action = QAction(words, self)
        action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)

    def open_below(self, widget: QWidget) -> None:
        """Open at the foot of what asked for it."""
        self.popup(widget.mapToGlobal(widget.rect().bottomLeft()))
