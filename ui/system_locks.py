# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hears from a Linux desktop that the computer goes to sleep or that its screen was locked.

logind tells of sleep and of the lock of its session on the system bus; it waits for us a few
seconds as long as we hold its "delay" inhibitor. Screen savers tell on the session bus. Without
either bus nothing is heard, and the clocks of `ui.idle` notice a sleep afterwards.
Interfaces: systemd's org.freedesktop.login1(5); freedesktop.org's idle inhibition service.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

from app.i18n import _

_LOGIND = "org.freedesktop.login1"
_PLACE = "/org/freedesktop/login1"
_MANAGER = _LOGIND + ".Manager"
_SESSION = _LOGIND + ".Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SAVERS = tuple(
    f"org.{name}.ScreenSaver" for name in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
)


class SystemLocks(QObject):
    """Tells when the desktop sleeps or locks.

    Signals:
        going_to_sleep: the computer waits a moment for us, as long as `holds_sleep`.
        screen_locked: the person's own session was locked.
    """

    going_to_sleep = Signal()
    screen_locked = Signal()

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._system: QDBusConnection | None = None
        self._inhibitor: QDBusUnixFileDescriptor | None = None

    @property
    def holds_sleep(self) -> bool:
        """Whether the computer waits for us."""
        return self._inhibitor is not None

    def listen(self) -> None:
        """Start hearing. A bus that is not there is no error."""
        system = QDBusConnection.systemBus()
        if system.isConnected():
            self._system = system
            self._hear(system, (_LOGIND, _PLACE, _MANAGER, "PrepareForSleep"), "_on_sleep(bool)")
            auto = f"{_PLACE}/session/auto"
            self._ask(auto, _PROPERTIES, "Get", [_SESSION, "Id"], self._on_session_id)
        if _has_session_bus():
            session = QDBusConnection.sessionBus()
            for saver in _SAVERS:
                self._hear(session, ("", "", saver, "ActiveChanged"), "_on_saver(bool)")

    def hold_sleep(self) -> None:
        """Ask the computer to wait for us before it sleeps, until this process ends."""
        words = ["sleep", "Afterhour", _("The journal is saved and locked first."), "delay"]
        self._ask(_PLACE, _MANAGER, "Inhibit", words, self._on_inhibited)

    def _hear(self, bus: QDBusConnection, source: tuple[str, str, str, str], slot: str) -> None:
        """Connect a signal (service, path, interface, name); PySide wants what it calls bytes."""
        bus.connect(*source, self, SLOT(slot))  # type: ignore[call-overload]

    def _ask(
        self,
        path: str,
        interface: str,
        method: str,
        words: list[str],
        answered: Callable[[list[object]], None],
    ) -> None:
        """Call logind and go on; an error or no answer means that nothing is heard of it."""
        if self._system is None:
            return
        call = QDBusMessage.createMethodCall(_LOGIND, path, interface, method)
        call.setArguments(words)
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(call), self)

        def finished() -> None:
            reply = watcher.reply()
            watcher.deleteLater()
            if reply.type() == QDBusMessage.MessageType.ReplyMessage and reply.arguments():
                answered(reply.arguments())

        watcher.finished.connect(finished)

    def _on_inhibited(self, answer: list[object]) -> None:
        if isinstance(answer[0], QDBusUnixFileDescriptor):
            self._inhibitor = answer[0]

    def _on_session_id(self, answer: list[object]) -> None:
        value = answer[0]
        name = value.variant() if isinstance(value, QDBusVariant) else value
        self._ask(_PLACE, _MANAGER, "GetSession", [str(name)], self._on_session)

    def _on_session(self, answer: list[object]) -> None:
        # Only our own: a second person at this computer may lock theirs.
        if self._system is not None and isinstance(answer[0], QDBusObjectPath):
            path = answer[0].path()
            self._hear(self._system, (_LOGIND, path, _SESSION, "Lock"), "_on_lock()")

    @Slot(bool)
    def _on_sleep(self, beginning: bool) -> None:
        # Told once more on waking up; the clocks have noticed by then, before any frame.
        if beginning:
            self.going_to_sleep.emit()

    @Slot()
    def _on_lock(self) -> None:
        self.screen_locked.emit()

    @Slot(bool)
    def _on_saver(self, active: bool) -> None:
        if active:
            self.screen_locked.emit()


def _has_session_bus() -> bool:
    """Asked first: Qt would start a bus of its own where there is none."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    named = bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))
    return named or bool(runtime and Path(runtime, "bus").exists())
