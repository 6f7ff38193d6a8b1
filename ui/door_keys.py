# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys that work before a journal is open: quit, and the size of the text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.actions import COMMANDS


class DoorKeys(QObject):
    """Shortcuts of the window, by the names of its commands, until the desk brings its own."""

    def __init__(self, *, window: QWidget, handlers: dict[str, Callable[[], None]]) -> None:
        super().__init__(window)
        self._keys: list[QShortcut] = []
        for command in COMMANDS:
            handler = handlers.get(command.name)
            for keys in command.keys if handler is not None else ():
                shortcut = QShortcut(QKeySequence(keys), window)
                shortcut.activated.connect(handler)
                self._keys.append(shortcut)

    def end(self) -> None:
        """Let go of the keys; another widget of the window may have them now."""
        for shortcut in self._keys:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._keys.clear()
