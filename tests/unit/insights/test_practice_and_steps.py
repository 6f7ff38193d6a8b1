# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""V8, V9 and V11: practice beside feelings, steps that were useful, before and since a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insights.axes import MOST_DOTS
from app.insights.before_after import before_after
from app.insights.practice_reactivity import practice_reactivity
from app.insights.values import Scale
from app.insights.what_helped import what_helped
from storage.insights.values import Practised
from tests.unit.insights.making import FIRST, cells, entries, frame, helped, name, plot, rated

MONDAY = date(2026, 8, 31).toordinal()


def peaks(weeks: int, *values: int) -> list[Any]:
    """One record a week with these strongest feelings, over and over."""
    return [rated(n, peak=values[n % len(values)], day=MONDAY + 7 * n + 2) for n in range(weeks)]


def practice(*minutes: int) -> list[Practised]:
    """Minutes of each week; 0 for none."""
    return [Practised(MONDAY + 7 * n, 60 * m) for n, m in enumerate(minutes) if m]


# ---------------------------------------------------------------- V8


@pytest.mark.parametrize("ever", [False, True])
def test_without_practice_there_is_nothing_to_see(ever: bool) -> None:
    found = practice_reactivity(peaks(40, 40, 60), [], frame(), ever=ever)
    assert (found.n, found.enough, found.chart, found.table.rows) == (0, False, None, ())
    assert found.waits == ever


@pytest.mark.parametrize(
    ("weeks", "practised", "enough"),
    [(11, 11, False), (12, 7, False), (12, 8, True), (20, 20, True)],
)
def test_from_twelve_weeks_eight_of_them_with_practice(
    weeks: int, practised: int, enough: bool
) -> None:
    minutes = [5 * (n + 1) if n < practised else 0 for n in range(weeks)]
    found = practice_reactivity(peaks(weeks, 40, 60, 50), practice(*minutes), frame())
    assert found.n == weeks
    assert found.enough == enough
    assert ("rank correlation" in found.sentence) == enough
    assert plot(found).x.scale is Scale.NUMBER


def test_it_says_that_hard_weeks_leave_less_time() -> None:
    minutes = [10 * (n + 1) for n in range(12)]
    found = practice_reactivity(peaks(12, *range(90, 30, -5)), practice(*minutes), frame())
    assert found.sentence.endswith("is −1.00, which has no interval.")
    assert found.highlight == ""
    assert found.notes[0] == "Hard weeks also leave less time to practise."


def test_a_clear_common_order_needs_an_interval_without_zero() -> None:
    minutes = [10 * (n + 1) for n in range(12)]
    values = (90, 80, 85, 70, 75, 60, 65, 50, 55, 40, 45, 30)
    found = practice_reactivity(peaks(12, *values), practice(*minutes), frame())
    assert "noted together with weaker peaks" in found.sentence
    assert found.highlight == found.sentence
    unclear = practice_reactivity(peaks(12, 50, 60, 40, 55), practice(*minutes), frame())
    assert "no clear common order" in unclear.sentence
    assert unclear.highlight == ""


def test_weeks_before_the_first_practice_do_not_count() -> None:
    found = practice_reactivity(peaks(14, 50), practice(0, 0, *[10] * 12), frame())
    assert found.n == 12


def test_of_very_many_weeks_the_newest_are_shown() -> None:
    found = practice_reactivity(peaks(452, 50, 60), practice(*[10] * 452), frame())
    assert (found.n, len(plot(found).dots), len(found.table.rows)) == (452, MOST_DOTS, MOST_DOTS)
    assert f"Shown are the newest {MOST_DOTS}." in found.notes


def test_a_week_begins_on_monday_and_counts_by_its_median() -> None:
    rows = [rated(n, peak=p, day=MONDAY + d) for n, (p, d) in enumerate([(20, 0), (80, 6)])]
    rows.append(rated(9, peak=70, day=MONDAY + 7))
    found = practice_reactivity(rows, practice(10), frame())
    assert cells(found) == [("31 August", "10", "50", "2"), ("7 September", "0", "70", "1")]


# ---------------------------------------------------------------- V9


