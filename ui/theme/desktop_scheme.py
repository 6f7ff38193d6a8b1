# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Light or dark as a Linux desktop tells it, where Qt does not hear of it.

Qt asks GNOME alone. Every desktop with a settings portal answers the same question
(`org.freedesktop.appearance color-scheme`, in flatpak.github.io/xdg-desktop-portal); KDE without
one writes the colours of its windows into `kdeglobals`.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import cast

from PySide6.QtCore import SLOT, QFileSystemWatcher, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusVariant,
)

_PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop")
_SETTINGS = "org.freedesktop.portal.Settings"
_ASKED = ["org.freedesktop.appearance", "color-scheme"]
# PySide's own description asks for bytes, and refuses them.
_HEARD = cast("bytes", SLOT("_on_setting_changed(QDBusMessage)"))
_SCHEMES = {1: "dark", 2: "light"}
_WINDOW = re.compile(
    r"^\[Colors:Window\]\n(?:[^\[\n].*\n|\n)*?BackgroundNormal=(\d+),(\d+),(\d+)", re.MULTILINE
)


class DesktopScheme(QObject):
    """Asks once, without waiting, and hears of changes.

    Signals:
        told: "light" or "dark"; "" where the desktop has no wish or gives no answer.
    """

    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scheme: str | None = None
        self._watcher: QFileSystemWatcher | None = None
        self._bus: QDBusConnection | None = None
        self._call: QDBusPendingCallWatcher | None = None

    def begin(self) -> None:
        """Ask."""
        if not _has_bus():
            self._read_kde()
            return
        self._bus = QDBusConnection.sessionBus()
        self._bus.connect(*_PORTAL, _SETTINGS, "SettingChanged", self, _HEARD)
        self._ask("ReadOne")

    def _ask(self, method: str) -> None:
        question = QDBusMessage.createMethodCall(*_PORTAL, _SETTINGS, method)
        question.setArguments(_ASKED)
        if self._bus is None:
            return
        self._call = QDBusPendingCallWatcher(self._bus.asyncCall(question), self)
        self._call.finished.connect(lambda call: self._on_answer(method, call.reply()))

    def _on_answer(self, method: str, reply: QDBusMessage) -> None:
        if reply.type() == QDBusMessage.MessageType.ReplyMessage:
            self._tell(_SCHEMES.get(_number(reply.arguments()), ""))
        elif method == "ReadOne":
            self._ask("Read")  # what portals of before 2023 know
        else:
            self._read_kde()

    @Slot(QDBusMessage)
    def _on_setting_changed(self, message: QDBusMessage) -> None:
        arguments = message.arguments()
        if arguments[:2] == _ASKED:
            self._tell(_SCHEMES.get(_number(arguments[2:]), ""))

    def _read_kde(self) -> None:
        self._tell(self._kde_scheme())

    def _kde_scheme(self) -> str:
        desktop = os.environ.get("XDG_CURRENT_DESKTOP", "").split(":")
        if "KDE" not in desktop and not os.environ.get("KDE_FULL_SESSION"):
            return ""
        path = _config_folder() / "kdeglobals"
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.fileChanged.connect(self._read_kde)
        if str(path) not in self._watcher.files():
            self._watcher.addPath(str(path))  # a file that was replaced is watched no more
        found = _WINDOW.search(text)
        if found is None:
            return ""
        red, green, blue = map(int, found.groups())
        return "dark" if 299 * red + 587 * green + 114 * blue < 128_000 else "light"

    def _tell(self, scheme: str) -> None:
        if scheme != self._scheme:
            self._scheme = scheme
            self.told.emit(scheme)


def _number(arguments: list[object]) -> int:
    """The number in an answer, which older portals wrap twice."""
    value = arguments[0] if arguments else 0
    while isinstance(value, QDBusVariant):
        value = value.variant()
    return value if isinstance(value, int) else 0


def _has_bus() -> bool:
    """Whether a session bus is there; asked for without one, a new one would be started."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or bool(
        runtime and (Path(runtime) / "bus").exists()
    )


def _config_folder() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
