# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where backups go: a first folder, and a second one that may be on a drive that comes and goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.i18n import _
from app.services.backup_state import FIRST, SECOND
from app.services.synced_folder import synced_by
from ui import paths
from ui.pages.settings_section import Section

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.backup_state import Place, State
    from ui.context import Context


class PlacesSection(Section):
    """Two folders. The second one is written to whenever it is there, and never asked for."""

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Where they go"), context=context, parent=parent)
        self.add_words(_("First place"), role="label")
        self._first = self.add_words("", role="code")
        self._first_note = self.add_words("")
        self._change, self._usual = self.add_buttons(
            (_("Choose the first folder…"), lambda: self._choose(FIRST)),
            (_("Use the usual folder"), lambda: context.backups.set_place(FIRST, None)),
        )
        self.column.addSpacing(16)
        self.add_words(_("Second place"), role="label")
        self._second = self.add_words("", role="code")
        self._second_note = self.add_words(
            _("For example a USB drive. When it is not there, nothing is said about it.")
        )
        self._choose_second, self._leave_out = self.add_buttons(
            (_("Choose a second folder…"), lambda: self._choose(SECOND)),
            (_("No second place"), lambda: context.backups.set_place(SECOND, None)),
        )

    def show_places(self, state: State) -> None:
        """Show where backups go now."""
        places = {place.role: place for place in state.places}
        first, second = places.get(FIRST), places.get(SECOND)
        self._first.set_text(_path(first))
        self._first_note.set_text(self._note(first))
        self._first_note.setVisible(bool(self._first_note.text()))
        self._usual.setVisible(self.context.backups.chosen(FIRST))
        self._second.set_text(_path(second))
        self._second.setVisible(second is not None)
        self._second_note.set_text(self._note_of_second(second))
        self._leave_out.setVisible(second is not None)

    def _note(self, place: Place | None) -> str:
        if place is None:
            return ""
        if place.problem is not None:
            return place.problem.sentence
        program = synced_by(place.folder)
        if program:
            return _("{program} seems to copy this folder to other places, encrypted.").format(
                program=program
            )
        return ""

    def _note_of_second(self, place: Place | None) -> str:
        if place is None:
            return _("For example a USB drive. When it is not there, nothing is said about it.")
        if not place.present:
            return _("Not connected now. It gets the newest backup when it is there again.")
        return self._note(place) or _("Connected. It gets each new backup as well.")

    def _choose(self, role: str) -> None:
        start = self.context.workspace.folder.parent
        dialog = QFileDialog(self.window(), _("Backups go to this folder"), str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        runner = self.context.backups
        dialog.fileSelected.connect(lambda chosen: runner.set_place(role, Path(chosen)))
        dialog.open()


def _path(place: Place | None) -> str:
    return "" if place is None else paths.isolated(place.folder)
