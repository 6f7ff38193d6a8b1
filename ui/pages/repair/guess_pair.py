# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A guess and what they said, side by side; beneath each other where room is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.domain.feedback import GUESS, SAID
from app.i18n import _
from ui.theme.theme import current
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from app.domain.entry import Entry
    from ui.dates import Dates

BESIDE = 520
"""Width at normal text size from which on the two stand beside each other."""


class GuessPair(QWidget):
    """Both in the writer's words, each under its name. The program does not compare them."""

    def __init__(
        self, *, contact: Entry, dates: Dates, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(24)
        day = dates.brief(contact.day, today)
        guess = _("My guess, {day}").format(day=day)
        said = contact.text(SAID).strip()
        self._across.addWidget(self._half(guess, contact.text(GUESS).strip(), "reading"), 1)
        answer = self._half(
            _("What they said"), said or _("Not asked."), "reading" if said else "help"
        )
        self._across.addWidget(answer, 1)

    def _half(self, caption: str, words: str, role: str) -> QWidget:
        half = QWidget(self)
        box = QVBoxLayout(half)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(Prose(caption, role="caption", parent=half))
        box.addWidget(Prose(words, role=role, parent=half, selectable=role == "reading"))
        box.addStretch(1)
        return half

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= BESIDE * current().text_scale
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._across.setDirection(across if beside else down)
