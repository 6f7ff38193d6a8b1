# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing another passphrase for the open journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.i18n import _
from ui.dialogs.dialog import Dialog
from ui.pages.door.passphrase_chooser import PassphraseChooser
from ui.widgets.buttons import ordinary, primary

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import Context


class NewPassphraseDialog(Dialog):
    """Signals:
    chosen: the new passphrase; the dialog has forgotten it by then.
    """

    chosen = Signal(str)

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            title=_("Change passphrase"),
            text=_("Nobody can reset it. The recovery sheet stays as it is."),
            parent=parent,
        )
        self._chooser = PassphraseChooser(
            theme=context.theme, tasks=context.tasks, label=_("New passphrase")
        )
        self._chooser.submitted.connect(self._on_change)
        self.column.addWidget(self._chooser)
        change, stay = primary(_("Change passphrase")), ordinary(_("Keep the old one"))
        change.clicked.connect(self._on_change)
        stay.clicked.connect(self.reject)
        self.add_button(change)
        self.add_button(stay)
        self.fit(560)
        self._chooser.focus_first()

    def _on_change(self) -> None:
        passphrase = self._chooser.take()
        if passphrase:
            self._chooser.forget()
            self.accept()
            self.chosen.emit(passphrase)
