# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a view shows: a sentence, a chart to paint and the same as a table. Plain values, no Qt.

Texts are in the reader's language already. Words of the writer stand in `about`, in `Cell.own`, in
`Lane.own` and in the own rows and columns of a `Grid` alone, so that they can be set in the
writer's type and isolated in either direction. In a `name`, which is read out, they are isolated.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Shape(StrEnum):
    """What a dot looks like; told apart by form and filling, never by colour alone."""

    DISC = "disc"
    """In a record: chosen, or answered yes."""
    RING = "ring"
    """Answered partly; open, not yet closed."""
    SQUARE = "square"
    """In a follow-up, a day or more later."""
    DIAMOND = "diamond"
    """The patient's side, or another group that has to be told apart."""


class Scale(StrEnum):
    """What an axis counts."""

    DAYS = "days"
    """Days since 0001-01-01, as `date.toordinal`; ticks are the beginnings of months or years."""
    RATING = "rating"
    """0 to 100."""
    CHANGE = "change"
    """-100 to 100 points."""
    SHARE = "share"
    """0 to 100 per cent."""
    NUMBER = "number"
    """Anything else, for example days since a beginning, or minutes."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis that has words."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis: from `low` to `high`, with its ticks, what its ends mean, and its name."""

    scale: Scale
    low: float
    high: float
    ticks: tuple[Tick, ...] = ()
    low_words: str = ""
    high_words: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """One thing that was noted.

    Attributes:
        x: place along the axis.
        y: height on the axis; in a plot with lanes unused.
        lane: number of its lane, where there are lanes.
        figure: what stands beside it, strong: "85", or "".
        caption: what stands beside that, small: "24 Sep", or "".
        name: what is read out when it has the focus: "19 November, guilt 60".
        entry: id of the entry it opens, or "".
    """

    x: float
    y: float = 0.0
    lane: int = 0
    shape: Shape = Shape.DISC
    figure: str = ""
    caption: str = ""
    name: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """A bar from `low` to `high` with a mark at `middle`: an interval, never drawn without one."""

    low: float
    high: float
    middle: float
    lane: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of a plot that has no second axis: its words, and what stands at its end ("n = 6").

    `own`: the words are the writer's.
    """

    words: str
    note: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Legend:
    """What a shape stands for."""

    shape: Shape
    words: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Dots, intervals and steps over an axis. Dots are never joined.

    Attributes:
        x: the axis they share.
        y: the other axis, or `None` where each dot stands in a lane.
        lanes: the rows, top first; () where there is a `y`.
        dots: in the order of the keys: from lane to lane, in time.
        ranges: intervals, along x within their lanes, or along y at their place `lane` on x.
        steps: (x, y) where a step function jumps to y; drawn as steps, () for none. It is not
            drawn beyond the last one, which may be as high as the one before.
        base: places of short marks on the base line, e.g. every kept record.
        base_words: what these marks are.
        divider: a place on x that parts two phases, or `None`; with its words.
    """

    x: Axis
    y: Axis | None = None
    lanes: tuple[Lane, ...] = ()
    dots: tuple[Dot, ...] = ()
    ranges: tuple[Range, ...] = ()
    steps: tuple[tuple[float, float], ...] = ()
    base: tuple[float, ...] = ()
    base_words: str = ""
    divider: Tick | None = None
    legend: tuple[Legend, ...] = ()


@dataclass(frozen=True, slots=True)
class GridCell:
    """A count in a grid; `outlined` where it is worth a look."""

    count: int
    outlined: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Counts of two things noted together.

    `own_columns`, `own_rows`: places of those whose words are the writer's.
    """

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[GridCell, ...], ...]
    own_columns: tuple[int, ...] = ()
    own_rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. `own`: the words are the writer's. `number`: set flush right."""

    words: str
    own: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, and the entry it opens, or ""."""

    cells: tuple[Cell, ...]
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The same data as the chart, in words and figures."""

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Insight:
    """One view of the long view.

    Attributes:
        id: "v1" to "v12", "wobble", or "rule:ID" for the course of one rule; of the small counts
            "feared", "noticed_when", "first_sign" and "guesses".
        title: its name on screen.
        about: the writer's words it is about (a rule), or "".
        n: how many things were counted; the sentence and the chart say of what.
        sentence: the one sentence; without a cause, a rank or a diagnosis.
        notes: small lines below it, e.g. what a hollow dot is.
        chart: what is painted; `None` where there is nothing to paint yet.
        table: the same as a table; below a minimum the entries themselves.
        enough: the minimum of the view is met, so the chart shows more than entries.
        reading: "How to read this", one paragraph each.
        highlight: the sentence that may stand at the top of the page, or "".
        weight: which highlight comes first, greater first; 0 without one.
        compared: how many comparisons were looked at for it.
        waits: where there is nothing to show, the page says what it waits for.
    """

    id: str
    title: str
    n: int
    sentence: str
    table: Table
    about: str = ""
    notes: tuple[str, ...] = ()
    chart: Plot | Grid | None = None
    enough: bool = False
    reading: tuple[str, ...] = ()
    highlight: str = ""
    weight: float = 0.0
    compared: int = 0
    waits: bool = True


@dataclass(frozen=True, slots=True)
class Scope:
    """What the views look at.

    Attributes:
        first, last: local days, both included; `None` for open.
        client_code: entries of this code alone, or "" for all.
        one_per_episode: several records of one episode count once, by their median.
        turning: the self-set date of V11, or `None`.
    """

    first: date | None = None
    last: date | None = None
    client_code: str = ""
    one_per_episode: bool = False
    turning: date | None = None
