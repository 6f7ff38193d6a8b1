# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T29: what is copied carries the mark of a secret, and does not stay on the clipboard.

On an X server of its own, with a second program that looks at the clipboard from outside. The
minute is made short; everything else is what the program does.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.hard import program
from tests.hard.harness import HardTest, Result, Trial
from tests.hard.material import copy_vault
from tests.hard.other_program import Offer, OtherProgram, other_program
from tests.hard.program import Session
from tests.hard.session_faults import CLIPBOARD_STAYS, NO_MARK
from tests.hard.t17_memory import SHOWN
from tests.hard.t17_memory import TEST as T17

MARK = "x-kde-passwordManagerHint"
TYPED = "the answers went short"
THEIRS = "from somewhere else"
EMPTY: Offer = ([], "")
Fact = Callable[[Offer, Offer], bool]


def _obstacle() -> str:
    here = program.needs_linux()
    lacking = [name for name in ("Xvfb", "openbox") if shutil.which(name) is None]
    return here or (f"it needs {' and '.join(lacking)}" if lacking else "")


@contextmanager
def _display() -> Iterator[dict[str, str]]:
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout is not None
        number = server.stdout.readline().strip()
        display = {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        # Without a window manager no window ever has the focus.
        manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env={**os.environ, **display},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield display
        finally:
            manager.terminate()
            manager.wait()
    finally:
        server.terminate()
        server.communicate()


def _until(other: OtherProgram, fact: Fact) -> bool:
    return program.until(lambda: fact(*other.read()), 10)


def _trial(trial: Trial) -> Result:
    folder = copy_vault(trial.shared / "vault", trial.folder / "vault")
    with (
        _display() as display,
        other_program({**os.environ, **display}) as other,
        program.program(
            trial.folder / "home", "--vault", str(folder), fault=trial.fault, more=display
        ) as running,
    ):
        session = running.unlocked()
        return Result(_copied(session, other) or _gone(session, other), {"looks": 7})


def _copied(session: Session, other: OtherProgram) -> str:
    """Every way of copying and selecting leaves marked text, for a while only."""
    session.ask("show_record")
    session.ask("copy", "reading")
    if not _until(other, lambda pasted, selected: SHOWN in pasted[1] and MARK in pasted[0]):
        return "what was copied while reading is missing or not marked"
    session.ask("write", TYPED)
    session.ask("copy", "selection")
    if not _until(other, lambda pasted, selected: selected[1] == TYPED and MARK in selected[0]):
        return "what was selected is missing or not marked"
    session.ask("copy", "field")
    if not _until(other, lambda pasted, selected: pasted[1] == TYPED and MARK in pasted[0]):
        return "what was copied from a field is missing or not marked"
    session.ask("copy", "field", True)
    if not _until(other, lambda pasted, selected: pasted == EMPTY):
        return "it stays on the clipboard"
    return ""


def _gone(session: Session, other: OtherProgram) -> str:
    """Hiding takes the selection, locking both; what others copied is theirs."""
    session.ask("copy", "selection")
    session.ask("copy", "field")
    session.ask("hide")
    if not _until(other, lambda pasted, selected: selected == EMPTY):
        return "hidden, the selection is still offered"
    session.ask("copy", "selection")
    if other.read()[1] != EMPTY:
        return "hidden, a selection is offered again"
    if other.read()[0][1] != TYPED:
        return "hiding took what was copied on purpose"
    other.copy(THEIRS)
    session.ask("hear")
    session.ask("lock")
    session.gone(20)
    if other.read()[0][1] != THEIRS:
        return "locking took what another program had copied"
    return ""


TEST = HardTest(
    number="T29",
    promises=("P13",),
    title="the clipboard, seen by another program",
    quick=1,
    soak=50,
    trial=_trial,
    prepare=T17.prepare,
    figures={"looks": "sum"},
    faults=(NO_MARK, CLIPBOARD_STAYS),
    obstacle=_obstacle,
)
