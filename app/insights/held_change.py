# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""V3: how much of a change is there a day or more later, by the latest follow-up.

All follow-ups are drawn, the latest one counts: 85, then 40, 30, 55 and 35 is a held change of 50.
Basis: Okamoto & Kazantzis (2021) 1.5; rating again later is design.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.i18n import gettext as _
from app.i18n import ngettext
from app.insights import changes, words
from app.insights.axes import MOST_DOTS, change_axis
from app.insights.statistics.median_interval import MedianInterval, median_interval
from app.insights.titles import title
from app.insights.units import Unit, units
from app.insights.values import Insight, Lane, Plot, Shape, Table

if TYPE_CHECKING:
    from app.insights.frame import Frame
    from storage.insights.values import Followed, Rated

VIEW = "v3"
_WEIGHT = 6.0


def held_change(rated: Sequence[Rated], followed: Sequence[Followed], frame: Frame) -> Insight:
    """From every record whose rule was rated before, and in a follow-up a day or more later."""
    latest: list[tuple[str, Unit]] = []
    earlier: list[Unit] = []
    for row in followed:
        later = [point for point in row.later if point.day > row.written]
        if row.before is None or not later:
            continue
        *others, last = later
        held = Unit(row.day, row.id, row.before - last.value, 1, (row.before, last.value))
        latest.append((row.episode, held))
        earlier += [
            Unit(point.day, point.id, row.before - point.value, 1, (row.before, point.value))
            for point in others
        ]
    without = sum(row.before is not None for row in rated) - len(latest)
    found = units(latest, one_per_episode=frame.scope.one_per_episode)
    middle = median_interval(unit.value for unit in found)
    sentence = _sentence(found, middle, frame)
    return Insight(
        id=VIEW,
        title=title(VIEW),
        n=len(found),
        sentence=sentence,
        notes=(*_without(without), *changes.notes(middle, frame)),
        chart=_chart(found, earlier, middle, frame) if found else None,
        table=_table(found, earlier, frame),
        enough=middle is not None,
        reading=words.told(words.PEAK, words.SAME_STRAIN, words.SELECTION, words.DRIFT),
        highlight=sentence if middle is not None else "",
        weight=_WEIGHT if middle is not None else 0.0,
        compared=1 if middle is not None else 0,
    )


def _sentence(found: Sequence[Unit], middle: MedianInterval | None, frame: Frame) -> str:
    if not found:
        return _("No record has its rule rated again in a follow-up, n = 0.")
    counted = words.counted(len(found), one_per_episode=frame.scope.one_per_episode)
    if middle is None:
        return _("{counted} with a follow-up: {changes}.").format(
            counted=counted,
            changes=words.joined([changes.moved(unit.value) for unit in found]),
        )
    if middle.median == 0:
        text = _(
            "In {counted} with a follow-up, the median held change of belief in the rule was "
            "0 points ({coverage}% interval {interval})."
        )
    elif middle.median > 0:
        text = _(
            "In {counted} with a follow-up, belief in the rule was lower by a median of "
            "{points} points ({coverage}% interval {interval})."
        )
    else:
        text = _(
            "In {counted} with a follow-up, belief in the rule was higher by a median of "
            "{points} points ({coverage}% interval {interval})."
        )
    return text.format(
        counted=counted,
        points=words.figure(abs(middle.median)),
        coverage=words.coverage(middle.ranks.coverage),
        interval=changes.spread(middle),
    )


def _without(records: int) -> tuple[str, ...]:
    if records <= 0:
        return ()
    text = ngettext(
        "{n} record with a rated rule has no follow-up a day or more later.",
        "{n} records with a rated rule have no follow-up a day or more later.",
        records,
    )
    return (text.format(n=records),)


def _chart(
    found: Sequence[Unit], earlier: Sequence[Unit], middle: MedianInterval | None, frame: Frame
) -> Plot:
    def name(unit: Unit) -> str:
        if not unit.ratings:
            return _("{day}, {records}: a median of {change}").format(
                day=frame.day(unit.day),
                records=words.records(unit.records),
                change=changes.moved(unit.value),
            )
        before, later = unit.ratings
        return _("{day}: {before} before, {later} in the follow-up; {change}").format(
            day=frame.day(unit.day),
            before=before,
            later=later,
            change=changes.moved(unit.value),
        )

    many = _are_many(found, earlier)
    lanes = [Lane(_("Latest follow-up"), words.n_is(len(found)))]
    dots = changes.dots(found, frame, shape=Shape.SQUARE, name=name, by_size=many)
    if earlier:
        lanes.append(Lane(_("Earlier ones, not counted"), words.n_is(len(earlier))))
        dots += changes.dots(earlier, frame, lane=1, shape=Shape.SQUARE, name=name, by_size=many)
    ranges = () if middle is None else (changes.interval(middle, 0, changes.interval_name(middle)),)
    return Plot(change_axis(), lanes=tuple(lanes), dots=tuple(dots), ranges=ranges)


def _are_many(found: Sequence[Unit], earlier: Sequence[Unit]) -> bool:
    """Whether both are told by size, as there are very many of one."""
    return max(len(found), len(earlier)) > MOST_DOTS


def _table(found: Sequence[Unit], earlier: Sequence[Unit], frame: Frame) -> Table:
    """The latest follow-ups, then the earlier ones."""
    many = _are_many(found, earlier)
    columns: tuple[str, ...] = (_("Day"), _("Before"), _("Follow-up"), _("Held change in points"))
    if many:
        columns = changes.size_columns()
    return Table(
        (*columns, _("Which")),
        (
            *changes.rows(found, frame, _("latest"), by_size=many),
            *changes.rows(earlier, frame, _("earlier, not counted"), by_size=many),
        ),
    )
