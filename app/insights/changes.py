# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dots, interval and table of changes in points, for the change in a record and the held one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from app.i18n import gettext as _
from app.i18n import ngettext
from app.insights.axes import MOST_DOTS
from app.insights.frame import Frame
from app.insights.statistics.interval import Interval
from app.insights.statistics.median_interval import MINIMUM, MedianInterval
from app.insights.units import Unit
from app.insights.values import Cell, Dot, Range, Shape, Table, TableRow
from app.insights.words import SAME_STRAIN, WIDER, figure, from_to, records, told, too_few


def moved(points: float) -> str:
    """A change in words: "lower by 45", "higher by 5", "unchanged"."""
    if points > 0:
        return _("lower by {points}").format(points=figure(points))
    if points < 0:
        return _("higher by {points}").format(points=figure(-points))
    return _("unchanged")


def dots(
    found: Sequence[Unit],
    frame: Frame,
    *,
    lane: int = 0,
    shape: Shape = Shape.DISC,
    name: Callable[[Unit], str],
    by_size: bool = False,
) -> list[Dot]:
    """A dot for each change by its size, or for each size: of very many, or where `by_size`."""
    ordered = sorted(found, key=lambda unit: (unit.value, unit.day))
    if by_size or len(ordered) > MOST_DOTS:
        return _of_sizes(ordered, lane, shape)
    return [
        Dot(
            unit.value,
            lane=lane,
            shape=shape,
            figure=figure(unit.value),
            caption=frame.brief(unit.day),
            name=name(unit),
            entry=unit.entry,
        )
        for unit in ordered
    ]


def _of_sizes(ordered: Sequence[Unit], lane: int, shape: Shape) -> list[Dot]:
    counted = Counter(unit.value for unit in ordered)
    return [
        Dot(value, lane=lane, shape=shape, figure=figure(value), name=_how_many(value, n))
        for value, n in counted.items()
    ]


def _how_many(value: float, n: int) -> str:
    words = ngettext("{change}, in {n} record", "{change}, in {n} records", n)
    return words.format(change=moved(value), n=n)


def interval(found: MedianInterval, lane: int, name: str) -> Range:
    """The interval of a median as a bar."""
    return Range(found.interval.low, found.interval.high, found.median, lane, name)


def interval_name(found: MedianInterval) -> str:
    """What is read out at the bar."""
    return _("Median {median}, interval {interval}").format(
        median=figure(found.median), interval=from_to(found.interval)
    )


def spread(found: MedianInterval) -> str:
    """The interval in the direction of the median: that of a rise has its signs turned."""
    if found.median >= 0:
        return from_to(found.interval)
    return from_to(Interval(-found.interval.high, -found.interval.low))


def notes(found: MedianInterval | None, frame: Frame) -> tuple[str, ...]:
    """The small lines below a median, or below too few values for one."""
    lines = [too_few(MINIMUM)] if found is None else [*told(WIDER)]
    if found is not None:
        lines += _minus(found)
    if frame.scope.one_per_episode:
        lines += told(SAME_STRAIN)
    return tuple(lines)


def _minus(found: MedianInterval) -> tuple[str, ...]:
    """What a minus means where `spread` tells one."""
    if found.median >= 0:
        return (_("A minus: firmer later."),) if found.interval.low < 0 else ()
    return (_("A minus: weaker later."),) if found.interval.high > 0 else ()


def table(found: Sequence[Unit], columns: tuple[str, str, str, str], frame: Frame) -> Table:
    """Day, both ratings and the change of each; of very many how many there are of each size."""
    if len(found) > MOST_DOTS:
        return Table(size_columns(), rows(found, frame))
    return Table(columns, rows(found, frame))


def size_columns() -> tuple[str, str]:
    """What the two cells of `rows` are where there are very many."""
    return _("Change in points"), _("Records")


def rows(
    found: Sequence[Unit], frame: Frame, *more: str, by_size: bool = False
) -> tuple[TableRow, ...]:
    """A row for each dot of `dots`, in time or by size; `more` stands at the end of each."""
    ends = tuple(map(Cell, more))
    if by_size or len(found) > MOST_DOTS:
        counted = sorted(Counter(unit.value for unit in found).items())
        return tuple(
            TableRow((Cell(figure(value), number=True), Cell(f"{n}", number=True), *ends))
            for value, n in counted
        )
    return tuple(TableRow((*_cells(unit, frame), *ends), unit.entry) for unit in found)


def _cells(unit: Unit, frame: Frame) -> tuple[Cell, ...]:
    if unit.ratings:
        ratings = tuple(Cell(figure(value), number=True) for value in unit.ratings)
    else:
        ratings = (Cell(records(unit.records)), Cell(_("median")))
    return (Cell(frame.day(unit.day)), *ratings, Cell(figure(unit.value), number=True))
