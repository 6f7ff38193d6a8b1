# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The quick form of every hard test, and the proof that each of them can fail."""

from __future__ import annotations

import pytest

from tests.hard import harness
from tests.hard.harness import HardTest
from tests.hard.table import TESTS


@pytest.mark.parametrize("test", TESTS, ids=lambda test: test.number)
def test_the_promise_holds(test: HardTest) -> None:
    obstacle = test.obstacle()
    if obstacle:
        pytest.skip(obstacle)
    outcome = harness.run(test, test.quick)
    assert outcome.done == test.quick
    assert not outcome.problems, "\n".join(outcome.problems[:5])


@pytest.mark.parametrize(
    ("test", "fault"),
    [(test, fault) for test in TESTS for fault in test.faults],
    ids=lambda value: value.number if isinstance(value, HardTest) else value,
)
def test_a_planted_fault_is_caught(test: HardTest, fault: str) -> None:
    obstacle = test.obstacle()
    if obstacle:
        pytest.skip(obstacle)
    outcome = harness.run(test, test.quick, fault=fault, until_caught=True)
    assert outcome.problems, f"{test.number} did not notice: {fault}"
    # An error of the trial itself would notice anything.
    assert harness.RAISED not in outcome.problems[-1]
