# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T04: the disk is full somewhere in the middle of a save, a backup, an export, a new passphrase.

Each trial has a small disk of its own with a little more room than the one before, so that it
fills up at another step. Words are typed into the real window, a quick record or a repair, until a
save fails; the same disk is asked for everything else that writes; then room is made, and the words
have to save themselves.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.hard import material
from tests.hard.children import child
from tests.hard.harness import HardTest, Result, Trial

NO_RETRY = "never tries again by itself"
STEP = 4096
MOST_WORDS = 400
_PATIENCE_S = 10
# The export goes to a file the person chose, and names the reason the system gives.
_FULL = ("disk_full", "file_not_written")
_OTHERS = ("passphrase", "export", "backup")


def _prepare(shared: Path) -> None:
    material.make_vault(shared / "vault", 40)


def _trial(trial: Trial) -> Result:
    disk = trial.folder / "disk"
    disk.mkdir()
    _mount(disk)
    try:
        vault = material.copy_vault(trial.shared / "vault", disk / "vault")
        before = _entries(vault)
        _fill(disk, leave=trial.index * STEP)
        home = trial.folder / "home"
        with child(write, home, str(disk), trial.index, trial.fault) as writer:
            told = writer.hear()
            if isinstance(told, str):
                return Result(told)
            words, reached = told
            # What it holds is in the journal; what the process still has is of no help now.
            writer.kill()
        problem = _compare(vault, before, words)
        left = sorted(path.name for path in disk.iterdir() if path.name not in ("vault",))
        if not problem and left:
            problem = f"left on the disk: {', '.join(left)}"
        return Result(problem, {"saves refused": 1, "other writes refused": reached})
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def write(say: Callable[[Any], None], disk: str, number: int, fault: str) -> None:
    """In the child: type until the disk is full, make room, wait until it is saved."""
    from tests.hard import faults

    with faults.planted(fault):
        say(_story(Path(disk), number, _PATIENCE_S / 2 if fault else _PATIENCE_S))


def _story(disk: Path, number: int, patience_s: float) -> str | tuple[str, int]:
    from tests.hard.desk_child import WRITES, OpenDesk, wait

    desk = OpenDesk(disk / "vault")
    saver = desk.begin(WRITES[number % len(WRITES)])
    page = desk.writing_page
    desk.fields()[0].setFocus()
    typed = 0
    while saver.error is None:
        if typed > MOST_WORDS:
            return "the disk never filled up"
        desk.press(f"word {typed} ")
        typed += 1
        desk.desk.save()
        wait(lambda: saver.settled or saver.error is not None)
    if saver.error.code != "disk_full":
        return f"the error was {saver.error.code}"
    banner = page.frame.banner
    wait(lambda: banner.isVisible())
    words = "".join(f"word {number} " for number in range(typed))
    if desk.fields()[0].toPlainText() != words:
        return "the words on the screen changed"
    refused = sum(_refused(desk, disk, other) for other in _OTHERS)
    (disk / "ballast").unlink()
    try:
        wait(lambda: saver.settled and not banner.isVisible(), patience_s)
    except TimeoutError:
        return "there was room again, and the words were not saved by themselves"
    return words, refused


def _refused(desk: Any, disk: Path, what: str) -> int:
    """1 when the full disk refused it with its own words, 0 when it still fitted.

    Raises anything else that went wrong.
    """
    from app.domain.errors import AppError
    from storage import errors
    from tests.hard.material import LIGHT, PASSPHRASE

    workspace = desk.workspace
    target = disk / what
    try:
        if what == "passphrase":
            workspace._vault.set_passphrase(PASSPHRASE, params=LIGHT)
        elif what == "export":
            workspace.exchange.export(target)
        else:
            entries = list(workspace._vault.entries.all())
            made = entries[0].at
            workspace._vault.backups().of_entries(entries, target, made)
    except (AppError, errors.StorageError) as error:
        if error.code not in _FULL:
            raise
        return 1
    with suppress(FileNotFoundError):
        target.unlink()
    return 0


def _compare(folder: Path, before: dict[str, str], words: str) -> str:
    vault = material.open_vault(folder)
    try:
        report = vault.verify()
        if not report.ok:
            return f"the check failed: {report.problems[0]}"
        stored = list(vault.entries.all())
    finally:
        vault.close()
    found = {entry.id: repr(entry) for entry in stored}
    if any(found.get(entry_id) != text for entry_id, text in before.items()):
        return "an older record changed"
    new = [entry for entry in stored if entry.id not in before]
    if len(new) != 1 or words.strip() not in {answer.text.strip() for answer in new[0].answers}:
        return "the words are not in the journal"
    return ""


def _entries(folder: Path) -> dict[str, str]:
    vault = material.open_vault(folder)
    try:
        return {entry.id: repr(entry) for entry in vault.entries.all()}
    finally:
        vault.close()


def _mount(place: Path) -> None:
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    subprocess.run(command, check=True, capture_output=True)


def _fill(disk: Path, *, leave: int) -> None:
    """Put a file on the disk that leaves so many bytes."""
    with (disk / "ballast").open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 512):
            pass
    kept = max(0, (disk / "ballast").stat().st_size - leave)
    os.truncate(disk / "ballast", kept)


def _obstacle() -> str:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "only an administrator may mount a small disk"
    probe = subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False)
    return "" if probe.returncode == 0 else "this computer allows no mounts"


TEST = HardTest(
    number="T04",
    promises=("P2",),
    title="a full disk at every step",
    quick=4,
    soak=60,
    trial=_trial,
    prepare=_prepare,
    figures={"saves refused": "sum", "other writes refused": "sum"},
    faults=(NO_RETRY,),
    obstacle=_obstacle,
)
