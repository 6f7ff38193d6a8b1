# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""All keys are being changed: how far it is, and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.i18n import _
from ui.dialogs.dialog import Dialog
from ui.widgets.buttons import primary
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.errors import AppError
    from ui.context import Context


class ChangeKeysDialog(Dialog):
    """Does it as soon as it is open, and stays until the person has read how it ended.

    A lock that falls due meanwhile covers the window at once and waits for the end of it.

    Signals:
        changed: only the passphrase and the new sheet open the journal.
        stepped: how far it is: step, done, of how much; sent from the vault lane.
    """

    changed = Signal()
    stepped = Signal(str, int, int)

    def __init__(
        self, *, passphrase: str, code: str, context: Context, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            title=_("Changing all keys"),
            text=_("The journal is copied under new keys and checked, then put in its place."),
            parent=parent,
        )
        self._context = context
        self._running = True
        self._said = Prose(_("Deriving the new keys…"), role="body")
        self.column.addWidget(self._said)
        self._done = primary(_("Close"))
        self._done.setEnabled(False)
        self._done.clicked.connect(self.accept)
        self.add_button(self._done)
        self.stepped.connect(self._on_stepped)
        self.fit(520)
        security, tell = context.workspace.security, self.stepped.emit
        context.tasks.vault(
            lambda: security.change_all_keys(passphrase, code, tell),
            owner=self,
            done=self._on_changed,
            failed=self._on_failed,
        )

    def reject(self) -> None:
        """Escape: not before the end."""
        if not self._running:
            super().reject()

    def _on_stepped(self, step: str, done: int, of: int) -> None:
        percent = 100 * done // max(of, 1)
        self._said.set_text(
            {
                "copy": _("Copying… {percent} %").format(percent=percent),
                "check": _("Checking the copy… {percent} %").format(percent=percent),
            }.get(step, _("Putting it in its place…"))
        )

    def _on_changed(self, _nothing: None) -> None:
        self._end(
            _(
                "All keys are new. Your passphrase and the new sheet open the journal; "
                "the old sheet can be destroyed. Backups and copies made before still open "
                "with what opened them then: delete them if that worries you, and make a new one."
            )
        )
        self.changed.emit()

    def _on_failed(self, error: AppError) -> None:
        self._end(error.sentence)

    def _end(self, words: str) -> None:
        self._running = False
        self._said.set_text(words)
        self._done.setEnabled(True)
        self._done.setFocus()
