# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Work off the GUI thread: one vault lane, one cpu lane, one lane for files.

The vault lane is the only thread that ever touches the journal, so jobs never race. A result comes
back on the GUI thread, and not at all once its owner is gone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from app.domain.errors import AppError

    Done = Callable[[Any], None]
    Failed = Callable[[AppError], None]

T = TypeVar("T")


class _Outcome:
    """What a job gave. Not a dataclass: the first window does not wait for those to load."""

    __slots__ = ("done", "error", "failed", "owner", "value", "vault")

    def __init__(
        self,
        owner: QObject,
        done: Done | None,
        failed: Failed | None,
        value: object,
        error: AppError | None,
        vault: bool,
    ) -> None:
        self.owner, self.done, self.failed = owner, done, failed
        self.value, self.error, self.vault = value, error, vault


class Tasks(QObject):
    """Runs work on its lanes and brings results and errors back.

    An error without a handler is announced by `error_raised`, so that none is ever silent.
    `vault_used` follows each job of the vault lane; `vault_asked` is sent when one is asked for.
    `closing`: what takes long may be left.
    """

    error_raised = Signal(object)
    vault_used = Signal()
    vault_asked = Signal()
    closing = Signal()
    _finished = Signal(object)

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._closed = False
        # Each is counted on one thread alone: those that were asked for, and those begun.
        self._asked = 0
        self._begun = 0
        self._finished.connect(self._on_finished)

    def vault(
        self,
        work: Callable[[], T],
        *,
        owner: QObject,
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Run work that touches the journal, in the order asked for."""
        self.vault_asked.emit()
        self._submit("vault", work, owner, done, failed)

    def cpu(
        self,
        work: Callable[[], T],
        *,
        owner: QObject,
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Run pure work (never the journal) beside the vault lane."""
        self._submit("cpu", work, owner, done, failed)

    def vault_is_wanted(self) -> bool:
        """Whether a job waits for the vault lane. May be asked from any thread."""
        return self._asked > self._begun

    def files(
        self,
        work: Callable[[], T],
        *,
        owner: QObject,
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Run long work with files beside the journal, such as checking a backup."""
        self._submit("files", work, owner, done, failed)

    def close(self) -> None:
        """Wait for the lanes to run dry and end them. What is asked for later is not done."""
        self._closed = True
        self.closing.emit()
        for lane in self._lanes.values():
            lane.shutdown(wait=True)

    def _submit(
        self,
        lane: str,
        work: Callable[[], object],
        owner: QObject,
        done: Done | None,
        failed: Failed | None,
    ) -> None:
        if not self._closed:
            self._asked += lane == "vault"
            self._lane(lane).submit(self._run, work, owner, done, failed, lane == "vault")

    def _lane(self, name: str) -> ThreadPoolExecutor:
        # Imported here: the first frame of the unlock window does not wait for threads.
        if name not in self._lanes:
            from concurrent.futures import ThreadPoolExecutor

            self._lanes[name] = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        return self._lanes[name]

    def _run(
        self,
        work: Callable[[], object],
        owner: QObject,
        done: Done | None,
        failed: Failed | None,
        vault: bool,
    ) -> None:
        from app.domain.errors import AppError

        self._begun += vault
        value: object = None
        error: AppError | None = None
        try:
            value = work()
        except AppError as known:
            error = known
        except Exception as bug:  # noqa: BLE001 - a bug of ours: said, never swallowed, never with content
            error = _bug(bug)
        if isValid(self):
            self._finished.emit(_Outcome(owner, done, failed, value, error, vault))

    def _on_finished(self, outcome: _Outcome) -> None:
        if outcome.vault:
            self.vault_used.emit()
        if not isValid(outcome.owner):
            return
        if outcome.error is None:
            if outcome.done is not None:
                outcome.done(outcome.value)
        elif outcome.failed is not None:
            outcome.failed(outcome.error)
        else:
            self.error_raised.emit(outcome.error)


def _bug(error: Exception) -> AppError:
    """A bug as an error a person can read; the log gets its kind and place, never its words."""
    import logging

    from app.problems import problem
    from app.unexpected import described

    logging.getLogger("afterhour").error("unexpected %s", described(error))
    return problem("unexpected")
