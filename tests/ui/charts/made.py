# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Views made by hand, one of each kind of chart: for tests and pictures of what is painted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from app.insights.values import (
    Axis,
    Cell,
    Dot,
    Grid,
    GridCell,
    Insight,
    Lane,
    Legend,
    Plot,
    Range,
    Scale,
    Shape,
    Table,
    TableRow,
    Tick,
)

READING = (
    "Records begin where it hurts, so a later number that is lower is to be expected.",
    "Quiet weeks are often not written down.",
)


def day(month: int, number: int, year: int = 2026) -> int:
    """A day as the axis counts it."""
    return date(year, month, number).toordinal()


AUTUMN = Axis(
    Scale.DAYS,
    day(9, 1),
    day(11, 27),
    (Tick(day(9, 1), "September"), Tick(day(10, 1), "October"), Tick(day(11, 1), "November")),
)
BELIEF = Axis(
    Scale.RATING,
    0,
    100,
    (Tick(0, "0"), Tick(50, "50"), Tick(100, "100")),
    "do not believe it",
    "completely sure",
)
SCHEMAS = (
    "If I explain it well enough",
    "A skilled therapist does not get angry",
    "They ought to behave better",
    "Their needs before mine",
    "The bar is always higher",
)


def row(*words: str, entry: str = "", own: int = -1, number: int = -1) -> TableRow:
    """A row of a table; the column `own` is the writer's, `number` is a figure."""
    cells = (Cell(text, at == own, at == number) for at, text in enumerate(words))
    return TableRow(tuple(cells), entry)


def schemas(entries: Iterable[str] = ()) -> Insight:
    """V4: a few dots in five lanes. `entries`: ids that the dots open, one after the other."""
    ids = iter(entries)
    said = (
        (0, 9, 13, 60, Shape.DISC),
        (0, 11, 7, 65, Shape.DISC),
        (1, 9, 13, 80, Shape.DISC),
        (2, 9, 13, 50, Shape.DISC),
        (3, 10, 26, 45, Shape.RING),
        (4, 11, 7, 40, Shape.DISC),
    )
    dots, rows = [], []
    for lane, month, number, figure, shape in said:
        entry = next(ids, "")
        when = f"{date(2026, month, number):%-d %B}"
        name = f"{when}, {SCHEMAS[lane]} {figure}"
        dots.append(Dot(day(month, number), 0, lane, shape, str(figure), name=name, entry=entry))
        how = "partly" if shape is Shape.RING else "yes"
        rows.append(row(when, SCHEMAS[lane], how, str(figure), entry=entry, number=3))
    counts = (2, 1, 1, 1, 1)
    chart = Plot(
        AUTUMN,
        lanes=tuple(Lane(words, f"n = {n}") for words, n in zip(SCHEMAS, counts, strict=True)),
        dots=tuple(dots),
        base=tuple(day(*at) for at in ((9, 13), (9, 30), (10, 26), (11, 7), (11, 23))),
        base_words="Kept records",
        legend=(Legend(Shape.DISC, "chosen, or yes"), Legend(Shape.RING, "partly")),
    )
    return Insight(
        "v4",
        "Schemas over time",
        5,
        "‘If I explain it well enough’ was noted in 2 of 5 kept records; four others once each.",
        Table(("Day", "Schema", "Answer", "Strength"), tuple(rows)),
        notes=(
            "The number is the strength you gave. With few records, shapes come and go by chance.",
        ),
        chart=chart,
        reading=READING,
    )


