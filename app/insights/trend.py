# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""V10: whether the monthly median strength of one schema has a direction.

Slope of Theil (1950) and Sen (1968). No line is drawn; where the interval includes 0, the sentence
says that there is no clear direction, and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from app.i18n import gettext as _
from app.i18n import ngettext
from app.insights import words
from app.insights.axes import MOST_DOTS, days_axis, first_of, month_of, month_words, rating_axis
from app.insights.schemas_over_time import Course, Touch, courses, told
from app.insights.statistics.quantile import median
from app.insights.statistics.theil_sen import MINIMUM, Trend, theil_sen
from app.insights.titles import title
from app.insights.values import Cell, Dot, Insight, Legend, Plot, Shape, Table, TableRow

if TYPE_CHECKING:
    from app.insights.frame import Frame
    from storage.insights.values import Noted

VIEW = "v10"
MOST_MONTHS = 240
"""Months that are compared, at most: the newest. Their number is squared in what it costs."""

_WEIGHT = 3.5
_SCALE = 100.0


class Month(NamedTuple):
    """A month in which the schema was noted with a strength."""

    month: int
    strength: float
    records: int


def trend(noted: Sequence[Noted], frame: Frame) -> Insight:
    """Of one schema: that with most months, or of equals the first.

    Every record counts, also several of one strain: months are compared, and not records.
    """
    every = replace(frame, scope=replace(frame.scope, one_per_episode=False))
    by_months = [(course, _months(course)) for course in courses(noted, every)]
    enough_of = sum(len(months) >= MINIMUM for _course, months in by_months)
    course, every_month = _chosen(by_months)
    months = every_month[-MOST_MONTHS:]
    found = theil_sen([m.month for m in months], [m.strength for m in months])
    enough = found is not None and found.enough()
    slope = found if enough else None
    clear = slope is not None and slope.clear
    sentence = _sentence(course, months, slope)
    return Insight(
        id=VIEW,
        title=title(VIEW),
        about=course.name.words if course is not None and course.name.own else "",
        n=len(months) if enough else len(_rated(course)),
        sentence=sentence,
        notes=_notes(slope, len(_rated(course)), len(every_month)),
        chart=_chart(course, months if enough else (), frame) if course is not None else None,
        table=_table(course, months if enough else (), frame),
        enough=enough,
        reading=words.told(words.DRIFT, words.SELECTION, words.MANY),
        highlight=sentence if clear else "",
        weight=_WEIGHT if clear else 0.0,
        compared=enough_of,
    )


def _chosen(
    by_months: Sequence[tuple[Course, Sequence[Month]]],
) -> tuple[Course | None, Sequence[Month]]:
    return max(by_months, key=lambda pair: len(pair[1]), default=(None, ()))


def _months(course: Course) -> list[Month]:
    strengths: dict[int, list[float]] = {}
    for touch in _rated(course):
        assert touch.strength is not None
        strengths.setdefault(month_of(touch.day), []).append(touch.strength)
    months = []
    for month in sorted(strengths):
        middle = median(strengths[month])
        assert middle is not None
        months.append(Month(month, middle, len(strengths[month])))
    return months


def _rated(course: Course | None) -> list[Touch]:
    if course is None:
        return []
    return [touch for touch in course.touches if touch.strength is not None]


