# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T27: however the program is ended, it ends cleanly, soon, and with the last key committed.

Words are typed and the program is ended in the same moment, by every way there is. One second is
what is promised: it is held against the median of all ends. A single one fails at five, because the
computer may be busy with others.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from tests.hard import program
from tests.hard.harness import HardTest, Result, Trial
from tests.hard.material import copy_vault
from tests.hard.program import Program, Session
from tests.hard.session_faults import NO_SAVE

WORDS = "the answers went short"
MOST_S = 5.0
HARMLESS = "This plugin does not support "
"""What the offscreen screen says of itself."""

Way = Callable[[Program, Session], None]


def _act(name: str, *given: object) -> Way:
    def act(running: Program, session: Session) -> None:
        session.tell(name, *given)

    return act


def _signal(number: int, whom: str) -> Way:
    def send(running: Program, session: Session) -> None:
        if whom == "supervisor":
            os.kill(running.pid, number)
        elif whom == "session":
            os.kill(session.pid, number)
        else:
            os.killpg(running.pid, number)

    return send


def _both(first: Way, second: Way) -> Way:
    def one_after_the_other(running: Program, session: Session) -> None:
        first(running, session)
        second(running, session)

    return one_after_the_other


# The quick form has the first eight.
WAYS: tuple[Way, ...] = (
    _act("press", "Key_Q", 0x04000000),
    _signal(signal.SIGTERM, "supervisor"),
    _act("close_window"),
    _signal(signal.SIGTERM, "session"),
    _both(_act("lock"), _signal(signal.SIGTERM, "supervisor")),
    _signal(signal.SIGTERM, "all"),
    _act("desktop_ends"),
    _signal(signal.SIGHUP, "all"),
    _signal(signal.SIGINT, "all"),
    _signal(signal.SIGINT, "supervisor"),
    _signal(signal.SIGHUP, "supervisor"),
    _signal(signal.SIGHUP, "session"),
    _act("trigger", "quit"),
    _both(_act("hide"), _signal(signal.SIGTERM, "all")),
    _both(_act("open_window", "file"), _signal(signal.SIGTERM, "session")),
    _both(_act("open_window", "print"), _act("close_window")),
    _both(_signal(signal.SIGTERM, "supervisor"), _signal(signal.SIGTERM, "supervisor")),
    _both(_act("close_window"), _signal(signal.SIGTERM, "all")),
)


def _prepare(shared: Path) -> None:
    program.make_vault(shared / "vault")


def _trial(trial: Trial) -> Result:
    folder = copy_vault(trial.shared / "vault", trial.folder / "vault")
    with program.program(
        trial.folder / "home", "--vault", str(folder), fault=trial.fault
    ) as running:
        session = running.unlocked()
        session.ask("write", WORDS)
        begun = time.monotonic()
        WAYS[trial.index % len(WAYS)](running, session)
        try:
            code = running.wait(MOST_S)
        except subprocess.TimeoutExpired:
            return Result(f"it still runs {MOST_S:.0f} s later")
        taken = time.monotonic() - begun
        said = [line for line in running.said().splitlines() if HARMLESS not in line]
        left = program.alive(session.pid)
    if code or said or left:
        return Result(f"exit code {code}, said {said[:3]}, session left over: {left}")
    if program.stored_words(folder) != [WORDS]:
        return Result("the last words were not committed")
    return Result(
        figures={"ms to the end, median": 1000 * taken, "ms to the end, max": 1000 * taken}
    )


TEST = HardTest(
    number="T27",
    promises=("P1",),
    title="ended in every way there is",
    quick=8,
    soak=2_000,
    most={"ms to the end, median": 1000.0},
    trial=_trial,
    prepare=_prepare,
    figures={"ms to the end, median": "median", "ms to the end, max": "max"},
    faults=(NO_SAVE,),
    obstacle=program.needs_linux,
)
