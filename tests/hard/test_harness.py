# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The harness itself: it resumes, counts what raised as a problem, judges figures at the end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.hard import harness
from tests.hard.harness import HardTest, Result, Trial


def _even(trial: Trial) -> Result:
    return Result("odd" if trial.index % 2 else "", {"index, p95": trial.index})


def _raises(trial: Trial) -> Result:
    raise OSError(trial.index)


TEST = HardTest(
    number="T00",
    promises=(),
    title="even numbers",
    quick=2,
    soak=20,
    trial=_even,
    figures={"index, p95": "p95"},
    jobs=1,
)


def test_a_soak_goes_on_where_it_stopped(tmp_path: Path) -> None:
    log = tmp_path / "T00.jsonl"
    harness.run(TEST, 3, log=log)
    with log.open("a") as file:
        file.write('{"index": 3, "prob')
    seen: list[tuple[int, int]] = []
    log.write_text(log.read_text() + "\n")
    outcome = harness.run(TEST, 5, log=log, progress=lambda *told: seen.append(told))
    assert seen == [(4, 5), (5, 5)]
    assert outcome.done == 5
    assert outcome.problems == ("trial 1: odd", "trial 3: odd")


def test_a_trial_that_raises_is_a_problem() -> None:
    outcome = harness.run(replace(TEST, trial=_raises), 1)
    assert not outcome.held
    assert harness.RAISED in outcome.problems[0]


def test_a_figure_is_judged_when_there_are_enough_trials() -> None:
    fine = replace(TEST, trial=lambda trial: Result(figures={"index, p95": trial.index}))
    strict = replace(fine, most={"index, p95": 10.0})
    assert harness.run(strict, 12).held
    assert harness.run(fine, 20).held
    assert harness.run(strict, 20).problems == ("index, p95 is 18, may be 10",)
