# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The door for a forgotten passphrase: the code from the sheet in, then a new passphrase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from app.domain.errors import AppError
from app.i18n import _
from ui.pages.door.column import Column
from ui.pages.door.labels import field_label
from ui.pages.door.message_line import MessageLine
from ui.pages.door.ways import Way, Ways, WaysOn, no_ways
from ui.pages.recovered import PATIENCE_MS, RecoveredPage
from ui.tasks import Tasks
from ui.theme.theme import Theme
from ui.widgets import buttons
from ui.widgets.line_field import LineField
from ui.widgets.prose import Prose


class RecoverPage(QWidget):
    """Opens a journal with its recovery code, then offers to choose a new passphrase.

    `recover` gets the code as typed and returns the open workspace; `set_passphrase` gets that
    workspace and the new passphrase. Both run on the vault lane and may raise AppError. `ways`
    gives what is offered beside trying again when `recover` raised.

    Signals:
        opened: the journal is open; carries the workspace.
        back: the passphrase is to be tried after all.
    """

    opened = Signal(object)
    back = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        tasks: Tasks,
        recover: Callable[[str], object],
        set_passphrase: Callable[[object, str], None],
        ways: WaysOn = no_ways,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._recover = recover
        self._ways_on = ways
        self._ways: Ways | None = None
        self._remark = ""
        self._busy = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience_ended)
        self._stack = QStackedLayout(self)
        self._code_column = self._make_code_column()
        self._recovered = RecoveredPage(
            theme=theme, tasks=tasks, set_passphrase=set_passphrase, parent=self
        )
        self._recovered.finished.connect(self.opened)
        self._stack.addWidget(self._code_column)
        self._stack.addWidget(self._recovered)

    def focus_first(self) -> None:
        """The code, or the new passphrase once the journal is open."""
        if self.workspace is None:
            self._code.setFocus()
        else:
            self._recovered.focus_first()

    def holds_secret(self) -> bool:
        """Whether a code or a passphrase is on this page."""
        return bool(self._code.text()) or self._recovered.holds_secret()

    @property
    def workspace(self) -> object | None:
        """The journal, once the code opened it."""
        return self._recovered.workspace

    def _make_code_column(self) -> Column:
        theme = self._theme
        column = Column(theme=theme, width=theme.width("column"), parent=self)
        body = column.body
        self._code = LineField(name=_("Recovery code"), role="code", parent=column)
        self._code.edited.connect(self._on_code_edited)
        self._code.submitted.connect(self._on_open_asked)
        self._said = MessageLine(above=theme.space("s2"), parent=column)
        body.addWidget(Prose(_("Use my recovery sheet"), role="h1", parent=column))
        body.addSpacing(theme.space("s2"))
        help_ = _(
            "Type the eight groups from your sheet, in order. Capitals, spaces and dashes "
            "do not matter."
        )
        body.addWidget(Prose(help_, role="help", parent=column))
        body.addSpacing(theme.space("s6"))
        body.addWidget(field_label(_("Recovery code"), self._code, theme=theme, parent=column))
        body.addSpacing(theme.space("label_to_field"))
        body.addWidget(self._code)
        body.addWidget(self._said)
        body.addSpacing(theme.space("s5"))
        back = buttons.quiet(_("Back"), "chevron-left", parent=column)
        back.clicked.connect(self._on_back_asked)
        open_ = buttons.primary(_("Open"), parent=column)
        open_.clicked.connect(self._on_open_asked)
        body.addLayout(self._foot(back, open_))
        return column

    def _foot(self, start: QWidget, end: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("s3"))
        row.addWidget(start, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(end, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _on_code_edited(self) -> None:
        self._said.clear()
        self._drop_ways()
        self._code.setAccessibleDescription("")

    def _on_back_asked(self) -> None:
        if not self._busy:
            self.back.emit()

    def _on_open_asked(self) -> None:
        code = self._code.text().strip()
        if self._busy:
            return
        if not code:
            self._said.show_remark(_("Type the code from your sheet, then open."))
            self._code.setFocus()
            return
        self._try(self._recover, code, self._on_recovered)

    def _try(
        self, recover: Callable[[str], object], code: str, done: Callable[[object], None]
    ) -> None:
        self._drop_ways()
        self._wait()
        self._tasks.vault(lambda: recover(code), owner=self, done=done, failed=self._on_refused)

    def _on_recovered(self, workspace: object) -> None:
        self._stop_waiting()
        self._code.set_text("")
        self._said.clear()
        self._stack.setCurrentWidget(self._recovered)
        self._recovered.show_for(workspace)

    def _on_refused(self, error: AppError) -> None:
        self._stop_waiting()
        self._said.show_app_error(error)
        self._code.setAccessibleDescription(error.sentence)
        self._code.setFocus()
        self._code.selectAll()
        ways = self._ways_on(error)
        if ways:
            self._ways = Ways(ways=ways, below=0, parent=self._code_column)
            self._ways.chosen.connect(self._on_way_chosen)
            body = self._code_column.body
            body.insertWidget(body.indexOf(self._said) + 1, self._ways)

    def _on_way_chosen(self, way: Way) -> None:
        if not self._busy:
            self._remark = way.remark
            code = self._code.text().strip()
            self._try(way.open, code, self._on_read if way.reads_only else self._on_recovered)

    def _on_read(self, workspace: object) -> None:
        """Nothing can be changed in it, so no new passphrase either."""
        self._stop_waiting()
        self._code.set_text("")
        self.opened.emit(workspace)

    def _drop_ways(self) -> None:
        if self._ways is not None:
            self._ways.hide()
            self._ways.deleteLater()
            self._ways = None

    def _wait(self) -> None:
        self._busy = True
        self._patience.start()

    def _stop_waiting(self) -> None:
        self._busy = False
        self._patience.stop()

    def _on_patience_ended(self) -> None:
        if self._busy:
            self._said.show_remark(self._remark or _("Opening… about a second"))