def rule(entries: Iterable[str] = (), view: str = "rule:1") -> Insight:
    """The course of one rule: five dots in a field."""
    ids = iter(entries)
    said = (
        (date(2026, 9, 24), 85, Shape.DISC, "in the record"),
        (date(2026, 9, 25), 40, Shape.DISC, "in the record, after the fairer view"),
        (date(2026, 9, 29), 30, Shape.SQUARE, "I said it; it did not break us."),
        (date(2026, 10, 26), 55, Shape.SQUARE, "I had let a limit go twice and said nothing."),
        (date(2026, 11, 26), 35, Shape.SQUARE, "Not gone. I notice it earlier, mostly in the jaw."),
    )
    dots, rows = [], []
    for when, figure, shape, words in said:
        entry = next(ids, "")
        name = f"{when:%-d %B}, belief {figure}"
        caption = f"{when:%-d %b}"
        dots.append(Dot(when.toordinal(), figure, 0, shape, str(figure), caption, name, entry))
        own = 2 if shape is Shape.SQUARE else -1
        rows.append(row(f"{when:%-d %B}", str(figure), words, entry=entry, own=own, number=1))
    return Insight(
        view,
        "One rule",
        5,
        "85 on 24 September, 40 a day later; then 30, 55 and 35 in three follow-ups.",
        Table(("Day", "Belief", "Where, and your note"), tuple(rows)),
        about="A good therapist is never angry with a patient",
        notes=("n = 5 ratings of one rule. Nothing is known about the days between.",),
        chart=Plot(
            AUTUMN,
            y=BELIEF,
            dots=tuple(dots),
            legend=(
                Legend(Shape.DISC, "in the record"),
                Legend(Shape.SQUARE, "follow-up, a day or more later"),
            ),
        ),
        reading=READING,
    )


def changes() -> Insight:
    """V2 with V3: dots and intervals in two lanes of change."""
    ends = (-100, -50, 0, 50, 100)
    axis = Axis(
        Scale.CHANGE,
        -100,
        100,
        tuple(Tick(at, f"{at}".replace("-", "−")) for at in ends),
        "higher than before",
        "lower than before",
    )
    said = ((0, 5), (0, 10), (0, 20), (0, 25), (0, 30), (0, 40), (0, 45), (1, -10), (1, 50))
    return Insight(
        "v2",
        "Typical change",
        7,
        "In 7 records, belief in the rule was lower by a median of 25 points (98.4% interval 5 to"
        " 45).",
        Table(
            ("Record", "Points"),
            tuple(row(f"{at + 1}", f"{x}", number=1) for at, (_lane, x) in enumerate(said)),
        ),
        chart=Plot(
            axis,
            lanes=(Lane("In the record", "n = 7"), Lane("Up to the latest follow-up", "n = 2")),
            dots=tuple(Dot(x, lane=lane, name=f"{x} points, lane {lane}") for lane, x in said),
            ranges=(Range(5, 45, 25, 0, "median 25, interval 5 to 45"),),
        ),
        enough=True,
        highlight="In 7 records, belief in the rule was lower by a median of 25 points.",
        weight=2,
        compared=1,
    )


def steps() -> Insight:
    """V7: dots in lanes, and beneath them a step function on the same axis."""
    axis = Axis(
        Scale.NUMBER,
        0,
        120,
        tuple(Tick(at, str(at)) for at in (0, 30, 60, 90, 120)),
        name="days since it was first noticed",
    )
    share = Axis(
        Scale.SHARE, 0, 100, (Tick(0, "0%"), Tick(50, "50%"), Tick(100, "100%")), name="repaired"
    )
    said = ((0, 1), (0, 2), (0, 3), (0, 20), (1, 2), (1, 4), (1, 30), (2, 10), (2, 66), (2, 80))
    return Insight(
        "v7",
        "Time to name, to own, to repair",
        8,
        "Of 8 strains, half were repaired within 66 days after they were first noticed.",
        Table(("Strain", "Days"), tuple(row(f"lane {lane}", f"{x}", number=1) for lane, x in said)),
        chart=Plot(
            axis,
            y=share,
            lanes=(Lane("named", "n = 8"), Lane("owned", "n = 8"), Lane("repaired", "n = 5")),
            dots=tuple(Dot(x, lane=lane, name=f"{x} days, lane {lane}") for lane, x in said),
            steps=((10, 12), (30, 30), (66, 50), (80, 62)),
        ),
        enough=True,
    )


def scatter() -> Insight:
    """V8: weeks as dots over two axes."""
    random = Random(3)
    axis = Axis(
        Scale.NUMBER,
        0,
        120,
        tuple(Tick(at, str(at)) for at in (0, 30, 60, 90, 120)),
        name="minutes of practice in the week",
    )
    said = [(random.randint(0, 110), random.randint(20, 95)) for _week in range(14)]
    return Insight(
        "v8",
        "Practice and strong feelings",
        14,
        "No clear direction in 14 weeks. Hard weeks also leave less time to practise.",
        Table(("Minutes", "Feeling"), tuple(row(f"{x}", f"{y}", number=0) for x, y in said)),
        chart=Plot(
            axis,
            y=Axis(Scale.RATING, 0, 100, name="median of the strongest feelings"),
            dots=tuple(
                Dot(x, y, name=f"week {at}: {x} minutes, {y}")
                for at, (x, y) in enumerate(said, start=1)
            ),
        ),
        enough=True,
    )


