# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""V7: days from the first day of a strain until it was named, one's own part said, and repaired.

The curve is that of Aalen & Johansen (1978): where therapy has ended first, there can be no repair
any more, and open strains count as far as they go. What is partly repaired or left unresolved may
still be repaired, so it is not repaired until today.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from app.domain.episode import Status
from app.i18n import gettext as _
from app.i18n import ngettext
from app.insights import words
from app.insights.axes import MOST_DOTS, number_axis, share_axis
from app.insights.coping_repair import stands
from app.insights.courses import Course
from app.insights.statistics.cumulative_incidence import (
    MINIMUM,
    MINIMUM_EVENTS,
    CumulativeIncidence,
    Observation,
    Outcome,
    cumulative_incidence,
)
from app.insights.titles import title
from app.insights.values import (
    Axis,
    Cell,
    Dot,
    Insight,
    Lane,
    Legend,
    Plot,
    Shape,
    Table,
    TableRow,
)

if TYPE_CHECKING:
    from app.insights.frame import Frame

VIEW = "v7"
_WEIGHT = 5.0
_TOLD_AT = (30, 90, 180)
"""Days the sentence may tell of: the first by which half of all repairs there are had come."""


_WAYS = 3
"""Lanes below the minimum of the curve: named, own part said, repaired."""


class Times(NamedTuple):
    """Days of one strain from its first day; `None` where it has not come so far."""

    course: Course
    named: int | None
    owned: int | None
    repaired: int | None
    watched: int
    """Until it was repaired or therapy ended, or until today."""

    @property
    def outcome(self) -> Outcome:
        """How it ended for the curve."""
        if self.repaired is not None:
            return Outcome.EVENT
        ended = self.course.standing.status is Status.ENDED
        return Outcome.COMPETING if ended else Outcome.CENSORED


Reached = tuple[str, list[tuple[int, Times]]]


def repair_times(courses: Sequence[Course], frame: Frame) -> Insight:
    """From every strain."""
    times = [_times(course, frame.today) for course in courses]
    curve = cumulative_incidence(Observation(one.watched, one.outcome) for one in times)
    enough = curve is not None and curve.enough()
    told = curve if enough else None
    sentence = _sentence(times, told)
    return Insight(
        id=VIEW,
        title=title(VIEW),
        n=len(times),
        sentence=sentence,
        notes=_notes(times, told),
        chart=_chart(times, told, frame) if times else None,
        table=_table(times, told, frame),
        enough=enough,
        reading=(
            _("Repair is no race. Some strains need time, some are left as they are."),
            *words.told(words.SELECTION),
        ),
        highlight=sentence if enough else "",
        weight=_WEIGHT if enough else 0.0,
        compared=1 if enough else 0,
    )


def _times(course: Course, today: date) -> Times:
    standing = course.standing
    last = standing.repaired or (
        standing.changes[-1].day if standing.status is Status.ENDED else max(today, course.began)
    )
    return Times(
        course,
        _days(course, standing.named),
        _days(course, standing.owned),
        _days(course, standing.repaired),
        max(0, (last - course.began).days),
    )


def _days(course: Course, day: date | None) -> int | None:
    return None if day is None else max(0, (day - course.began).days)


def _sentence(times: Sequence[Times], curve: CumulativeIncidence | None) -> str:
    n = len(times)
    if not times:
        return _("No strain is noted, n = 0.")
    if curve is None:
        text = ngettext(
            "{n} strain: named {named}, own part said {owned}, repaired {repaired}.",
            "{n} strains: named {named}, own part said {owned}, repaired {repaired}.",
            n,
        )
        return text.format(
            n=n,
            named=sum(one.named is not None for one in times),
            owned=sum(one.owned is not None for one in times),
            repaired=sum(one.repaired is not None for one in times),
        )
    days, incidence = _point(curve)
    text = ngettext(
        "Of {n} strains, about {percent}% were repaired within {days} day, as far as is known.",
        "Of {n} strains, about {percent}% were repaired within {days} days, as far as is known.",
        days,
    )
    return text.format(n=n, percent=words.percent(incidence), days=days)


def _point(curve: CumulativeIncidence) -> tuple[int, float]:
    """The day the sentence tells of, and how it stands there."""
    half = curve.steps[-1].incidence / 2
    for days in _TOLD_AT:
        reached = curve.at(days)
        if reached is not None and reached >= half:
            return days, reached
    return floor(curve.last), curve.steps[-1].incidence


def _notes(times: Sequence[Times], curve: CumulativeIncidence | None) -> tuple[str, ...]:
    if not times:
        return ()
    if curve is None:
        wanted = _("From {least} strains on, {repaired} of them repaired, a curve is drawn.")
        lines = [wanted.format(least=MINIMUM, repaired=MINIMUM_EVENTS)]
        if _is_by_days(_reached(times)):
            lines.append(_("Each dot stands for one day or some, with how many strains it was."))
        return tuple(lines)
    return (
        _("n = {n}: repaired {events}, therapy ended {competing}, neither so far {rest}.").format(
            n=curve.n, events=curve.events, competing=curve.competing, rest=curve.censored
        ),
        _("Open strains count as far as they go."),
        *words.told(words.WIDER),
    )


