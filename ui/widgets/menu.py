# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A menu that does not stand in the way of hiding and locking."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ui.actions import PRIVATE


class Menu(QMenu):
    """While a menu is open it gets every key; those that protect are passed on to its window."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hide, lock and quit close the menu and act; every other key is the menu's."""
        owner: QWidget | None = self.parentWidget()
        while isinstance(owner, QMenu):
            owner = owner.parentWidget()
        pressed = QKeySequence(event.keyCombination())
        for action in owner.window().actions() if owner is not None else ():
            if action.objectName() in PRIVATE and pressed in action.shortcuts():
                while (popup := QApplication.activePopupWidget()) is not None and popup.close():
                    pass
                action.trigger()
                return
        super().keyPressEvent(event)
