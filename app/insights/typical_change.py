# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""V2: how much belief in the rule usually changes in a record, from first to second rating.

Basis: belief ratings before and after as a gauge, Okamoto & Kazantzis (2021) 1.5; the interval of
a median, Hollander & Wolfe (1999). Thoughts and feelings do not count: see `words.TWO_QUESTIONS`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.i18n import gettext as _
from app.insights import changes, words
from app.insights.axes import change_axis
from app.insights.statistics.median_interval import MedianInterval, median_interval
from app.insights.titles import title
from app.insights.units import Unit, units
from app.insights.values import Insight, Lane, Plot, Table

if TYPE_CHECKING:
    from app.insights.frame import Frame
    from storage.insights.values import Rated

VIEW = "v2"
_WEIGHT = 2.0


def typical_change(rows: Sequence[Rated], frame: Frame) -> Insight:
    """From every record in which the rule was rated before and after."""
    found = units(
        (
            (row.episode, Unit(row.day, row.id, row.before - row.after, 1, (row.before, row.after)))
            for row in rows
            if row.before is not None and row.after is not None
        ),
        one_per_episode=frame.scope.one_per_episode,
    )
    middle = median_interval(unit.value for unit in found)
    sentence = _sentence(found, middle, frame)
    return Insight(
        id=VIEW,
        title=title(VIEW),
        n=len(found),
        sentence=sentence,
        notes=changes.notes(middle, frame),
        chart=_chart(found, middle, frame) if found else None,
        table=_table(found, frame),
        enough=middle is not None,
        reading=words.told(
            words.PEAK,
            words.SAME_FORM,
            words.TWO_QUESTIONS,
            words.SAME_STRAIN,
            words.SELECTION,
            words.DRIFT,
        ),
        highlight=sentence if middle is not None else "",
        weight=_WEIGHT if middle is not None else 0.0,
        compared=1 if middle is not None else 0,
    )


def _sentence(found: Sequence[Unit], middle: MedianInterval | None, frame: Frame) -> str:
    if not found:
        return _("No record has its rule rated before and after, n = 0.")
    counted = words.counted(len(found), one_per_episode=frame.scope.one_per_episode)
    if middle is None:
        return _("{counted} with a rule rated before and after: {changes}.").format(
            counted=counted,
            changes=words.joined([changes.moved(unit.value) for unit in found]),
        )
    if middle.median == 0:
        text = _(
            "In {counted}, the median change of belief in the rule was 0 points "
            "({coverage}% interval {interval})."
        )
    elif middle.median > 0:
        text = _(
            "In {counted}, belief in the rule was lower by a median of {points} points "
            "after looking again ({coverage}% interval {interval})."
        )
    else:
        text = _(
            "In {counted}, belief in the rule was higher by a median of {points} points "
            "after looking again ({coverage}% interval {interval})."
        )
    return text.format(
        counted=counted,
        points=words.figure(abs(middle.median)),
        coverage=words.coverage(middle.ranks.coverage),
        interval=changes.spread(middle),
    )


def _chart(found: Sequence[Unit], middle: MedianInterval | None, frame: Frame) -> Plot:
    def name(unit: Unit) -> str:
        if not unit.ratings:
            return _("{day}, {records}: a median of {change}").format(
                day=frame.day(unit.day),
                records=words.records(unit.records),
                change=changes.moved(unit.value),
            )
        before, after = unit.ratings
        return _("{day}: {before}, then {after}; {change}").format(
            day=frame.day(unit.day),
            before=before,
            after=after,
            change=changes.moved(unit.value),
        )

    lane = Lane(_("In the record"), words.n_is(len(found)))
    ranges = () if middle is None else (changes.interval(middle, 0, changes.interval_name(middle)),)
    dots = changes.dots(found, frame, name=name)
    return Plot(change_axis(), lanes=(lane,), dots=tuple(dots), ranges=ranges)


def _table(found: Sequence[Unit], frame: Frame) -> Table:
    columns = (_("Day"), _("Before"), _("After"), _("Change in points"))
    return changes.table(found, columns, frame)
