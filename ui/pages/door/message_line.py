# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One line beside a field: an error with its sign, or a plain remark. It is also announced."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.errors import AppError
from ui.pages.door.column import Column
from ui.pages.door.line_icon import LineIcon
from ui.widgets.prose import Prose

SIGN = 18
GAP = 8


class MessageLine(QWidget):
    """Takes no room while it has nothing to say; `above` and `below` are space it brings along."""

    def __init__(self, *, above: int = 0, below: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_error = False
        self._sign = LineIcon(icon="warning", colour="error", size=SIGN, parent=self)
        self._words = Prose(role="help", parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, above, 0, below)
        layout.setSpacing(GAP)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now; "" while it is silent."""
        return self._words.text()

    @property
    def is_error(self) -> bool:
        """Whether it tells of trouble."""
        return self._is_error

    def show_error(self, text: str) -> None:
        """Tell of trouble: sign and words, announced at once."""
        self._say(text, is_error=True)

    def show_app_error(self, error: AppError) -> None:
        """Tell what happened, what is safe and what could be done."""
        self.show_error(error.sentence)

    def show_remark(self, text: str) -> None:
        """Say something that is no trouble, announced politely."""
        self._say(text, is_error=False)

    def clear(self) -> None:
        """Fall silent."""
        self._words.set_text("")
        self._is_error = False
        self.hide()

    def _say(self, text: str, *, is_error: bool) -> None:
        self._is_error = is_error
        self._words.set_text(text)
        self._words.set_colour("error" if is_error else "ink2")
        self._sign.setVisible(is_error)
        self.show()
        self._reveal()
        # Loaded with the first message; the first window does not wait for it.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        event = QAccessibleAnnouncementEvent(self, text)
        event.setPoliteness(
            QAccessible.AnnouncementPoliteness.Assertive
            if is_error
            else QAccessible.AnnouncementPoliteness.Polite
        )
        QAccessible.updateAccessibility(event)

    def _reveal(self) -> None:
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, Column):
                above.reveal(self)
                return
            above = above.parentWidget()
