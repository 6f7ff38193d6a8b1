# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The opaque cover of quick hide: window colour and one neutral line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.i18n import _
from ui.actions import COMMANDS


class Cover(QWidget):
    """Shown in place of the journal. Plain colour; a blur would leak shapes.

    Signals:
        uncovered: any key or click.
    """

    uncovered = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        self._line = QLabel(_("Hidden. Press any key."), self)
        self._line.setProperty("role", "caption")
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._offered: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.addWidget(self._line)
        self.setAccessibleName(self._line.text())
        self._alive = [
            QKeySequence(keys)
            for command in COMMANDS
            if command.name in ("lock", "quit")
            for keys in command.keys
        ]

    def ring_wanted(self) -> bool:
        """Nothing to see here, not even where the focus is."""
        return False

    def say(self, text: str) -> None:
        """The one neutral line."""
        self._line.setText(text)
        self.setAccessibleName(text)

    def offer(self, choice: QWidget) -> None:
        """Show a choice in place of the line."""
        self.withdraw()
        self._offered = choice
        self._line.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(choice)
        choice.show()

    def withdraw(self) -> None:
        """Take the choice away; the line is back."""
        offered, self._offered = self._offered, None
        if offered is not None:
            offered.hide()
            offered.deleteLater()
            self._line.show()
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key but a lone modifier brings the journal back."""
        modifiers = (
            Qt.Key.Key_Control,
            Qt.Key.Key_Shift,
            Qt.Key.Key_Alt,
            Qt.Key.Key_Meta,
            Qt.Key.Key_AltGr,
        )
        if event.key() not in modifiers:
            self.uncovered.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click brings the journal back."""
        self.uncovered.emit()

    def event(self, event: QEvent) -> bool:
        """Tab and the commands are keys like any other here; nothing happens unseen."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(QKeySequence(event.keyCombination()) not in self._alive)
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.keyPressEvent(event)
            return True
        return super().event(event)
