# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in place of cards while there are none, and the way on from there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from ui.widgets.buttons import ordinary, primary
from ui.widgets.prose import Prose

EMPTY, NARROWED = "empty", "narrowed"


class Nothing(QWidget):
    """Says why nothing is shown.

    Attributes:
        write: leads to a first record.
        everything: takes off what narrows.
    """

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Prose("", role="help")
        self.write = primary(_("Write a record"), icon="pencil")
        self.everything = ordinary(_("Look at everything"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._words)
        column.addSpacing(20)
        for button in (self.write, self.everything):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.say("", writes=False)

    def say(self, why: str, *, writes: bool) -> None:
        """`EMPTY`, `NARROWED`, or "" for nothing at all. `writes`: a record can be written here."""
        words = {
            EMPTY: _(
                "What you keep shows here over time. You see which schemas return, how a rule is "
                "believed later on, and how strains go on. One kept record is enough to begin with."
            ),
            NARROWED: _("Nothing of this kind was kept in what you look at."),
        }
        self._words.set_text(words.get(why, ""))
        self.write.setVisible(why == EMPTY and writes)
        self.everything.setVisible(why == NARROWED)
        self.setVisible(bool(why))
