# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""V2 and V3: how much a rule changes in a record, and how much of it is held."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insights.axes import MOST_DOTS
from app.insights.held_change import held_change
from app.insights.typical_change import typical_change
from app.insights.values import Shape
from tests.unit.insights.making import (
    cells,
    entries,
    followed,
    frame,
    name,
    plot,
    rated,
)

SIX = (5, 10, 20, 30, 40, 45)


def changes(*points: int, start: int = 1) -> list[object]:
    return [rated(n, 50 + p // 2, 50 + p // 2 - p) for n, p in enumerate(points, start)]


def test_without_records_it_says_so_and_draws_nothing() -> None:
    found = typical_change([], frame())
    assert (found.n, found.enough, found.chart, found.table.rows) == (0, False, None, ())
    assert found.sentence == "No record has its rule rated before and after, n = 0."


@pytest.mark.parametrize("count", [1, 5])
def test_below_six_there_are_the_entries_alone(count: int) -> None:
    found = typical_change(changes(*SIX[:count]), frame())
    assert (found.n, found.enough, found.highlight, found.compared) == (count, False, "", 0)
    assert len(plot(found).dots) == len(found.table.rows) == count
    assert plot(found).ranges == ()
    assert "median" not in found.sentence
    assert entries(found) == {name(n) for n in range(1, count + 1)}


def test_six_records_have_a_median_and_its_interval() -> None:
    found = typical_change(changes(*SIX), frame())
    assert found.enough
    assert found.sentence == (
        "In 6 records, belief in the rule was lower by a median of 25 points after looking again "
        "(96.9% interval 5 to 45)."
    )
    [bar] = plot(found).ranges
    assert (bar.low, bar.middle, bar.high) == (5, 25, 45)
    assert any("probably wider than shown" in note for note in found.notes)
    assert found.highlight == found.sentence
    assert found.compared == 1


def test_a_rise_is_told_as_one() -> None:
    found = typical_change(changes(*(-p for p in SIX)), frame())
    assert "higher by a median of 25 points" in found.sentence
    assert "interval 5 to 45" in found.sentence


def test_no_change_is_a_result_too() -> None:
    found = typical_change(changes(*[0] * 6), frame())
    assert "the median change of belief in the rule was 0 points" in found.sentence


def test_unrated_records_and_feelings_do_not_count() -> None:
    rows = [rated(1, 80, None), rated(2, None, 40), rated(3, peak=90)]
    assert typical_change(rows, frame()).n == 0


def test_records_of_one_strain_count_once_by_their_median() -> None:
    rows = [rated(n, 80, 80 - p, episode="e" * 32) for n, p in enumerate((10, 20, 60))]
    rows += changes(*SIX, start=10)
    found = typical_change(rows, frame(one_per_episode=True))
    assert found.n == 7
    assert "In 7 strains or single records" in found.sentence
    assert "e" * 32 in entries(found), "the strain is opened in place of its records"
    assert ("1 September", "3 records", "median", "20") in cells(found)
    assert typical_change(rows, frame()).n == 9


def test_very_many_are_drawn_by_size_and_counted() -> None:
    rows = [rated(n, 60, 60 - n % 3 * 10) for n in range(MOST_DOTS + 2)]
    found = typical_change(rows, frame())
    assert found.n == MOST_DOTS + 2
    assert [dot.x for dot in plot(found).dots] == [0, 10, 20]
    assert cells(found) == [("0", "134"), ("10", "134"), ("20", "134")]
    assert entries(found) == set()


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), max_size=30))
def test_the_bar_lies_among_the_dots(pairs: list[tuple[int, int]]) -> None:
    rows = [rated(n, before, after) for n, (before, after) in enumerate(pairs)]
    found = typical_change(rows, frame())
    assert found.n == len(pairs)
    assert found.enough == (len(pairs) >= 6)
    if found.enough:
        [bar] = plot(found).ranges
        drawn = [dot.x for dot in plot(found).dots]
        assert min(drawn) <= bar.low <= bar.middle <= bar.high <= max(drawn)


