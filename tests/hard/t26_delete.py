# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T26: what was deleted for good is in no file of the journal's folder any more.

A record with unique words in every field, earlier versions and a follow-up is deleted from the
Trash, or its words are removed in the review, while copies that were put aside lie beside the
journal. Then every page of each database, used or not, is decrypted and searched, in every form the
words may have there, and every other file is searched as it is.
"""

from __future__ import annotations

import random
import shutil
import string
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from app.clock import FixedClock
from app.domain.draft import DraftSession
from app.domain.moment import Moment
from app.domain.retention import OWN_BELIEF
from app.workspace import Workspace
from storage.vault.files import DATABASE
from tests.hard import faults, material, pages
from tests.hard.harness import HardTest, Result, Trial

NO_TIDY, NO_ERASE = "leaves the search index", "does not erase freed space"
ASIDE = "keeps what was put aside"
COPIES = ("journal-before-0001.db", "journal-interrupted-00000000000001.db")
EARLIER = 3
NOW = Moment.of(datetime(2026, 11, 23, 12, tzinfo=UTC), "Etc/UTC")
LATER = Moment.of(datetime(2026, 11, 24, 12, tzinfo=UTC), "Etc/UTC")
# The search index keeps of each word only what differs from the word before it.
SHARED = 4
PIECE = 64


@dataclass(slots=True)
class _Words:
    """Unique words, and which of them are to go."""

    chance: random.Random
    gone: list[str] = field(default_factory=list)

    def one(self, *, stays: bool = False) -> str:
        word = "".join(self.chance.choices(string.ascii_lowercase, k=16))
        if not stays:
            self.gone.append(word)
        return word


def _prepare(shared: Path) -> None:
    material.make_vault(shared / "vault", 60)


def _trial(trial: Trial) -> Result:
    folder = material.copy_vault(trial.shared / "vault", trial.folder / "vault")
    words = _Words(trial.random)
    strip = trial.index % 2 == 1
    clock = FixedClock(NOW)
    with faults.planted(trial.fault):
        workspace = Workspace(vault=material.open_vault(folder), clock=clock)
        key = workspace._vault._store._keys.page
        try:
            entry_id = _write(workspace, clock, words, strip=strip)
            slices = _of_versions(workspace)
        finally:
            workspace.close()
        if len(_found(folder, key, words.gone)) < len(words.gone):
            raise RuntimeError("words were never written: the search is blind")
        slices = _slices_found(folder, key, slices)
        if len(slices) < 2 * EARLIER:
            raise RuntimeError("no version was found: the search is blind")
        for name in COPIES:
            shutil.copy(folder / DATABASE, folder / name)
        workspace = Workspace(vault=material.open_vault(folder), clock=clock)
        try:
            if strip:
                workspace.retention.strip(entry_id)
            else:
                workspace.trash.move(entry_id)
                workspace.trash.purge(entry_id)
            left = [path.name for path in folder.iterdir() if "journal.db-" in path.name]
        finally:
            workspace.close()
    found = _found(folder, key, words.gone)
    problem = f"{len(found)} of {len(words.gone)} words are still there" if found else ""
    if not problem and _slices_found(folder, key, slices):
        problem = "an earlier version is still there"
    if not problem and left:
        problem = f"earlier pages stay in {left[0]}"
    return Result(problem, {"words deleted": len(words.gone), "found": len(found)})


def _write(workspace: Workspace, clock: FixedClock, words: _Words, *, strip: bool) -> str:
    session = workspace.drafting.begin(depth="deep")
    for _ in range(EARLIER):
        _fill(workspace, session, words, strip=strip)
        session.saved_as(workspace.drafting.save(session.saved, session.snapshot())[1])
        workspace.drafting.close_version(session.entry.id)
    record = workspace.drafting.keep(session)
    clock.put(LATER)
    later = workspace.drafting.begin_followup(record)
    later.set_text("did", words.one())
    later.set_text("learned", f"{words.one()}\n{words.one()}")
    workspace.drafting.keep(later)
    return record.id


def _fill(workspace: Workspace, session: DraftSession, words: _Words, *, strip: bool) -> None:
    """Other words than before in every field."""
    for shape in workspace.content.fields:
        stays = strip and shape.id in OWN_BELIEF
        if shape.kind in ("line", "text", "rated_text", "text_choice", "dated_text"):
            session.set_text(shape.id, f"{words.one(stays=stays)} and {words.one(stays=stays)}")
    session.add_row("thoughts", words.one())
    session.add_row("socratic", words.one(), question=words.one())
    # Feelings in own words are counted, so they stay when the words of the record go.
    session.add_feeling(f"own:{words.one(stays=strip)}")


def _found(folder: Path, key: bytes, words: Iterable[str]) -> list[str]:
    everything = _everything(folder, key)
    return [word for word in words if _holds(everything, word)]


def _everything(folder: Path, key: bytes) -> bytes:
    """What the files of the folder hold, the databases decrypted."""
    found: list[bytes] = []
    for path in sorted(folder.iterdir()):
        if path.suffix == ".db":
            found += pages.decrypted(path, key)
        else:
            found.append(path.read_bytes())
    return b"\n".join(found)


def _of_versions(workspace: Workspace) -> list[bytes]:
    """Pieces of the earlier versions as they are stored, compressed."""
    with workspace._vault._store.read() as connection:
        stored = [row[0] for row in connection.exec_driver_sql("SELECT snapshot FROM version")]
    return [one[at : at + PIECE] for one in stored for at in range(0, len(one) - PIECE, PIECE)]


def _slices_found(folder: Path, key: bytes, slices: Iterable[bytes]) -> list[bytes]:
    everything = _everything(folder, key)
    return [one for one in slices if one in everything]


def _holds(everything: bytes, word: str) -> bool:
    return any(form in everything for form in (word[SHARED:].encode(), word.encode("utf-16-le")))


TEST = HardTest(
    number="T26",
    promises=("P4",),
    title="deleted for good",
    quick=6,
    soak=300,
    trial=_trial,
    prepare=_prepare,
    figures={"words deleted": "sum", "found": "sum"},
    faults=(NO_TIDY, NO_ERASE, ASIDE),
)
