# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A bug of ours is told to the person, at rest and not again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app import unexpected

if TYPE_CHECKING:
    from app.domain.errors import AppError

_BETWEEN_MS = 10_000


class BugNotice(QObject):
    """Reports exceptions that nobody caught, while `teller` gives somebody to report to."""

    def __init__(
        self, *, teller: Callable[[], Callable[[AppError], None] | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._teller = teller
        # The slot that failed may be one that paints: telling it would fail again.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        unexpected.install_for_libraries()
        unexpected.listen(self._on_bug)

    def _on_bug(self) -> None:
        if self._teller() is not None and not self._pause.isActive():
            self._pause.start(_BETWEEN_MS)
            QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        from app.problems import problem

        tell = self._teller()
        if tell is not None:
            tell(problem("unexpected"))
