# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Notices that nobody is here: no key, no pointer, no scrolling for the lock time, or asleep."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

WARNING_S = 30.0
"""Seconds before the lock at which one line says so."""

ASLEEP_S = 30.0
"""A clock that went on by this many seconds between two looks: the computer was asleep."""

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
        QEvent.Type.TabletPress,
    }
)
# Looked at before any of these is acted on, so that the first frame after waking up is the cover.
_FRAMES = frozenset({QEvent.Type.Expose, QEvent.Type.UpdateRequest, QEvent.Type.Paint})


def boot_clock() -> float:
    """Seconds on a clock that counts sleep and ignores changes of the date."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


def wall_clock() -> float:
    """Seconds on the clock of the date, the only one that goes on while a guest is paused."""
    return time.time()


class IdleWatch(QObject):
    """Counts the seconds since the last sign of a person, on two clocks; the longer time counts.

    Signals:
        warned: the lock is `WARNING_S` away.
        extended: somebody is here again after a warning.
        expired: the lock time has passed, or the computer was asleep.
    """

    warned = Signal()
    extended = Signal()
    expired = Signal()

    def __init__(
        self,
        *,
        limit_s: float,
        clocks: tuple[Callable[[], float], ...] = (boot_clock, wall_clock),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clocks = clocks
        self._limit = limit_s
        self._last = self._looked = self._now()
        self._warned = False
        self._expired = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    def watch(self, application: QApplication) -> None:
        """Start watching what reaches the program's windows, dialogs and menus included.

        The filter sits on the windows: on the application it would run for every event.
        """
        self._adopt()
        application.focusWindowChanged.connect(self._on_focus_window_changed)
        self._last = self._looked = self._now()
        self._timer.start()

    def stop(self) -> None:
        """Stop watching."""
        self._timer.stop()

    def set_limit(self, seconds: float) -> None:
        """Change the lock time; counting goes on from the last sign of a person."""
        self._limit = seconds

    def seen(self) -> None:
        """A sign of a person that is no event of a window, e.g. dictated words."""
        self.check()
        if self._expired:
            return
        self._last = self._looked
        if self._warned:
            self._warned = False
            self.extended.emit()

    def check(self) -> None:
        """Compare the clocks with the lock time. Called every second, and on waking up."""
        if self._expired:
            return
        now = self._now()
        asleep = _longest(self._looked, now) >= ASLEEP_S
        idle = _longest(self._last, now)
        self._looked = now
        if asleep or idle >= self._limit:
            self._expired = True
            self.expired.emit()
        elif idle >= self._limit - WARNING_S and not self._warned:
            self._warned = True
            self.warned.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See what a person does; nothing is held back."""
        kind = event.type()
        if kind in _ACTIVITY:
            self.seen()
        elif kind in _FRAMES:
            self.check()
        return False

    def _now(self) -> tuple[float, ...]:
        return tuple(clock() for clock in self._clocks)

    def _adopt(self) -> None:
        """Windows get keys and the system's wish for a frame, top-level widgets Qt's own."""
        for window in QApplication.topLevelWindows():
            window.installEventFilter(self)
        for widget in QApplication.topLevelWidgets():
            widget.installEventFilter(self)

    def _on_tick(self) -> None:
        # A menu never has the focus: what was opened since the last second is found here.
        self._adopt()
        self.check()

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            self._adopt()


def _longest(since: tuple[float, ...], now: tuple[float, ...]) -> float:
    return max(after - before for before, after in zip(since, now, strict=True))
