# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys that work before a journal is open: quit, and the size of the text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.actions import COMMANDS
from ui.local_settings import LocalSettings
from ui.text_size import change_text_size
from ui.theme.theme import Theme


def resizing(theme: Theme, local: LocalSettings) -> dict[str, Callable[[], None]]:
    """What the keys for the size of the text do."""
    steps = {"larger": +10, "smaller": -10, "normal_size": 0}
    return {name: partial(change_text_size, theme, local, step) for name, step in steps.items()}


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
