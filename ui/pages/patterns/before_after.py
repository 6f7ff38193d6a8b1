# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The day that parts before and after, chosen by the writer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from ui.fields.day_menu import DayMenu
from ui.widgets.flow import Flow
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from datetime import date

    from ui.dates import Dates


class TurningDay(QWidget):
    """Signals:
    chosen(day): a `date`, or `None` for no day.
    """

    VIEW: Final = "v11"
    """The view that asks for it."""

    chosen = Signal(object)

    def __init__(
        self, *, dates: Dates, today: date, day: date | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = _("Before and after")
        self.menu = DayMenu(
            name=words, dates=dates, today=today, offsets=(), optional=True, parent=self
        )
        self.menu.set_day(day)
        self.menu.day_chosen.connect(self.chosen)
        row = Flow(gap=8, parent=self)
        row.addWidget(Prose(words, role="help", parent=self))
        row.addWidget(self.menu)
