# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of chart, empty, with one thing and with very many, at every width and text size."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.insights.values import Axis, Dot, Grid, Insight, Lane, Plot, Scale, Shape, Tick
from tests.ui.charts import made
from tests.ui.widgets.test_contrast import contrast
from ui.charts import crowd, picture, shapes
from ui.charts.axis import AxisBelow
from ui.charts.canvas import Canvas
from ui.charts.figure import Figure, figure_of
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
    image = picture.insight_image(made.schemas())
    assert image.pixelColor(3, 3).name() == "#ffffff"
    assert image.width() == picture.WIDTH * picture.RATIO


def test_few_dots_are_all_kept_and_of_very_many_one_a_place(qapp: QApplication) -> None:
    few = chart(made.crowd(300))
    assert isinstance(few, Plot)
    assert crowd.thinned(few) is few
    many = chart(made.crowd(6000))
    assert isinstance(many, Plot)
    thin = crowd.thinned(many)
    assert len(thin.dots) < len(many.dots)
    counted = sum(1 + _more(dot.name) for dot in thin.dots)
    assert counted == len(many.dots)
    assert {(dot.lane, dot.shape) for dot in thin.dots} == {
        (dot.lane, dot.shape) for dot in many.dots
    }


def test_a_plot_without_dots_is_still_a_plot(qapp: QApplication) -> None:
    empty = Plot(made.AUTUMN, lanes=(Lane("nothing yet", "n = 0"),))
    figure = figure_of(empty, 800, themed(1.0))
    assert len(figure.spots) == 0
    assert figure.height > 0
    painted(figure, 800, themed(1.0))


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


def test_the_same_dots_in_more_lanes_take_no_more_than_three_rows_each(qapp: QApplication) -> None:
    theme = themed(1.0)
    dots = tuple(Dot(made.day(10, 1), name=str(at), shape=Shape.DISC) for at in range(40))
    one_day = figure_of(Plot(made.AUTUMN, lanes=(Lane("x"),), dots=dots), 900, theme)
    spread = tuple(replace(dot, x=dot.x + at * 0.05) for at, dot in enumerate(dots))
    crowded = figure_of(Plot(made.AUTUMN, lanes=(Lane("x"),), dots=spread), 900, theme)
    assert len({spot.y for spot in one_day.spots.all}) == 1
    assert len({spot.y for spot in crowded.spots.all}) <= 3


def _more(name: str) -> int:
    _name, _and, more = name.partition(", and ")
    return int(more.split()[0]) if more else 0


def _near(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) < 40
