# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A share with Wilson's interval, against SciPy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from app.insights.statistics.interval import Z
from app.insights.statistics.share import MINIMUM, MINIMUM_HELPED, Share, share

LEVEL = 2 * stats.norm.cdf(Z) - 1
parts = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def made(count: int, n: int) -> Share:
    found = share(count, n)
    assert found is not None
    return found


def test_four_of_eleven() -> None:
    found = made(4, 11)
    assert (round(found.interval.low, 3), round(found.interval.high, 3)) == (0.152, 0.646)
    assert found.value == 4 / 11


@pytest.mark.parametrize("n", [1, 2, 5, 7, 8, 11, 40, 1000])
def test_as_scipy_has_it(n: int) -> None:
    for count in range(n + 1):
        other = stats.binomtest(count, n).proportion_ci(LEVEL, method="wilson")
        found = made(count, n).interval
        assert (found.low, found.high) == pytest.approx((other.low, other.high), abs=1e-12)


@given(parts)
def test_the_interval_holds_the_share_and_stays_a_share(part: tuple[int, int]) -> None:
    found = made(*part)
    assert 0 <= found.interval.low <= found.value <= found.interval.high <= 1
    assert found.interval.holds(found.value)
    assert found.interval.low < found.interval.high


@given(parts)
def test_what_is_left_has_the_mirrored_interval(part: tuple[int, int]) -> None:
    count, n = part
    found, rest = made(count, n).interval, made(n - count, n).interval
    assert (rest.low, rest.high) == pytest.approx((1 - found.high, 1 - found.low), abs=1e-12)


@given(parts)
def test_twice_as_many_say_it_more_surely(part: tuple[int, int]) -> None:
    few, many = made(*part).interval, made(2 * part[0], 2 * part[1]).interval
    assert many.high - many.low < few.high - few.low


def test_none_and_all_have_an_end_that_is_exact() -> None:
    assert made(0, 9).interval.low == 0
    assert made(9, 9).interval.high == 1


def test_one_lucky_entry_does_not_lead() -> None:
    assert made(1, 1).interval.low < made(6, 8).interval.low


def test_of_nothing_there_is_no_share() -> None:
    assert share(0, 0) is None


@pytest.mark.parametrize(("count", "n"), [(3, 2), (-1, 5), (0, -1), (1, 0)])
def test_a_part_is_not_larger_than_the_whole(count: int, n: int) -> None:
    with pytest.raises(ValueError, match="whole"):
        share(count, n)


def test_enough() -> None:
    assert [made(1, n).enough() for n in (1, MINIMUM - 1, MINIMUM)] == [False, False, True]
    assert [made(1, n).enough(MINIMUM_HELPED) for n in (1, 4, 5)] == [False, False, True]
    assert (MINIMUM, MINIMUM_HELPED) == (8, 5)
