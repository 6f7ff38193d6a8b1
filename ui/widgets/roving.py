# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One tab stop for a group of buttons: Tab enters and leaves it, arrows move inside."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

_NEXT = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class Roving(QObject):
    """Keeps exactly one button of a group reachable by Tab: the chosen, else the last focused,
    else the first. Every other one takes focus by click, arrow keys, Home and End."""

    def __init__(
        self, *, moved: Callable[[QAbstractButton], None] | None = None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._group = parent
        self._buttons: list[QAbstractButton] = []
        self._stop: QAbstractButton | None = None
        self._moved = moved

    def set_buttons(self, buttons: list[QAbstractButton]) -> None:
        """Use these buttons, in this order."""
        for button in self._buttons:
            button.removeEventFilter(self)
        self._buttons = buttons
        for button in buttons:
            button.installEventFilter(self)
        if self._stop not in buttons:
            self._stop = None
        self.set_stop(self._stop)

    def set_stop(self, button: QAbstractButton | None) -> None:
        """Let Tab come to this button; None picks the chosen or the first."""
        shown = [one for one in self._buttons if not one.isHidden()]
        if button is None:
            button = next((one for one in shown if one.isChecked()), None)
        if button is None and shown:
            button = shown[0]
        self._stop = button
        for one in self._buttons:
            stops = Qt.FocusPolicy.StrongFocus if one is button else Qt.FocusPolicy.ClickFocus
            if one.focusPolicy() != stops:
                one.setFocusPolicy(stops)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QAbstractButton):
            self.set_stop(watched)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        shown = [one for one in self._buttons if not one.isHidden() and one.isEnabled()]
        if watched not in shown:
            return False
        at = shown.index(watched)
        wanted = self._wanted(event.key(), at, len(shown))
        if wanted is None:
            return False
        target = shown[wanted]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if self._moved is not None and wanted != at:
            self._moved(target)
        return True

    def _wanted(self, key: int, at: int, count: int) -> int | None:
        rtl = self._group.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if rtl and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            key = Qt.Key.Key_Right if key == Qt.Key.Key_Left else Qt.Key.Key_Left
        if key in _NEXT:
            return (at + 1) % count
        if key in _BACK:
            return (at - 1) % count
        if key == Qt.Key.Key_Home:
            return 0
        if key == Qt.Key.Key_End:
            return count - 1
        return None
