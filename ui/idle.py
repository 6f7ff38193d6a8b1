# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Notices that nobody is here: no key, no pointer, no scrolling for the lock time."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

WARNING_S = 30.0
"""Seconds before the lock at which one line says so."""

_TICK_MS = 1000
_ACTIVITY = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
    }
)


def boot_clock() -> float:
    """Seconds on a clock that counts sleep and ignores changes of the date."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class IdleWatch(QObject):
    """Counts the seconds since the last sign of a person.

    Signals:
        warned: the lock is `WARNING_S` away.
        extended: somebody is here again after a warning.
        expired: the lock time has passed.
    """

    warned = Signal()
    extended = Signal()
    expired = Signal()

    def __init__(
        self,
        *,
        limit_s: float,
        clock: Callable[[], float] = boot_clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._limit = limit_s
        self._last = clock()
        self._warned = False
        self._expired = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.check)

    def watch(self, application: QGuiApplication) -> None:
        """Start watching what reaches the program's windows, dialogs included.

        The filter sits on the windows: on the application it would run for every event.
        """
        for window in application.topLevelWindows():
            window.installEventFilter(self)
        application.focusWindowChanged.connect(self._on_focus_window_changed)
        self._last = self._clock()
        self._timer.start()

    def stop(self) -> None:
        """Stop watching."""
        self._timer.stop()

    def set_limit(self, seconds: float) -> None:
        """Change the lock time; counting goes on from the last sign of a person."""
        self._limit = seconds

    def check(self) -> None:
        """Compare the clock with the lock time. Called every second, and on waking up."""
        if self._expired:
            return
        idle = self._clock() - self._last
        if idle >= self._limit:
            self._expired = True
            self.expired.emit()
        elif idle >= self._limit - WARNING_S and not self._warned:
            self._warned = True
            self.warned.emit()

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See what a person does; nothing is held back."""
        if event.type() in _ACTIVITY:
            self.check()
            self._seen()
        return False

    def _seen(self) -> None:
        if self._expired:
            return
        self._last = self._clock()
        if self._warned:
            self._warned = False
            self.extended.emit()
