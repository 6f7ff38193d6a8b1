# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the hard tests and prints one line of figures each.

    python3 dev.py hard                  quick counts, a few minutes
    python3 dev.py hard --soak           the full counts; goes on where it was interrupted
    python3 dev.py hard T05 T06          these alone
    python3 dev.py hard T05 --trial 17   one trial again
    python3 dev.py hard --soak --write   and put the figures into docs/security.md

What a soak found is kept in build/hard. `--fresh` starts it over.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.hard import harness, report
from tests.hard.harness import HardTest, Outcome
from tests.hard.table import TESTS

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "hard"


def main(argv: list[str]) -> int:
    """Run what the words ask for. 0: every promise held; 1: one did not; 2: unknown words."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("tests", nargs="*", metavar="T05", help="numbers; all when none is given")
    parser.add_argument("--soak", action="store_true", help="the full counts, resumable")
    parser.add_argument("--count", type=int, help="this many trials instead")
    parser.add_argument("--trial", type=int, help="this one trial alone")
    parser.add_argument("--fresh", action="store_true", help="forget what earlier soaks found")
    parser.add_argument("--write", action="store_true", help="write the table of docs/security.md")
    asked = parser.parse_args(argv)
    known = {test.number: test for test in TESTS}
    unknown = sorted(set(asked.tests) - set(known))
    if unknown:
        parser.error("there is no " + ", ".join(unknown))
    chosen = [known[number] for number in asked.tests] or list(TESTS)
    if asked.trial is not None:
        return max(_again(test, asked.trial) for test in chosen)
    held = True
    for test in chosen:
        held &= _line(test, asked.soak, asked.count, asked.fresh)
    if asked.write:
        report.write(ROOT, KEPT, TESTS)
    return 0 if held else 1


def _line(test: HardTest, soak: bool, count: int | None, fresh: bool) -> bool:
    obstacle = test.obstacle()
    if obstacle:
        _say(f"{test.number}  {test.title}: not run, {obstacle}")
        return True
    log = KEPT / f"{test.number}.jsonl" if soak else None
    if log is not None and fresh:
        log.unlink(missing_ok=True)
    wanted = count or (test.soak if soak else test.quick)
    if not wanted:
        _say(
            f"{test.number}  {test.title}: measures, runs with --soak or by its number and --count"
        )
        return True
    outcome = harness.run(test, wanted, log=log, progress=_progress(test) if soak else _quiet)
    if soak:
        report.keep(KEPT, test, outcome)
    _say(report.line(test, outcome, wanted))
    for problem in outcome.problems[:10]:
        _say(f"      {problem}")
    return outcome.held


def _again(test: HardTest, index: int) -> int:
    with tempfile.TemporaryDirectory(prefix=f"hard-{test.number}-") as scratch:
        shared = Path(scratch, "shared")
        shared.mkdir()
        test.prepare(shared)
        result = harness.one(test, index, Path(scratch), shared, "")
    _say(report.line(test, Outcome(test.number, 1, (), result.figures, 0.0), 1))
    _say(result.problem or "The promise held.")
    return 1 if result.problem else 0


def _progress(test: HardTest) -> harness.Progress:
    def told(done: int, count: int) -> None:
        if done % max(1, count // 20) == 0:
            sys.stderr.write(f"{test.number}  {done}/{count}\n")

    return told


def _quiet(done: int, count: int) -> None:
    pass


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
