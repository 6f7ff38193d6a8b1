# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The base of every painted button: words without mnemonics, focus and hover, Enter presses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import theme, tokens
from ui.widgets import painting

if TYPE_CHECKING:  # each class of Qt costs time when it is first named; these are only types
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QResizeEvent


class Pressable(QAbstractButton):
    """A button that paints itself. Its accessible name is its words, its role that of Qt's button:
    a check box when checkable, a radio button when one of several."""

    def __init__(self, *, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme.current()
        self.words = ""
        self._laid = False
        self.hovered = False
        self.focused_by_mouse = False
        self.set_words(text)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.theme.changed.connect(self._on_theme_changed)

    def set_words(self, text: str) -> None:
        """Show other words. An ampersand is an ampersand: own words never become a shortcut."""
        self.words = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.refit()

    def refit(self) -> None:
        """Take the size that words and text size ask for now."""
        self.updateGeometry()
        if self._laid and self.hasHeightForWidth():
            painting.fit_height(self)
        self.update()

    def ring_radius(self) -> float:
        """The radius of this widget's own corners, for the focus ring."""
        return tokens.RADIUS["card"]

    def ring_wanted(self) -> bool:
        """A pressed button needs no ring; one reached by keyboard does."""
        return not self.focused_by_mouse

    def _on_theme_changed(self) -> None:
        self.refit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid = True
        if self.hasHeightForWidth():
            painting.fit_height(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        from PySide6.QtCore import Qt  # not before the first paint

        self.focused_by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered = False
        self.update()
        super().leaveEvent(event)
