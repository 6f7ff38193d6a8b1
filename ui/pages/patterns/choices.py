# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What single views let choose: the rule that is followed, the day that parts before and since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _
from ui.fields.day_menu import DayMenu
from ui.models.lines import ISOLATE, POP
from ui.widgets.flow import Flow
from ui.widgets.menu_button import MenuButton
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.services.patterns import RuleLine
    from ui.dates import Dates

ONE_RULE, BEFORE_AND_SINCE = "v1", "v11"
"""The views that let choose."""

_LONGEST = 64


class TurningDay(QWidget):
    """Signals:
    chosen(day): a `date`, or `None` for no day.
    """

    chosen = Signal(object)

    def __init__(
        self, *, dates: Dates, today: date, day: date | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = _("Your day")
        self.menu = DayMenu(
            name=words, dates=dates, today=today, offsets=(), optional=True, parent=self
        )
        self.menu.set_day(day)
        self.menu.day_chosen.connect(self.chosen)
        row = Flow(gap=8, parent=self)
        row.addWidget(Prose(words, role="help", parent=self))
        row.addWidget(self.menu)


class RuleChoice(QWidget):
    """Other rules that can be followed; takes no room where there is one alone.

    Signals:
        chosen(id): of a belief or of a record.
    """

    chosen = Signal(str)

    def __init__(self, *, dates: Dates, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dates, self._today = dates, today
        self.menu = MenuButton(_("Another rule"), fixed=True, parent=self)
        self.menu.chosen.connect(self.chosen)
        row = Flow(gap=8, parent=self)
        row.addWidget(self.menu)
        self.hide()

    def show_rules(self, rules: Sequence[RuleLine], current: str) -> None:
        """Offer these, but the one of the id `current`, which is followed now, and those without
        words."""
        others = [rule for rule in rules if rule.id != current and rule.text]
        self.menu.set_options([(rule.id, self._line(rule)) for rule in others])
        self.setVisible(bool(others))

    def _line(self, rule: RuleLine) -> str:
        """The same words may stand in several records: these are told apart by their days."""
        words = _short(rule.text)
        if rule.day is None:
            return words
        day = self._dates.brief(rule.day, self._today)
        return _("{rule}, {day}").format(rule=words, day=day)


def _short(text: str) -> str:
    """A rule as it fits into a menu, kept apart from the words around it."""
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        line = line[: _LONGEST - 1].rstrip() + "…"
    return f"{ISOLATE}{line}{POP}"
