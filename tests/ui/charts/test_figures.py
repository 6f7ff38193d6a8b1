# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of chart, empty, with one thing and with very many, at every width and text size."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.insights.values import Axis, Dot, Grid, Insight, Lane, Plot, Scale, Shape, Tick
from tests.ui.charts import made
from tests.ui.widgets.test_contrast import contrast
from ui.charts import picture, shapes, swarm
from ui.charts.axis import AxisBelow
from ui.charts.canvas import Canvas
from ui.charts.figure import Figure, figure_of
from ui.charts.plot import PlotFigure
from ui.charts.span import Room, Span
from ui.theme.theme import Theme

EVERY = {
    "lanes": made.schemas(),
    "field": made.rule(),
    "intervals": made.changes(),
    "steps": made.steps(),
    "scatter": made.scatter(),
    "phases": made.phases(),
    "grid": made.grid(),
    "wide grid": made.grid(8),
    "crowd": made.crowd(300),
}


def themed(scale: float) -> Theme:
    theme = Theme()
    theme.scale = scale
    return theme


def painted(figure: Figure, width: int, theme: Theme, *, mirrored: bool = False) -> QImage:
    image = QImage(width, round(figure.height) + 2, QImage.Format.Format_RGB32)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    figure.paint(Canvas(painter, theme, width, mirrored=mirrored))
    painter.end()
    return image


def chart(insight: Insight) -> Plot | Grid:
    assert insight.chart is not None
    return insight.chart


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(width=st.integers(320, 1400), scale=st.sampled_from([1.0, 1.5, 2.0]))
@pytest.mark.parametrize("kind", EVERY)
def test_everything_stands_inside(qapp: QApplication, kind: str, width: int, scale: float) -> None:
    theme = themed(scale)
    figure = figure_of(chart(EVERY[kind]), width, theme)
    assert len(figure.spots) > 0
    for spot in figure.spots.all:
        assert spot.x - spot.wide >= -1, spot
        assert spot.x + spot.wide <= width + 1, spot
        assert spot.y - spot.high >= 0, spot
        assert spot.y + spot.high <= figure.height, spot


@pytest.mark.parametrize("kind", EVERY)
def test_every_dot_and_cell_can_be_reached_by_name(qapp: QApplication, kind: str) -> None:
    what = chart(EVERY[kind])
    figure = figure_of(what, 900, themed(1.0))
    names = [spot.name for spot in figure.spots.all]
    if isinstance(what, Grid):
        wanted = [cell.name for cells in what.cells for cell in cells]
    else:
        wanted = [dot.name for dot in what.dots] + [one.name for one in what.ranges]
    assert sorted(names) == sorted(wanted)


@pytest.mark.parametrize("kind", ["lanes", "field", "intervals", "steps", "scatter", "phases"])
def test_read_from_the_right_it_is_the_same_picture_the_other_way_round(
    qapp: QApplication, kind: str
) -> None:
    theme = themed(1.0)
    figure = figure_of(chart(EVERY[kind]), 900, theme)
    straight = painted(figure, 900, theme)
    mirrored = painted(figure, 900, theme, mirrored=True)
    for spot in figure.spots.all[:20]:
        x, y = round(spot.x), round(spot.y)
        one, other = straight.pixelColor(x, y), mirrored.pixelColor(899 - x + 1, y)
        assert _near(one, other), (spot, one.name(), other.name())


def test_a_day_stands_at_the_same_place_in_every_chart(qapp: QApplication) -> None:
    theme = themed(1.0)
    lanes = figure_of(chart(made.schemas()), 950, theme)
    field = figure_of(chart(made.rule()), 950, theme)
    lane_x = next(spot.x for spot in lanes.spots.all if spot.name.startswith("26 October"))
    field_x = next(spot.x for spot in field.spots.all if spot.name.startswith("26 October"))
    assert lane_x == field_x


def test_the_shapes_are_told_apart_without_colour(qapp: QApplication) -> None:
    """Disc and ring by their middle, disc, square and diamond by their corners and ends."""
    theme = themed(1.0)
    half = round(shapes.stamp_side(theme) / 2)
    reach = round(shapes.side(theme) / 2)
    grey = {
        shape: shapes.stamp(shape, theme, 1.0)
        .toImage()
        .convertToFormat(QImage.Format.Format_Grayscale8)
        for shape in Shape
    }
    middle = {shape: image.pixelColor(half, half).lightness() for shape, image in grey.items()}
    assert middle[Shape.RING] > 200
    assert max(middle[shape] for shape in Shape if shape is not Shape.RING) < 120
    corner = {
        shape: image.pixelColor(half + reach - 2, half + reach - 2).lightness()
        for shape, image in grey.items()
    }
    assert corner[Shape.SQUARE] < 120 < corner[Shape.DISC]
    shoulder = {
        shape: image.pixelColor(half + 4, half + 4).lightness() for shape, image in grey.items()
    }
    assert shoulder[Shape.DISC] < 120 < shoulder[Shape.DIAMOND]


