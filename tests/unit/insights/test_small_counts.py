# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small counts, highlights, and how figures and axes are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insights import words
from app.insights.axes import MOST_DOTS, days_axis, first_of, month_of, number_axis
from app.insights.feared import feared
from app.insights.first_sign import first_sign
from app.insights.guesses import guesses
from app.insights.highlights import MOST, choose
from app.insights.noticed_when import noticed_when
from app.insights.titles import TITLES, VIEWS, title
from app.insights.typical_change import typical_change
from storage.insights.values import Feared, Guessed, Noticed, Signed
from tests.unit.insights.making import FIRST, TODAY, cells, entries, frame, grid, name, plot, rated


def fears(*outcomes: str) -> list[Feared]:
    return [Feared(FIRST + n, name(n), outcome) for n, outcome in enumerate(outcomes)]


@pytest.mark.parametrize("count", [0, 1, 7])
def test_fears_below_eight_are_a_list(count: int) -> None:
    found = feared(fears(*["did_not"] * count), frame())
    assert (found.n, found.enough) == (count, False)
    assert "looked back on" in found.sentence
    assert entries(found) == {name(n) for n in range(count)}


def test_fears_from_eight_on_are_counted() -> None:
    rows = fears("did", "did", *["did_not"] * 4, *["something_else"] * 3)
    found = feared(rows, frame())
    assert found.enough
    assert found.sentence == "Feared 9 times. It happened in 2, something else in 3."


def test_very_many_fears_are_listed_by_months_as_they_are_drawn() -> None:
    found = feared(fears(*["did", "did_not"] * 230), frame())
    assert len(found.table.rows) == len(plot(found).dots)
    assert sum(int(row[-1].split(" of ")[0]) for row in cells(found)) == found.n == 460
    assert cells(found)[0] == ("September", "it did", "15 of 30")


def test_an_outcome_of_a_newer_version_is_left_out() -> None:
    assert feared(fears("did", "perhaps"), frame()).n == 1


def noticings(**counts: int) -> list[Noticed]:
    answers = [answer for answer, count in counts.items() for _ in range(count)]
    return [Noticed(FIRST + n, name(n), answer) for n, answer in enumerate(answers)]


def test_four_counts_a_half_year() -> None:
    rows = noticings(during=4, within_the_hour=3, later=3, told_by_them=1)
    rows.append(Noticed(date(2026, 3, 1).toordinal(), name(99), "later"))
    found = noticed_when(rows, frame())
    assert found.sentence == (
        "In the newest half year, noticed during the contact in 4 of 11 notes."
    )
    assert grid(found).rows == ("January to June", "July to December")
    assert [cell.count for cell in grid(found).cells[1]] == [4, 3, 3, 1]
    assert cells(found)[0][-1] == ""
    assert cells(found)[1][-1] == "15 to 65%"


@pytest.mark.parametrize(("count", "enough"), [(0, False), (1, False), (7, False), (8, True)])
def test_a_share_of_noticing_from_eight(count: int, enough: bool) -> None:
    found = noticed_when(noticings(during=count), frame())
    assert (found.n, found.enough) == (count, enough)


@pytest.mark.parametrize(("records", "enough"), [(0, False), (1, False), (7, False), (8, True)])
def test_a_first_sign_from_eight_records(records: int, enough: bool) -> None:
    signs = [Signed("sensation", "jaw", records), Signed("marker", "t_tone", 1)]
    found = first_sign(signs if records else [], records, frame())
    assert (found.n, found.enough) == (records, enough)
    assert found.sentence.endswith("jaw.") == enough


def test_equal_signs_are_named_in_one_order() -> None:
    signs = [Signed("sensation", "throat", 5), Signed("sensation", "jaw", 5)]
    assert first_sign(signs, 8, frame()) == first_sign(signs[::-1], 8, frame())


