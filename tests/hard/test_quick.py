# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The quick form of every hard test, and the proof that each of them can fail."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from _pytest.mark.structures import ParameterSet

from tests.hard import harness
from tests.hard.harness import HardTest
from tests.hard.table import TESTS

QUICK = tuple(test for test in TESTS if test.quick)
# The others take longer than all tests together may; they run with --soak.
CAUGHT_AT_EVERY_CHANGE = (
    "says saved before COMMIT",
    "skips the fsync",
    "never tries again by itself",
    "keeps no digest",
    "logs a record",
    "the checksum is not compared",
    "a backup counts without being opened",
    "the old keys go before the new are in place",
    "commits in the middle of a migration",
    "leaves dumps on",
    "puts the record into the title",
    "takes no lock",
    "compares device and inode only",
    "imports without one transaction",
    "ends without saving",
)


def _faults() -> Iterator[ParameterSet]:
    for test in QUICK:
        for fault in test.faults:
            marks = () if fault in CAUGHT_AT_EVERY_CHANGE else (pytest.mark.soak,)
            yield pytest.param(test, fault, marks=marks)


def test_every_fault_named_here_is_one() -> None:
    assert set(CAUGHT_AT_EVERY_CHANGE) <= {fault for test in QUICK for fault in test.faults}


@pytest.mark.parametrize("test", QUICK, ids=lambda test: test.number)
def test_the_promise_holds(test: HardTest) -> None:
    obstacle = test.obstacle()
    if obstacle:
        pytest.skip(obstacle)
    outcome = harness.run(test, test.quick)
    assert outcome.done == test.quick
    assert not outcome.problems, "\n".join(outcome.problems[:5])


@pytest.mark.parametrize(
    ("test", "fault"),
    list(_faults()),
    ids=lambda value: value.number if isinstance(value, HardTest) else value,
)
def test_a_planted_fault_is_caught(test: HardTest, fault: str) -> None:
    obstacle = test.obstacle()
    if obstacle:
        pytest.skip(obstacle)
    # A kill meets the fault by chance: on a busy computer more of them are needed until it does.
    outcome = harness.run(test, 4 * test.quick, fault=fault, until_caught=True)
    assert outcome.problems, f"{test.number} did not notice: {fault}"
    # An error of the trial itself would notice anything.
    assert harness.RAISED not in outcome.problems[-1]
