# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Moving the journal to another folder: the passphrase, three steps in words, then the door."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services import journals
from ui.dialogs.dialog import Dialog
from ui.widgets.buttons import ordinary, primary
from ui.widgets.prose import Prose
from ui.widgets.secret_field import SecretField

if TYPE_CHECKING:
    from app.domain.errors import AppError
    from ui.context import Context


class MoveJournalDialog(Dialog):
    """Closes the journal, moves it, and goes to the door of the place where it then lies.

    Signals:
        stepped: "copy", "check" or "remove" has begun; sent from the vault lane.
    """

    stepped = Signal(str)

    def __init__(
        self, *, target: Path, text: str, context: Context, parent: QWidget | None = None
    ) -> None:
        super().__init__(title=_("Move the journal"), text=text, parent=parent)
        self._context = context
        self._target = target
        self._source = context.workspace.folder
        self._closed = False
        label = Prose(_("Passphrase, to open it at the new place"), role="label")
        self._field = SecretField(name=_("Passphrase, to open it at the new place"))
        label.setBuddy(self._field)
        self._field.returnPressed.connect(self._on_move)
        self._said = Prose("", role="body")
        self._said.hide()
        for widget in (label, self._field, self._said):
            self.column.addWidget(widget)
        self._go = primary(_("Move it"))
        self._stay = ordinary(_("Leave it where it is"))
        self._go.clicked.connect(self._on_move)
        self._stay.clicked.connect(self.reject)
        self.add_button(self._go)
        self.add_button(self._stay)
        self.stepped.connect(self._on_step)
        self.fit(520)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Escape: before the journal was closed nothing happens, after it the door follows."""
        if not self._go.isEnabled():
            return
        super().reject()
        if self._closed:
            self._context.leave_to(str(self._source))

    def _on_move(self) -> None:
        passphrase = self._field.text()
        if not passphrase or not self._go.isEnabled():
            return
        self._go.setEnabled(False)
        self._stay.setEnabled(False)
        for saver in tuple(self._context.savers):
            saver.flush()
        workspace, tell = self._context.workspace, self.stepped.emit

        def work() -> Path:
            workspace.close()
            return journals.move(self._source, self._target, passphrase=passphrase, progress=tell)

        self._closed = True
        self._context.tasks.vault(work, owner=self, done=self._on_moved, failed=self._on_failed)

    def _on_step(self, step: str) -> None:
        words = {
            "copy": _("Copying…"),
            "check": _("Checking the copy…"),
            "remove": _("Removing the old folder…"),
        }
        self._said.set_text(words.get(step, ""))
        self._said.show()

    def _on_moved(self, folder: Path) -> None:
        self.accept()
        self._context.leave_to(str(folder))

    def _on_failed(self, error: AppError) -> None:
        self._said.set_text(error.sentence)
        self._said.show()
        self._go.setEnabled(True)
        self._stay.setEnabled(True)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