def test_guesses_are_counted_and_never_matched() -> None:
    rows = [Guessed(FIRST + n, name(n), n < 5) for n in range(7)]
    found = guesses(rows, frame())
    assert found.sentence == "5 of 7 guesses were followed by what they said."
    assert guesses([], frame()).n == 0
    many = guesses([Guessed(FIRST + n, name(n), True) for n in range(MOST_DOTS + 1)], frame())
    assert (many.n, len(many.table.rows)) == (MOST_DOTS + 1, MOST_DOTS)
    assert many.notes == (f"Shown are the newest {MOST_DOTS}.",)
    assert found.notes == ()
    assert len(entries(found)) == 7


def test_a_count_has_no_place_before_there_is_anything() -> None:
    for empty in (
        feared([], frame()),
        noticed_when([], frame()),
        first_sign([], 0, frame()),
        guesses([], frame()),
    ):
        assert (empty.chart, empty.table.rows, empty.waits) == (None, (), False)


# ---------------------------------------------------------------- highlights


def test_three_highlights_at_most_and_all_comparisons() -> None:
    one = typical_change([rated(n, 80, 80 - n) for n in range(9)], frame())
    offered = [replace(one, id=f"v{n}", weight=float(n % 4), compared=n) for n in range(7)]
    quiet = replace(one, id="v9", highlight="", weight=9.0, compared=100)
    found = choose([quiet, *offered])
    assert [insight.id for insight in found.chosen] == ["v3", "v2", "v6"]
    assert len(found.chosen) == MOST
    assert found.compared == 121
    assert found.looked_at == "121 comparisons were looked at; some stand out by chance."


def test_without_a_highlight_nothing_is_said() -> None:
    assert choose([]).chosen == ()
    assert choose([typical_change([], frame())]).looked_at == ""


# ---------------------------------------------------------------- figures and axes


@pytest.mark.parametrize(
    ("value", "told"),
    [(45, "45"), (-5, "−5"), (27.5, "27.5"), (-0.04, "0"), (0, "0"), (9.96, "10"), (-0.5, "−0.5")],
)
def test_figures(value: float, told: str) -> None:
    assert words.figure(value) == told


@pytest.mark.parametrize(("value", "told"), [(0.935, "0.94"), (-0.31, "−0.31"), (-0.001, "0.00")])
def test_hundredths(value: float, told: str) -> None:
    assert words.hundredths(value) == told


def test_lists() -> None:
    assert words.joined([]) == ""
    assert words.joined(["30"]) == "30"
    assert words.joined(["30", "55", "35"]) == "30, 55 and 35"


days = st.dates(date(1990, 1, 1), date(2080, 12, 31)).map(date.toordinal)


@given(st.lists(days, max_size=20))
def test_an_axis_of_days_holds_all_of_them(given_days: list[int]) -> None:
    axis = days_axis(given_days, frame())
    assert all(axis.low <= day <= axis.high for day in given_days)
    assert 0 < len(axis.ticks) <= 9
    assert all(axis.low <= tick.at <= axis.high for tick in axis.ticks)
    assert [tick.at for tick in axis.ticks] == sorted(tick.at for tick in axis.ticks)
    year = date.fromordinal(int(axis.ticks[0].at)).year
    assert year == TODAY.year or str(year) in axis.ticks[0].words


@given(days)
def test_months_have_a_first_day(day: int) -> None:
    month = month_of(day)
    assert first_of(month) <= day < first_of(month + 1)


def test_an_axis_shows_the_whole_period() -> None:
    scope = {"first": date(2026, 9, 5), "last": date(2026, 11, 30)}
    axis = days_axis([date(2026, 10, 9).toordinal()], frame(**scope))
    assert axis.low == date(2026, 9, 1).toordinal()
    assert axis.high == date(2026, 11, 30).toordinal()
    assert [tick.words for tick in axis.ticks] == ["September", "October", "November"]


@given(st.lists(st.floats(0, 1e6), max_size=9))
def test_an_axis_of_numbers_holds_all_of_them(values: list[float]) -> None:
    axis = number_axis(values, "days")
    assert all(axis.low <= value <= axis.high for value in values)
    assert 2 <= len(axis.ticks) <= 6


def test_every_view_has_a_name_of_its_own() -> None:
    assert len(VIEWS) == 17
    assert len({title(view) for view in TITLES}) == len(TITLES)
