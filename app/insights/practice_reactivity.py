# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""V8: minutes of practice in a week beside the median of the strongest feelings in its records.

Rank correlation of Spearman (1904), its interval after Fieller, Hartley & Pearson (1957). A week
counts from the first one with practice on, if a record of it has a rated feeling.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from app.i18n import gettext as _
from app.i18n import ngettext
from app.insights import words
from app.insights.axes import MOST_DOTS, number_axis, rating_axis
from app.insights.statistics.quantile import median
from app.insights.statistics.spearman import MINIMUM, MINIMUM_ABOVE_ZERO, Correlation, spearman
from app.insights.titles import title
from app.insights.values import Cell, Dot, Insight, Plot, Table, TableRow

if TYPE_CHECKING:
    from app.insights.frame import Frame
    from storage.insights.values import Practised, Rated

VIEW = "v8"
_WEIGHT = 1.5
_WEEK = 7


class Week(NamedTuple):
    """A week with a rated feeling, by its Monday."""

    monday: int
    minutes: float
    peak: float
    records: int


def practice_reactivity(
    rated: Sequence[Rated], practised: Sequence[Practised], frame: Frame, *, ever: bool = True
) -> Insight:
    """From every record with a rated feeling, and every sitting.

    `ever`: the journal holds any practice, be it on other days. Without, the view has no place.
    """
    weeks = _weeks(rated, practised)
    both = [week for week in weeks if practised and week.monday >= practised[0].monday]
    found = spearman([week.minutes for week in both], [week.peak for week in both])
    enough = found is not None and found.enough()
    told = found if enough else None
    sentence = _sentence(both, told)
    clear = told is not None and told.interval is not None and not told.interval.holds(0)
    return Insight(
        id=VIEW,
        title=title(VIEW),
        n=len(both),
        sentence=sentence,
        notes=(*_notes(told), *words.newest_alone(MOST_DOTS, len(both))),
        chart=_chart(both, frame) if both else None,
        table=_table(both, frame),
        enough=enough,
        reading=words.told(words.SELECTION, words.DRIFT),
        highlight=sentence if clear else "",
        weight=_WEIGHT if clear else 0.0,
        compared=1 if enough else 0,
        waits=ever,
    )


def _weeks(rated: Sequence[Rated], practised: Sequence[Practised]) -> list[Week]:
    peaks: dict[int, list[int]] = {}
    for row in rated:
        if row.peak is not None:
            peaks.setdefault(row.day - (row.day - 1) % _WEEK, []).append(row.peak)
    seconds = {week.monday: week.seconds for week in practised}
    weeks = []
    for monday in sorted(peaks):
        middle = median(peaks[monday])
        assert middle is not None
        minutes = seconds.get(monday, 0) / 60
        weeks.append(Week(monday, minutes, middle, len(peaks[monday])))
    return weeks


def _sentence(weeks: Sequence[Week], found: Correlation | None) -> str:
    n = len(weeks)
    if found is None:
        return ngettext(
            "{n} week has a rated feeling since practice is noted, {some} of them with practice.",
            "{n} weeks have a rated feeling since practice is noted, {some} of them with practice.",
            n,
        ).format(n=n, some=sum(week.minutes > 0 for week in weeks))
    interval = found.interval
    if interval is None:
        return _(
            "In {n} weeks, the rank correlation of minutes of practice and the strongest feeling "
            "is {rho}, which has no interval."
        ).format(n=n, rho=words.hundredths(found.rho))
    if interval.holds(0):
        text = _(
            "In {n} weeks, minutes of practice and the strongest feeling show no clear "
            "common order (rank correlation {rho}, 95% interval {interval})."
        )
    elif found.rho < 0:
        text = _(
            "In {n} weeks, more minutes of practice were noted together with weaker peaks "
            "(rank correlation {rho}, 95% interval {interval})."
        )
    else:
        text = _(
            "In {n} weeks, more minutes of practice were noted together with stronger peaks "
            "(rank correlation {rho}, 95% interval {interval})."
        )
    return text.format(
        n=n,
        rho=words.hundredths(found.rho),
        interval=_("{low} to {high}").format(
            low=words.hundredths(interval.low), high=words.hundredths(interval.high)
        ),
    )


def _notes(found: Correlation | None) -> tuple[str, ...]:
    hard = _("Hard weeks also leave less time to practise.")
    if found is not None:
        return (hard, *(words.told(words.WIDER) if found.interval is not None else ()))
    return (
        _("From {weeks} weeks on, {some} of them with practice, the two are compared.").format(
            weeks=MINIMUM, some=MINIMUM_ABOVE_ZERO
        ),
    )


def _chart(weeks: Sequence[Week], frame: Frame) -> Plot:
    """Peaks over minutes."""
    y = rating_axis(frame.names.ends("emotions"))
    x = number_axis([week.minutes for week in weeks], _("minutes of practice in the week"))
    dots = tuple(
        Dot(
            week.minutes,
            week.peak,
            figure=words.figure(week.peak),
            caption=frame.brief(week.monday),
            name=_name(week, frame),
        )
        for week in weeks[-MOST_DOTS:]
    )
    return Plot(x, y, dots=dots)


def _name(week: Week, frame: Frame) -> str:
    return _("Week of {day}: {minutes} minutes, strongest feeling {peak}, {records}").format(
        day=frame.day(week.monday),
        minutes=words.figure(week.minutes),
        peak=words.figure(week.peak),
        records=words.records(week.records),
    )


def _table(weeks: Sequence[Week], frame: Frame) -> Table:
    columns = (_("Week of"), _("Minutes"), _("Strongest feeling, median"), _("Records"))
    return Table(
        columns,
        tuple(
            TableRow(
                (
                    Cell(frame.day(week.monday)),
                    Cell(words.figure(week.minutes), number=True),
                    Cell(words.figure(week.peak), number=True),
                    Cell(f"{week.records}", number=True),
                )
            )
            for week in weeks[-MOST_DOTS:]
        ),
    )
