# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A field for a passphrase that notices Caps Lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.secret_field import SecretField

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class PassphraseField(SecretField):
    """Takes every character as typed or pasted, spaces at either end included.

    Qt cannot tell whether Caps Lock is on, so it is concluded from what a letter key gave:
    a capital without Shift, or a small letter with it.

    Signals:
        caps_lock_noticed: Caps Lock was found to be on (True) or off again (False).
    """

    caps_lock_noticed = Signal(bool)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self.caps_lock = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, and notice Caps Lock on the way."""
        self._watch_caps_lock(event)
        super().keyPressEvent(event)

    def _watch_caps_lock(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt  # not before the first paint

        letter = event.text()
        not_typing = (
            Qt.KeyboardModifier.ControlModifier
            | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier
            | Qt.KeyboardModifier.GroupSwitchModifier
        )
        found = self.caps_lock
        if event.key() == Qt.Key.Key_CapsLock:
            # The key alone can only mean "off"; "on" waits for a letter that shows it.
            found = False
        elif (
            len(letter) == 1
            and letter.lower() != letter.upper()
            and not event.modifiers() & not_typing
        ):
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            found = letter.isupper() != shifted
        if found is not self.caps_lock:
            self.caps_lock = found
            self.caps_lock_noticed.emit(found)
