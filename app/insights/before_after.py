# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""V11: the strongest feeling of records before a day the writer set, and from that day on.

Nonoverlap of all pairs (Parker & Vannest, 2009), its interval after Newcombe (2006). A half means
no difference. Nothing is known of why: a course may begin when things are at their hardest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from app.i18n import gettext as _
from app.i18n import ngettext
from app.insights import words
from app.insights.axes import MOST_DOTS, days_axis, first_of, month_of, month_words, rating_axis
from app.insights.statistics.nap import MINIMUM, Nonoverlap, nap
from app.insights.statistics.quantile import median
from app.insights.titles import title
from app.insights.values import Cell, Dot, Insight, Plot, Table, TableRow, Tick

if TYPE_CHECKING:
    from app.insights.frame import Frame
    from storage.insights.values import Rated

VIEW = "v11"
_WEIGHT = 3.0


def before_after(rows: Sequence[Rated], frame: Frame) -> Insight:
    """From every record with a rated feeling."""
    peaks = [row for row in rows if row.peak is not None]
    turning = frame.scope.turning
    if turning is None:
        return Insight(
            id=VIEW,
            title=title(VIEW),
            n=0,
            sentence=_("Set a day, and records before it and since are put side by side, n = 0."),
            table=_table((), by_months=False),
            reading=_reading(),
        )
    day = turning.toordinal()
    first = [float(row.peak) for row in peaks if row.peak is not None and row.day < day]
    since = [float(row.peak) for row in peaks if row.peak is not None and row.day >= day]
    found = nap(first, since, lower_is_better=True)
    enough = found is not None and found.enough()
    told = found if enough else None
    clear = told is not None and not told.interval.holds(0.5)
    sentence = _sentence(len(first), len(since), told, frame.day(day))
    points = _points(peaks, day, frame)
    return Insight(
        id=VIEW,
        title=title(VIEW),
        n=len(peaks),
        sentence=sentence,
        notes=_notes(told),
        chart=_chart(points, day, frame) if peaks else None,
        table=_table(points, by_months=len(peaks) > MOST_DOTS),
        enough=enough,
        reading=_reading(),
        highlight=sentence if clear else "",
        weight=_WEIGHT if clear else 0.0,
        compared=1 if enough else 0,
    )


def _reading() -> tuple[str, ...]:
    return (
        _("Much else is different before and since. A day is often set at a hard time."),
        *words.told(words.PEAK, words.SELECTION, words.DRIFT),
    )


def _sentence(first: int, since: int, found: Nonoverlap | None, day: str) -> str:
    if found is None:
        text = ngettext(
            "{first} with a rated feeling before {day}, {since} since.",
            "{first} with a rated feeling before {day}, {since} since.",
            first,
        )
        return text.format(first=words.records(first), since=since, day=day)
    return _(
        "In {percent}% of pairs, the record since {day} has the weaker peak "
        "(n = {first} and {since}, 95% interval {interval})."
    ).format(
        day=day,
        first=found.n_before,
        since=found.n_after,
        percent=words.percent(found.value),
        interval=words.share_from_to(found.interval),
    )


def _notes(found: Nonoverlap | None) -> tuple[str, ...]:
    if found is not None:
        return (
            _("Each record before is paired with each one since; 50% is no difference."),
            _("Pairs with the same value count half."),
            *words.told(words.WIDER),
        )
    return (_("From {least} records on either side on, they are compared.").format(least=MINIMUM),)


class _Point(NamedTuple):
    """A record, or some of one month on the same side of the day."""

    at: float
    value: float
    when: str
    since: bool
    records: int
    caption: str = ""
    entry: str = ""


def _points(peaks: Sequence[Rated], day: int, frame: Frame) -> list[_Point]:
    """Each record; of very many the median of each month, parted where the day lies."""
    if len(peaks) <= MOST_DOTS:
        return [
            _Point(
                float(row.day),
                float(row.peak or 0),
                frame.day(row.day),
                row.day >= day,
                1,
                frame.brief(row.day),
                row.id,
            )
            for row in peaks
        ]
    months: dict[tuple[int, bool], list[float]] = {}
    for row in peaks:
        side = (month_of(row.day), row.day >= day)
        months.setdefault(side, []).append(float(row.peak or 0))
    points = []
    for (month, since), values in sorted(months.items()):
        low, high = first_of(month), first_of(month + 1) - 1
        if low < day <= high:
            low, high = (day, high) if since else (low, day - 1)
        middle = median(values) or 0.0
        when = month_words(month, frame)
        points.append(_Point((low + high) / 2, middle, when, since, len(values)))
    return points


def _chart(points: Sequence[_Point], day: int, frame: Frame) -> Plot:
    x = days_axis((day, *(int(point.at) for point in points)), frame)
    dots = tuple(
        Dot(
            point.at,
            point.value,
            figure=words.figure(point.value),
            caption=point.caption,
            name=_name(point),
            entry=point.entry,
        )
        for point in points
    )
    y = rating_axis(frame.names.ends("emotions"))
    return Plot(x, y, dots=dots, divider=Tick(float(day), frame.brief(day)))


def _name(point: _Point) -> str:
    value = words.figure(point.value)
    if point.entry:
        return _("{day}: {value}").format(day=point.when, value=value)
    return _("{month}: median {value}, {records}").format(
        month=point.when, value=value, records=words.records(point.records)
    )


def _table(points: Sequence[_Point], *, by_months: bool) -> Table:
    day, value = _("Day"), _("Strongest feeling")
    if by_months:
        day, value = _("Month"), _("Strongest feeling, median")
    columns = (day, _("Before or since"), value, _("Records"))
    return Table(
        columns,
        tuple(
            TableRow(
                (
                    Cell(point.when),
                    Cell(_("since") if point.since else _("before")),
                    Cell(words.figure(point.value), number=True),
                    Cell(f"{point.records}", number=True),
                ),
                point.entry,
            )
            for point in points
        ),
    )
