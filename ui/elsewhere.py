# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Saving words that the journal cannot take into an encrypted file somewhere else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from app.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import Context


class Elsewhere(QObject):
    """Asks where to, and writes everything that is not saved in the journal there.

    Signals:
        begun: a place was chosen.
        saved: it is written; with a sentence for the person.
        failed: nothing was written; with the AppError.
    """

    begun = Signal()
    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, *, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent

    def ask(self) -> None:
        """Let the person choose a place; the journal's own disk is the least useful one."""
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
        dialog = QFileDialog(self._window.window(), _("Save an encrypted copy elsewhere"), home)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("Encrypted copies") + " (*.vaultbackup)")
        dialog.setDefaultSuffix("vaultbackup")
        dialog.selectFile(self._context.workspace.rescue.file_name())
        # It is never replaced; asked here it would sound as if it could be.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def save(self, chosen: str) -> None:
        """Write it there. The vault lane may be waiting for a disk: this is not for it."""
        rescue = self._context.workspace.rescue
        entries = [saver.session.entry for saver in self._context.savers if saver.session.dirty]
        target = Path(chosen)

        def saved(_nothing: None) -> None:
            words = _("Saved, encrypted, as {file}. It is restored like a backup.")
            self.saved.emit(words.format(file=target.name))

        self.begun.emit()
        self._context.tasks.cpu(
            lambda: rescue.save(entries, target), owner=self, done=saved, failed=self.failed.emit
        )
