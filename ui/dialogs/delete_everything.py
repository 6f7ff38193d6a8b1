# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deleting the whole journal: what goes, what stays, and a sentence to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.i18n import _, ngettext
from ui import paths
from ui.dialogs.dialog import Dialog
from ui.widgets.buttons import ordinary
from ui.widgets.line_field import LineField
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.errors import AppError
    from app.services.security import Counts
    from ui.context import Context


class DeleteEverythingDialog(Dialog):
    """The button works once the sentence is typed. Afterwards the first page follows."""

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            title=_("Delete everything in this journal?"),
            text=_(
                "The journal goes for good: its keys first, then all that was written. Neither "
                "the passphrase nor the recovery sheet brings it back."
            )
            + "\n"
            + _("It lies in {folder}.").format(folder=paths.shown(context.workspace.folder))
            + "\n"
            + "\n".join((*_backups_left(context), _not_reached())),
            parent=parent,
        )
        self._context = context
        self._sentence = _("delete everything")
        self._counted = Prose("", role="body")
        words = _("To confirm, type: {sentence}").format(sentence=self._sentence)
        label = Prose(words, role="label")
        self._field = LineField(name=words)
        label.setBuddy(self._field)
        self._field.edited.connect(self._on_edited)
        self._said = Prose("", role="body")
        self._said.hide()
        for widget in (self._counted, label, self._field, self._said):
            self.column.addWidget(widget)
        self._stay = ordinary(_("Keep the journal"))
        self._go = ordinary(_("Delete everything"))
        self._stay.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_delete)
        self._go.setEnabled(False)
        self.add_button(self._stay)
        self.add_button(self._go)
        self.fit(520)
        self._stay.setFocus(Qt.FocusReason.OtherFocusReason)
        context.tasks.vault(context.workspace.security.counts, owner=self, done=self._on_counted)

    def _on_counted(self, counts: Counts) -> None:
        words = ngettext(
            "{count} entry would be deleted.", "{count} entries would be deleted.", counts.total
        )
        self._counted.set_text(words.format(count=f"{counts.total:,}"))

    def _on_edited(self) -> None:
        self._go.setEnabled(self._field.text().strip().casefold() == self._sentence.casefold())

    def _on_delete(self) -> None:
        self._go.setEnabled(False)
        self._stay.setEnabled(False)
        # Nothing of it may be written again once it is gone.
        for saver in tuple(self._context.savers):
            saver.flush()
        self._context.tasks.vault(
            self._context.workspace.delete_everything,
            owner=self,
            done=self._on_deleted,
            failed=self._on_failed,
        )

    def _on_deleted(self, _left: tuple[str, ...]) -> None:
        self.accept()
        self._context.new_journal()

    def _on_failed(self, error: AppError) -> None:
        self._said.set_text(error.sentence)
        self._said.show()
        self._stay.setEnabled(True)


def _backups_left(context: Context) -> tuple[str, ...]:
    """Which backups stay, and where: those a look at their places has found."""
    found = context.backups.state.backups
    if not found:
        return ()
    folders = dict.fromkeys(backup.path.parent for backup in found)
    words = ngettext(
        "{count} backup stays where it is, in {folders}.",
        "{count} backups stay where they are, in {folders}.",
        len(found),
    )
    return (
        words.format(
            count=f"{len(found):,}", folders=", ".join(paths.shown(folder) for folder in folders)
        ),
    )


def _not_reached() -> str:
    return _("Backups, printouts, exported files and old copies of the disk are not reached.")
