# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T01: killed at a random moment while the window saves, all that it called saved is there.

A child with the real desk types words into the fields of one entry after the other, quick records
and repairs in turn, and has them saved as fast as that goes. Whenever the line at the top says
"Saved", it tells what is saved. It is killed 0 to 300 ms after the first time; then the journal is
opened and compared.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.hard import material
from tests.hard.children import child
from tests.hard.harness import HardTest, Result, Trial

EARLY, WAL = "says saved before COMMIT", "keeps a WAL, which a sync tool loses"
ENTRIES_BEFORE = 40
KEEP_EVERY = 9

Saved = tuple[str, str, dict[str, str]]
"""An entry: its id, its state, and its words by field."""


def _prepare(shared: Path) -> None:
    material.make_vault(shared / "vault", ENTRIES_BEFORE)


def _trial(trial: Trial) -> Result:
    vault = material.copy_vault(trial.shared / "vault", trial.folder / "vault")
    pause = trial.random.uniform(0, 0.3)
    given = (str(vault), trial.random.random(), trial.fault)
    with child(write, trial.folder / "home", *given) as writer:
        said: list[Saved] = [writer.hear()]
        said += writer.hear_for(pause)
        said += writer.kill()
    hot = material.hot(vault)
    for name in ("journal.db-wal", "journal.db-shm"):
        # What lies beside the journal is torn off sooner or later; so nothing may be left there.
        (vault / name).unlink(missing_ok=True)
    problem = _compare(vault, said)
    return Result(problem, {"kills": 1, "saves": len(said), "in the middle of a save": int(hot)})


def _compare(folder: Path, said: list[Saved]) -> str:
    vault = material.open_vault(folder)
    try:
        report = vault.verify()
        if not report.ok:
            return f"the check failed: {report.problems[0]}"
        for entry_id, state, words in {one[0]: one for one in said}.values():
            stored = vault.entries.get(entry_id)
            if stored is None:
                return "a record that was called saved is gone"
            found = {a.field: a.text for a in stored.answers if not a.row}
            # What was typed after that may be there as well.
            if not all(found.get(field, "").startswith(text) for field, text in words.items()):
                return "words that were called saved are gone"
            if state == "kept" and stored.state != "kept":
                return "a record that was called kept is a draft"
        count = sum(vault.info().counts.values())
        if count < ENTRIES_BEFORE + len({one[0] for one in said}):
            return "an older record is gone"
    finally:
        vault.close()
    return ""


def write(say: Callable[[Saved], None], vault: str, seed: float, fault: str) -> None:
    """In the child: write, save, tell, for ever."""
    from tests.hard import desk_child, faults

    chance = random.Random(seed)
    with faults.planted(fault):
        desk = desk_child.OpenDesk(Path(vault))
        first = chance.randrange(len(desk_child.WRITES))
        for number in itertools.count(first):
            _one_entry(desk, say, chance, desk_child.WRITES[number % len(desk_child.WRITES)])


def _one_entry(desk: Any, say: Callable[[Saved], None], chance: random.Random, writes: Any) -> None:
    from tests.hard.desk_child import wait

    saver = desk.begin(writes)
    page = desk.writing_page
    told = 0

    def on_saved(changes: Any) -> None:
        nonlocal told
        stored = saver.session.saved
        if not changes.changed or not page.frame.header.status.text().startswith("Saved "):
            return
        told += 1
        words = {a.field: a.text for a in stored.answers if not a.row}
        say((stored.id, str(stored.state.value), words))

    saver.saved.connect(on_saved)
    for number in range(chance.randrange(1, KEEP_EVERY)):
        chance.choice(desk.fields()).setFocus()
        desk.press(f"word {number} ")
        before = told
        desk.desk.save()
        wait(lambda before=before: told > before)
    if chance.random() < 0.5:
        desk.keep()


TEST = HardTest(
    number="T01",
    promises=("P1",),
    title="killed while saving through the window",
    quick=10,
    soak=5_000,
    trial=_trial,
    prepare=_prepare,
    figures={"kills": "sum", "saves": "sum", "in the middle of a save": "sum"},
    faults=(EARLY, WAL),
)
