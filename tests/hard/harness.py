# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a hard test is, and how its trials are run: in parallel, repeatable, resumable.

A hard test repeats one trial many times. Each trial has an index, and everything random in it
comes from that index, so that a bad trial can be run again alone. Results are appended to a file
as they come; a soak that was interrupted goes on where it stopped.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext
from pathlib import Path

Progress = Callable[[int, int], None]

RAISED = "the trial raised"
JOBS = max(1, min(2, os.cpu_count() or 1))


@dataclass(frozen=True, slots=True)
class Trial:
    """One repetition.

    Attributes:
        index: from 0; the same index gives the same trial.
        folder: empty, for this trial alone, removed afterwards.
        shared: what `prepare` made; not to be changed.
        random: seeded with the test and the index.
        fault: the fault to plant, or "".
    """

    index: int
    folder: Path
    shared: Path
    random: random.Random
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What a trial found.

    Attributes:
        problem: what went wrong in words, or "" when the promise held.
        figures: numbers to be combined over all trials, see `HardTest.figures`; several where
            the trial measured something several times.
    """

    problem: str = ""
    figures: Mapping[str, float | Sequence[float]] = field(default_factory=dict)


def nothing_to_prepare(shared: Path) -> None:
    """For a test whose trials start from nothing."""


def runs_here() -> str:
    """For a test that runs on every system this suite supports."""
    return ""


@dataclass(frozen=True, slots=True)
class HardTest:
    """One line of the table of promises and tests.

    Attributes:
        number: "T05".
        promises: the promises it proves, as ("P3",).
        title: what it does, in a few words.
        quick, soak: how many trials each form has. With no quick ones a test measures something
            that a shared machine disturbs, and is run by itself.
        trial: does one repetition; an exception counts as a problem.
        prepare: makes the material all trials share, once.
        figures: name -> how it is combined: "sum", "max", "min", "median" or "p95".
        most: name -> the most that a figure may be when all soak trials are done. A few trials
            say too little about a median or a p95.
        faults: names of faults that `trial` can plant; each must be caught within `quick` trials.
        obstacle: why it cannot run here, or "".
        jobs: trials at the same time, at most. 1 for those that measure or fill something shared.
    """

    number: str
    promises: tuple[str, ...]
    title: str
    quick: int
    soak: int
    trial: Callable[[Trial], Result]
    prepare: Callable[[Path], None] = nothing_to_prepare
    figures: Mapping[str, str] = field(default_factory=dict)
    most: Mapping[str, float] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
    obstacle: Callable[[], str] = runs_here
    jobs: int = JOBS


@dataclass(frozen=True, slots=True)
class Outcome:
    """All trials of one test together. `seconds` counts this run only."""

    number: str
    done: int
    problems: tuple[str, ...]
    figures: Mapping[str, float]
    seconds: float

    @property
    def held(self) -> bool:
        """Whether no trial found a problem."""
        return self.done > 0 and not self.problems


def run(
    test: HardTest,
    count: int,
    *,
    log: Path | None = None,
    fault: str = "",
    until_caught: bool = False,
    progress: Progress = lambda done, count: None,
) -> Outcome:
    """Run `count` trials of `test`.

    Args:
        log: a file of earlier results of the same test to go on from, and to append to.
        fault: the fault to plant.
        until_caught: stop at the first problem.
        progress: told (trials done, trials in all).
    """
    results = _read(log, count) if log is not None else {}
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix=f"hard-{test.number}-") as scratch:
        shared = Path(scratch, "shared")
        shared.mkdir()
        missing = [index for index in range(count) if index not in results]
        if missing:
            test.prepare(shared)
        for index, result in _results(test, missing, Path(scratch), shared, fault):
            results[index] = result
            if log is not None:
                _append(log, index, result)
            progress(len(results), count)
            if until_caught and result.problem:
                break
    problems = [f"trial {i}: {r.problem}" for i, r in sorted(results.items()) if r.problem]
    figures = _combined(test.figures, results.values())
    if len(results) >= test.soak:
        problems += [
            f"{name} is {figures[name]:g}, may be {limit:g}"
            for name, limit in test.most.items()
            if figures.get(name, 0) > limit
        ]
    taken = time.monotonic() - started
    return Outcome(test.number, len(results), tuple(problems), figures, taken)


def one(test: HardTest, index: int, scratch: Path, shared: Path, fault: str) -> Result:
    """Run one trial in this process. An exception counts as a problem, with its place."""
    folder = scratch / f"trial-{index}"
    folder.mkdir()
    seed = random.Random(f"{test.number}:{index}")
    try:
        return test.trial(Trial(index, folder, shared, seed, fault))
    except Exception as error:  # noqa: BLE001 - whatever it was, the trial failed
        place = "".join(traceback.format_tb(error.__traceback__)[-3:])
        notes = "".join(f"\n{note}" for note in getattr(error, "__notes__", ()))
        return Result(f"{RAISED} {type(error).__name__}: {error} at\n{place}{notes}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fresh_processes() -> ForkServerContext:
    """Processes forked from one that has imported everything and done nothing else.

    That of a test suite may have threads and a window system in it. All processes here, also
    those that a trial starts by this, come from the same one.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.hard.desk_child"])
    return context


def _results(
    test: HardTest, indices: list[int], scratch: Path, shared: Path, fault: str
) -> Iterator[tuple[int, Result]]:
    if min(test.jobs, len(indices)) <= 1:
        for index in indices:
            yield index, one(test, index, scratch, shared, fault)
        return
    with ProcessPoolExecutor(test.jobs, mp_context=fresh_processes()) as pool:
        left = iter(indices)
        running: dict[Future[Result], int] = {}
        try:
            while True:
                for index in left:
                    running[pool.submit(one, test, index, scratch, shared, fault)] = index
                    if len(running) >= 2 * test.jobs:
                        break
                if not running:
                    return
                finished, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in finished:
                    yield running.pop(future), future.result()
        finally:
            for future in running:
                future.cancel()


def _combined(how: Mapping[str, str], results: Iterable[Result]) -> dict[str, float]:
    values: dict[str, list[float]] = {}
    for result in results:
        for name, value in result.figures.items():
            several = value if isinstance(value, Sequence) else (value,)
            values.setdefault(name, []).extend(several)
    return {name: _by(rule, values[name]) for name, rule in how.items() if values.get(name)}


def _by(rule: str, values: list[float]) -> float:
    ordered = sorted(values)
    if rule == "sum":
        return sum(ordered)
    share = {"min": 0.0, "median": 0.5, "p95": 0.95, "max": 1.0}[rule]
    return ordered[round(share * (len(ordered) - 1))]


def _read(log: Path, count: int) -> dict[int, Result]:
    found: dict[int, Result] = {}
    if not log.exists():
        return found
    for line in log.read_text(encoding="utf-8").splitlines():
        try:
            row = json.loads(line)
        except ValueError:
            # The last line of a run that was killed.
            continue
        if row["index"] < count:
            found[row["index"]] = Result(row["problem"], row["figures"])
    return found


def _append(log: Path, index: int, result: Result) -> None:
    log.parent.mkdir(parents=True, exist_ok=True)
    row = {"index": index, "problem": result.problem, "figures": dict(result.figures)}
    with log.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
