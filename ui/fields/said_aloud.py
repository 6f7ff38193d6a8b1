# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Say it aloud: a quiet minute at most to speak the lines to the room."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.i18n import _
from ui.widgets.buttons import quiet
from ui.widgets.prose import Prose

SECONDS = 60
ENOUGH_S = 30
"""From here on the button says that it is enough."""


class SaidAloud(QWidget):
    """A button that begins and ends it, and the time that is left. Nothing is recorded."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.button = quiet(_("Say it aloud"), "speak", parent=self)
        self.button.clicked.connect(self._on_clicked)
        self.left = Prose("", role="help", parent=self)
        row.addWidget(self.button)
        row.addWidget(self.left, 1, Qt.AlignmentFlag.AlignVCenter)
        self._clock = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._on_tick)

    @property
    def running(self) -> bool:
        """Whether somebody is speaking."""
        return self._tick.isActive()

    def _on_clicked(self) -> None:
        if self.running:
            self._end(_("Said once. Change what did not sit well in the mouth, if you like."))
            return
        self._clock.start()
        self._tick.start()
        self.button.set_words(_("That was it"))
        self._on_tick()

    def _on_tick(self) -> None:
        gone = self._clock.elapsed() // 1000
        if gone >= SECONDS:
            self._end(_("A minute. Is there a shorter way to say it?"))
            return
        words = _("{seconds} s left, to the room or under your breath").format(
            seconds=SECONDS - gone
        )
        if gone >= ENOUGH_S:
            words = _("{seconds} s left; shorter may be easier to hear").format(
                seconds=SECONDS - gone
            )
        self.left.set_text(words)

    def _end(self, words: str) -> None:
        self._tick.stop()
        self.button.set_words(_("Say it aloud"))
        self.left.set_text(words)
