# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""When backups are made: once a day in a quiet moment, at once when asked, never in the way.

One thing is done at a time. Only the copy of the journal holds the vault lane, and it gives way to
whatever else wants that lane and to every edit; it begins again later. The rest runs beside it.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from app.i18n import _, ngettext
from app.services.backup_state import Backup, State
from ui import paths

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.errors import AppError
    from app.services.backups import Taken
    from app.services.restore import Restored
    from app.workspace import Workspace
    from ui.context import Bus
    from ui.tasks import Tasks

QUIET_MS = 8_000
"""How long nothing was edited or asked of the journal before a backup begins by itself."""

AGAIN_MS = 3_000
"""The same for a backup that was asked for and gave way."""

HOUR_MS = 3_600_000
# Neither is worth a word: the first begins again by itself, the second comes of leaving.
_SILENT = {"backup_stopped", "closed"}


class BackupRunner(QObject):
    """Makes and checks the backups of the open journal.

    Signals:
        changed: there is something new to know in `state`.
        progressed: what is being done, in words; "" when it is done.
        failed: an `AppError` of something that was asked for.
        finished: something that was asked for is done; carries a sentence.
    """

    changed = Signal()
    progressed = Signal(str)
    failed = Signal(object)
    finished = Signal(str)

    def __init__(self, *, workspace: Workspace, tasks: Tasks, bus: Bus, parent: QObject) -> None:
        super().__init__(parent)
        self._backups = workspace.backups
        self._none = workspace.is_sample or workspace.rescued is not None
        self._tasks = tasks
        self._known = State()
        self._waiting: deque[tuple[Callable[[], None], bool]] = deque()
        self._busy = False
        self._asked = False
        self._making = False
        self._own = False
        self._copying = threading.Event()
        self._cancel = threading.Event()
        self._words = ""
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._begin_copy)
        self._hour = QTimer(self)
        self._hour.setInterval(HOUR_MS)
        self._hour.timeout.connect(self.look)
        tasks.vault_asked.connect(self._on_vault_asked)
        tasks.closing.connect(self._leave_off)
        bus.edited.connect(self._give_way)

    # ---------------------------------------------------------------- to ask for

    @property
    def state(self) -> State:
        """What the last look found."""
        return self._known

    @property
    def none(self) -> bool:
        """Whether this journal has no backups: the sample, or one read out of a damaged one."""
        return self._none

    @property
    def busy(self) -> str:
        """What is being done, in words, or ""."""
        return self._words

    def chosen(self, role: str) -> bool:
        """Whether a folder was chosen for this place, instead of the usual one."""
        return self._backups.chosen(role)

    def begin(self) -> None:
        """The journal was opened: look in a moment, and back up if this day has no backup yet."""
        if not self._none:
            self._hour.start()
            QTimer.singleShot(AGAIN_MS, self, self.look)

    def look(self) -> None:
        """See what is there; bring the second place up to date; back up if a day has passed."""
        self._ask(self._look, by_hand=False)

    def back_up(self) -> None:
        """Make a backup now, or as soon as nothing else goes on."""
        if self._quiet.isActive():
            # One is waiting already for a quiet moment: this is it.
            self._quiet.stop()
            self._asked = True
            self._begin_copy()
        elif not self._making and (self._back_up, True) not in self._waiting:
            self._ask(self._back_up)

    def check_all(self) -> None:
        """Open every backup and compare all of it."""
        if (self._check_all, True) not in self._waiting:
            self._ask(self._check_all)

    def set_place(self, role: str, folder: Path | None) -> None:
        """Let backups go to another folder from now on, and look what is there."""
        self._ask(
            lambda: self._vault(
                lambda: self._backups.set_place(role, folder), lambda _none: self._look()
            )
        )

    def remove_damaged(self) -> None:
        """Delete the files that were found damaged."""
        self._ask(lambda: self._files(self._backups.remove_damaged, self._settle))

    def restore_copy(
        self, backup: Backup, folder: Path, *, owner: QObject, done: Callable[[Restored], None]
    ) -> None:
        """Make a second journal of a backup; `done` hears of it while `owner` is there."""

        def restored(result: Restored) -> None:
            self._rest()
            if isValid(owner):
                done(result)

        def work() -> None:
            self._say(_("Restoring and checking…"))
            self._files(lambda: self._backups.restore_copy(backup, folder), restored)

        self._ask(work)

    def stop(self) -> None:
        """Leave what is being done; what was not finished is not there."""
        self._leave_off()
        if self._quiet.isActive():
            self._quiet.stop()
            self._rest()

    # ---------------------------------------------------------------- one after the other

    def _ask(self, work: Callable[[], None], *, by_hand: bool = True) -> None:
        if self._none:
            return
        self._waiting.append((work, by_hand))
        if not self._busy:
            self._next()

    def _next(self) -> None:
        if self._waiting:
            self._busy = True
            self._cancel.clear()
            work, self._asked = self._waiting.popleft()
            work()

    def _rest(self) -> None:
        """What was asked for is done, or given up."""
        self._busy = self._making = False
        self._say("")
        self._next()

    def _look(self) -> None:
        def seen(state: State) -> None:
            self._know(state)
            if self._backups.due():
                self._quiet.start(QUIET_MS)
            else:
                self._rest()

        self._vault(
            self._backups.load,
            lambda _none: self._files(lambda: self._backups.catch_up(self._cancel.is_set), seen),
        )

    def _back_up(self) -> None:
        self._vault(self._backups.load, lambda _none: self._begin_copy())

    def _begin_copy(self) -> None:
        self._making = True
        self._say(_("Copying the journal…"))
        self._copying.clear()
        stop = self._copying
        self._vault(lambda: self._backups.take(stop.is_set), self._on_taken, self._on_not_taken)

    def _on_taken(self, taken: Taken) -> None:
        self._say(_("Opening the new backup to check it…"))
        self._files(
            lambda: self._backups.finish(taken, self._cancel.is_set),
            self._on_made,
        )

    def _on_not_taken(self, error: AppError) -> None:
        if error.code == "backup_stopped" and not self._cancel.is_set():
            self._say(_("The backup waits for a quiet moment."))
            self._quiet.start(AGAIN_MS)
        else:
            self._on_failed(error)

    def _on_made(self, state: State) -> None:
        if self._asked:
            self.finished.emit(_("Backed up. It was opened and checked."))
        self._settle(state)

    def _check_all(self) -> None:
        words = _("Testing backup {number} of {count}…")
        tell = self.progressed.emit

        def told(done: int, count: int) -> None:
            # From the lane for files: a signal is the way across.
            if done < count:
                tell(words.format(number=done + 1, count=count))

        def checked(state: State) -> None:
            self.finished.emit(_summary(state))
            self._settle(state)

        self._say(_("Testing the backups…"))
        self._vault(
            self._backups.load,
            lambda _none: self._files(
                lambda: self._backups.check_all(told, self._cancel.is_set), checked
            ),
        )

    def _settle(self, state: State) -> None:
        """Something was found out: write down what was checked when."""
        self._know(state)
        self._vault(self._backups.remember, lambda _none: self._rest())

    def _know(self, state: State) -> None:
        self._known = state
        self.changed.emit()

    def _on_failed(self, error: AppError) -> None:
        if error.code not in _SILENT:
            self._know(self._backups.state)
            if self._asked:
                self.failed.emit(error)
        self._rest()

    # ---------------------------------------------------------------- giving way

    def _leave_off(self) -> None:
        self._cancel.set()
        self._copying.set()

    def _on_vault_asked(self) -> None:
        if not self._own:
            self._give_way()

    def _give_way(self) -> None:
        self._copying.set()
        if self._quiet.isActive():
            self._quiet.start()

    # ---------------------------------------------------------------- lanes

    def _vault(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        self._own = True
        try:
            self._tasks.vault(work, owner=self, done=done, failed=failed or self._on_failed)
        finally:
            self._own = False

    def _files(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._tasks.files(work, owner=self, done=done, failed=self._on_failed)

    def _say(self, words: str) -> None:
        self._words = words
        self.progressed.emit(words)


def _summary(state: State) -> str:
    if state.damaged:
        words = _("Tested. Some backups do not open; they are marked and do not count.")
    elif state.untested:
        words = _("Tested. Every backup that could be opened holds what was written to it.")
    elif state.of_other_keys:
        words = _(
            "Tested. Every backup of today’s keys was opened and holds what was written to it."
        )
    else:
        return _("Tested. Every backup was opened and holds what was written to it.")
    if others := len(state.of_other_keys):
        words += " " + ngettext(
            "{count} backup of earlier keys was only compared with its checksum.",
            "{count} backups of earlier keys were only compared with their checksums.",
            others,
        ).format(count=others)
    count = len(state.untested)
    if not count:
        return words
    folders = sorted({paths.isolated(backup.path.parent) for backup in state.untested})
    return f"{words} " + ngettext(
        "{count} backup could not be opened now: no place for backups has room to unpack it, or it "
        "cannot be read. It lies in {folders}.",
        "{count} backups could not be opened now: no place for backups has room to unpack them, or "
        "they cannot be read. They lie in {folders}.",
        count,
    ).format(count=count, folders=", ".join(folders))