def _chart(times: Sequence[Times], curve: CumulativeIncidence | None, frame: Frame) -> Plot:
    axis = number_axis([one.watched for one in times], _("days since it was first noted"))
    if curve is not None:
        steps = tuple((step.days, step.incidence * 100) for step in curve.steps)
        steps += ((curve.last, steps[-1][1]),)  # what comes later, nobody knows
        dots = _on_curve(times, curve, frame) if len(times) <= MOST_DOTS else ()
        legend = (
            Legend(Shape.DISC, _("repaired")),
            Legend(Shape.RING, _("open so far")),
            Legend(Shape.DIAMOND, _("therapy has ended")),
        )
        y = share_axis(_("repaired"))
        return Plot(axis, y, dots=dots, steps=steps, legend=legend if dots else ())
    reached = _reached(times)
    found: list[Dot] = []
    for lane, (name, came) in enumerate(reached):
        if _is_by_days(reached):
            found += _of_days([days for days, _one in came], lane, name, axis)
        else:
            found += [_dot(one, days, lane, name, frame) for days, one in came]
    lanes = tuple(Lane(name, words.n_is(len(came))) for name, came in reached)
    return Plot(axis, lanes=lanes, dots=tuple(found))


def _reached(times: Sequence[Times]) -> list[Reached]:
    """How far strains have come: its name, and the days it took those that have, fewest first."""
    ways = (
        (_("Named"), [(one.named, one) for one in times]),
        (_("Own part said"), [(one.owned, one) for one in times]),
        (_("Repaired"), [(one.repaired, one) for one in times]),
    )
    return [
        (name, sorted(((d, one) for d, one in way if d is not None), key=lambda pair: pair[0]))
        for name, way in ways
    ]


def _is_by_days(reached: Sequence[Reached]) -> bool:
    """Whether a dot stands for days: there are very many strains without a curve."""
    return sum(len(came) for _name, came in reached) > MOST_DOTS


def _of_days(days: Sequence[int], lane: int, name: str, axis: Axis) -> list[Dot]:
    """One dot for each day, or for some days each where the axis is long."""
    step = ceil((axis.high + 1) * _WAYS / MOST_DOTS)
    counted = Counter(day // step * step for day in days)
    return [
        Dot(
            first + (step - 1) / 2,
            lane=lane,
            figure=f"{n}",
            name=_("{name} {after}: {strains}").format(
                name=name,
                after=_after(first, first + step - 1),
                strains=ngettext("{n} strain", "{n} strains", n).format(n=n),
            ),
        )
        for first, n in counted.items()
    ]


def _after(first: int, last: int) -> str:
    if first == last:
        return ngettext("after {days} day", "after {days} days", first).format(days=first)
    return _("after {first} to {last} days").format(first=first, last=last)


def _dot(one: Times, days: int, lane: int, name: str, frame: Frame) -> Dot:
    text = ngettext(
        "{strain}: {name} after {days} day", "{strain}: {name} after {days} days", days
    ).format(strain=_called(one, frame), name=name, days=days)
    return Dot(days, lane=lane, figure=f"{days}", name=text, entry=one.course.row.id)


def _on_curve(times: Sequence[Times], curve: CumulativeIncidence, frame: Frame) -> tuple[Dot, ...]:
    shapes = {
        Outcome.EVENT: Shape.DISC,
        Outcome.COMPETING: Shape.DIAMOND,
        Outcome.CENSORED: Shape.RING,
    }
    dots = []
    for one in sorted(times, key=lambda one: one.watched):
        name = ngettext(
            "{strain}: {status}, {days} day", "{strain}: {status}, {days} days", one.watched
        ).format(strain=_called(one, frame), status=_status(one, frame), days=one.watched)
        height = (curve.at(one.watched) or 0.0) * 100
        dots.append(
            Dot(
                one.watched,
                height,
                shape=shapes[one.outcome],
                name=name,
                entry=one.course.row.id,
            )
        )
    return tuple(dots)


def _status(one: Times, frame: Frame) -> str:
    end = one.course.end
    return stands("open" if end is None else end, frame)


def _called(one: Times, frame: Frame) -> str:
    """The strain by its first day, and its code where it has one."""
    day = frame.day(one.course.began.toordinal())
    code = one.course.row.code
    return _("{day}, {code}").format(day=day, code=code) if code else day


def _table(times: Sequence[Times], curve: CumulativeIncidence | None, frame: Frame) -> Table:
    if curve is not None and len(times) > MOST_DOTS:
        columns = (_("Day"), _("Not yet ended before"), _("Repaired"), _("Ended"), _("Curve"))
        return Table(
            columns,
            tuple(
                TableRow(
                    (
                        Cell(words.figure(step.days), number=True),
                        Cell(f"{step.at_risk}", number=True),
                        Cell(f"{step.events}", number=True),
                        Cell(f"{step.competing}", number=True),
                        Cell(f"{words.percent(step.incidence)}%", number=True),
                    )
                )
                for step in curve.steps
            ),
        )
    columns = (
        _("Strain"),
        _("Named after days"),
        _("Own part said after"),
        _("Repaired after"),
        _("Stands"),
    )
    return Table(
        columns,
        tuple(
            TableRow(
                (
                    Cell(_called(one, frame)),
                    *(_number(days) for days in (one.named, one.owned, one.repaired)),
                    Cell(_status(one, frame)),
                ),
                one.course.row.id,
            )
            for one in times
        ),
    )


def _number(days: int | None) -> Cell:
    return Cell("–" if days is None else f"{days}", number=True)
