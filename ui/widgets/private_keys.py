# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hide, lock and quit while a popup is open, which gets every key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from ui.actions import PRIVATE


class PrivateKeys(QObject):
    """Hands the keys that protect from a popup, and all that is in it, to the window it is of."""

    def __init__(self, *, popup: QWidget) -> None:
        super().__init__(popup)
        self._popup = popup
        for widget in (popup, *popup.findChildren(QWidget)):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Those keys close every popup and act; every other key is the popup's."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        pressed = QKeySequence(event.keyCombination())
        owner = _window_beneath(self._popup)
        for action in owner.actions():
            if action.objectName() in PRIVATE and pressed in action.shortcuts():
                close_popups()
                action.trigger()
                return True
        return False


def _window_beneath(popup: QWidget) -> QWidget:
    """The window or dialog a popup belongs to; a menu may stand on another menu."""
    window = popup.window()
    while window.windowType() == Qt.WindowType.Popup and (above := window.parentWidget()):
        window = above.window()
    return window


def close_popups() -> None:
    """Close every menu and popup that is open."""
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