def test_printed_in_grey_dots_and_words_stand_out(qapp: QApplication) -> None:
    theme = picture.paper()
    for role, floor in (("c1", 3.0), ("ink", 7.0), ("ink2", 4.5)):
        grey = theme.color(role).lightness()
        assert contrast(f"#{grey:02x}{grey:02x}{grey:02x}", "#ffffff") >= floor


def test_what_leaves_is_dark_on_white_whatever_the_window_looks_like(
    qapp: QApplication, look: Theme
) -> None:
    look.set_mode("dark")
    image = picture.insight_image(made.schemas(), "Looked at: everything.")
    assert image.pixelColor(3, 3).name() == "#ffffff"
    assert image.width() == picture.WIDTH * picture.RATIO


def test_a_plot_without_dots_is_still_a_plot(qapp: QApplication) -> None:
    empty = Plot(made.AUTUMN, lanes=(Lane("nothing yet", "n = 0"),))
    figure = figure_of(empty, 800, themed(1.0))
    assert len(figure.spots) == 0
    assert figure.height > 0
    painted(figure, 800, themed(1.0))


def test_steps_end_at_their_last_place(qapp: QApplication) -> None:
    theme = themed(1.0)
    plot = chart(made.steps())
    assert isinstance(plot, Plot)
    plot = replace(plot, lanes=(), dots=(), steps=((10, 12), (66, 50), (80, 50)))
    drawn = painted(figure_of(plot, 900, theme), 900, theme)
    without = painted(figure_of(replace(plot, steps=()), 900, theme), 900, theme)
    differ = [
        x
        for x in range(900)
        if any(drawn.pixel(x, y) != without.pixel(x, y) for y in range(drawn.height()))
    ]
    figure = figure_of(replace(plot, dots=(Dot(80, 50),)), 900, theme)
    assert abs(max(differ) - figure.spots[0].x) <= 2


def test_one_day_alone_stands_in_the_middle(qapp: QApplication) -> None:
    axis = Axis(Scale.DAYS, 5, 5)
    figure = figure_of(
        Plot(axis, lanes=(Lane("one"),), dots=(Dot(5, name="one"),)), 800, themed(1.0)
    )
    room = Room.of(800, themed(1.0))
    assert figure.spots[0].x == (room.left + room.right) / 2


@given(st.integers(300, 1200), st.integers(1, 80), st.sampled_from([1.0, 2.0]))
def test_words_of_an_axis_never_run_into_each_other(
    qapp: QApplication, width: int, count: int, scale: float
) -> None:
    theme = themed(scale)
    ticks = tuple(Tick(at, f"Month {at}") for at in range(count))
    plot = Plot(Axis(Scale.DAYS, 0, count, ticks), lanes=(Lane("one"),))
    room = Room.of(width, theme)
    axis = AxisBelow(plot, room, room.span(plot.x))
    boxes = [axis._words(tick, 0) for tick in axis._ticks]
    assert boxes
    for one, other in pairwise(boxes):
        assert one.right() < other.left()


@given(st.floats(-50, 150), st.floats(0, 100), st.floats(101, 200))
def test_no_value_stands_outside_its_axis(value: float, low: float, high: float) -> None:
    at = Span(low, high, 10, 500).at(value)
    assert 10 <= at <= 500


def day_dots(*offsets: float) -> Plot:
    dots = tuple(Dot(made.day(10, 1) + at, name=f"{number}") for number, at in enumerate(offsets))
    return Plot(made.AUTUMN, lanes=(Lane("x", f"n = {len(dots)}"),), dots=dots)


