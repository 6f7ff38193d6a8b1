# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A day chosen from a short menu, or in a calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QVBoxLayout, QWidget

from app.i18n import _
from ui.widgets.menu_button import MenuButton
from ui.widgets.private_keys import PrivateKeys

if TYPE_CHECKING:
    from ui.dates import Dates

CHOOSE = "choose"
NONE = "none"


class DayMenu(MenuButton):
    """Today, yesterday and so on by name, any other day in a calendar; where that may be chosen, no
    day, in the words `none`.

    Signals:
        day_chosen(day): a `date`, or `None` for "no day".
    """

    day_chosen = Signal(object)

    def __init__(
        self,
        *,
        name: str,
        dates: Dates,
        today: date,
        offsets: tuple[int, ...],
        optional: bool = False,
        none: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name=name, parent=parent)
        self._none = none or _("no day yet")
        self._dates = dates
        self._today = today
        self._offsets = offsets
        self._optional = optional
        self._day: date | None = None
        self._calendar: CalendarPopup | None = None
        self.chosen.connect(self._on_chosen)
        self.set_day(None if optional else today)

    @property
    def day(self) -> date | None:
        """The day shown."""
        return self._day

    def set_day(self, day: date | None) -> None:
        """Show a day; emits nothing."""
        self._day = day
        options = [(NONE, self._none)] if self._optional else []
        for offset in self._offsets:
            known = self._today + timedelta(days=offset)
            options.append((known.isoformat(), self._words(known)))
        if day is not None and day.isoformat() not in dict(options):
            options.append((day.isoformat(), self._words(day)))
        options.append((CHOOSE, _("another day…")))
        self.set_options(options)
        self.set_value(NONE if day is None else day.isoformat())

    def _words(self, day: date) -> str:
        named = {0: _("Today, {day}"), 1: _("Tomorrow, {day}"), -1: _("Yesterday, {day}")}
        pattern = named.get((day - self._today).days, "{day}")
        return pattern.format(day=self._dates.short(day))

    def _on_chosen(self, value: str) -> None:
        if value == CHOOSE:
            self.set_day(self._day)
            self._open_calendar()
            return
        self._take(None if value == NONE else date.fromisoformat(value))

    def _take(self, day: date | None) -> None:
        changed = day != self._day
        self.set_day(day)
        if changed:
            self.day_chosen.emit(day)

    def _open_calendar(self) -> None:
        popup = CalendarPopup(
            dates=self._dates,
            day=self._day or self._today,
            name=self.accessibleDescription(),
            parent=self,
        )
        popup.taken.connect(self._take)
        popup.move(self.mapToGlobal(self.rect().bottomLeft()))
        popup.show()
        popup.calendar.setFocus()
        self._calendar = popup


class CalendarPopup(QWidget):
    """A month to choose a day from; Enter or a click takes it, Esc leaves.

    Signals:
        taken(day): a `date` was chosen.
    """

    taken = Signal(object)

    def __init__(
        self, *, dates: Dates, day: date, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.calendar = QCalendarWidget(self)
        self.calendar.setAccessibleName(name)
        self.calendar.setFirstDayOfWeek(dates.first_day)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.activated.connect(self._on_activated)
        self.calendar.clicked.connect(self._on_activated)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.addWidget(self.calendar)
        PrivateKeys(popup=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def _on_activated(self, day: QDate) -> None:
        self.taken.emit(date(day.year(), day.month(), day.day()))
        self.close()
