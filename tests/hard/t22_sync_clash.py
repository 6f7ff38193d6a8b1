# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T22: a program that syncs folders changes the open journal; the next save stops and keeps all.

Nothing it put there is written over, the draft keeps its words, and once the files are back as
they were the same save goes through.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from app.clock import SystemClock
from app.domain.draft import DraftSession
from app.domain.errors import AppError
from app.workspace import Workspace
from tests.hard import faults, material
from tests.hard.harness import HardTest, Result, Trial

PLACE_ONLY = "compares device and inode only"
LAST = " and the last words"
CODES = ("changed_underneath", "vanished")

# What the other program does to the folder `journal`, and what puts it back. `old` is an older
# state of it, `other` another journal, `kept` a copy from just before the clash.
_NOW, _BACK = "journal/journal.db", "cat kept/journal.db > journal/journal.db"
_ASIDE, _HERE_AGAIN = f"ln {_NOW} kept/same", f"mv -f kept/same {_NOW}"
CLASHES = {
    "renamed to a conflict name": (
        f"mv {_NOW} 'journal/c (1).db'",
        f"mv 'journal/c (1).db' {_NOW}",
    ),
    "renamed, an older copy put there": (
        f"mv {_NOW} journal/c.db; cp $old/journal.db {_NOW}",
        f"mv -f journal/c.db {_NOW}",
    ),
    "replaced by an older copy": (
        f"{_ASIDE}; cp $old/journal.db new; mv -f new {_NOW}",
        _HERE_AGAIN,
    ),
    "replaced by its own copy": (f"{_ASIDE}; cp {_NOW} new; mv -f new {_NOW}", _HERE_AGAIN),
    "deleted": (f"{_ASIDE}; rm {_NOW}", _HERE_AGAIN),
    "written over by an older copy": (f"cat $old/journal.db > {_NOW}", _BACK),
    "written over by another journal": (f"cat $other/journal.db > {_NOW}", _BACK),
    "something appended": (f"head -c 4096 /dev/urandom >> {_NOW}", _BACK),
    "cut off": (f"truncate -s -4096 {_NOW}", _BACK),
    "emptied": (f": > {_NOW}", _BACK),
    "headers of another journal": ("cp $other/header.? journal", "cp kept/header.? journal"),
    "headers deleted": ("rm journal/header.?", "cp kept/header.? journal"),
    "folder replaced by another journal": (
        "mv journal kept/moved; cp -r $other journal",
        "rm -r journal; mv kept/moved journal",
    ),
    "folder renamed": ("mv journal kept/moved", "mv kept/moved journal"),
}
# The same bytes in another file are the same journal: saving goes on there.
HARMLESS = "replaced by its own copy"
_LOOK = "find journal kept -type f | sort | xargs -d '\\n' sha256sum"


def _prepare(shared: Path) -> None:
    material.make_vault(shared / "old", 30)
    material.make_vault(shared / "other", 3)


def _trial(trial: Trial) -> Result:
    folder = material.copy_vault(trial.shared / "old", trial.folder / "journal")
    name = list(CLASHES)[trial.index % len(CLASHES)]
    with faults.planted(trial.fault):
        workspace = Workspace(vault=material.open_vault(folder), clock=SystemClock())
        try:
            session = workspace.drafting.begin()
            problem = _clash(trial, workspace, session, name)
        finally:
            workspace.close()
    problem = problem or _all_there(folder, session.entry.id)
    return Result(f"{name}: {problem}" if problem else "", {"stopped and kept": int(not problem)})


def _clash(trial: Trial, workspace: Workspace, session: DraftSession, name: str) -> str:
    do, undo = CLASHES[name]

    def save() -> None:
        stored = workspace.drafting.save(session.saved, session.snapshot())[1]
        session.saved_as(stored)

    for number in range(trial.random.randrange(1, 5)):
        session.set_text("situation", f"{session.entry.text('situation')} saved {number}")
        save()
    _shell(trial, "cp -r journal kept")
    _shell(trial, do)
    there = _shell(trial, _LOOK)
    session.set_text("situation", session.entry.text("situation") + LAST)
    if name == HARMLESS:
        try:
            save()
        except AppError:
            return "stopped though nothing had changed"
        return ""
    for _again in range(2):
        try:
            save()
            return "saved all the same"
        except AppError as error:
            if error.code not in CODES:
                return f"said {error.code}"
    if _shell(trial, _LOOK) != there:
        return "something was written over"
    if not session.dirty or LAST not in session.entry.text("situation"):
        return "the draft lost its words"
    _shell(trial, undo)
    save()
    return ""


def _all_there(folder: Path, entry_id: str) -> str:
    vault = material.open_vault(folder)
    try:
        stored = vault.entries.get(entry_id)
        if not stored or not any(LAST in answer.text for answer in stored.answers):
            return "words are gone after the files were put back"
        return "" if vault.verify().ok else "the check failed afterwards"
    finally:
        vault.close()


def _shell(trial: Trial, words: str) -> str:
    """In a process of its own: a second handle closed in this one would drop SQLite's locks."""
    names = {name: str(trial.shared / name) for name in ("old", "other")}
    done = subprocess.run(
        ["sh", "-ec", words],
        cwd=trial.folder,
        env={**os.environ, **names},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the clash itself did not work: {words}: {done.stderr}")
    return done.stdout


TEST = HardTest(
    number="T22",
    promises=("P11",),
    title="journal changed underneath while open",
    quick=2 * len(CLASHES),
    soak=1_000,
    trial=_trial,
    prepare=_prepare,
    figures={"stopped and kept": "sum"},
    faults=(PLACE_ONLY,),
)