def phases(turning: date | None = date(2026, 10, 10)) -> Insight:
    """V11: two phases, or the question for the day that parts them."""
    base = rule()
    assert isinstance(base.chart, Plot)
    if turning is None:
        return Insight(
            "v11",
            "Before and after a day",
            0,
            "Choose a day to compare before and after.",
            Table((), ()),
        )
    return Insight(
        "v11",
        "Before and after a day",
        5,
        "3 ratings before, 2 after. Five in each are needed to say more.",
        base.table,
        chart=Plot(
            AUTUMN,
            y=BELIEF,
            dots=base.chart.dots,
            divider=Tick(turning.toordinal(), "Course began"),
        ),
    )


def grid(columns: int = 6) -> Insight:
    """V5: a grid of counts, two of them outlined."""
    names = ("session", "phone", "text", "withdrawal", "confrontation", "both", "not sure", "other")
    heads = names[:columns]
    cells = tuple(
        tuple(
            GridCell((at * number) % 5, (at * number) % 5 == 4, f"{heads[at]}, {words}")
            for at in range(columns)
        )
        for number, words in enumerate(SCHEMAS[:3], start=1)
    )
    rows = tuple(
        row(heads[at], words, str(cells[number][at].count), number=2)
        for number, words in enumerate(SCHEMAS[:3])
        for at in range(columns)
    )
    return Insight(
        "v5",
        "What schemas were noted together with",
        24,
        "‘Their needs before mine’ was noted together with ‘phone’ in 4 of 24 records.",
        Table(("Contact", "Schema", "Records"), rows),
        notes=("Outlined: worth a look. 18 pairs were looked at.",),
        chart=Grid(heads, SCHEMAS[:3], cells),
        enough=True,
        highlight="‘Their needs before mine’ was noted together with ‘phone’ in 4 of 24 records.",
        weight=3,
        compared=18,
    )


def listed() -> Insight:
    """V6: a table alone."""
    return Insight(
        "v6",
        "What I did, and how it went on",
        2,
        "‘Explained at length’ was noted in 2 strains: repaired 1, open 1.",
        Table(("What I did", "Strains"), (row("Explained at length", "2", number=1),)),
    )


def too_few(view: str = "v10", title: str = "Trend of a schema") -> Insight:
    """A view that has too little."""
    return Insight(view, title, 2, "2 of the 8 months that this view needs.", Table((), ()))


def nothing() -> Insight:
    """A view that found nothing at all."""
    return Insight("v4", "Schemas over time", 0, "No schema was noted.", Table((), ()))


def crowd(count: int, lanes: int = 6) -> Insight:
    """V4 after three years: very many dots and rows."""
    random = Random(count)
    first = date(2024, 1, 1)
    ticks = tuple(
        Tick(date(year, month, 1).toordinal(), f"{date(year, month, 1):%b %Y}")
        for year in (2024, 2025, 2026)
        for month in range(1, 13)
    )
    dots = []
    for number in range(count):
        when = first + timedelta(days=random.randint(0, 1094))
        figure = random.randint(20, 90)
        shape = random.choice((Shape.DISC, Shape.DISC, Shape.RING))
        name = f"{when:%-d %B %Y}, number {number}"
        lane = int(random.paretovariate(1.2)) % lanes
        dots.append(Dot(when.toordinal(), 0, lane, shape, str(figure), "", name, f"e{number}"))
    dots.sort(key=lambda dot: (dot.lane, dot.x))
    return Insight(
        "v4",
        "Schemas over time",
        count,
        f"{count} answers in three years.",
        Table(
            ("Day", "Strength"),
            tuple(row(dot.name, dot.figure, entry=dot.entry, number=1) for dot in dots),
        ),
        chart=Plot(
            Axis(Scale.DAYS, first.toordinal(), date(2026, 12, 31).toordinal(), ticks),
            lanes=tuple(
                Lane(SCHEMAS[at % 5], f"n = {sum(dot.lane == at for dot in dots)}")
                for at in range(lanes)
            ),
            dots=tuple(dots),
            base=tuple(dot.x for dot in dots),
            base_words="Kept records",
        ),
        enough=True,
    )
