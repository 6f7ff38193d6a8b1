# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Days and times in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QLocale, Qt

from app.domain.moment import Moment
from app.domain.preferences import Preferences
from ui.dates import DAY_MONTH, FORMATS, ISO, MONTH_DAY, SYSTEM, Dates, dates_of

DAY = date(2026, 11, 26)
NEXT_YEAR = date(2027, 1, 3)


@pytest.mark.parametrize(
    ("style", "short", "long", "plain"),
    [
        (DAY_MONTH, "Thu 26 Nov", "Thursday 26 November", "26 November"),
        (MONTH_DAY, "Thu, Nov 26", "Thursday, November 26", "November 26"),
        (ISO, "Thu 2026-11-26", "Thursday 2026-11-26", "2026-11-26"),
        (SYSTEM, "Thu 26 Nov", "Thursday 26 November", "26 November"),
    ],
)
def test_each_style(style: str, short: str, long: str, plain: str) -> None:
    dates = Dates(style, locale=QLocale("en_GB"))
    assert (dates.short(DAY), dates.long(DAY, DAY), dates.plain(DAY, DAY)) == (short, long, plain)


@pytest.mark.parametrize("style", FORMATS)
def test_another_year_is_named(style: str) -> None:
    dates = Dates(style, locale=QLocale("en_GB"))
    assert "2026" in dates.long(DAY, NEXT_YEAR)
    assert "2026" in dates.plain(DAY, NEXT_YEAR)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("en_US", "Thursday, November 26"),
        ("de_DE", "Donnerstag, 26. November"),
        ("es_ES", "jueves, 26 de noviembre"),
        ("ja_JP", "11月26日木曜日"),
        ("pt_BR", "quinta-feira, 26 de novembro"),
        ("hu_HU", "november 26., csütörtök"),
    ],
)
def test_the_system_decides_the_order(name: str, words: str) -> None:
    assert Dates(locale=QLocale(name)).long(DAY) == words


def test_the_time_is_the_one_that_was_lived() -> None:
    moment = Moment.of(datetime(2026, 11, 26, 23, 30, tzinfo=UTC))
    elsewhere = Moment(moment.instant_us, 3600)
    dates = Dates(ISO)
    assert dates.day_and_time(moment) == "Thu 2026-11-26, 23:30"
    assert dates.day_and_time(elsewhere) == "Fri 2026-11-27, 00:30"


def test_the_week_begins_where_it_was_set() -> None:
    assert Dates(week_start="saturday").first_day == Qt.DayOfWeek.Saturday
    assert Dates(locale=QLocale("en_US")).first_day == Qt.DayOfWeek.Sunday
    assert dates_of(Preferences(week_start="monday")).first_day == Qt.DayOfWeek.Monday


@pytest.mark.parametrize("style", FORMATS)
def test_a_day_is_typed_with_four_digits_of_the_year(style: str) -> None:
    assert "yyyy" in Dates(style, locale=QLocale("en_US")).field_pattern()
