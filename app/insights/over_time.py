# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was noted when: a lane for each thing, a dot for each entry, gaps left empty.

Of very many entries a dot stands for those of some months, so that a gap is still seen as a gap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from app.i18n import gettext as _
from app.insights.axes import MOST_DOTS, MOST_LANES, days_axis, first_of, month_of, month_words
from app.insights.frame import Frame, Name
from app.insights.values import Axis, Dot, Lane, Legend, Plot, Shape
from app.insights.words import n_is

_MOST_SPANS = 40
"""Spans of months with a dot in each lane, at most."""

_MONTHS = (1, 3, 6, 12, 60, 120, 600, 1200, 6000, 60_000)


class Event(NamedTuple):
    """One entry in a lane: its day, what it looks like, and what is told of it."""

    day: int
    entry: str
    figure: str = ""
    words: str = ""
    shape: Shape = Shape.DISC


class Row(NamedTuple):
    """A lane: its name and what was noted, oldest first."""

    name: Name
    events: Sequence[Event]


class Span(NamedTuple):
    """Some months of a lane: in how many of all entries there were it was noted."""

    lane: int
    words: str
    middle: float
    noted: int
    whole: int


def plot(
    rows: Sequence[Row],
    base: Sequence[int],
    frame: Frame,
    *,
    base_words: str,
    share: Callable[[int, int], str],
    legend: tuple[Legend, ...] = (),
) -> Plot:
    """The first rows as lanes over the days.

    Args:
        rows: those with most first.
        base: the day of each entry that could have had any of it.
        base_words: what those entries are.
        share: words for so many of so many of them.
        legend: what the shapes of single entries stand for.
    """
    shown = rows[:MOST_LANES]
    axis = _axis(shown, base, frame)
    lanes = tuple(Lane(r.name.words, n_is(len(r.events)), r.name.own) for r in shown)
    if is_by_months(rows):
        return Plot(axis, lanes=lanes, dots=_of_months(shown, base, frame, share))
    dots = tuple(
        Dot(
            float(event.day),
            lane=lane,
            shape=event.shape,
            figure=event.figure,
            name=_name(row.name, event, frame),
            entry=event.entry,
        )
        for lane, row in enumerate(shown)
        for event in row.events
    )
    marks = tuple(float(day) for day in sorted(set(base)))
    return Plot(axis, lanes=lanes, dots=dots, base=marks, base_words=base_words, legend=legend)


def is_by_months(rows: Sequence[Row]) -> bool:
    """Whether a dot stands for months: there are very many entries."""
    return sum(len(row.events) for row in rows[:MOST_LANES]) > MOST_DOTS


def spans(rows: Sequence[Row], base: Sequence[int], frame: Frame) -> list[Span]:
    """The months that dots stand for, lane by lane, in time; those without any left out."""
    shown = rows[:MOST_LANES]
    axis = _axis(shown, base, frame)
    first, last = month_of(int(axis.low)), month_of(int(axis.high))
    step = next((s for s in _MONTHS if (last - first + 1) / s <= _MOST_SPANS), _MONTHS[-1])

    def place_of(day: int) -> int:
        return (month_of(day) - first) // step

    whole = Counter(map(place_of, base))
    found = []
    for lane, row in enumerate(shown):
        for place, n in sorted(Counter(place_of(event.day) for event in row.events).items()):
            begins = first + place * step
            ends = min(begins + step - 1, last)
            middle = (first_of(begins) + first_of(ends + 1) - 1) / 2
            found.append(Span(lane, _months(begins, ends, frame), middle, n, whole[place]))
    return found


def _axis(shown: Sequence[Row], base: Sequence[int], frame: Frame) -> Axis:
    return days_axis((*base, *(event.day for row in shown for event in row.events)), frame)


def _name(name: Name, event: Event, frame: Frame) -> str:
    day = frame.day(event.day)
    if not event.words:
        return _("{day}, {name}").format(day=day, name=name.isolated)
    return _("{day}, {name}: {words}").format(day=day, name=name.isolated, words=event.words)


def _of_months(
    shown: Sequence[Row], base: Sequence[int], frame: Frame, share: Callable[[int, int], str]
) -> tuple[Dot, ...]:
    """One dot for each lane and span, in the middle of the span."""
    return tuple(
        Dot(
            span.middle,
            lane=span.lane,
            figure=f"{span.noted}",
            name=_("{months}, {name}: {share}").format(
                months=span.words,
                name=shown[span.lane].name.isolated,
                share=share(span.noted, span.whole),
            ),
        )
        for span in spans(shown, base, frame)
    )


def _months(begins: int, ends: int, frame: Frame) -> str:
    if begins == ends:
        return month_words(begins, frame)
    return _("{first} to {last}").format(
        first=month_words(begins, frame), last=month_words(ends, frame)
    )
