# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks after an open journal while nobody waits for it.

All rows are checked in small steps, beside whatever is done. When the journal has been quiet for a
while, all pages are looked at, and memory that only made reading faster is given back. How far it
has got is taken down every minute, so that an older copy is noticed after a crash as well.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.services.checking import Checked, words

if TYPE_CHECKING:
    from app.workspace import Workspace
    from ui.tasks import Tasks

T = TypeVar("T")

BEGIN_MS = 1_500
"""How long after opening the check begins: the first page has been painted by then."""

PAUSE_MS = 15
"""Between two steps of about 2 ms: the check is never what a person waits for."""

AGAIN_MS = 60_000
"""After a check that could not go on, as when a drive was pulled out, it begins again."""

REMEMBER_MS = 60_000
"""The longest a change is not yet taken down as something this computer has seen."""

REST_MS = 20_000
"""How long the vault lane is quiet before this is a quiet moment."""


class Health(QObject):
    """Checks the journal once, and rests when it rests.

    Signals:
        found: an `AppError`; the journal is damaged, or was changed from outside.
        proven: everything is as it was written.
        rested: memory was given back.
    """

    found = Signal(object)
    proven = Signal()
    rested = Signal()

    def __init__(self, *, workspace: Workspace, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._rows_checked = False
        self._ended = False
        self._own_jobs = 0
        self._next = self._timer(self._step)
        self._quiet = self._timer(self._on_quiet)
        self._due = self._timer(self._on_remember_due)
        tasks.vault_used.connect(self._on_vault_used)

    def begin(self) -> None:
        """Start a little later."""
        self._next.start(BEGIN_MS)

    def end(self) -> None:
        """The journal is about to be closed."""
        self._ended = True
        self._next.stop()
        self._quiet.stop()
        self._due.stop()

    # ---------------------------------------------------------------- rows

    def _step(self) -> None:
        checking = self._workspace.checking
        self._tasks.vault(checking.step, owner=self, done=self._on_step, failed=self._on_failed)

    def _on_step(self, checked: Checked) -> None:
        self._rows_checked = checked.finished
        if self._tell(checked) or self._ended:
            return
        if not checked.finished:
            self._next.start(PAUSE_MS)

    # ---------------------------------------------------------------- a quiet moment

    def _on_vault_used(self) -> None:
        if self._own_jobs:
            self._own_jobs -= 1
        elif not self._ended:
            self._quiet.start(REST_MS)
            if not self._due.isActive():
                self._due.start(REMEMBER_MS)

    def _on_remember_due(self) -> None:
        self._own(self._workspace.remember_quietly, lambda _: None)

    def _on_quiet(self) -> None:
        if self._rows_checked:
            checking, tasks = self._workspace.checking, self._tasks
            self._own(lambda: checking.structure(tasks.vault_is_wanted), self._on_structure)
        else:
            self._rest()

    def _on_structure(self, checked: Checked) -> None:
        if checked.finished:
            self._rows_checked = False
            if not self._tell(checked):
                self.proven.emit()
        if not self._ended:
            self._rest()

    def _rest(self) -> None:
        self._own(self._workspace.security.release_cache, lambda _: self.rested.emit())

    def _own(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """A job of the quiet moment itself: another one does not follow from it."""
        self._own_jobs += 1
        self._tasks.vault(work, owner=self, done=done, failed=self._on_failed)

    # ---------------------------------------------------------------- parts

    def _tell(self, checked: Checked) -> bool:
        """Whether there was something to tell."""
        error = words(checked)
        if error is not None:
            self._rows_checked = False
            self.found.emit(error)
        return error is not None

    def _on_failed(self, _error: object) -> None:
        # A drive that is gone is told of by the next save: that the check stopped is no news.
        self._rows_checked = False
        if not self._ended:
            self._next.start(AGAIN_MS)

    def _timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(act)
        return timer
