# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One backup: what it is, and the way to a second journal made of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import _
from app.services.backup_state import Health
from app.services.restore import free_folder
from ui import paths
from ui.dates import dates_of
from ui.dialogs.dialog import Dialog
from ui.models import backup_lines
from ui.widgets.buttons import ordinary, primary
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from app.domain.errors import AppError
    from app.services.backup_state import Backup
    from app.services.restore import Restored
    from ui.context import Context


class BackupDialog(Dialog):
    """Restoring never changes the journal that is open: it makes another one beside it."""

    def __init__(self, *, backup: Backup, context: Context, parent: QWidget | None = None) -> None:
        dates = dates_of(context.workspace.preferences.current)
        super().__init__(
            title=_("Backup of {when}").format(when=dates.day_and_time(backup.made)),
            parent=parent,
        )
        self._backup = backup
        self._context = context
        self._restored: Path | None = None
        self._folder = free_folder(backup.path, context.workspace.folder)
        facts = (
            backup_lines.records(backup),
            backup_lines.size(backup),
            backup_lines.health(backup, dates),
        )
        self.column.addWidget(Prose(" · ".join(fact for fact in facts if fact), role="body"))
        self.column.addWidget(Prose(paths.isolated(backup.path), role="code"))
        self._said = Prose("", role="body")
        self._place = Prose("", role="code")
        self._other = ordinary(_("Choose another folder…"))
        self._other.clicked.connect(self._on_other)
        self._go = primary(_("Restore into a copy"))
        self._go.clicked.connect(self._on_go)
        self._close = ordinary(_("Close"))
        self._close.clicked.connect(self.reject)
        good = backup.health in (Health.GOOD, Health.WORDS)
        self._said.set_text(self._promise() if good else self._refusal())
        self.column.addWidget(self._said)
        self.column.addWidget(self._place)
        self._place.setVisible(good)
        self._show_place()
        for button in (self._go, self._other) if good else ():
            self.add_button(button)
        self.add_button(self._close)
        context.backups.failed.connect(self._on_failed)
        context.backups.progressed.connect(self._on_progressed)
        self.fit(560)
        (self._go if good else self._close).setFocus(Qt.FocusReason.OtherFocusReason)

    def _promise(self) -> str:
        if self._backup.health is Health.WORDS:
            return _(
                "It holds words that could not be saved in the journal at that time, not the "
                "whole journal. Restored, they become a second journal in the folder below. The "
                "journal that is open stays as it is."
            )
        return _(
            "Restored, it becomes a second journal in the folder below. The journal that is open "
            "stays as it is."
        )

    def _refusal(self) -> str:
        if self._backup.health is Health.OTHER_KEYS:
            return _(
                "It was made with earlier keys. It opens with the passphrase or the recovery "
                "sheet of its time: lock, choose to restore a backup, and name this file."
            )
        if self._backup.health is Health.NEWER:
            return _("It opens in the newer version of Afterhour that made it.")
        return _("It does not hold what was written to it. Choose another one.")

    def _show_place(self) -> None:
        self._place.set_text(paths.isolated(self._folder))

    def _on_other(self) -> None:
        dialog = QFileDialog(self, _("Restore into"), str(self._folder.parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, chosen: str) -> None:
        folder = Path(chosen)
        empty = not folder.exists() or next(folder.iterdir(), None) is None
        self._folder = folder if empty else free_folder(self._backup.path, folder / "journal")
        self._show_place()

    def _on_go(self) -> None:
        if self._restored is not None:
            self.accept()
            self._context.leave_to(str(self._restored))
            return
        self._go.setEnabled(False)
        self._other.setEnabled(False)
        self._context.backups.restore_copy(
            self._backup, self._folder, done=self._on_restored, owner=self
        )

    def _on_progressed(self, words: str) -> None:
        if words and not self._go.isEnabled():
            self._said.set_text(words)

    def _on_restored(self, restored: Restored) -> None:
        self._restored = restored.folder
        self._said.set_text(
            _(
                "Restored and checked. The copy opens with the passphrase and the recovery sheet "
                "of that time."
            )
        )
        self._other.hide()
        self._go.set_words(_("Lock and open the copy"))
        self._go.setEnabled(True)
        self._close.set_words(_("Stay here"))
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: AppError) -> None:
        if self._go.isEnabled():
            return
        self._said.set_text(error.sentence)
        self._go.setEnabled(True)
        self._other.setEnabled(True)
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)