def _sentence(course: Course | None, months: Sequence[Month], slope: Trend | None) -> str:
    if course is None:
        return _("No schema was noted, n = 0.")
    own = course.name.own
    if slope is None:
        n = len(_rated(course))
        if own:
            text = ngettext(
                "This schema of your own was rated in {n} record; rated months: {months}.",
                "This schema of your own was rated in {n} records; rated months: {months}.",
                n,
            )
        else:
            text = ngettext(
                "‘{schema}’ was rated in {n} record; rated months: {months}.",
                "‘{schema}’ was rated in {n} records; rated months: {months}.",
                n,
            )
        return text.format(n=n, months=len(months), schema=course.name.words)
    if not slope.clear or slope.interval is None:
        if own:
            text = _(
                "The strength of this schema of your own has no clear direction over {n} months."
            )
        else:
            text = _("The strength of ‘{schema}’ has no clear direction over {n} months.")
        return text.format(schema=course.name.words, n=slope.n)
    falls = slope.slope < 0
    span = months[-1].month - months[0].month
    ends = (slope.interval.low, slope.slope, slope.interval.high)
    low, points, high = sorted(min(abs(end) * span, _SCALE) for end in ends)
    if own:
        text = (
            _(
                "In {n} months, this schema of your own was noted as weaker later on: by "
                "{points} points from first to last (95% interval {low} to {high})."
            )
            if falls
            else _(
                "In {n} months, this schema of your own was noted as stronger later on: by "
                "{points} points from first to last (95% interval {low} to {high})."
            )
        )
    else:
        text = (
            _(
                "In {n} months, ‘{schema}’ was noted as weaker later on: by {points} points "
                "from first to last (95% interval {low} to {high})."
            )
            if falls
            else _(
                "In {n} months, ‘{schema}’ was noted as stronger later on: by {points} points "
                "from first to last (95% interval {low} to {high})."
            )
        )
    return text.format(
        n=slope.n,
        schema=course.name.words,
        points=words.figure(points),
        low=words.figure(low),
        high=words.figure(high),
    )


def _notes(slope: Trend | None, rated: int, months: int) -> tuple[str, ...]:
    """Below the sentence; of `rated` records or of `months` more may be there than are drawn."""
    if slope is None:
        return (
            _("From {least} months with a strength on, months are compared.").format(least=MINIMUM),
            *words.newest_alone(MOST_DOTS, rated),
        )
    return (
        _("Each dot is the median of one month. Dots are not joined."),
        *words.newest_alone(MOST_MONTHS, months),
        *words.told(words.WIDER),
    )


def _chart(course: Course, months: Sequence[Month], frame: Frame) -> Plot:
    y = rating_axis(frame.names.ends("schemas"))
    if months:
        x = days_axis([first_of(month.month) for month in months], frame)
        return Plot(x, y, dots=tuple(_month_dot(month, frame) for month in months))
    touches = _rated(course)
    x = days_axis([touch.day for touch in touches], frame)
    dots = tuple(
        Dot(
            float(touch.day),
            touch.strength or 0.0,
            shape=Shape.RING if touch.partly else Shape.DISC,
            figure=words.figure(touch.strength or 0.0),
            caption=frame.brief(touch.day),
            name=_("{day}: {words}").format(day=frame.day(touch.day), words=told(touch)),
            entry=touch.entry,
        )
        for touch in touches[-MOST_DOTS:]
    )
    legend = (Legend(Shape.DISC, _("yes, or chosen")), Legend(Shape.RING, _("partly")))
    return Plot(x, y, dots=dots, legend=legend)


def _month_dot(month: Month, frame: Frame) -> Dot:
    middle = (first_of(month.month) + first_of(month.month + 1) - 1) / 2
    name = _("{month}: median {value}, {records}").format(
        month=month_words(month.month, frame),
        value=words.figure(month.strength),
        records=words.records(month.records),
    )
    return Dot(middle, month.strength, figure=words.figure(month.strength), name=name)


def _table(course: Course | None, months: Sequence[Month], frame: Frame) -> Table:
    if months:
        return Table(
            (_("Month"), _("Median strength"), _("Records")),
            tuple(
                TableRow(
                    (
                        Cell(month_words(month.month, frame)),
                        Cell(words.figure(month.strength), number=True),
                        Cell(f"{month.records}", number=True),
                    )
                )
                for month in months
            ),
        )
    return Table(
        (_("Day"), _("Strength")),
        tuple(
            TableRow((Cell(frame.day(touch.day)), Cell(told(touch))), touch.entry)
            for touch in _rated(course)[-MOST_DOTS:]
        ),
    )
