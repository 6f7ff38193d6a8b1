# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T16: it locks by itself, without a question, and the first frames afterwards are the cover.

The whole program runs, with words just typed and not yet saved, and something open over them.
Sleep is a stopped process whose frames are due and whose clocks have gone on when it continues.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from tests.hard import logind, program
from tests.hard.harness import HardTest, Result, Trial
from tests.hard.material import copy_vault
from tests.hard.program import Program, Session
from tests.hard.session_faults import LATE_LOOK, NO_PLACE

WORDS = "the answers went short"
OVER = ("", "file", "print", "menu")
"""What stands over the journal, see `acts.open_window`."""

MOST_S = 5.0


def _asleep(which: str) -> Callable[[Session], None]:
    def sleep(session: Session) -> None:
        session.tell("asleep_for", 600, which)
        state = Path(f"/proc/{session.pid}/stat")
        assert program.until(lambda: state.read_text().rpartition(")")[2].split()[0] == "T", 10)
        os.kill(session.pid, signal.SIGCONT)
        session.answer()

    return sleep


def _told(act: str, *given: object) -> Callable[[Session], None]:
    def tell(session: Session) -> None:
        session.ask("watch_frames")
        session.tell(act, *given)

    return tell


BY_CLOCKS: tuple[Callable[[Session], None], ...] = (
    _asleep("both"),
    _asleep("wall"),
    _told("nobody_for", 300),
    _asleep("boot"),
    _told("hide", True),
    _told("lock"),
)
BY_DESKTOP = (logind.SLEEP, logind.LOCK, logind.SAVER)
# The quick form has the first six.
ORDER = (
    (0, False), (0, True), (1, False), (1, True), (2, False), (2, True),
    (3, False), (4, False), (5, False),
)  # fmt: skip


def _obstacle() -> str:
    return program.needs_linux() or logind.missing()


def _prepare(shared: Path) -> None:
    program.make_vault(shared / "vault")


def _trial(trial: Trial) -> Result:
    way, by_desktop = ORDER[trial.index % len(ORDER)]
    over = OVER[(trial.index + trial.index // len(ORDER)) % len(OVER)]
    vault = copy_vault(trial.shared / "vault", trial.folder / "vault")
    with ExitStack() as stack:
        desktop = stack.enter_context(logind.desktop()) if by_desktop else None
        running = stack.enter_context(
            program.program(
                trial.folder / "home",
                "--vault",
                str(vault),
                fault=trial.fault,
                more=desktop.environment if desktop else None,
            )
        )
        session = running.unlocked()
        if desktop:
            session.ask("holds_sleep")
        session.ask("write", WORDS)
        session.ask("open_window", over)
        begun = time.monotonic()
        if desktop:
            session.ask("watch_frames")
            desktop.send(logind.LOCK_OF_ANOTHER)
            desktop.send(BY_DESKTOP[way])
        else:
            BY_CLOCKS[way](session)
        return _locked(running, session, begun, trial.folder / "home")


def _locked(running: Program, session: Session, begun: float, home: Path) -> Result:
    following = running.session(MOST_S + 5)
    taken = time.monotonic() - begun
    if not session.gone(10):
        return Result("the session that held the words lives on")
    painted, problems = _frames(home)
    if not painted:
        return Result("no frame was seen")
    if problems:
        return Result("; ".join(problems))
    if taken > MOST_S:
        return Result(f"locked after {taken:.1f} s only")
    following.ask("unlock", program.PASSPHRASE)
    words, cursor = following.ask("focused")
    if words != WORDS or cursor != len(WORDS):
        return Result("the words or the cursor did not come back")
    if following.ask("others"):
        return Result("something was asked")
    return Result(figures={"frames": painted, "ms to the next door, p95": 1000 * taken})


def _frames(home: Path) -> tuple[int, list[str]]:
    seen = (home / "frames").read_text().splitlines()
    return seen.count("frame"), [line for line in seen if line != "frame"]


TEST = HardTest(
    number="T16",
    promises=("P8",),
    title="locked by itself",
    quick=6,
    soak=360,
    trial=_trial,
    prepare=_prepare,
    figures={"frames": "sum", "ms to the next door, p95": "p95"},
    faults=(LATE_LOOK, NO_PLACE),
    obstacle=_obstacle,
)
