# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The median, and its interval between two of the values."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from app.insights.statistics.median_interval import MINIMUM, MedianInterval, median_interval, ranks
from app.insights.statistics.quantile import median, quantile

points = st.integers(-100, 100)
numbers = st.floats(-1e6, 1e6)
shares = st.floats(0, 1)


def made(values: list[int]) -> MedianInterval:
    found = median_interval(values)
    assert found is not None
    return found


def test_six_changes() -> None:
    found = made([5, 10, 20, 30, 40, 45])
    assert (found.median, found.n) == (25, 6)
    assert (found.interval.low, found.interval.high) == (5, 45)
    assert found.ranks.coverage == 1 - 2 * 0.5**6


@pytest.mark.parametrize(
    ("n", "low", "percent"),
    [(6, 1, 96.9), (7, 1, 98.4), (8, 1, 99.2), (9, 2, 96.1), (10, 2, 97.9), (11, 2, 98.8),
     (12, 3, 96.1)],
)  # fmt: skip
def test_ranks_as_tabled(n: int, low: int, percent: float) -> None:
    found = ranks(n)
    assert found is not None
    assert (found.low, found.high) == (low, n + 1 - low)
    assert round(100 * found.coverage, 1) == percent


@pytest.mark.parametrize("n", [*range(6, 80), 500, 1000, 1001, 3000, 50_000])
def test_the_narrowest_ranks_that_cover_95_percent(n: int) -> None:
    found = ranks(n)
    assert found is not None
    assert found.coverage == pytest.approx(1 - 2 * stats.binom.cdf(found.low - 1, n, 0.5))
    assert found.coverage >= 0.95
    assert 1 - 2 * stats.binom.cdf(found.low, n, 0.5) < 0.95


@pytest.mark.parametrize("n", range(MINIMUM))
def test_fewer_than_six_have_no_interval(n: int) -> None:
    assert ranks(n) is None
    assert median_interval([10] * n) is None


@given(st.lists(points, min_size=6, max_size=60))
def test_the_interval_holds_the_median_and_is_made_of_values(values: list[int]) -> None:
    found = made(values)
    assert found.interval.holds(found.median)
    assert {found.interval.low, found.interval.high} <= set(values)
    assert found.median == np.median(values)
    assert found.enough()


@given(st.lists(points, min_size=6, max_size=30).flatmap(
    lambda values: st.tuples(st.just(values), st.permutations(values))
))  # fmt: skip
def test_order_does_not_matter(lists: tuple[list[int], list[int]]) -> None:
    assert median_interval(lists[0]) == median_interval(lists[1])


@given(st.lists(points, min_size=6, max_size=30), points)
def test_a_shift_moves_all_of_it(values: list[int], by: int) -> None:
    found, moved = made(values), made([value + by for value in values])
    assert moved.median == found.median + by
    assert moved.interval.low == found.interval.low + by
    assert moved.interval.high == found.interval.high + by


def test_zeros_and_ties_are_values_as_any_other() -> None:
    found = made([0, 0, 0, 0, 0, 0, 20])
    assert (found.median, found.interval.low, found.interval.high) == (0, 0, 20)
    assert made([0] * 9).interval.high == 0


def test_equal_values_cover_at_least_as_much() -> None:
    """Counted for all samples of six from three values of equal chance; their median is 1."""
    samples = np.stack(np.meshgrid(*[[0, 1, 2]] * 6), axis=-1).reshape(-1, 6).tolist()
    held = sum(made(sample).interval.holds(1) for sample in samples)
    assert held / len(samples) >= 1 - 2 * 0.5**6


@given(st.lists(numbers, min_size=1, max_size=40), shares)
def test_quantiles_as_numpy_has_them(values: list[float], at: float) -> None:
    found = quantile(values, at)
    assert found is not None
    assert found == pytest.approx(float(np.quantile(values, at)), rel=1e-9, abs=1e-6)
    assert min(values) <= found <= max(values)


@given(st.lists(points, min_size=1, max_size=40))
def test_the_ends_and_the_middle(values: list[int]) -> None:
    assert (quantile(values, 0), quantile(values, 1)) == (min(values), max(values))
    assert median(values) == quantile(values, 0.5) == np.median(values)


@given(st.lists(numbers, min_size=1, max_size=40), shares, shares)
def test_a_larger_share_lies_below_a_larger_value(values: list[float], a: float, b: float) -> None:
    low, high = quantile(values, min(a, b)), quantile(values, max(a, b))
    assert low is not None
    assert high is not None
    assert low <= high + 1e-9


def test_nothing_has_no_middle() -> None:
    assert median([]) is None
    assert quantile([], 0.1) is None
    with pytest.raises(ValueError, match="share"):
        quantile([1], 1.1)
