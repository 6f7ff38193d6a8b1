# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The session's end of the two pipes to the supervisor."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtCore import QSocketNotifier


class Channel(QObject):
    """Says what happened to the supervisor and hears what it asks.

    Signals:
        raise_asked: bring the window to the front.
        close_asked: save and leave.
        lost: the supervisor is gone.
    """

    raise_asked = Signal()
    close_asked = Signal()
    lost = Signal()

    def __init__(self, inbox: int, outbox: int, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inbox, self._outbox = inbox, outbox
        self._buffer = b""
        self._notifier: QSocketNotifier | None = None

    def listen(self) -> None:
        """Start hearing; called once the first window is painted."""
        from PySide6.QtCore import QSocketNotifier  # not before the first paint

        os.set_blocking(self._inbox, False)
        self._notifier = QSocketNotifier(self._inbox, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_activated)

    def send(self, word: str, argument: str = "") -> None:
        """One line to the supervisor; a supervisor that is gone is not an error here."""
        line = f"{word} {argument}".strip() + "\n"
        try:
            os.write(self._outbox, line.encode("ascii", "replace"))
        except OSError:
            self.lost.emit()

    def close(self) -> None:
        """Stop hearing."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)

    def _on_activated(self) -> None:
        try:
            data = os.read(self._inbox, 4096)
        except BlockingIOError:
            return
        if not data:
            if self._notifier is not None:
                self._notifier.setEnabled(False)
            self.lost.emit()
            return
        self._buffer += data
        while b"\n" in self._buffer:
            line, self._buffer = self._buffer.split(b"\n", 1)
            if line == b"raise":
                self.raise_asked.emit()
            elif line == b"close":
                self.close_asked.emit()
