# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands act in the order in which keys were pressed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QWidget


class KeysInTurn(QObject):
    """Claims the keys of commands as ordinary ones and acts when they arrive.

    Qt tells a shortcut as soon as its keys are read, and letters when it is their turn. After a
    moment's stall a command would overtake the letters typed before it, which then go wherever
    it led to, or nowhere.
    """

    def __init__(self, keys: Iterable[QKeySequence], *, parent: QObject) -> None:
        super().__init__(parent)
        self._keys = frozenset(sequence.toString() for sequence in keys)

    def watch(self, window: QWindow) -> None:
        """Keep the order of the keys that come to a window of this program."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim a command's keys; when they arrive, act if nothing with the focus wants them."""
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        # All keys are a popup's while it is open.
        if not isinstance(event, QKeyEvent) or QApplication.activePopupWidget() is not None:
            return False
        pressed = QKeySequence(event.keyCombination())
        if pressed.toString() not in self._keys:
            return False
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        focus = QApplication.focusWidget() or QApplication.activeWindow()
        if focus is None or _wants(focus, event):
            return False
        action = _action(focus, pressed)
        if action is None:
            return False
        action.trigger()
        return True


def _wants(focus: QWidget, event: QKeyEvent) -> bool:
    """Whether a widget takes these keys for itself, as a field does with those that edit."""
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text())
    asked.ignore()
    QApplication.sendEvent(focus, asked)
    return asked.isAccepted()


def _action(focus: QWidget, pressed: QKeySequence) -> QAction | None:
    """The nearest action with these keys, from what has the focus up to its window."""
    widget: QWidget | None = focus
    while widget is not None:
        for action in widget.actions():
            if action.isEnabled() and pressed in action.shortcuts():
                return action
        widget = None if widget.isWindow() else widget.parentWidget()
    return None