@given(st.lists(st.tuples(st.integers(0, 600), st.sampled_from(Shape)), max_size=400))
@example([(300, Shape.DISC)] * 155)
@example([(300, Shape.DISC), (301, Shape.DISC)] * 100)
def test_each_dot_of_a_lane_is_drawn_or_counted(places: list[tuple[int, Shape]]) -> None:
    dots = [(Dot(x, shape=shape, name=f"{at}"), x) for at, (x, shape) in enumerate(places)]
    found = swarm.swarm(dots, 14, 30)
    told = [one.name for place in found.places for one in (place.dot, *place.others)]
    assert sorted(told) == sorted(dot.name for dot, _x in dots)
    drawn = [(round(place.x), place.row) for place in found.places]
    assert len(set(drawn)) == len(drawn)
    assert found.spread <= 14 * swarm.HIGHEST


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_of_many_dots_on_one_day_each_is_seen(qapp: QApplication, scale: float) -> None:
    theme = themed(scale)
    plot = day_dots(*[0.0] * 30, *[4.0] * 20, *[5.0] * 9)
    figure = figure_of(plot, 900, theme)
    assert len({(round(spot.x), round(spot.y)) for spot in figure.spots.all}) == len(plot.dots)
    image = painted(figure, 900, theme)
    edge = shapes.side(theme) / 2 - 2
    for spot in figure.spots.all:
        upper = image.pixelColor(round(spot.x), round(spot.y - edge))
        assert _near(upper, theme.color("c1")), spot


def test_what_finds_no_row_is_counted_and_reached_by_keys(qapp: QApplication) -> None:
    plot = day_dots(*[0.0] * 40)
    figure = figure_of(plot, 900, themed(1.0))
    standing = next(spot for spot in figure.spots.all if "more" in spot.name)
    assert _more(standing.name) == 40 - swarm.MOST_ROWS
    there = [spot for spot in figure.spots.all if (spot.x, spot.y) == (standing.x, standing.y)]
    assert len(there) == 40 - swarm.MOST_ROWS + 1
    assert figure.spots[figure.spots.at(standing.x, standing.y, 3) or 0] == standing
    lower = figure_of(day_dots(*[0.0] * swarm.MOST_ROWS), 900, themed(1.0))
    assert figure.height > lower.height


def test_of_each_shape_of_one_day_one_is_drawn(qapp: QApplication) -> None:
    dots = [(Dot(3, name=f"{at}"), 3.0) for at in range(60)] + [(Dot(3, shape=Shape.RING), 3.0)]
    found = swarm.swarm(dots, 14, 30)
    assert {place.dot.shape for place in found.places} == {Shape.DISC, Shape.RING}


def test_two_of_one_day_have_their_own_dot_and_label(qapp: QApplication) -> None:
    plot = day_dots(0.0, 0.0, 30.0)
    dots = tuple(
        replace(dot, figure=f) for dot, f in zip(plot.dots, ("80", "20", "45"), strict=True)
    )
    figure = figure_of(replace(plot, dots=dots), 900, themed(1.0))
    assert isinstance(figure, PlotFigure)
    first, second = figure.spots[0], figure.spots[1]
    assert (first.figure, second.figure) == ("80", "20")
    assert first.y != second.y
    assert figure.spots.at(first.x, first.y, 2) == 0
    assert figure.spots.at(second.x, second.y, 2) == 1
    assert {first, second} <= figure.labelled


def test_among_dots_above_each_other_all_are_labelled_or_none(qapp: QApplication) -> None:
    plot = day_dots(0.0, 0.0, 0.0, 30.0)
    dots = tuple(replace(dot, figure="80") for dot in plot.dots)
    figure = figure_of(replace(plot, dots=dots), 900, themed(1.0))
    assert isinstance(figure, PlotFigure)
    assert len(figure.labelled) in (0, len(dots))
    near = tuple(
        replace(dot, x=made.day(10, 1) + at % 8, figure="80") for at, dot in enumerate(dots * 4)
    )
    crowded = figure_of(replace(plot, dots=near), 900, themed(1.0))
    assert isinstance(crowded, PlotFigure)
    assert not crowded.labelled


def test_of_dots_at_one_place_of_a_field_one_stands_for_all(qapp: QApplication) -> None:
    plot = chart(made.rule())
    assert isinstance(plot, Plot)
    first, *others = plot.dots
    beneath = replace(first, name="another", shape=Shape.SQUARE)
    figure = figure_of(replace(plot, dots=(first, beneath, *others)), 900, themed(1.0))
    assert isinstance(figure, PlotFigure)
    standing, second = figure.spots[0], figure.spots[1]
    assert standing.name == f"{first.name}, and 1 more"
    assert standing.small == f"{first.caption} +1"
    assert second.name == "another"
    assert standing in figure.labelled
    assert second not in figure.labelled


def _more(name: str) -> int:
    _name, _and, more = name.partition(", and ")
    return int(more.split()[0]) if more else 0


def _near(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) < 40
