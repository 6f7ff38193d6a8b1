# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One job at a time, and of those that wait only the newest."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.errors import AppError
    from ui.tasks import Tasks

T = TypeVar("T")


class Latest(QObject):
    """Keeps a held-down arrow key from queueing a read for every row it passes.

    The result of a job that is no longer the newest is dropped.
    """

    def __init__(self, *, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._running = False
        self._next: Callable[[], None] | None = None
        self._asked = 0

    def ask(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[AppError], None],
    ) -> None:
        """Run `work` on the vault lane as soon as the one before it is through."""
        self._asked += 1
        asked = self._asked

        def start() -> None:
            self._running = True
            self._tasks.vault(
                work,
                owner=self,
                done=lambda value: self._on_end(asked, lambda: done(value)),
                failed=lambda error: self._on_end(asked, lambda: failed(error)),
            )

        if self._running:
            self._next = start
        else:
            start()

    def forget(self) -> None:
        """Drop what runs and what waits."""
        self._asked += 1
        self._next = None

    def _on_end(self, asked: int, tell: Callable[[], None]) -> None:
        self._running = False
        following, self._next = self._next, None
        if following is not None:
            following()
        if asked == self._asked:
            tell()
