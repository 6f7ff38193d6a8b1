# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Help before the journal is open: what opens it, and what nobody can do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from ui.pages.scroll_stop import ScrollStop
from ui.theme.theme import Theme
from ui.widgets.buttons import ordinary
from ui.widgets.prose import Prose
from ui.widgets.scroll_area import ScrollArea


def _paragraphs() -> list[tuple[str, str]]:
    return [
        (
            _("The passphrase"),
            _(
                "Capital and small letters, spaces and accents all count. "
                "Show lets you read what you typed. You can try as often as you like."
            ),
        ),
        (
            _("If it is forgotten"),
            _(
                "The code on your recovery sheet opens the journal. "
                "Then a new passphrase can be chosen."
            ),
        ),
        (
            _("Without both"),
            _("Nobody can open it then, and neither can we. There is no other way in."),
        ),
        (
            _("If a message says more"),
            _(
                "Each message says what happened and what is safe. "
                "Before trying anything else, copy the journal’s folder to another drive."
            ),
        ),
    ]


class DoorHelp(QWidget):
    """A page of words with one way back.

    Signals:
        closed: the reader wants to go back to the door.
    """

    closed = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Page")
        column = QVBoxLayout()
        column.setSpacing(theme.space("s2"))
        area = ScrollArea(self)
        head = ScrollStop(name=_("Help with opening"), area=area)
        head.column.addWidget(Prose(_("Help with opening"), role="h1"))
        column.addWidget(head)
        for title, text in _paragraphs():
            column.addSpacing(theme.space("s4"))
            column.addWidget(Prose(title, role="label"))
            column.addWidget(Prose(text, role="body"))
        column.addSpacing(theme.space("s6"))
        self._back = ordinary(_("Back to the door"))
        self._back.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.addWidget(self._back)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        inside = QWidget()
        inside.setMaximumWidth(round(theme.width("column") * theme.text_scale))
        inside.setLayout(column)
        holder = QWidget()
        across = QHBoxLayout(holder)
        margin = theme.space("s6")
        across.setContentsMargins(margin, theme.space("s7"), margin, margin)
        across.addStretch(1)
        across.addWidget(inside, 1000)
        across.addStretch(1)
        area.setWidget(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self.setFocusProxy(head)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
