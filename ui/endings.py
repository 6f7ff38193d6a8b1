# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Being asked from outside to end: by a signal to this process, or by the end of the desktop."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication

DESKTOP_WAITS_MS = 2_000
"""How long the desktop's end is held up until everything is committed."""

_NUMBERS = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)
)


class Endings(QObject):
    """Turns every such wish into one call.

    The supervisor passes its signals on as well; but the end of a desktop reaches all processes at
    once, and a task manager ends the one that owns the window.
    """

    def __init__(
        self,
        *,
        application: QGuiApplication,
        leave: Callable[[], None],
        left: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._leave, self._left = leave, left
        self._read, write = os.pipe()
        for end in (self._read, write):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for number in _NUMBERS:
            signal.signal(number, _heard)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        application.commitDataRequest.connect(self._on_desktop_ends)

    def _on_signal(self) -> None:
        os.read(self._read, 64)
        self._leave()

    def _on_desktop_ends(self) -> None:
        """When this returns the desktop goes on ending: so everything is committed before."""
        self._leave()
        waited = QTimer()
        waited.setSingleShot(True)
        waited.start(DESKTOP_WAITS_MS)
        loop = QEventLoop()
        while not self._left() and waited.isActive():
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _heard(number: int, frame: object) -> None:
    """The wake-up pipe carries the signal; there is nothing to do here."""
