# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking for the passphrase of the open journal before something is done with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal

from app.i18n import _
from ui.dialogs.dialog import Dialog
from ui.pages.door.labels import ShowButton, field_label, field_row
from ui.pages.door.message_line import MessageLine
from ui.pages.door.passphrase_field import PassphraseField
from ui.widgets.buttons import ordinary, primary

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.errors import AppError
    from ui.context import Context

PATIENCE_MS = 400
_WIDE = 520


class AskPassphraseDialog(Dialog):
    """Says what is about to happen, and takes the passphrase for it; proven by a derivation.

    Signals:
        proven: the passphrase; the dialog has forgotten it by then.
    """

    proven = Signal(str)

    def __init__(
        self,
        *,
        title: str,
        text: str,
        do: str,
        keep: str,
        context: Context,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title=title, text=text, parent=parent)
        self._context = context
        self._busy = False
        theme = context.theme
        self._field = PassphraseField(name=_("Passphrase"))
        show = ShowButton(theme=theme, fields=(self._field,))
        self._said = MessageLine(below=theme.space("s2"))
        self.column.addWidget(field_label(_("Passphrase"), self._field, theme=theme))
        self.column.addLayout(field_row(self._field, show, theme=theme))
        self.column.addWidget(self._said)
        self._field.returnPressed.connect(self._on_asked)
        self._field.textEdited.connect(self._said.clear)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._said.show_remark(_("One moment…")))
        go, stay = primary(do), ordinary(keep)
        go.clicked.connect(self._on_asked)
        stay.clicked.connect(self.reject)
        self.add_button(go)
        self.add_button(stay)
        self.fit(_WIDE)
        # Also where the words scroll: somebody types at once.
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Not while the passphrase is being looked at: its answer would come to nobody."""
        if not self._busy:
            super().reject()

    def _on_asked(self) -> None:
        passphrase = self._field.text()
        if self._busy:
            return
        if not passphrase:
            self._said.show_remark(_("Type your passphrase, then go on."))
            self._field.setFocus()
            return
        self._busy = True
        self._patience.start()
        security = self._context.workspace.security
        self._context.tasks.vault(
            lambda: security.check_passphrase(passphrase),
            owner=self,
            done=lambda _nothing: self._on_proven(passphrase),
            failed=self._on_failed,
        )

    def _on_proven(self, passphrase: str) -> None:
        self._stop_waiting()
        self._field.clear()
        self.accept()
        self.proven.emit(passphrase)

    def _on_failed(self, error: AppError) -> None:
        self._stop_waiting()
        words = _("Caps Lock is on.") if self._field.caps_lock else error.sentence
        self._said.show_error(words)
        self._field.setAccessibleDescription(words)
        self._field.setFocus()
        self._field.selectAll()

    def _stop_waiting(self) -> None:
        self._busy = False
        self._patience.stop()
