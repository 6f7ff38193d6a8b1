# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T02: killed while somebody types, at most two seconds of typing are lost, mostly one.

Children type five characters a second with real key events, with the pauses for thought that
people make. What counts as lost is the time between the first key that is not in the journal
afterwards and the kill. A trial kills several children that type at the same time, because typing
takes its time and no clock is turned faster for it. Some type into a quick record, some into a
repair.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.hard import material
from tests.hard.children import child
from tests.hard.harness import HardTest, Result, Trial

ON_LEAVING = "saves only when a field is left"
AT_ONCE = 5
KEY_S = 0.2
LONGEST_S = 4.5
MOST_LOST_S = 2.0

Key = tuple[float, str]
"""A key: when it was handled, in seconds of the monotonic clock, and its character."""


def _prepare(shared: Path) -> None:
    material.make_vault(shared / "vault", 10)


def _trial(trial: Trial) -> Result:
    places = [trial.folder / str(number) for number in range(AT_ONCE)]
    with ExitStack() as stack:
        typing = [
            stack.enter_context(_typist(trial, place, number))
            for number, place in enumerate(places)
        ]
        for one in typing:
            one.hear()
        ends = sorted(trial.random.uniform(0.1, LONGEST_S) for _ in typing)
        begun = time.monotonic()
        losses = []
        for one, place, end in zip(typing, places, ends, strict=True):
            typed: list[Key] = list(one.hear_for(begun + end - time.monotonic()))
            killed = time.monotonic()
            typed += one.kill()
            losses.append(_lost(place / "vault", typed, killed))
    worst = max(losses)
    problem = f"{worst:.2f} s of typing lost" if worst > MOST_LOST_S else ""
    return Result(problem, {"kills": AT_ONCE, "s lost at most": worst, "s lost, p95": losses})


def _typist(trial: Trial, place: Path, number: int) -> Any:
    vault = material.copy_vault(trial.shared / "vault", place / "vault")
    given = (str(vault), trial.random.random(), number, trial.fault)
    return child(type_on, place / "home", *given)


def _lost(folder: Path, typed: list[Key], killed: float) -> float:
    """Seconds of typing that are not in the journal."""
    vault = material.open_vault(folder)
    try:
        stored = {
            answer.text for entry in vault.entries.all() for answer in entry.answers if answer.text
        }
    finally:
        vault.close()
    text = "".join(letter for _, letter in typed)
    kept = max((len(one) for one in stored if text.startswith(one)), default=0)
    return max(0.0, killed - typed[kept][0]) if kept < len(typed) else 0.0


def type_on(say: Callable[[Any], None], vault: str, seed: float, number: int, fault: str) -> None:
    """In the child: type for ever, and tell each key that was handled."""
    from tests.hard import faults

    with faults.planted(fault):
        _type_on(say, vault, seed, number)


def _type_on(say: Callable[[Any], None], vault: str, seed: float, which: int) -> None:
    from tests.hard import desk_child

    chance = random.Random(seed)
    desk = desk_child.OpenDesk(Path(vault))
    desk.begin(desk_child.WRITES[which % len(desk_child.WRITES)])
    say("ready")
    due = time.monotonic()
    number = 0
    while True:
        letter = "abcdefghij "[number % 11]
        number += 1
        now = time.monotonic()
        desk.press(letter)
        say((now, letter))
        due += KEY_S + (chance.uniform(0.3, 2.0) if chance.random() < 0.04 else 0.0)
        desk_child.wait(lambda due=due: time.monotonic() >= due)


TEST = HardTest(
    number="T02",
    promises=("P1",),
    title="killed while typing",
    quick=2,
    soak=100,
    trial=_trial,
    prepare=_prepare,
    figures={"kills": "sum", "s lost at most": "max", "s lost, p95": "p95"},
    most={"s lost, p95": 1.0},
    faults=(ON_LEAVING,),
)
