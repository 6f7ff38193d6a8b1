# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The door for a backup: its secret in, a journal in an empty folder out. Never over anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from ui import paths
from ui.dates import Dates
from ui.pages.door.column import Column
from ui.pages.door.labels import ShowButton, field_label, field_row
from ui.pages.door.message_line import MessageLine
from ui.pages.door.passphrase_field import PassphraseField
from ui.pages.first_run.passphrase import free_folder, nearest_existing
from ui.widgets import buttons
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from app.domain.errors import AppError
    from app.services.backup_files import BackupFile
    from ui.tasks import Tasks
    from ui.theme.theme import Theme

Restore = Callable[[Path, str, Callable[[str], None]], object]
"""Gets the folder, the secret, and what to tell the steps to; gives the open workspace."""


class RestorePage(QWidget):
    """Says of the file what its name and size say: nobody has opened it yet.

    `restore` runs on the vault lane and may raise AppError.

    Signals:
        opened: the journal was restored, checked and opened; carries the workspace.
        back: leave the backup alone.
    """

    opened = Signal(object)
    back = Signal()
    _stepped = Signal(str)

    def __init__(
        self,
        *,
        theme: Theme,
        tasks: Tasks,
        file: BackupFile,
        folder: Path,
        restore: Restore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._tasks = theme, tasks
        self._folder, self._restore = folder, restore
        self._busy = False
        self._column = Column(theme=theme, width=theme.width("column"), parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)
        self._fill(file)
        self._stepped.connect(self._on_step)
        self.setFocusProxy(self._field)

    def focus_first(self) -> None:
        """The secret."""
        self._field.setFocus()

    def holds_secret(self) -> bool:
        """Whether there is text in the field."""
        return bool(self._field.text())

    def _fill(self, file: BackupFile) -> None:
        theme, column = self._theme, self._column
        body = column.body
        name = _("Passphrase or recovery code")
        self._field = PassphraseField(name=name, parent=column)
        self._field.returnPressed.connect(self._on_restore_asked)
        show = ShowButton(theme=theme, fields=(self._field,), parent=column)
        self._said = MessageLine(above=theme.space("s2"), parent=column)
        self._field.textEdited.connect(self._said.clear)
        body.addWidget(Prose(_("Restore a backup"), role="h1", parent=column))
        body.addSpacing(theme.space("s2"))
        body.addWidget(Prose(_facts(file), role="help", parent=column))
        body.addSpacing(theme.space("s1"))
        body.addWidget(Prose(paths.isolated(file.path.name), role="code", parent=column))
        body.addSpacing(theme.space("s5"))
        body.addWidget(field_label(name, self._field, theme=theme, parent=column))
        body.addSpacing(theme.space("label_to_field"))
        body.addLayout(field_row(self._field, show, theme=theme))
        body.addSpacing(theme.space("s1"))
        help_ = _("Those of the time it was made. The recovery code is on your sheet.")
        body.addWidget(Prose(help_, role="help", parent=column))
        body.addWidget(self._said)
        body.addSpacing(theme.space("s5"))
        body.addWidget(Prose(_("Where it will lie"), role="label", parent=column))
        body.addSpacing(theme.space("label_to_help"))
        self._place = Prose("", role="body", parent=column)
        body.addWidget(self._place)
        body.addSpacing(theme.space("s1"))
        self._other = buttons.link(_("Choose another folder…"), parent=column)
        self._other.clicked.connect(self._on_folder_asked)
        body.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeading)
        body.addSpacing(theme.space("s6"))
        body.addLayout(self._foot())
        self._show_place()

    def _foot(self) -> QHBoxLayout:
        back = buttons.quiet(_("Back"), "chevron-left", parent=self._column)
        back.clicked.connect(self._on_back_asked)
        self._go = buttons.primary(_("Restore"), parent=self._column)
        self._go.clicked.connect(self._on_restore_asked)
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("s3"))
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self._go, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _show_place(self) -> None:
        self._place.set_text(paths.shown(self._folder))

    def _on_folder_asked(self) -> None:
        if self._busy:
            return
        chosen = QFileDialog.getExistingDirectory(
            self, _("Where the journal will lie"), str(nearest_existing(self._folder))
        )
        if chosen:
            self.choose_folder(Path(chosen))

    def choose_folder(self, folder: Path) -> None:
        """Let the journal lie in this folder; a folder in use gets a folder of its own inside."""
        self._folder = free_folder(folder)
        self._said.clear()
        self._show_place()

    def _on_back_asked(self) -> None:
        if not self._busy:
            self.back.emit()

    def _on_restore_asked(self) -> None:
        secret = self._field.text()
        if self._busy:
            return
        if not secret:
            self._said.show_remark(_("Type the passphrase or the recovery code, then restore."))
            self._field.setFocus()
            return
        self._busy = True
        self._field.setReadOnly(True)
        restore, folder, tell = self._restore, self._folder, self._stepped.emit
        self._tasks.vault(
            lambda: restore(folder, secret, tell),
            owner=self,
            done=self._on_restored,
            failed=self._on_failed,
        )

    def _on_step(self, step: str) -> None:
        words = {
            "look": _("Reading the backup…"),
            "open": _("Opening it… about a second"),
            "copy": _("Restoring…"),
            "check": _("Checking all of it…"),
        }
        if self._busy and step in words:
            self._said.show_remark(words[step])

    def _on_restored(self, workspace: object) -> None:
        self._busy = False
        self._field.clear()
        self._said.clear()
        self.opened.emit(workspace)

    def _on_failed(self, error: AppError) -> None:
        self._busy = False
        self._field.setReadOnly(False)
        self._said.show_app_error(error)
        self._field.setAccessibleDescription(error.sentence)
        self._field.setFocus()
        self._field.selectAll()


def _facts(file: BackupFile) -> str:
    dates = Dates()
    moment = file.moment
    day = dates.long(moment.local_day, None)
    return _("By its name it is from {day} {year}, {time} UTC. It holds {size} MB.").format(
        day=day, year=moment.local_day.year, time=dates.time(moment), size=f"{file.size / 1e6:.1f}"
    )
