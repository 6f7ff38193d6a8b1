# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T17: once locked, nothing that was typed, shown or used as a key is in the program's memory.

The secrets are looked for while the journal is open as well: a search that finds nothing then
would prove nothing later. After the lock every process of the program is read, sooner than the
minute that is promised: as soon as the session that held them should have ended.
"""

from __future__ import annotations

import dataclasses
import os
import time
from contextlib import suppress
from pathlib import Path

from storage.vault import files, kdf, slots, vault
from tests.bench.generate import entries
from tests.hard import memory, program
from tests.hard.harness import HardTest, Result, Trial
from tests.hard.material import copy_vault
from tests.hard.program import Program
from tests.hard.session_faults import KEEPS_OLD

TYPED = "the kestrel fell silent over Grünau"
SHOWN = "a pewter jug stood where he had sat"
SEARCHED = "vermilion"
WAYS = (("lock",), ("hide", True), ("nobody_for", 300))
PATIENCE_S = 6.0


def _prepare(shared: Path) -> None:
    program.make_vault(shared / "vault")
    opened = vault.unlock(shared / "vault", passphrase=program.PASSPHRASE)
    try:
        entry = next(iter(entries(1)))
        answers = tuple(dataclasses.replace(answer, text=SHOWN) for answer in entry.answers[:1])
        opened.entries.save(None, dataclasses.replace(entry, answers=answers, state="kept"))
    finally:
        opened.close()


def _trial(trial: Trial) -> Result:
    folder = copy_vault(trial.shared / "vault", trial.folder / "vault")
    by_gdb = trial.index % 4 == 3 and memory.has_gcore()
    with program.program(
        trial.folder / "home", "--vault", str(folder), fault=trial.fault
    ) as running:
        session = running.unlocked()
        session.ask("show_record")
        code = session.ask("recovery_sheet")
        session.ask("search", SEARCHED)
        session.ask("write", TYPED)
        session.ask("save")
        secrets: dict[str, str | bytes] = {
            "typed text": TYPED,
            "shown text": SHOWN,
            "search text": SEARCHED,
            "passphrase": program.PASSPHRASE,
            "recovery code": code,
            **_keys(folder),
        }
        # Keys are in use only while one is derived or a page is read: not always to be found.
        missed = {"typed text", "shown text", "search text"} - memory.find(session.pid, secrets)
        if missed:
            return Result(f"the search is blind: it did not find {missed}")
        begun = time.monotonic()
        session.tell(*WAYS[trial.index % len(WAYS)])
        running.session()
        session.gone(PATIENCE_S)
        taken = time.monotonic() - begun
        left = _left(running, secrets, by_gdb)
    if left:
        return Result(f"{taken:.1f} s after the lock: " + ", ".join(sorted(left)))
    return Result(figures={"looked after, s": taken, "hits": 0})


def _left(running: Program, secrets: dict[str, str | bytes], by_gdb: bool) -> set[str]:
    find = memory.find_in_core if by_gdb else memory.find
    found: set[str] = set()
    for pid in running.processes():
        with suppress(FileNotFoundError, ProcessLookupError):
            found |= {f"{name} in process {pid}" for name in find(pid, secrets)}
    return found


def _keys(folder: Path) -> dict[str, str | bytes]:
    """All keys of the vault, worked out as the program does."""
    header = files.read_headers(folder)[0]
    (slot,) = header.of_kind("passphrase")
    assert slot.params is not None
    wrapping = kdf.passphrase_key(program.PASSPHRASE, slot.salt, slot.params)
    master = slots.open_with_passphrase(slot, header.vault_id, program.PASSPHRASE)
    keys = kdf.database_keys(master, header.vault_id)
    return {
        "wrapping key": wrapping,
        "master key": master,
        "page key": keys.page,
        "digest key": keys.digest,
    }


def _obstacle() -> str:
    here = program.needs_linux()
    return here or ("" if os.geteuid() == 0 else "only an administrator may read that memory")


TEST = HardTest(
    number="T17",
    promises=("P14",),
    title="memory after a lock",
    quick=1,
    soak=40,
    trial=_trial,
    prepare=_prepare,
    figures={"looked after, s": "max", "hits": "sum"},
    faults=(KEEPS_OLD,),
    obstacle=_obstacle,
)
