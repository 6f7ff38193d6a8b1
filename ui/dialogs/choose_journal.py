# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which journal to open: those opened on this computer before, or any folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app import places
from app.i18n import _
from ui.dialogs.dialog import Dialog
from ui.models.lines import ISOLATE, POP
from ui.widgets.buttons import ordinary
from ui.widgets.prose import Prose
from ui.widgets.row import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.services.journals import KnownJournal


class ChooseJournalDialog(Dialog):
    """A line for each journal by its folder's name and place; a missing one is said, not offered.

    Signals:
        chosen: the folder (a `Path`) of the journal to open.
        folder_asked: another folder is to be looked for.
    """

    chosen = Signal(object)
    folder_asked = Signal()

    def __init__(self, *, journals: Sequence[KnownJournal], parent: QWidget | None = None) -> None:
        super().__init__(title=_("Open another journal"), parent=parent)
        there = [journal for journal in journals if journal.there]
        gone = [journal for journal in journals if not journal.there]
        lines = QVBoxLayout()
        lines.setSpacing(0)
        rows = [self._line(journal) for journal in there]
        for row in rows:
            lines.addWidget(row)
        self.column.addLayout(lines)
        if gone:
            self.column.addWidget(Prose(_("Not found now"), role="label"))
        for journal in gone:
            name = f"{ISOLATE}{journal.name}{POP}"
            words = _("{name}, in {place}").format(name=name, place=_place(journal))
            self.column.addWidget(Prose(words, role="help"))
        if gone:
            advice = _("Once its drive is connected, or its folder is back, it can be opened here.")
            self.column.addWidget(Prose(advice, role="help"))
        other = ordinary(_("Choose a folder…"))
        other.clicked.connect(self._on_other)
        stay = ordinary(_("Cancel"))
        stay.clicked.connect(self.reject)
        self.add_button(stay)
        self.add_button(other)
        self.fit(560)
        self.begin(rows[0] if rows else other)

    def _line(self, journal: KnownJournal) -> Row:
        row = Row(icon="folder", text=journal.name, detail=_place(journal))
        row.clicked.connect(lambda: self._on_row(journal))
        return row

    def _on_row(self, journal: KnownJournal) -> None:
        self.accept()
        self.chosen.emit(journal.folder)

    def _on_other(self) -> None:
        self.accept()
        self.folder_asked.emit()


def _place(journal: KnownJournal) -> str:
    """Where it lies; a path reads from left to right among any words."""
    return f"{ISOLATE}{places.shown_place(journal.folder)}{POP}"