def test_the_latest_follow_up_counts_and_all_are_drawn() -> None:
    found = held_change([rated(1, 85, 40)], [followed(1, 85, 30, 55, 35)], frame())
    assert found.n == 1
    assert found.sentence == "1 record with a follow-up: lower by 50."
    latest = [dot for dot in plot(found).dots if dot.lane == 0]
    earlier = [dot for dot in plot(found).dots if dot.lane == 1]
    assert [dot.x for dot in latest] == [50]
    assert sorted(dot.x for dot in earlier) == [30, 55]
    assert {dot.shape for dot in plot(found).dots} == {Shape.SQUARE}


def test_a_follow_up_of_the_same_day_does_not_count() -> None:
    row = followed(1, 85, 30)
    same_day = row._replace(written=row.later[0].day)
    assert held_change([rated(1, 85)], [same_day], frame()).n == 0


def test_it_says_how_many_have_no_follow_up() -> None:
    rows = [rated(n, 80) for n in range(9)]
    found = held_change(rows, [followed(n, 80, 40) for n in range(7)], frame())
    assert found.notes[0] == "2 records with a rated rule have no follow-up a day or more later."


@pytest.mark.parametrize(("count", "enough"), [(0, False), (1, False), (5, False), (6, True)])
def test_six_follow_ups_have_a_median(count: int, enough: bool) -> None:
    followups = [followed(n, 80, 80 - p) for n, p in enumerate(SIX[:count])]
    found = held_change([rated(n, 80) for n in range(count)], followups, frame())
    assert (found.n, found.enough) == (count, enough)
    assert ("median" in found.sentence) == enough
    assert bool(found.highlight) == enough


def test_held_change_counts_a_strain_once() -> None:
    followups = [followed(n, 80, 60, episode="e" * 32) for n in range(3)]
    found = held_change([], followups, frame(one_per_episode=True))
    assert found.n == 1
    assert "1 strain or single record" in found.sentence


def test_a_rule_without_a_first_rating_is_left_out() -> None:
    assert held_change([], [followed(1, None, 40)], frame()).n == 0


def test_days_are_those_of_the_record() -> None:
    found = held_change([], [followed(1, 80, 60)], frame())
    assert cells(found) == [("11 September", "80", "60", "20", "latest")]


def test_earlier_follow_ups_are_in_the_table_as_in_the_chart() -> None:
    found = held_change([rated(1, 85, 40)], [followed(1, 85, 30, 55, 35)], frame())
    assert cells(found) == [
        ("11 September", "85", "35", "50", "latest"),
        ("12 September", "85", "30", "55", "earlier, not counted"),
        ("13 September", "85", "55", "30", "earlier, not counted"),
    ]
    assert {row.entry for row in found.table.rows} == {dot.entry for dot in plot(found).dots}


def test_very_many_earlier_follow_ups_are_told_by_size() -> None:
    later = [followed(n, 80, *[60] * 45, 50) for n in range(9)]
    found = held_change([], later, frame())
    assert [(dot.lane, dot.x) for dot in plot(found).dots] == [(0, 30), (1, 20)]
    assert cells(found) == [("30", "9", "latest"), ("20", "405", "earlier, not counted")]
    assert found.table.columns[:2] == ("Change in points", "Records")


@pytest.mark.parametrize(
    ("points", "note"),
    [
        ((-5, 0, 10, 20, 30, 40), "A minus: firmer later."),
        ((-10, -5, 0, 0, 0, 0), "A minus: firmer later."),
        ((5, 0, -10, -20, -30, -40), "A minus: weaker later."),
        ((0, 0, 10, 20, 30, 40), ""),
        ((0, 0, -10, -20, -30, -40), ""),
    ],
)
def test_a_minus_has_a_direction(points: tuple[int, ...], note: str) -> None:
    found = typical_change(changes(*points), frame())
    assert [line for line in found.notes if line.startswith("A minus")] == [note] * bool(note)
    assert ("−" in found.sentence) == bool(note)
