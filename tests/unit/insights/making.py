# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows and frames for the tests of views, and every text of a view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.entry import Answer, Entry, Kind, Mark, State, new_id
from app.domain.moment import Moment
from app.domain.schemas import HeldSchemas
from app.insights.courses import Course, courses
from app.insights.frame import Frame, Names
from app.insights.statistics.wobble import Wobble
from app.insights.values import Grid, Insight, Plot, Scope
from app.services.journal_content import JournalContent
from prompts.loader import load
from storage.insights.values import (
    Became,
    EpisodeRow,
    Followed,
    Helped,
    Kept,
    LaterRating,
    Met,
    Noted,
    Rated,
    Triggered,
    WobblePair,
)

TODAY = date(2026, 11, 27)
FIRST = date(2026, 9, 1).toordinal()
MINUTE_US = 60 * 1_000_000


@dataclass(frozen=True)
class EnglishDates:
    """Days as the window writes them."""

    def plain(self, day: date, today: date | None = None) -> str:
        year = f" {day.year}" if today is not None and day.year != today.year else ""
        return f"{day.day} {day:%B}{year}"

    def brief(self, day: date, today: date) -> str:
        year = f" {day.year}" if day.year != today.year else ""
        return f"{day.day} {day:%b}{year}"

    def month(self, day: date, *, year: bool) -> str:
        return f"{day:%B} {day.year}" if year else f"{day:%B}"


def frame(*, names: Names | None = None, wobble: Wobble | None = None, **scope: Any) -> Frame:
    """What every view is given."""
    return Frame(Scope(**scope), TODAY, names or Names(load()), EnglishDates(), wobble)


def laid_over(
    *, merged: dict[str, str] | None = None, words: dict[str, str] | None = None
) -> Names:
    """Names as a journal has them in which schemas were merged, or given own words."""
    given = [
        *(about(schema, merged_into=target) for schema, target in (merged or {}).items()),
        *(about(schema, name=text) for schema, text in (words or {}).items()),
    ]
    return Names(JournalContent(load(), lambda: HeldSchemas(given)))


def about(schema: str, *, merged_into: str = "", name: str = "") -> Entry:
    """What a journal holds about a schema of the catalogue."""
    marks = [Mark("schema_of", schema)]
    if merged_into:
        marks.append(Mark("merged_into", merged_into))
    answers = (Answer("name", name),) if name else ()
    at = Moment(0)
    return Entry(
        new_id(), Kind.SCHEMA, State.KEPT, TODAY, at, at, marks=tuple(marks), answers=answers
    )


def name(number: int) -> str:
    """An id."""
    return f"{number:032x}"


def rated(
    number: int,
    before: int | None = None,
    after: int | None = None,
    *,
    peak: int | None = None,
    episode: str = "",
    day: int | None = None,
) -> Rated:
    """A record, a day after the one before it."""
    on = FIRST + number if day is None else day
    return Rated(on, name(number), episode, before, after, peak)


def followed(number: int, before: int | None, *later: int, episode: str = "") -> Followed:
    """A record with follow-ups, the first one the day after it."""
    day = FIRST + 10 * number
    ratings = tuple(
        LaterRating((day + at) * 86_400_000_000, day + at, value, name(1000 * number + at))
        for at, value in enumerate(later, start=1)
    )
    return Followed(day, name(number), episode, before, day, ratings)


def noted(
    number: int,
    *schemas: str | tuple[str, bool, int | None],
    episode: str = "",
    day: int | None = None,
) -> Noted:
    """A record with schemas; by name alone they were chosen, with a strength of 50."""
    touched = (s if isinstance(s, tuple) else (s, False, 50) for s in schemas)
    return Noted(FIRST + number if day is None else day, name(number), episode, tuple(touched))


def kept(count: int, *, episodes: tuple[str, ...] = ()) -> list[Kept]:
    """So many records, a day apart; the first ones of these episodes."""
    names = [*episodes, *[""] * (count - len(episodes))]
    return [Kept(FIRST + number, names[number]) for number in range(count)]


def triggered(number: int, triggers: tuple[str, ...], schemas: tuple[str, ...]) -> Triggered:
    """A record with markers and schemas."""
    return Triggered(
        FIRST + number, name(number), tuple(("marker", value) for value in triggers), schemas
    )


def helped(number: int, step: str, value: int) -> Helped:
    """A record that tells how useful it was."""
    return Helped(FIRST + number, name(number), step, value)


def strain(
    number: int,
    *changes: tuple[int, str],
    contacts: tuple[tuple[int, bool], ...] = (),
    copings: tuple[str, ...] = (),
    noticed_by: str = "",
    code: str = "",
) -> EpisodeRow:
    """An episode that began on its own day; changes and contacts (own part said) by days after."""
    day = FIRST + number
    return EpisodeRow(
        day=day,
        id=name(number),
        code=code,
        noticed_by=noticed_by,
        ticked=True,
        contacts=tuple(Met(day + after, False, owned) for after, owned in contacts),
        changes=tuple(Became(day + after, status) for after, status in changes),
        copings=copings,
    )


def strains(*rows: EpisodeRow) -> list[Course]:
    """Where they stand."""
    return courses(rows)


def wobbled(number: int, before: int, again: int, *, minutes: float = 15) -> WobblePair:
    """A pair of ratings so many minutes apart."""
    return WobblePair(FIRST + number, name(number), before, again, int(minutes * MINUTE_US))


def plot(insight: Insight) -> Plot:
    """Its chart, which is a plot."""
    assert isinstance(insight.chart, Plot)
    return insight.chart


def grid(insight: Insight) -> Grid:
    """Its chart, which is a grid."""
    assert isinstance(insight.chart, Grid)
    return insight.chart


def cells(insight: Insight) -> list[tuple[str, ...]]:
    """The words of its table."""
    return [tuple(cell.words for cell in row.cells) for row in insight.table.rows]


def entries(insight: Insight) -> set[str]:
    """Every entry that its table or its chart opens."""
    found = {row.entry for row in insight.table.rows}
    if isinstance(insight.chart, Plot):
        found |= {dot.entry for dot in insight.chart.dots}
    return found - {""}


def texts(insight: Insight) -> Iterator[str]:
    """Every text of ours in it; the writer's own words left out."""
    yield from (insight.title, insight.sentence, insight.highlight)
    yield from (*insight.notes, *insight.reading, *insight.table.columns)
    for row in insight.table.rows:
        yield from (cell.words for cell in row.cells if not cell.own)
    chart = insight.chart
    if isinstance(chart, Grid):
        yield from chart.columns
        yield from (cell.name for row in chart.cells for cell in row)
    elif chart is not None:
        for axis in filter(None, (chart.x, chart.y)):
            yield from (axis.name, axis.low_words, axis.high_words)
            yield from (tick.words for tick in axis.ticks)
        yield from (lane.words for lane in chart.lanes if not lane.own)
        yield from (lane.note for lane in chart.lanes)
        yield from (dot.name for dot in chart.dots)
        yield from (bar.name for bar in chart.ranges)
        yield from (shape.words for shape in chart.legend)
        yield chart.base_words
