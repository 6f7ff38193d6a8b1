# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T20: what others can see of a window, its title above all, never says what is in the journal."""

from __future__ import annotations

from pathlib import Path

from tests.hard import program, t17_memory
from tests.hard.harness import HardTest, Result, Trial
from tests.hard.material import copy_vault
from tests.hard.program import Session
from tests.hard.session_faults import TITLE

# Dialogs are named after what they do.
CONSTANT = {"", "Afterhour", "Choose", "Print"}
TYPED = "kestrel over the harbour"


def _trial(trial: Trial) -> Result:
    folder = copy_vault(trial.shared / "vault", trial.folder / "vault")
    seen: set[str] = set()
    with program.program(
        trial.folder / "home", "--vault", str(folder), fault=trial.fault
    ) as running:
        session = running.session()
        _note(session, seen)
        session.ask("unlock", program.PASSPHRASE)
        for page in ("today", "journal", "settings", "help", "trash"):
            session.ask("go", page)
            _note(session, seen)
        session.ask("show_record")
        _note(session, seen)
        session.ask("search", t17_memory.SHOWN.split()[1])
        _note(session, seen)
        session.ask("write", TYPED)
        session.ask("save")
        if not any(TYPED in text for text in session.ask("accessible")):
            return Result("the search is blind: what is open was not found")
        for over in ("file", "print", "menu"):
            session.ask("open_window", over)
            _note(session, seen)
            session.ask("close_windows")
        session.ask("hide")
        _note(session, seen)
        covered = session.ask("accessible", True)
        session.ask("lock")
        following = running.session()
        _note(following, seen)
        locked = following.ask("accessible")
    said = [text for text in covered + locked if TYPED in text or t17_memory.SHOWN in text]
    if said:
        return Result(f"a screen reader is told {len(said)} texts of the journal when it is locked")
    told = seen - CONSTANT
    return Result(f"a title says more: {sorted(told)}" if told else "", {"titles": len(seen)})


def _note(session: Session, seen: set[str]) -> None:
    seen.update(session.ask("titles"))


def _prepare(shared: Path) -> None:
    t17_memory.TEST.prepare(shared)


TEST = HardTest(
    number="T20",
    promises=("P13",),
    title="titles and the tree of screen readers",
    quick=1,
    soak=10,
    trial=_trial,
    prepare=_prepare,
    figures={"titles": "max"},
    faults=(TITLE,),
    obstacle=program.needs_linux,
)
