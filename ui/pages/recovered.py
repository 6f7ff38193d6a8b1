# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The door after a recovery code has opened a journal: a new passphrase, or the old one kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.i18n import _
from ui.pages.door.column import Column
from ui.pages.door.message_line import MessageLine
from ui.pages.door.passphrase_chooser import PassphraseChooser
from ui.tasks import Tasks
from ui.theme.theme import Theme
from ui.widgets import buttons
from ui.widgets.prose import Prose

PATIENCE_MS = 400


class RecoveredPage(QWidget):
    """Offers a new passphrase for a journal that is open.

    `set_passphrase` gets the workspace and the new passphrase; it runs on the vault lane and may
    raise AppError.

    Signals:
        finished: the passphrase was changed or kept; carries the workspace.
    """

    finished = Signal(object)

    def __init__(
        self,
        *,
        theme: Theme,
        tasks: Tasks,
        set_passphrase: Callable[[object, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._set_passphrase = set_passphrase
        self._workspace: object | None = None
        self._busy = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience_ended)
        column = Column(theme=theme, width=theme.width("column"), parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self._fill(column, theme)

    @property
    def workspace(self) -> object | None:
        """The journal, once a code opened it."""
        return self._workspace

    def show_for(self, workspace: object) -> None:
        """Ask about the passphrase of this journal."""
        self._workspace = workspace
        self.focus_first()

    def focus_first(self) -> None:
        """The new passphrase."""
        self._chooser.focus_first()

    def holds_secret(self) -> bool:
        """Whether a passphrase is on this page."""
        return not self._chooser.empty

    def _fill(self, column: Column, theme: Theme) -> None:
        body = column.body
        self._chooser = PassphraseChooser(
            theme=theme, tasks=self._tasks, label=_("New passphrase"), parent=column
        )
        self._chooser.submitted.connect(self._on_new_asked)
        self._said = MessageLine(above=theme.space("s4"), parent=column)
        self._chooser.edited.connect(self._said.clear)
        body.addWidget(Prose(_("Your journal is open"), role="h1", parent=column))
        body.addSpacing(theme.space("s2"))
        help_ = _(
            "You could choose a new passphrase now. The old one stops working then; "
            "your recovery sheet stays good."
        )
        body.addWidget(Prose(help_, role="help", parent=column))
        body.addSpacing(theme.space("s6"))
        body.addWidget(self._chooser)
        body.addWidget(self._said)
        body.addSpacing(theme.space("s5"))
        keep = buttons.quiet(_("Keep the old passphrase"), parent=column)
        keep.clicked.connect(self._on_kept)
        self._change = buttons.primary(_("Set passphrase"), parent=column)
        self._change.clicked.connect(self._on_new_asked)
        row = QHBoxLayout()
        row.setSpacing(theme.space("s3"))
        row.addWidget(keep, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self._change, 0, Qt.AlignmentFlag.AlignVCenter)
        body.addLayout(row)

    def _on_kept(self) -> None:
        if not self._busy:
            self._finish()

    def _on_new_asked(self) -> None:
        if self._busy:
            return
        passphrase = self._chooser.take()
        if not passphrase:
            return
        self._busy = True
        self._patience.start()
        change, workspace = self._set_passphrase, self._workspace
        self._tasks.vault(
            lambda: change(workspace, passphrase),
            owner=self,
            done=lambda _nothing: self._finish(),
            failed=self._on_not_changed,
        )

    def _on_not_changed(self, error: AppError) -> None:
        self._stop_waiting()
        self._said.show_app_error(error)
        self._change.setFocus()

    def _finish(self) -> None:
        self._stop_waiting()
        self._chooser.forget()
        self.finished.emit(self._workspace)

    def _stop_waiting(self) -> None:
        self._busy = False
        self._patience.stop()

    def _on_patience_ended(self) -> None:
        if self._busy:
            self._said.show_remark(_("Setting the passphrase… about a second"))
