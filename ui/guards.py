# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands guard over a session from its first frame on: the desktop's locks, the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ui.clipboard import ClipboardGuard
from ui.system_locks import SystemLocks


class Guards(QObject):
    """Told when the journal opens, is covered and ends.

    Signals:
        lock_due: the computer goes to sleep, or its screen was locked.
    """

    lock_due = Signal()

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = ClipboardGuard(clipboard=QApplication.clipboard(), parent=self)
        self._system = SystemLocks(parent=self)
        self._system.going_to_sleep.connect(self.lock_due)
        self._system.screen_locked.connect(self.lock_due)
        self._system.listen()

    def opened(self) -> None:
        """From now on there is something to lock."""
        self._system.hold_sleep()

    def covered(self) -> None:
        """Nothing is shown; what was only selected is not offered to others either."""
        self._clipboard.cover()

    def uncovered(self) -> None:
        """The journal is shown again."""
        self._clipboard.uncover()

    def ended(self) -> None:
        """Locked or left: nothing of the journal stays on the clipboard."""
        self._clipboard.end()
