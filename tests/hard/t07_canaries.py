# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T07: after a whole day in the real window no word that was typed is in any file but the exports.

More than forty words that mean nothing, one for each place where something can be typed, are looked
for in every file below the home folder and in new files of the shared temporary folders, in eight
codings and inside compressed streams, file names included.
"""

from __future__ import annotations

import time
from pathlib import Path

from tests.hard.harness import HardTest, Result, Trial
from tests.journeys import leaks
from tests.journeys.screen import missing, screen
from tests.journeys.whole_day import Day

LEAST = 40
LOGS = "logs a record"
_OUTSIDE = tuple(map(Path, ("/tmp", "/var/tmp", "/dev/shm")))


def _trial(trial: Trial) -> Result:
    home = trial.folder / "home"
    home.mkdir()
    began = time.time()
    with screen(home) as place:
        day = Day(place, fault=trial.fault)
        for _part in day.parts():
            # What is planted is found as soon as it is there.
            if trial.fault and (found := leaks.scan([home], [*day.words], [day.chosen])):
                return Result("; ".join(map(str, found[:3])))
    words = [*day.words]
    if len(words) < LEAST:
        return Result(f"only {len(words)} words were typed")
    told = (home / "program.log").read_text().count("ValueError in _fail")
    if told != 4:
        return Result(f"{told} of 4 exceptions were told")
    # That they were typed at all, and that the search sees them where they may be.
    asked_for = {leak.word for leak in leaks.scan([day.chosen], words)}
    if len(asked_for) <= 25:
        return Result("the search does not see the words in the exports")
    outside = [path for path in leaks.new_files(_OUTSIDE, began, deepest=2) if not _of_tests(path)]
    found = leaks.scan([home, *outside], words, [day.chosen])
    figures = {"words": len(words), "words found in the exports": len(asked_for)}
    return Result("; ".join(map(str, found[:3])), figures)


def _of_tests(path: Path) -> bool:
    """Whether a file belongs to tests, this one or others that run at the same time."""
    return any(part.startswith(("pytest-of-", "hard-")) for part in path.parts)


def _obstacle() -> str:
    return f"needs {', '.join(missing())}" if missing() else ""


TEST = HardTest(
    number="T07",
    promises=("P4",),
    title="words of a whole day looked for in every file",
    quick=1,
    soak=10,
    trial=_trial,
    figures={"words": "min", "words found in the exports": "min"},
    faults=(LOGS,),
    obstacle=_obstacle,
)
