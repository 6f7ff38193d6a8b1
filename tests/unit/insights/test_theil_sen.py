# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The trend over months with Sen's interval, against SciPy and by counting all orders."""

from __future__ import annotations

from itertools import accumulate
from math import factorial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from app.insights.statistics.interval import Z
from app.insights.statistics.theil_sen import MINIMUM, Trend, theil_sen

LEVEL = 2 * stats.norm.cdf(Z) - 1
# Few different values: many ties. Months with gaps, in any order.
values = st.integers(0, 8).map(lambda tens: 10 * tens) | st.integers(0, 100)
series = st.lists(
    st.tuples(st.integers(24_300, 24_360), values),
    min_size=2,
    max_size=30,
    unique_by=lambda at: at[0],
)


def sides(of: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    return [month for month, _ in of], [value for _, value in of]


def made(of: list[tuple[int, int]]) -> Trend:
    found = theil_sen(*sides(of))
    assert found is not None
    return found


@given(series)
def test_as_scipy_has_it(of: list[tuple[int, int]]) -> None:
    found, (x, y) = made(of), sides(of)
    other = stats.theilslopes(y, x, alpha=LEVEL)
    assert found.slope == pytest.approx(other.slope, abs=1e-12)
    if found.interval is not None:
        expected = pytest.approx((other.low_slope, other.high_slope), abs=1e-12)
        assert (found.interval.low, found.interval.high) == expected


@given(series)
def test_the_interval_holds_the_slope_and_is_missing_only_for_little(
    of: list[tuple[int, int]],
) -> None:
    found = made(of)
    if found.interval is None:
        assert found.n < 5 or len({value for _, value in of}) == 1
    else:
        assert found.interval.holds(found.slope)


@pytest.mark.parametrize("n", range(5, 61))
def test_the_interval_covers_95_percent_of_all_orders(n: int) -> None:
    """With a true slope of 0 every order of n values is as likely; k slopes below 0 are too few."""
    months, pairs = list(range(n)), n * (n - 1) // 2
    # Slopes between any two of these are all different, so the ends tell their ranks.
    spread = [4.0**month for month in months]
    found = theil_sen(months, spread)
    assert found is not None
    assert found.interval is not None
    slopes = sorted((spread[b] - spread[a]) / (b - a) for b in months for a in months[:b])
    k = slopes.index(found.interval.low) + 1
    assert slopes.index(found.interval.high) == pairs - k
    # Orders with 0, 1, 2 ... pairs out of order: those of one value fewer, it put in at any place.
    orders = [1]
    for more in range(2, n + 1):
        sums = list(accumulate(orders + [0] * (more - 1)))
        orders = [s - (sums[i - more] if i >= more else 0) for i, s in enumerate(sums)]
    assert sum(orders) == factorial(n)
    assert 40 * sum(orders[:k]) <= factorial(n)


@given(series.flatmap(lambda of: st.tuples(st.just(of), st.permutations(of))))
def test_order_does_not_matter(lists: tuple[list[tuple[int, int]], list[tuple[int, int]]]) -> None:
    assert made(lists[0]) == made(lists[1])


@given(series, st.integers(-50, 50))
def test_a_line_added_is_added_to_the_slope(of: list[tuple[int, int]], slope: int) -> None:
    assume(len({value for _, value in of}) == len(of))  # a line would make or break ties
    found, tilted = made(of), [(m, 1000 * value + 997 * m * slope) for m, value in of]
    assume(len({value for _, value in tilted}) == len(of))
    other = made(tilted)
    assert other.slope == pytest.approx(1000 * found.slope + 997 * slope)
    if found.interval is not None:
        assert other.interval is not None
        assert other.interval.low == pytest.approx(1000 * found.interval.low + 997 * slope)


def test_a_month_left_out_counts_as_distance() -> None:
    close, apart = theil_sen([1, 2, 3], [10, 20, 30]), theil_sen([1, 2, 12], [10, 20, 30])
    assert close is not None
    assert apart is not None
    assert close.slope == 10
    assert apart.slope == pytest.approx(20 / 11)


def test_one_odd_month_does_not_turn_it() -> None:
    found = theil_sen(range(12), [60, 58, 56, 54, 52, 100, 48, 46, 44, 42, 40, 38])
    assert found is not None
    assert found.slope == -2
    assert found.clear


def test_no_clear_direction() -> None:
    level = theil_sen(range(8), [50, 60, 40, 55, 45, 60, 50, 40])
    same = theil_sen(range(8), [50] * 8)
    assert level is not None
    assert same is not None
    assert level.interval is not None
    assert (level.clear, same.clear) == (False, False)
    assert (same.slope, same.interval) == (0, None)


def test_few_months() -> None:
    assert theil_sen([], []) is None
    assert theil_sen([3], [50]) is None
    two = theil_sen([3, 5], [50, 40])
    assert two == Trend(-5, 2, None)


def test_one_value_a_month() -> None:
    with pytest.raises(ValueError, match="month"):
        theil_sen([1, 1, 2], [10, 20, 30])
    with pytest.raises(ValueError, match="shorter"):
        theil_sen([1, 2], [10])


def test_enough() -> None:
    assert MINIMUM == 8
    for n, enough in ((MINIMUM - 1, False), (MINIMUM, True)):
        assert made([(month, 3 * month) for month in range(n)]).enough() is enough
