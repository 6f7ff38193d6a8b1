# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The number twin of a rating: 0 to 100, or a dash while nothing is rated."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import theme, tokens

_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 10,
    Qt.Key.Key_PageDown: -10,
}


class NumberField(QLineEdit):
    """Digits only, always left to right; empty means not rated. Up, Down and Page keys step."""

    rated = Signal(object)

    def __init__(
        self,
        *,
        name: str,
        highest: int = 100,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme.current()
        self.highest = highest
        self.compact = compact
        self._showing = False
        self.setAccessibleName(name)
        self.setPlaceholderText("–")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setDragEnabled(False)
        self.textChanged.connect(self._on_text_changed)
        self.theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def value(self) -> int | None:
        """The number, or None while nothing is rated."""
        return int(self.text()) if self.text() else None

    def set_value(self, value: int | None) -> None:
        """Show a number, or the dash; not an edit."""
        self._showing = True
        self.setText("" if value is None else str(value))
        self._showing = False

    def begin(self, digits: str) -> None:
        """Take over digits that were typed into the rating: they replace the number."""
        self.set_value(None)
        self.setText(digits)

    def ring_radius(self) -> float:
        """The radius of the field's corners, for the focus ring."""
        return tokens.RADIUS["field"]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        value = self.value
        start = (0 if step > 0 else self.highest) if value is None else value
        self.set_value(max(0, min(self.highest, start + step)))
        self.rated.emit(self.value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _on_text_changed(self, text: str) -> None:
        """Typed, pasted, or set by assistive technology, which tells of no edit."""
        if not self._showing:
            self._take(text)

    def _take(self, text: str) -> None:
        """Digits of any script become 0-9; a number that is too high keeps its first digits."""
        digits = "".join(str(int(letter)) for letter in text if letter.isdecimal())
        # A pasted page of digits is more than Python turns into a number.
        digits = digits.lstrip("0")[: len(str(self.highest))] or digits[:1]
        while digits and int(digits) > self.highest:
            digits = digits[:-1]
        kept = str(int(digits)) if digits else ""
        if kept != text:
            self.set_value(int(kept) if kept else None)
        self.rated.emit(self.value)

    def _on_theme_changed(self) -> None:
        font = QFont(self.theme.font("label"))
        self.setFont(font)
        height = self.theme.target("number_compact" if self.compact else "number")
        self.setFixedSize(self.theme.target("number_width"), height)
