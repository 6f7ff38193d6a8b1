# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T21: two at once, and exactly one writes. A lock of somebody who was killed blocks nobody.

Two processes open the same journal at the same instant: by one path, by a link to its folder, or by
a hard link to its database in another folder (where only the lock of the database itself can
help). Every tenth pair are two whole programs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from storage import errors
from tests.bench.generate import entries
from tests.hard import faults, material
from tests.hard.children import at_home, child
from tests.hard.harness import HardTest, Result, Trial

NO_LOCK = "takes no lock"
ROOT = Path(__file__).resolve().parents[2]
WAYS = ("one path", "link to the folder", "hard link to the database", "after a kill")
PROGRAMS_EVERY = 10
AHEAD_S = 0.15
PACE_S = 0.05
PATIENCE_S = 60.0


def _prepare(shared: Path) -> None:
    material.make_vault(shared / "vault", 20)


def _trial(trial: Trial) -> Result:
    folder = material.copy_vault(trial.shared / "vault", trial.folder / "vault")
    if trial.index % PROGRAMS_EVERY == PROGRAMS_EVERY - 1:
        return Result(_programs(trial, folder), {"pairs": 1})
    way = WAYS[trial.index % len(WAYS)]
    if way == "after a kill":
        with child(write, trial.folder / "before", str(folder), 0.0, trial.fault) as owner:
            owner.hear()
            owner.kill()
    problem = _pair(trial, folder, _other(trial, folder, way))
    return Result(f"{way}: {problem}" if problem else "", {"pairs": 1})


def _other(trial: Trial, folder: Path, way: str) -> Path:
    """The same journal, as the second finds it."""
    other = trial.folder / "other"
    if way == "link to the folder":
        other.symlink_to(folder)
    elif way == "hard link to the database":
        other.mkdir()
        os.link(folder / "journal.db", other / "journal.db")
        for name in ("header.a", "header.b"):
            shutil.copy(folder / name, other / name)
    else:
        other = folder
    return other


def _pair(trial: Trial, folder: Path, other: Path) -> str:
    start = time.monotonic() + AHEAD_S
    with ExitStack() as stack:
        both = [
            stack.enter_context(child(write, trial.folder / str(n), str(place), start, trial.fault))
            for n, place in enumerate((folder, other))
        ]
        said = [one.hear() for one in both]
        if sorted(said) != ["in_use", "wrote"]:
            return f"the two said {said}"
        winner = both[said.index("wrote")]
        place = (folder, other)[said.index("wrote")]
        winner.kill()
    # Nobody is left, so it opens at once, by the name it was opened by last.
    vault = material.open_vault(place)
    try:
        return "" if vault.verify().ok else "the check failed afterwards"
    finally:
        vault.close()


def write(say: Callable[[Any], None], folder: str, start: float, fault: str) -> None:
    """In a child: open at the given instant, write, tell, and go on until the end."""
    with faults.planted(fault):
        while time.monotonic() < start:
            pass
        try:
            vault = material.open_vault(Path(folder))
            pattern = next(iter(entries(1)))
            vault.entries.save(None, replace(pattern, id=os.urandom(16).hex()))
        except errors.StorageError as error:
            say(error.code)
            return
        say("wrote")
        while True:
            # Somebody who comes in between finds the moment between two saves.
            time.sleep(PACE_S)
            vault.entries.save(None, replace(pattern, id=os.urandom(16).hex()))


def _programs(trial: Trial, folder: Path) -> str:
    """Two starts of the whole program: one window stays, the other start ends well."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("DBUS_", "XDG_"))}
    environment |= at_home(trial.folder / "home") | {"QT_QPA_PLATFORM": "offscreen"}
    words = [sys.executable, "-m", "app", "--vault", str(folder)]
    both = [
        subprocess.Popen(words, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
        for _ in range(2)
    ]
    try:
        deadline = time.monotonic() + PATIENCE_S
        while all(one.poll() is None for one in both):
            if time.monotonic() > deadline:
                return "both programs stay open"
            time.sleep(0.02)
        ended = [one.returncode for one in both if one.poll() is not None]
        if ended != [0]:
            return f"the second start ended with {ended}"
        left = next(one for one in both if one.poll() is None)
        left.terminate()
        code = left.wait(PATIENCE_S)
        return "" if code == 0 else f"the first ended with {code}"
    finally:
        for one in both:
            if one.poll() is None:
                one.kill()
            one.wait()


TEST = HardTest(
    number="T21",
    promises=("P11",),
    title="two at once",
    quick=11,
    soak=100,
    trial=_trial,
    prepare=_prepare,
    figures={"pairs": "sum"},
    faults=(NO_LOCK,),
)
