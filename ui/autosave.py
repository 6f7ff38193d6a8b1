# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Autosave of one draft: 700 ms after the last key, 800 ms after the first while typing goes on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.draft import DraftSession
from app.domain.entry import Entry
from app.domain.errors import AppError
from app.services.drafting import Drafting
from app.workspace import ChangeSet
from ui.tasks import Tasks

DEBOUNCE_MS = 700
LATEST_MS = 800
RETRY_MS = 2000


class Autosaver(QObject):
    """Saves a draft by itself, says so only after the commit returned, and never gives up.

    Signals:
        touched: something was edited, by whatever means.
        saving: a save takes longer than 300 ms.
        saved: the `ChangeSet` of a committed save.
        failed: an `AppError`; the words are still in the draft, and it tries again by itself.

    Attributes:
        left: no page shows the draft any more; only its unsaved words keep this alive.
    """

    touched = Signal()
    saving = Signal()
    saved = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        *,
        session: DraftSession,
        drafting: Drafting,
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._drafting = drafting
        self._tasks = tasks
        self._baseline = session.saved
        self._asked: Entry | None = None
        self._in_flight = 0
        self._error: AppError | None = None
        self.left = False
        self._debounce = self._timer(DEBOUNCE_MS, self._save)
        self._latest = self._timer(LATEST_MS, self._save)
        self._retry = self._timer(RETRY_MS, self._save)
        self._slow = self._timer(300, self.saving.emit)

    @property
    def session(self) -> DraftSession:
        """The draft that is saved."""
        return self._session

    @property
    def error(self) -> AppError | None:
        """What kept the last save from succeeding, or `None`."""
        return self._error

    @property
    def settled(self) -> bool:
        """Whether everything typed is committed."""
        return not self._session.dirty and self._in_flight == 0

    def touch(self) -> None:
        """Something was edited."""
        self.touched.emit()
        self._debounce.start()
        if not self._latest.isActive():
            self._latest.start()

    def flush(self, done: Callable[[], None] | None = None) -> None:
        """Save now; `done` is called on the GUI thread when the lane has reached this point."""
        self._save()
        if done is not None:
            finished = done
            self._tasks.vault(lambda: None, owner=self, done=lambda _: finished())

    def _save(self) -> None:
        for timer in (self._debounce, self._latest, self._retry):
            timer.stop()
        snapshot = self._session.snapshot()
        # What is on its way counts, not what is stored: words may be taken back meanwhile. After
        # an error it is said again that all is stored, whatever was taken back.
        waiting = self._in_flight > 0 and snapshot != self._asked
        if self._error is None and not waiting and (self._in_flight or not self._session.dirty):
            return
        self._asked = snapshot
        self._in_flight += 1
        self._slow.start()
        self._tasks.vault(
            lambda: self._write(snapshot),
            owner=self,
            done=lambda result: self._on_saved(*result),
            failed=self._on_failed,
        )

    def _write(self, snapshot: Entry) -> tuple[ChangeSet, Entry]:
        """On the vault lane: the baseline is what the journal holds, whatever is queued."""
        try:
            changes, stored = self._drafting.save(self._baseline, snapshot)
        except AppError as error:
            if error.code != "entry_gone" or self._baseline is None:
                raise
            # It was removed while it was open, e.g. as an empty draft: the words still count.
            self._baseline = None
            changes, stored = self._drafting.save(None, snapshot)
        if changes.changed:
            self._baseline = stored
        return changes, stored

    def _on_saved(self, changes: ChangeSet, stored: Entry) -> None:
        self._in_flight -= 1
        self._slow.stop()
        self._error = None
        self._session.saved_as(stored)
        self.saved.emit(changes)

    def _on_failed(self, error: AppError) -> None:
        self._in_flight -= 1
        self._slow.stop()
        self._error = error
        self.failed.emit(error)
        self._retry.start()

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer
