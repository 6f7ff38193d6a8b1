# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One line about what was just done, with Undo. It stays until dismissed or the next act."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.i18n import _
from ui.widgets.buttons import icon_button, link
from ui.widgets.prose import Prose


class Toast(QFrame):
    """Hidden until `say`; no timed disappearance, so that slow readers can act on it."""

    undone = Signal()
    dismissed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undo: Callable[[], None] | None = None
        self.setProperty("role", "note")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(16)
        self.words = Prose("", role="body")
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.undo_button = link(_("Undo"))
        self.undo_button.clicked.connect(self._on_undo_clicked)
        row.addWidget(self.undo_button)
        self.close_button = icon_button("close", _("Dismiss"))
        self.close_button.clicked.connect(self._on_close_clicked)
        row.addWidget(self.close_button)
        self.hide()

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a line; with `undo` it can be taken back."""
        self._undo = undo
        self.words.set_text(text)
        self.undo_button.setVisible(undo is not None)
        self.show()

    def dismiss(self) -> None:
        """Take the line away; what was done stays done."""
        self._undo = None
        self.hide()

    def _on_undo_clicked(self) -> None:
        undo = self._undo
        self.dismiss()
        if undo is not None:
            undo()
        self.undone.emit()

    def _on_close_clicked(self) -> None:
        self.dismiss()
        self.dismissed.emit()
