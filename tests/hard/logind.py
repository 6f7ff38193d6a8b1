# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop's buses for a hard test: a private D-Bus with a stand-in for logind on it.

The stand-in is a program of its own (`python -m tests.hard.logind`): it hands out one session and
"delay" inhibitors, sends the signals it is told to send, and says when an inhibitor is let go.
"""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)

PLACE = "/org/freedesktop/login1"
OURS, THEIRS = PLACE + "/session/_31", PLACE + "/session/_32"
SLEEP = f"{PLACE} org.freedesktop.login1.Manager PrepareForSleep true"
LOCK = f"{OURS} org.freedesktop.login1.Session Lock"
LOCK_OF_ANOTHER = f"{THEIRS} org.freedesktop.login1.Session Lock"
SAVER = "/org/freedesktop/ScreenSaver org.freedesktop.ScreenSaver ActiveChanged true"


class Desktop:
    """The buses, and who speaks on them."""

    def __init__(self, address: str, logind: subprocess.Popen[str]) -> None:
        self.environment = {
            "DBUS_SYSTEM_BUS_ADDRESS": address,
            "DBUS_SESSION_BUS_ADDRESS": address,
        }
        self._logind = logind
        self._said: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()

    def send(self, signal: str) -> None:
        """Send one of the signals above."""
        assert self._logind.stdin is not None
        self._logind.stdin.write(signal + "\n")
        self._logind.stdin.flush()

    def hear(self, word: str, seconds: float = 30.0) -> None:
        """Wait until it says this.

        Raises:
            queue.Empty: it does not.
        """
        while self._said.get(timeout=seconds) != word:
            pass

    def close(self) -> None:
        """When logind has ended: nothing more is heard."""
        self._listening.join()
        for pipe in (self._logind.stdin, self._logind.stdout):
            assert pipe is not None
            pipe.close()

    def _listen(self) -> None:
        assert self._logind.stdout is not None
        for line in self._logind.stdout:
            self._said.put(line.strip())


@contextmanager
def desktop() -> Iterator[Desktop]:
    """Buses until the block ends."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert bus.stdout is not None
    address = bus.stdout.readline().strip()
    logind = subprocess.Popen(
        [sys.executable, "-m", "tests.hard.logind"],
        env={**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    made = None
    try:
        made = Desktop(address, logind)
        made.hear("ready")
        yield made
    finally:
        logind.kill()
        if made is not None:
            made.close()
        logind.wait()
        bus.kill()
        bus.communicate()


def missing() -> str:
    """Why there can be no private bus here, or ""."""
    return "" if shutil.which("dbus-daemon") else "it needs dbus-daemon"


class _Logind(QDBusVirtualObject):
    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._bus = bus
        self._inhibitors: list[QSocketNotifier] = []

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        asked = message.member()
        if asked == "Get":
            self._answer(message, QDBusVariant("1"))
        elif asked == "GetSession":
            self._answer(message, QDBusObjectPath(OURS))
        elif asked == "Inhibit":
            held, given = os.pipe()
            self._answer(message, QDBusUnixFileDescriptor(given))
            os.close(given)
            self._watch(held)
        else:
            return False
        return True

    def _answer(self, message: QDBusMessage, value: object) -> None:
        reply = message.createReply()
        reply.setArguments([value])
        self._bus.send(reply)

    def _watch(self, held: int) -> None:
        """Closed at the other end by everybody: the computer may sleep."""
        notifier = QSocketNotifier(held, QSocketNotifier.Type.Read)
        self._inhibitors.append(notifier)

        def released() -> None:
            notifier.setEnabled(False)
            _say("released")

        notifier.activated.connect(released)


def _say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


def main() -> int:
    """Be logind until the other end hangs up."""
    application = QCoreApplication([])
    bus = QDBusConnection.systemBus()
    logind = _Logind(bus)
    below = QDBusConnection.VirtualObjectRegisterOption.SubPath
    if not bus.registerVirtualObject(PLACE, logind, below):
        return 1
    if not bus.registerService("org.freedesktop.login1"):
        return 1

    def told() -> None:
        lines = os.read(0, 4096).decode()
        if not lines:
            application.quit()
        for line in lines.splitlines():
            path, interface, name, *words = line.split()
            signal = QDBusMessage.createSignal(path, interface, name)
            signal.setArguments([word == "true" for word in words])
            bus.send(signal)

    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
    notifier.activated.connect(told)
    _say("ready")
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
