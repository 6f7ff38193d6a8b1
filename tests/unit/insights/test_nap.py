# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nonoverlap of all pairs with Newcombe's interval, against SciPy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats

from app.insights.statistics.interval import Z
from app.insights.statistics.nap import MINIMUM, Nonoverlap, nap

# Few different values: many ties.
values = st.integers(0, 10).map(lambda tens: 10 * tens) | st.integers(0, 100)
phases = st.lists(values, min_size=1, max_size=20)
ways = st.booleans()


def made(before: list[int], after: list[int], lower_is_better: bool = True) -> Nonoverlap:
    found = nap(before, after, lower_is_better=lower_is_better)
    assert found is not None
    return found


def hanley_mcneil(x: float, m: int, n: int) -> float:
    """Their variance at x, with the mean of both numbers for each, as Newcombe has it."""
    more = (m + n) / 2 - 1
    first, second = x / (2 - x), 2 * x * x / (1 + x)
    return (x * (1 - x) + more * (first - x * x) + more * (second - x * x)) / (m * n)


def test_two_phases_of_five() -> None:
    found = made([70, 80, 75, 60, 85], [50, 65, 40, 55, 60])
    assert found.value == 0.94
    assert (round(found.interval.low, 3), round(found.interval.high, 3)) == (0.569, 0.994)
    assert (found.n_before, found.n_after) == (5, 5)


@given(phases, phases)
def test_the_share_is_that_of_mann_and_whitney(before: list[int], after: list[int]) -> None:
    pairs = len(before) * len(after)
    lower = stats.mannwhitneyu(before, after, method="asymptotic").statistic / pairs
    assert made(before, after).value == pytest.approx(lower, abs=1e-12)
    assert made(before, after, False).value == pytest.approx(1 - lower, abs=1e-12)


@given(phases, phases, ways)
def test_the_ends_are_z_standard_errors_away(
    before: list[int], after: list[int], way: bool
) -> None:
    found = made(before, after, way)

    def excess(x: float) -> float:
        variance = hanley_mcneil(x, found.n_before, found.n_after)
        return (x - found.value) ** 2 - Z * Z * variance

    low, high = 0.0, 1.0
    if found.value > 0:
        low = optimize.brentq(excess, 0, found.value - 1e-9, xtol=1e-13)
    if found.value < 1:
        high = optimize.brentq(excess, found.value + 1e-9, 1, xtol=1e-13)
    assert (found.interval.low, found.interval.high) == pytest.approx((low, high), abs=1e-9)


@given(phases, phases, ways)
def test_the_interval_holds_the_share_and_stays_one(
    before: list[int], after: list[int], way: bool
) -> None:
    found = made(before, after, way)
    assert 0 <= found.interval.low <= found.value <= found.interval.high <= 1
    assert found.interval.low < found.interval.high


@given(phases, phases)
def test_the_other_way_round_is_the_mirror(before: list[int], after: list[int]) -> None:
    lower, higher = made(before, after), made(before, after, False)
    swapped = made(after, before)
    assert lower.value + higher.value == pytest.approx(1)
    for other in (higher, swapped):
        expected = pytest.approx((1 - lower.interval.high, 1 - lower.interval.low), abs=1e-12)
        assert (other.interval.low, other.interval.high) == expected


@given(phases.flatmap(lambda of: st.tuples(st.just(of), st.permutations(of))), phases, ways)
def test_order_within_a_phase_does_not_matter(
    lists: tuple[list[int], list[int]], after: list[int], way: bool
) -> None:
    assert made(lists[0], after, way) == made(lists[1], after, way)
    assert made(after, lists[0], way) == made(after, lists[1], way)


@pytest.mark.parametrize("n", [1, 5, 30])
def test_all_none_and_half(n: int) -> None:
    best, worst = made([80] * n, [20] * n), made([20] * n, [80] * n)
    assert (best.value, best.interval.high) == (1, 1)
    assert (worst.value, worst.interval.low) == (0, 0)
    assert best.interval.low < 1
    assert worst.interval.high == pytest.approx(1 - best.interval.low)
    same = made([0] * n, [0] * n)
    assert same.value == 0.5
    assert same.interval.low + same.interval.high == pytest.approx(1)


def test_an_empty_phase_has_nothing_to_compare() -> None:
    assert nap([], [10], lower_is_better=True) is None
    assert nap([10], [], lower_is_better=False) is None
    assert nap([], [], lower_is_better=True) is None


def test_enough() -> None:
    assert MINIMUM == 5
    for before, after, enough in ((4, 5, False), (5, 4, False), (5, 5, True)):
        assert made([10] * before, [10] * after).enough() is enough
