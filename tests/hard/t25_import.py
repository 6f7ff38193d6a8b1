# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T25: files from others are taken whole or not at all, in little memory, and are text on screen.

A trial imports twenty mutated files into one journal, one after the other. What is refused leaves
the journal as it was; what is taken can be read back. Some trials take files that are huge instead,
and the first looks at hostile words in the window.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.clock import SystemClock
from app.domain.errors import AppError
from app.workspace import Workspace
from tests.hard import faults, hostile, material, peak
from tests.hard.children import child
from tests.hard.harness import HardTest, Result, Trial

IN_PIECES = "imports without one transaction"
FILES = 20
HUGE_EVERY = 7
EXPECTED = {"vault", "file.json", "journal.db", "header.a", "header.b", "lock"}
MOST_MIB = 256
MOST_SECONDS = 10


def _prepare(shared: Path) -> None:
    material.make_vault(shared / "vault", 3)
    material.make_vault(shared / "other", 3)
    vault = material.open_vault(shared / "other")
    # Other entries than those in the journal, so that they can be added.
    for entry in list(vault.entries.all()):
        vault.entries.purge(entry.id)
    workspace = Workspace(vault=vault, clock=SystemClock())
    try:
        for number in range(3):
            session = workspace.drafting.begin()
            session.set_text("situation", f"line {number}\nanother")
            session.add_row("thoughts", "a thought")
            session.add_feeling("hurt")
            workspace.drafting.keep(session)
        workspace.exchange.export(shared / "good.json")
    finally:
        workspace.close()


def _trial(trial: Trial) -> Result:
    if trial.index == 0 and not trial.fault:
        return _on_screen(trial)
    vault = material.copy_vault(trial.shared / "vault", trial.folder / "vault")
    taken = refused = 0
    with faults.planted(trial.fault):
        workspace = Workspace(vault=material.open_vault(vault), clock=SystemClock())
        try:
            for content in _files(trial):
                added = _import(workspace, trial.folder / "file.json", content)
                taken += added
                refused += not added
        except _Bad as bad:
            return Result(str(bad))
        finally:
            workspace.close()
    if {path.name for path in trial.folder.rglob("*")} != EXPECTED:
        return Result("a file was written elsewhere")
    return Result(figures={"files": taken + refused, "refused": refused})


class _Bad(Exception):
    """The promise did not hold; says how."""


def _files(trial: Trial) -> Iterator[bytes]:
    if trial.index % HUGE_EVERY == 1:
        number = trial.index // HUGE_EVERY % len(hostile.HUGE)
        yield hostile.HUGE[number]().encode()
    else:
        good = (trial.shared / "good.json").read_bytes()
        yield from hostile.mutations(good, trial.random, FILES)


def _import(workspace: Workspace, path: Path, content: bytes) -> bool:
    """Import one file; whether it was taken."""
    path.write_bytes(content)
    del content
    vault = workspace._vault
    before, count = material.fingerprint(vault), sum(vault.entries.counts().values())
    memory = peak.begin()
    started = time.monotonic()
    try:
        report = workspace.exchange.read(path)
    except AppError as error:
        if not error.code.startswith("import_"):
            raise _Bad(f"said {error.code}") from None
        report = None
    if time.monotonic() - started > MOST_SECONDS:
        raise _Bad(f"took {time.monotonic() - started:.0f} s")
    if (most := peak.most() - memory) > MOST_MIB:
        raise _Bad(f"took {most:.0f} MiB")
    after = material.fingerprint(vault)
    if report is None and after != before:
        raise _Bad("a file was refused and left something behind")
    if report is not None and sum(vault.entries.counts().values()) != count + report.added:
        raise _Bad("a file was taken in part")
    return report is not None


# ------------------------------------------------------------------------------- on the screen


def _on_screen(trial: Trial) -> Result:
    vault = material.copy_vault(trial.shared / "vault", trial.folder / "vault")
    with child(show, trial.folder / "home", str(vault)) as window:
        problem, seen = window.hear()
    if not problem and seen < 3:
        problem = "the hostile words are nowhere to be seen"
    return Result(problem, {"shown as text": seen})


def show(say: Callable[[Any], None], vault: str) -> None:
    """In the child: write hostile words, go through the pages, and look at everything there."""
    from tests.hard import desk_child
    from ui.context import Route

    desk = desk_child.OpenDesk(Path(vault))
    workspace = desk.workspace
    session = workspace.drafting.begin()
    session.set_text("situation", hostile.IMAGE)
    session.set_text("rule", hostile.FILE_IMAGE)
    session.add_row("thoughts", hostile.IMAGE)
    session.add_feeling(f"own:{hostile.FILE_IMAGE}")
    entry = workspace.drafting.keep(session)
    seen, problem = 0, ""
    for route in (
        Route("today"),
        Route("journal"),
        Route("journal", entry_id=entry.id),
        Route("record", entry_id=entry.id),
        Route("quick", entry_id=entry.id),
        Route("trash"),
    ):
        desk.desk.navigate(route)
        desk.settle()
        found, wrong = look(desk.window)
        seen += found
        problem = problem or wrong
    say((problem, seen))


def look(window: Any) -> tuple[int, str]:
    """How many widgets show hostile words as they are, and the first that takes them for more."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QTextEdit, QWidget

    seen = 0
    for widget in window.findChildren(QWidget):
        if "<img" in widget.toolTip() + widget.whatsThis():
            return seen, f"a tip of {type(widget).__name__} would be read as markup"
        text = ""
        if isinstance(widget, QLabel):
            text = widget.text()
            if "<img" in text and widget.textFormat() != Qt.TextFormat.PlainText:
                return seen, f"{type(widget).__name__} takes words for markup"
        elif isinstance(widget, QTextEdit | QPlainTextEdit):
            text = widget.toPlainText()
            if "\ufffc" in text:
                return seen, f"{type(widget).__name__} shows an image"
        elif isinstance(widget, QAbstractButton):
            text = widget.text()
        seen += "<img" in text
    return seen, ""


TEST = HardTest(
    number="T25",
    promises=("P10",),
    title="hostile and damaged import files",
    quick=20,
    soak=5_900,
    trial=_trial,
    prepare=_prepare,
    figures={"files": "sum", "refused": "sum", "shown as text": "sum"},
    faults=(IN_PIECES,),
)
