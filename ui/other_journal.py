# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks which other journal to open, at the door and in Settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app import places
from app.i18n import _
from app.services import journals
from ui.dialogs.choose_journal import ChooseJournalDialog
from ui.tasks import Tasks

if TYPE_CHECKING:
    from app.domain.errors import AppError
    from app.services.journals import KnownJournal


class OtherJournal(QObject):
    """Offers the known journals, or a folder where there are none but the one at hand.

    `chosen` gets a folder that holds a journal; `failed` is told when there is none in it.
    """

    def __init__(
        self,
        *,
        tasks: Tasks,
        here: Path | None,
        chosen: Callable[[Path], None],
        failed: Callable[[AppError], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._here = tasks, here
        self._chosen, self._failed = chosen, failed
        self._parent = parent

    def ask(self) -> None:
        """Look which journals there are, then ask."""
        here = self._here
        self._tasks.vault(lambda: journals.known(but=here), owner=self, done=self._offer)

    def _offer(self, known: tuple[KnownJournal, ...]) -> None:
        if not known:
            self._ask_folder()
            return
        dialog = ChooseJournalDialog(journals=known, parent=self._parent.window())
        dialog.chosen.connect(self._check)
        dialog.folder_asked.connect(self._ask_folder)
        dialog.open()

    def _ask_folder(self) -> None:
        beginning = (self._here or places.default_journal_dir()).parent
        while not beginning.is_dir() and beginning != beginning.parent:
            beginning = beginning.parent
        dialog = QFileDialog(self._parent.window(), _("Open a journal"), str(beginning))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._check)
        dialog.open()

    def _check(self, folder: Path | str) -> None:
        self._tasks.vault(
            lambda: journals.checked(Path(folder)),
            owner=self,
            done=self._chosen,
            failed=self._failed,
        )
