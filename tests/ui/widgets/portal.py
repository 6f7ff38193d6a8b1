# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop's settings portal on the bus of its own that it is started on.

python -m tests.ui.widgets.portal NUMBER METHOD

Says "ready", then takes new numbers from standard input, one a line.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QSocketNotifier, Slot
from PySide6.QtDBus import (
    QDBusAbstractAdaptor,
    QDBusConnection,
    QDBusMessage,
    QDBusVariant,
)

PATH, INTERFACE = "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings"


@ClassInfo({"D-Bus Interface": INTERFACE})
class New(QDBusAbstractAdaptor):
    """The portal since 2023."""

    number = 0

    @Slot(str, str, result="QDBusVariant")
    def ReadOne(self, _group: str, _key: str) -> QDBusVariant:
        return QDBusVariant(self.number)


@ClassInfo({"D-Bus Interface": INTERFACE})
class Old(QDBusAbstractAdaptor):
    """The portal before, which wraps its answers twice."""

    number = 0

    @Slot(str, str, result="QDBusVariant")
    def Read(self, _group: str, _key: str) -> QDBusVariant:
        return QDBusVariant(QDBusVariant(self.number))


def main(number: int, method: str) -> None:
    """Answer until standard input ends."""
    application = QCoreApplication([])
    holder = QObject()
    portal = New(holder) if method == "ReadOne" else Old(holder)
    portal.number = number
    bus = QDBusConnection.sessionBus()
    assert bus.registerObject(PATH, holder)
    assert bus.registerService("org.freedesktop.portal.Desktop")

    def heard() -> None:
        line = sys.stdin.readline()
        if not line:
            application.quit()
            return
        portal.number = int(line)
        signal = QDBusMessage.createSignal(PATH, INTERFACE, "SettingChanged")
        told = QDBusVariant(portal.number)
        signal.setArguments(["org.freedesktop.appearance", "color-scheme", told])
        bus.send(signal)

    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
    notifier.activated.connect(heard)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    application.exec()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
