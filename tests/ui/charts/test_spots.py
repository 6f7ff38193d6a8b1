# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys reach every place of a chart, stay inside it, and come back the way they went."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.charts.spot import DOWN, END, HOME, LEFT, RIGHT, UP, Spot, Spots

PLACES = st.lists(
    st.tuples(st.integers(0, 5), st.floats(0, 1000, allow_nan=False)), min_size=1, max_size=40
)


def spots(places: list[tuple[int, float]]) -> Spots:
    return Spots([Spot(x, lane * 32.0, 7, 7, lane, f"{lane} {x}") for lane, x in places])


@given(PLACES)
def test_right_from_the_beginning_meets_every_spot_of_a_lane(
    places: list[tuple[int, float]],
) -> None:
    made = spots(places)
    for lane in {lane for lane, _x in places}:
        at = made.moved(next(n for n in range(len(made)) if made[n].lane == lane), HOME)
        met = [at]
        while (following := made.moved(at, RIGHT)) != at:
            assert made.moved(following, LEFT) == at
            at = following
            met.append(at)
        assert at == made.moved(met[0], END)
        assert sorted(met) == [n for n in range(len(made)) if made[n].lane == lane]


@given(PLACES, st.sampled_from([LEFT, RIGHT, UP, DOWN, HOME, END]))
def test_no_key_leads_out(places: list[tuple[int, float]], way: str) -> None:
    made = spots(places)
    for at in range(len(made)):
        assert 0 <= made.moved(at, way) < len(made)


@given(PLACES)
def test_down_goes_to_the_nearest_of_the_next_lane_that_has_any(
    places: list[tuple[int, float]],
) -> None:
    made = spots(places)
    lanes = sorted({lane for lane, _x in places})
    for at in range(len(made)):
        to = made.moved(at, DOWN)
        if made[at].lane == lanes[-1]:
            assert len(lanes) == 1 or to == at
            continue
        below = lanes[lanes.index(made[at].lane) + 1]
        assert made[to].lane == below
        away = abs(made[to].x - made[at].x)
        assert away == min(abs(one.x - made[at].x) for one in made.all if one.lane == below)


def test_in_a_field_up_and_down_go_on_in_time() -> None:
    made = spots([(0, 1.0), (0, 5.0), (0, 9.0)])
    assert made.moved(0, DOWN) == 1
    assert made.moved(1, UP) == 0
    assert made.moved(0, UP) == 0


def test_the_nearest_spot_under_the_mouse() -> None:
    made = spots([(0, 10.0), (0, 20.0), (1, 10.0)])
    assert made.at(17, 2, 6) == 1
    assert made.at(11, 30, 6) == 2
    assert made.at(60, 0, 6) is None


def test_a_long_interval_is_found_anywhere_along_it() -> None:
    made = Spots([Spot(400, 10, 300, 9, 0, "interval")])
    assert made.at(120, 10, 6) == 0
    assert made.at(50, 10, 6) is None
