# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rank correlation with Fisher's interval, against SciPy."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from app.insights.statistics.interval import Z
from app.insights.statistics.spearman import (
    MINIMUM,
    MINIMUM_ABOVE_ZERO,
    Correlation,
    spearman,
)

# Small whole numbers: many ties, and zeros.
minutes = st.integers(0, 12)
pairs = st.lists(st.tuples(minutes, minutes), min_size=2, max_size=40)


def sides(of: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    return [x for x, _ in of], [y for _, y in of]


def made(of: list[tuple[int, int]]) -> Correlation:
    found = spearman(*sides(of))
    assume(found is not None)
    assert found is not None
    return found


@given(pairs)
def test_rho_as_scipy_has_it(of: list[tuple[int, int]]) -> None:
    found, (x, y) = made(of), sides(of)
    assert found.rho == pytest.approx(stats.spearmanr(x, y).statistic, abs=1e-12)


@given(pairs)
def test_the_interval_is_that_of_a_correlation_of_ranks_1_06_times_as_wide(
    of: list[tuple[int, int]],
) -> None:
    found, (x, y) = made(of), sides(of)
    assume(found.interval is not None)
    assert found.interval is not None
    level = 2 * stats.norm.cdf(1.06 * Z) - 1
    other = stats.pearsonr(stats.rankdata(x), stats.rankdata(y)).confidence_interval(level)
    expected = pytest.approx((other.low, other.high), abs=1e-9)
    assert (found.interval.low, found.interval.high) == expected


@given(pairs)
def test_the_interval_holds_rho_and_stays_a_correlation(of: list[tuple[int, int]]) -> None:
    found = made(of)
    assert -1 <= found.rho <= 1
    assert (found.interval is None) == (found.n <= 3 or abs(found.rho) == 1)
    if found.interval is not None:
        assert -1 <= found.interval.low < found.rho < found.interval.high <= 1


@given(pairs.flatmap(lambda of: st.tuples(st.just(of), st.permutations(of))))
def test_order_does_not_matter(lists: tuple[list[tuple[int, int]], list[tuple[int, int]]]) -> None:
    assert spearman(*sides(lists[0])) == spearman(*sides(lists[1]))


@given(pairs)
def test_only_the_order_of_the_values_counts(of: list[tuple[int, int]]) -> None:
    found, (x, y) = made(of), sides(of)
    assert spearman([math.exp(value) - 1 for value in x], [value**3 for value in y]) == found
    turned = spearman(x, [-value for value in y])
    assert turned is not None
    assert turned.rho == -found.rho


@given(pairs)
def test_neither_side_comes_first(of: list[tuple[int, int]]) -> None:
    found, (x, y) = made(of), sides(of)
    other = spearman(y, x)
    assert other is not None
    assert (other.rho, other.interval) == (found.rho, found.interval)


def test_a_perfect_order_has_no_interval() -> None:
    x = [0, 5, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90]
    for y, rho in ((x, 1), ([-value for value in x], -1)):
        found = spearman(x, y)
        assert found is not None
        assert (found.rho, found.interval) == (rho, None)


@pytest.mark.parametrize(("x", "y"), [([], []), ([1], [2]), ([0, 0, 0], [1, 2, 3]),
                                      ([1, 2, 3], [7, 7, 7])])  # fmt: skip
def test_a_side_that_is_always_the_same_has_no_order(x: list[int], y: list[int]) -> None:
    assert spearman(x, y) is None


def test_few_pairs() -> None:
    three, four = spearman([1, 2, 3], [1, 3, 2]), spearman([1, 2, 3, 4], [1, 3, 2, 4])
    assert three is not None
    assert four is not None
    assert three.interval is None
    assert four.interval is not None


def test_both_sides_are_there() -> None:
    with pytest.raises(ValueError, match="shorter"):
        spearman([1, 2], [1])


@pytest.mark.parametrize(
    ("weeks", "practised", "enough"), [(11, 11, False), (12, 7, False), (12, 8, True)]
)
def test_enough(weeks: int, practised: int, enough: bool) -> None:
    x = [0] * (weeks - practised) + list(range(1, practised + 1))
    found = spearman(x, [(7 * week) % 10 for week in range(weeks)])
    assert found is not None
    assert (found.n, found.above_zero) == (weeks, practised)
    assert found.enough() is enough
    assert (MINIMUM, MINIMUM_ABOVE_ZERO) == (12, 8)
