# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T19: whatever goes wrong, and wherever, no word of the journal is in what the program says.

One session goes through all accidents of `tests.hard.accidents`; then the command line meets
hostile files and names. Their text is looked for in all that was written to standard output,
standard error and files, and in everything a screen reader could read.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.hard import program
from tests.hard.accidents import CANARY
from tests.hard.children import at_home
from tests.hard.harness import HardTest, Result, Trial
from tests.hard.material import copy_vault
from tests.hard.session_faults import WORDS_IN_LOG

LEAST = 60


def _trial(trial: Trial) -> Result:
    folder = copy_vault(trial.shared / "vault", trial.folder / "vault")
    home = trial.folder / "home"
    with program.program(home, "--vault", str(folder), fault=trial.fault) as running:
        session = running.unlocked()
        raised, missed = session.ask("accidents", str(trial.folder), seconds=120)
        shown = [text for text in session.ask("accessible") if CANARY in text]
        said = running.said()
    said += _command_line(folder, home, trial.folder)
    leaks = [line for line in said.splitlines() if CANARY in line]
    leaks += [str(path) for path in _files(home) if CANARY.encode() in path.read_bytes()]
    if missed or raised < LEAST:
        return Result(f"{raised} accidents only; not come by: {missed}")
    if leaks or shown:
        return Result(f"{len(leaks)} lines and files with words: {leaks[:3]} {shown[:1]}")
    return Result(figures={"accidents": raised, "words": 0})


def _command_line(folder: Path, home: Path, scratch: Path) -> str:
    """What it says about files and names that are not what they should be."""
    hostile = scratch / "hostile.json"
    said = ""
    for content in (
        f'{{"{CANARY}": ',
        json.dumps({"format": CANARY, "version": CANARY}),
        json.dumps({"format": "afterhour-journal", "version": 1, "entries": [{"id": CANARY}]}),
        json.dumps({"format": "afterhour-journal", "version": 1, "entries": CANARY}),
    ):
        hostile.write_text(content)
        ran = subprocess.run(
            [
                *(sys.executable, "-m", "app", "--vault", str(folder), "--passphrase-stdin"),
                *("import", str(hostile)),
            ],
            env={**os.environ, **at_home(home)},
            cwd=program.ROOT,
            input=program.PASSPHRASE + "\n",
            capture_output=True,
            text=True,
            check=False,
        )
        said += ran.stdout + ran.stderr
    return said


def _files(home: Path) -> list[Path]:
    return [path for path in home.rglob("*") if path.is_file()]


def _prepare(shared: Path) -> None:
    program.make_vault(shared / "vault")


TEST = HardTest(
    number="T19",
    promises=("P13",),
    title="accidents, and what is said of them",
    quick=1,
    soak=20,
    trial=_trial,
    prepare=_prepare,
    figures={"accidents": "max", "words": "sum"},
    faults=(WORDS_IN_LOG,),
    obstacle=program.needs_linux,
)
