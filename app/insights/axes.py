# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Axes that several views share, and how much is drawn of very much."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from app.i18n import gettext as _
from app.insights.frame import Frame
from app.insights.values import Axis, Scale, Tick
from app.insights.words import figure

MOST_DOTS = 400
"""Dots for single entries, at most. Beyond, a dot stands for a value or for some months."""

MOST_LANES = 12
"""Lanes or rows that are drawn, at most; the table has all."""

_TICKS = 8
"""Ticks with words on an axis of days, at most."""

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 6000, 12_000, 60_000)
"""Months from tick to tick: the first of these that gives few enough."""


@lru_cache(maxsize=8192)
def month_of(day: int) -> int:
    """The number of the calendar month a day lies in: 12 * year + month - 1."""
    on = date.fromordinal(day)
    return 12 * on.year + on.month - 1


def first_of(month: int) -> int:
    """The number of the first day of a month, told by its number; also of the one past the last."""
    if month > month_of(date.max.toordinal()):
        return date.max.toordinal() + 1
    return date(month // 12, month % 12 + 1, 1).toordinal()


def days_axis(days: Iterable[int], frame: Frame) -> Axis:
    """Days from the beginning of a month to the end of one, with ticks where months begin.

    It holds the period that is looked at, and all days given.
    """
    given = sorted(days)
    ends = [given[0], given[-1]] if given else []
    if frame.scope.first is not None:
        ends.append(frame.scope.first.toordinal())
    if frame.scope.last is not None:
        ends.append(frame.scope.last.toordinal())
    ends = ends or [frame.today.toordinal()]
    first, past = month_of(min(ends)), month_of(max(ends)) + 1
    step = next((step for step in _STEPS if (past - first) / step <= _TICKS), _STEPS[-1])
    # Ticks of several months are at the months a year is parted by.
    begin = first + -first % step
    ticks = tuple(
        Tick(float(first_of(month)), _month(month, first, step, frame))
        for month in range(begin, past, step)
    )
    return Axis(Scale.DAYS, float(first_of(first)), float(first_of(past) - 1), ticks)


def month_words(month: int, frame: Frame) -> str:
    """The name of a month, with its year when it is not this one."""
    year = month // 12
    return frame.dates.month(date(year, month % 12 + 1, 1), year=year != frame.today.year)


def _month(month: int, first: int, step: int, frame: Frame) -> str:
    on = date(month // 12, month % 12 + 1, 1)
    if step >= 12:
        return f"{on.year}"
    others = first // 12 != frame.today.year
    return frame.dates.month(on, year=others and (month - first < step or on.month == 1))


def rating_axis(ends: tuple[str, str], name: str = "") -> Axis:
    """0 to 100, with what its ends mean."""
    ticks = tuple(Tick(float(at), f"{at}") for at in (0, 50, 100))
    return Axis(Scale.RATING, 0.0, 100.0, ticks, *ends, name)


def change_axis() -> Axis:
    """-100 to 100 points; to the right what was believed less afterwards."""
    ticks = tuple(Tick(float(at), figure(at)) for at in (-100, -50, 0, 50, 100))
    return Axis(Scale.CHANGE, -100.0, 100.0, ticks, _("firmer later"), _("weaker later"))


def share_axis(name: str = "") -> Axis:
    """0 to 100 per cent."""
    ticks = tuple(Tick(float(at), f"{at}%") for at in (0, 50, 100))
    return Axis(Scale.SHARE, 0.0, 100.0, ticks, name=name)


def number_axis(values: Iterable[float], name: str) -> Axis:
    """From 0 to a round number that holds all values."""
    most = max([1.0, *values])
    # Of 1, 2 and 5 times a power of ten, the least of which five reach far enough.
    power = 1
    while power * 50 < most:
        power *= 10
    step = next(size * power for size in (1, 2, 5, 10) if size * power * 5 >= most)
    high = step * max(1, -int(-most // step))
    ticks = tuple(Tick(float(at), f"{at}") for at in range(0, high + 1, step))
    return Axis(Scale.NUMBER, 0.0, float(high), ticks, name=name)
