# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Quick hide: the cover over everything, and the way back with the focus where it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.i18n import _

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

    from ui.desk import Desk
    from ui.guards import Guards
    from ui.idle import IdleWatch
    from ui.window import Window

HIDDEN_LOCK_MS = 60_000
"""How long quick hide waits before it becomes a lock."""

SWITCHED_HIDE_MS = 20_000
"""How long another program has to be in use before the window hides, if that is wished."""


class Held:
    """What a session holds at a moment. `desk` is `None` at the door and while it is left.

    Not a dataclass: the first window does not wait for those to load.
    """

    __slots__ = ("desk", "guards", "idle")

    def __init__(self, *, desk: Desk | None, guards: Guards | None, idle: IdleWatch | None) -> None:
        self.desk, self.guards, self.idle = desk, guards, idle


class Hiding(QObject):
    """Covers the window and uncovers it. Nothing is asked, and nothing but a save is done."""

    def __init__(
        self,
        *,
        window: Window,
        held: Callable[[], Held],
        lock: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._held = window, held
        self._focus: QWidget | None = None
        self.hidden_timer = self._timer(HIDDEN_LOCK_MS, lock)
        self._switched_timer = self._timer(SWITCHED_HIDE_MS, self._after_switch)
        window.uncovered.connect(self._on_uncovered)

    def hide(self) -> None:
        """Cover everything at once; a key within a minute brings it back."""
        if self._held().desk is None or self._window.covered:
            return
        self._cover()
        self.hidden_timer.start()

    def on_state(self, state: Qt.ApplicationState) -> None:
        """Another program came to the front, or this one did again."""
        from PySide6.QtCore import Qt  # not before the first paint

        held = self._held()
        if state == Qt.ApplicationState.ApplicationActive:
            self._switched_timer.stop()
            if held.idle is not None:
                held.idle.check()
        elif held.desk is not None:
            self._switched_timer.start()

    def _cover(self) -> None:
        held = self._held()
        self._focus = QApplication.focusWidget()
        self._window.hide_content(_("Hidden. Press any key."))
        if held.guards is not None:
            held.guards.covered()
        if held.desk is not None:
            held.desk.save()

    def _after_switch(self) -> None:
        desk = self._held().desk
        if desk is None or self._window.covered:
            return
        if desk.context.workspace.preferences.current.hide_after_switch:
            self._cover()

    def _on_uncovered(self) -> None:
        held = self._held()
        if held.idle is not None:
            # The computer may have slept beneath the cover: then this key is too late.
            held.idle.check()
            held = self._held()
        if held.desk is None:
            return
        self.hidden_timer.stop()
        self._window.show_again()
        if held.guards is not None:
            held.guards.uncovered()
        if self._focus is not None and isValid(self._focus):
            from PySide6.QtCore import Qt  # not before the first paint

            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _timer(self, interval: int, fired: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(fired)
        return timer
