# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the views look at: a stretch of days up to today, or days of one's own."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import N_, _
from ui.fields.day_menu import DayMenu
from ui.widgets.flow import Flow
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from ui.dates import Dates

ALL, OWN = "all", "own"
USUAL = "6"
_WORDS = (
    ("3", N_("Last 3 months")),
    ("6", N_("Last 6 months")),
    ("12", N_("Last 12 months")),
    ("36", N_("Last 3 years")),
    (ALL, N_("Everything")),
    (OWN, N_("Days of your own…")),
)


def periods() -> list[tuple[str, str]]:
    """Id and words of each stretch offered."""
    return [(key, _(words)) for key, words in _WORDS]


def first_day(period: str, today: date) -> date | None:
    """The first day of a stretch of months up to today; `None` for everything."""
    if not period.isdigit():
        return None
    month = today.year * 12 + today.month - 1 - int(period)
    year, number = divmod(month, 12)
    return date(year, number + 1, min(today.day, monthrange(year, number + 1)[1]))


class OwnDays(QWidget):
    """The first and the last day, both included.

    Signals:
        changed: one of them was chosen.
    """

    changed = Signal()

    def __init__(self, *, dates: Dates, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = DayMenu(
            name=_("From"),
            dates=dates,
            today=today,
            offsets=(),
            optional=True,
            none=_("the beginning"),
            parent=self,
        )
        self.last = DayMenu(
            name=_("Up to"),
            dates=dates,
            today=today,
            offsets=(),
            optional=True,
            none=_("today"),
            parent=self,
        )
        row = Flow(gap=8, parent=self)
        for words, menu in ((_("From"), self.first), (_("Up to"), self.last)):
            row.addWidget(Prose(words, role="help", parent=self))
            row.addWidget(menu)
            menu.day_chosen.connect(self.changed)

    def begin(self, first: date | None) -> None:
        """Begin with what was looked at until now."""
        if self.first.day is None and self.last.day is None:
            self.first.set_day(first)

    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day, the earlier one first."""
        first, last = self.first.day, self.last.day
        if first is not None and last is not None and last < first:
            return last, first
        return first, last
