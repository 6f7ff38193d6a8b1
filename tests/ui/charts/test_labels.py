# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels stand beside their dot, never on another one or on each other, and never outside."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from ui.charts import labels
from ui.charts.spot import Spot
from ui.theme.theme import current

HALF = 7.0
PLACES = st.lists(st.tuples(st.floats(10, 590), st.floats(15, 185)), min_size=1, max_size=30)


def labelled(places: list[tuple[float, float]]) -> tuple[list[Spot], list[labels.Label]]:
    spots = [
        Spot(x, y, HALF, HALF, 0, "", "", str(number), "24 Sep")
        for number, (x, y) in enumerate(places)
    ]
    taken = labels.Taken()
    for spot in spots:
        taken.take(spot.x - HALF, spot.y - HALF, spot.x + HALF, spot.y + HALF)
    sizes = labels.Sizes(current())
    return spots, labels.place(spots, sizes, labels.Bounds(0, 600, 0, 200), taken)


@settings(max_examples=60)
@given(PLACES)
def test_no_label_covers_a_dot_or_another_label(
    qapp: QApplication, places: list[tuple[float, float]]
) -> None:
    spots, made = labelled(places)
    height = labels.Sizes(current()).height / 2 - 1
    boxes = [(one.x, one.y - height, one.x + one.width, one.y + height) for one in made]
    for box in boxes:
        assert box[0] >= 0
        assert box[2] <= 600
        assert box[1] >= 0
        assert box[3] <= 200
        for spot in spots:
            dot = (spot.x - HALF, spot.y - HALF, spot.x + HALF, spot.y + HALF)
            assert not _touch(box, dot)
    for one, other in combinations(boxes, 2):
        assert not _touch(one, other)


@given(st.floats(40, 560), st.floats(20, 180))
def test_a_dot_alone_has_its_label(qapp: QApplication, x: float, y: float) -> None:
    _spots, made = labelled([(x, y)])
    assert [(one.figure, one.caption) for one in made] == [("0", "24 Sep")]
    assert made[0].y == y


def test_near_the_end_and_near_a_neighbour_the_label_stands_before_the_dot(
    qapp: QApplication,
) -> None:
    _spots, made = labelled([(590, 50)])
    assert made[0].x + made[0].width < 590
    _spots, made = labelled([(100, 50), (125, 50)])
    first = next(one for one in made if one.figure == "0")
    assert first.x + first.width < 100


def test_between_two_neighbours_the_label_stands_above_or_beneath(qapp: QApplication) -> None:
    _spots, made = labelled([(100, 50), (120, 50), (140, 50)])
    middle = next(one for one in made if one.figure == "1")
    assert middle.y != 50
    assert middle.x < 120 < middle.x + middle.width


def test_what_is_told_on_focus_stays_inside(qapp: QApplication) -> None:
    sizes = labels.Sizes(current())
    for x in (0.0, 300.0, 600.0):
        told = labels.told(Spot(x, 50, HALF, HALF, 0, "", "", "85", "24 September"), sizes, 600)
        assert told.x >= 0
        assert told.x + told.width <= 600


def _touch(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.5 and down > 0.5
