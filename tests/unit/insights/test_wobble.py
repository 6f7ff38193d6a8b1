# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The usual difference of two ratings of the same."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insights.statistics.wobble import MINIMUM, STEP, wobble

points = st.integers(-100, 100)
TEN = [5, -5, 10, -10, 0, 0, 5, -5, 10, -10]


def test_ten_checks_by_hand() -> None:
    found = wobble(TEN)
    assert found is not None
    assert (found.n, found.checks) == (10, 10)
    assert found.sd == pytest.approx((500 / 9) ** 0.5)
    assert round(found.smallest_change, 1) == 14.6
    assert not found.exceeded_by(14)
    assert not found.exceeded_by(-14)
    assert found.exceeded_by(15)
    assert found.exceeded_by(-15)


@pytest.mark.parametrize("checks", range(45))
def test_used_are_the_first_10_15_20_and_so_on(checks: int) -> None:
    differences = [(17 * place) % 41 - 20 for place in range(checks)]
    found = wobble(differences)
    used = max((n for n in range(MINIMUM, checks + 1, STEP)), default=0)
    if not used:
        assert found is None
        return
    assert found is not None
    assert (found.n, found.checks) == (used, checks)
    assert found.sd == pytest.approx(float(np.std(differences[:used], ddof=1)))
    assert (MINIMUM, STEP) == (10, 5)


@given(st.lists(points, min_size=10, max_size=14), points)
def test_it_stays_until_five_more_are_there(differences: list[int], next_one: int) -> None:
    first, now = wobble(differences[:10]), wobble([*differences[:13], next_one])
    assert first is not None
    assert now is not None
    assert (first.sd, first.n) == (now.sd, now.n)


@given(st.lists(points, min_size=10, max_size=60))
def test_as_numpy_has_it(differences: list[int]) -> None:
    found = wobble(differences)
    assert found is not None
    expected = float(np.std(differences[: found.n], ddof=1))
    assert found.sd == pytest.approx(expected, abs=1e-9)
    assert found.smallest_change == pytest.approx(1.96 * expected, abs=1e-9)


@given(st.lists(points, min_size=10, max_size=10).flatmap(
    lambda of: st.tuples(st.just(of), st.permutations(of))
))  # fmt: skip
def test_order_among_those_used_does_not_matter(lists: tuple[list[int], list[int]]) -> None:
    assert wobble(lists[0]) == wobble(lists[1])
    assert wobble(lists[0]) == wobble([-difference for difference in lists[0]])


def test_who_rates_the_same_twice_has_no_wobble() -> None:
    found = wobble([0] * 10)
    assert found is not None
    assert found.smallest_change == 0
    assert not found.exceeded_by(0)
    assert found.exceeded_by(1)
