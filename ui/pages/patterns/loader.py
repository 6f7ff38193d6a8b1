# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Views come one by one from the vault lane, so that what else waits there comes in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.errors import AppError
from app.services.patterns import RULE_VIEW
from ui.pages.patterns.choices import ONE_RULE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.insights.values import Insight, Scope
    from app.services.patterns import Patterns
    from ui.dates import Dates
    from ui.tasks import Tasks


class Loader(QObject):
    """One run at a time; what an older one still gives is dropped.

    Signals:
        came(insight): an `Insight` is there.
        ended: every view came.
        failed(error): the journal could not be read.
    """

    came = Signal(object)
    ended = Signal()
    failed = Signal(object)

    def __init__(self, *, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._run = 0
        self.running = False

    def start(self, views: Sequence[str], view: Callable[[str], Insight]) -> None:
        """Ask for each of these again, by its id; `view` is called on the vault lane."""
        self._run += 1
        self.running = True
        self._ask(self._run, tuple(views), view)

    def stop(self) -> None:
        """Drop what is still to come."""
        self._run += 1
        self.running = False

    def _ask(self, run: int, views: tuple[str, ...], view: Callable[[str], Insight]) -> None:
        if not views:
            self.running = False
            self.ended.emit()
            return

        def done(insight: Insight) -> None:
            if run == self._run:
                self.came.emit(insight)
            if run == self._run:
                self._ask(run, views[1:], view)

        self._tasks.vault(
            lambda: view(views[0]),
            owner=self,
            done=done,
            failed=lambda error: self._on_failed(run, error),
        )

    def _on_failed(self, run: int, error: AppError) -> None:
        if run == self._run:
            self.running = False
            self.failed.emit(error)


def computed_by(
    patterns: Patterns, scope: Scope, dates: Dates, *, rule: str
) -> Callable[[str], Insight]:
    """What computes a view on the vault lane: the first one for the rule that is followed, or
    where that is gone as it is without one."""

    def compute(view: str) -> Insight:
        if view == ONE_RULE and rule:
            try:
                return patterns.view(RULE_VIEW + rule, scope, dates)
            except AppError as error:
                if error.code != "entry_gone":
                    raise
        return patterns.view(view, scope, dates)

    return compute
