# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing another passphrase for the open journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from app.i18n import _
from ui.dialogs.dialog import Dialog
from ui.pages.door.labels import field_label
from ui.pages.door.message_line import MessageLine
from ui.pages.door.passphrase_chooser import PassphraseChooser
from ui.pages.door.passphrase_field import PassphraseField
from ui.widgets.buttons import ordinary, primary

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.errors import AppError
    from ui.context import Context


class NewPassphraseDialog(Dialog):
    """Takes the passphrase there is and the one there is to be, and changes it.

    Signals:
        changed: the new passphrase opens the journal, the old one no longer does.
    """

    changed = Signal()

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            title=_("Change passphrase"),
            text=_(
                "Nobody can reset it. The recovery sheet stays as it is. "
                "If you forgot the old one: lock, and open with the sheet. It offers a new one."
            ),
            parent=parent,
        )
        self._context = context
        self._busy = False
        theme = context.theme
        self._current = PassphraseField(name=_("Passphrase until now"))
        self._said = MessageLine()
        self._chooser = PassphraseChooser(
            theme=theme, tasks=context.tasks, label=_("New passphrase")
        )
        self.column.addWidget(field_label(_("Passphrase until now"), self._current, theme=theme))
        self.column.addWidget(self._current)
        self.column.addWidget(self._said)
        self.column.addSpacing(theme.space("s3"))
        self.column.addWidget(self._chooser)
        self._current.textEdited.connect(self._said.clear)
        self._current.returnPressed.connect(self._chooser.focus_first)
        self._chooser.submitted.connect(self._on_change)
        change, stay = primary(_("Change passphrase")), ordinary(_("Keep the old one"))
        change.clicked.connect(self._on_change)
        stay.clicked.connect(self.reject)
        self.add_button(change)
        self.add_button(stay)
        self.fit(560)
        # Also where the words scroll: somebody types at once.
        self._current.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Not while it is being changed: nobody would be told how that ended."""
        if not self._busy:
            super().reject()

    def _on_change(self) -> None:
        if self._busy:
            return
        current = self._current.text()
        if not current:
            self._said.show_remark(_("Type the passphrase that opens it now."))
            self._current.setFocus()
            return
        new = self._chooser.take()
        if not new:
            return
        self._busy = True
        self._said.show_remark(_("Changing… about two seconds"))
        security = self._context.workspace.security
        self._context.tasks.vault(
            lambda: security.change_passphrase(current, new),
            owner=self,
            done=self._on_changed,
            failed=self._on_failed,
        )

    def _on_changed(self, _nothing: None) -> None:
        self._busy = False
        self._current.clear()
        self._chooser.forget()
        self.accept()
        self.changed.emit()

    def _on_failed(self, error: AppError) -> None:
        self._busy = False
        self._said.show_app_error(error)
        self._current.setAccessibleDescription(error.sentence)
        self._current.setFocus()
        self._current.selectAll()