def test_no_step_yet() -> None:
    found = what_helped([], frame())
    assert (found.n, found.chart, found.table.rows) == (0, None, ())


@pytest.mark.parametrize(("count", "enough"), [(1, False), (4, False), (5, True), (30, True)])
def test_a_share_from_five_records_of_a_step(count: int, enough: bool) -> None:
    found = what_helped([helped(n, "rule", 70) for n in range(count)], frame())
    assert (found.n, found.enough, found.compared) == (count, enough, enough)
    assert ("interval" in found.sentence) == enough
    assert entries(found) == (set() if enough else {name(n) for n in range(count)})
    assert bool(plot(found).ranges) == enough


def test_one_lucky_entry_cannot_lead() -> None:
    rows = [helped(n, "rule", 90) for n in range(5)]
    rows += [helped(20 + n, "socratic", 60 if n < 27 else 40) for n in range(30)]
    found = what_helped(rows, frame())
    assert found.sentence == (
        "Where ‘Questions’ helped most, writing was rated 60 or more in 27 of 30 records "
        "(95% interval 74 to 97%)."
    )
    assert [row[0] for row in cells(found)] == ["Questions", "The rule underneath"]


def test_steps_below_five_are_listed_beside() -> None:
    rows = [helped(n, "rule", 90) for n in range(5)] + [helped(9, "socratic", 80)]
    found = what_helped(rows, frame())
    assert len(plot(found).lanes) == 1
    assert cells(found)[-1] == ("Questions", "10 September", "80", "")
    assert any("fewer than 5 records" in note for note in found.notes)


# ---------------------------------------------------------------- V11


def around(before: tuple[int, ...], since: tuple[int, ...]) -> list[Any]:
    rows = [rated(n, peak=p, day=FIRST - 10 + n) for n, p in enumerate(before)]
    return rows + [rated(50 + n, peak=p, day=FIRST + n) for n, p in enumerate(since)]


TURNING = date.fromordinal(FIRST)


def test_without_a_day_nothing_is_compared() -> None:
    found = before_after(around((50,), (40,)), frame())
    assert (found.n, found.chart, found.enough, found.compared) == (0, None, False, 0)


@pytest.mark.parametrize(
    ("before", "since", "enough"), [(0, 0, False), (4, 9, False), (9, 4, False), (5, 5, True)]
)
def test_five_on_either_side(before: int, since: int, enough: bool) -> None:
    found = before_after(around((60,) * before, (50,) * since), frame(turning=TURNING))
    assert (found.n, found.enough) == (before + since, enough)
    assert ("pairs" in found.sentence) == enough
    assert len(found.table.rows) == before + since


def test_the_worked_example() -> None:
    rows = around((70, 80, 75, 60, 85), (50, 65, 40, 55, 60))
    found = before_after(rows, frame(turning=TURNING))
    assert found.sentence == (
        "In 94% of pairs, the record since 1 September has the weaker peak "
        "(n = 5 and 5, 95% interval 57 to 99%)."
    )
    assert "50% is no difference" in found.notes[0]
    assert found.highlight == found.sentence
    divider = plot(found).divider
    assert divider is not None
    assert divider.at == FIRST


def test_no_difference_is_no_highlight() -> None:
    rows = around((50, 60, 40, 55, 45), (50, 60, 40, 55, 45))
    assert before_after(rows, frame(turning=TURNING)).highlight == ""


def test_records_without_a_rated_feeling_do_not_count() -> None:
    assert before_after([rated(1, 80, 40)], frame(turning=TURNING)).n == 0


@given(st.integers(300, 600), st.integers(-30, 30))
def test_very_many_records_are_drawn_by_months(count: int, shift: int) -> None:
    rows = [rated(n, peak=n % 101) for n in range(count)]
    turning = TURNING + timedelta(days=200 + shift)
    found = before_after(rows, frame(turning=turning))
    sides = [row[1] for row in cells(found)]
    assert sides == sorted(sides), "all before come before all since"
    assert sum(int(row[-1]) for row in cells(found)) == count
    for dot, side in zip(plot(found).dots, sides, strict=True):
        assert (dot.x >= turning.toordinal()) == (side == "since")
