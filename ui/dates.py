# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Days and times in words, by the writer's preference and the system's language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, QTime

if TYPE_CHECKING:
    from app.domain.moment import Moment
    from app.domain.preferences import Preferences

SYSTEM, ISO, DAY_MONTH, MONTH_DAY = "system", "iso", "day_month", "month_day"
FORMATS = (SYSTEM, DAY_MONTH, MONTH_DAY, ISO)

_YEAR = re.compile(r"[\s,./-]*(?:'[^']*')?[\s]*y+(?:'[^']*'|[年년.])?[\s,]*")
_WEEK_DAYS = {
    "monday": Qt.DayOfWeek.Monday,
    "saturday": Qt.DayOfWeek.Saturday,
    "sunday": Qt.DayOfWeek.Sunday,
}


@dataclass(frozen=True)
class Dates:
    """Writes days and times.

    Attributes:
        style: one of `FORMATS`; an unknown one counts as "system".
        week_start: "system", "monday", "saturday" or "sunday".
        locale: names of days and months, and the system's own order.
    """

    style: str = SYSTEM
    week_start: str = SYSTEM
    locale: QLocale = field(default_factory=QLocale)

    def short(self, day: date) -> str:
        """Weekday, day and month in short: "Thu 26 Nov". ISO style gives the year as well."""
        return self._text(day, self._pattern(long=False))

    def long(self, day: date, today: date | None = None) -> str:
        """Weekday, day and month in full; with the year when it is not that of `today`."""
        pattern = self._pattern(long=True, year=today is not None and day.year != today.year)
        return self._text(day, pattern)

    def plain(self, day: date, today: date | None = None) -> str:
        """Day and month in full, no weekday: "26 November"."""
        year = today is not None and day.year != today.year
        pattern = {
            ISO: "yyyy-MM-dd",
            DAY_MONTH: "d MMMM yyyy" if year else "d MMMM",
            MONTH_DAY: "MMMM d, yyyy" if year else "MMMM d",
        }.get(self.style)
        if pattern is None:
            pattern = re.sub(r"[\s,،]*d{3,4}[\s,،]*", "", self._pattern(long=True, year=year))
        return self._text(day, pattern)

    def dated(self, day: date) -> str:
        """Day, month and year, no weekday, for what is read later: "26 November 2026"."""
        return self.plain(day, date.min)

    def brief(self, day: date, today: date) -> str:
        """Day and month in short, no weekday: "26 Nov"; with the year when it is another one."""
        if self.style == ISO:
            return self._text(day, "yyyy-MM-dd")
        pattern = re.sub(r"[\s,،]*d{3,4}[\s,،]*", "", self._pattern(long=False))
        if day.year != today.year:
            pattern += " yyyy"
        return self._text(day, pattern)

    def weekday(self, day: date) -> str:
        """The short name of the weekday: "Thu"."""
        return self._text(day, "ddd")

    def month(self, day: date, *, year: bool) -> str:
        """The name of the month, with its year if asked: "November 2026"."""
        name = self.locale.standaloneMonthName(day.month, QLocale.FormatType.LongFormat)
        name = name[:1].upper() + name[1:]
        return f"{name} {day.year:04d}" if year else name

    def time(self, moment: Moment) -> str:
        """The wall-clock time that was lived: "16:24"."""
        local = moment.local
        at = QTime(local.hour, local.minute)
        if self.style == ISO or self.locale.language() == QLocale.Language.C:
            return at.toString("HH:mm")
        return self.locale.toString(at, QLocale.FormatType.ShortFormat)

    def day_and_time(self, moment: Moment) -> str:
        """Short day and time: "Thu 26 Nov, 16:24"."""
        return f"{self.short(moment.local_day)}, {self.time(moment)}"

    @property
    def first_day(self) -> Qt.DayOfWeek:
        """The day a week starts on."""
        return _WEEK_DAYS.get(self.week_start, self.locale.firstDayOfWeek())

    def field_pattern(self) -> str:
        """The pattern of a field where a day is typed, in figures with a four-digit year."""
        fixed = {ISO: "yyyy-MM-dd", DAY_MONTH: "dd.MM.yyyy", MONTH_DAY: "MM/dd/yyyy"}
        if self.locale.language() == QLocale.Language.C:
            fixed[SYSTEM] = fixed[ISO]
        if self.style in fixed:
            return fixed[self.style]
        pattern = self.locale.dateFormat(QLocale.FormatType.ShortFormat)
        return re.sub(r"y+", "yyyy", pattern)

    def _pattern(self, *, long: bool, year: bool = False) -> str:
        weekday, month = ("dddd", "MMMM") if long else ("ddd", "MMM")
        if self.style == ISO:
            return f"{weekday} yyyy-MM-dd"
        if self.style == DAY_MONTH:
            return f"{weekday} d {month}" + (" yyyy" if year else "")
        if self.style == MONTH_DAY:
            return f"{weekday}, {month} d" + (", yyyy" if year else "")
        pattern = self.locale.dateFormat(QLocale.FormatType.LongFormat)
        if self.locale.language() in (QLocale.Language.C, QLocale.Language.English):
            # "Thursday 26 November" reads more quietly than "Thursday, 26 November"
            pattern = pattern.replace("dddd, d ", "dddd d ")
        if not year:
            pattern = _YEAR.sub("", pattern)
        if "ddd" not in pattern:
            pattern = f"dddd {pattern}"
        return pattern if long else pattern.replace("dddd", "ddd").replace("MMMM", "MMM")

    def _text(self, day: date, pattern: str) -> str:
        return self.locale.toString(QDate(day.year, day.month, day.day), pattern)


def dates_of(preferences: Preferences) -> Dates:
    """The way of writing days that the writer chose."""
    return Dates(preferences.date_format, preferences.week_start)
