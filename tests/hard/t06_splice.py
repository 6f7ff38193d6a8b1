# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T06: pages and files of a vault cut off, swapped, or put back from yesterday are all noticed.

Everything put back is authentic: it was written with the key, and was right once. A vault that is
put back whole is noticed by the computer that saw the newer one, and nowhere else.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.clock import FixedClock
from app.domain.moment import Moment
from app.services import freshness
from app.workspace import Workspace
from storage import errors
from storage.values import Standing
from storage.vault import files, header
from storage.vault.header import Header
from storage.vault.kdf import KdfParams
from tests.hard import material
from tests.hard.faults import planted
from tests.hard.harness import HardTest, Result, Trial

PAGE = 4096
ENTRIES = 60
NO_DIGEST, ANY_HEADER, NO_MEMORY = "keeps no digest", "believes any header", "forgets what it saw"
_NOW = Moment.of(datetime(2026, 11, 23, 12, tzinfo=UTC), "Etc/UTC")


def _prepare(shared: Path) -> None:
    """A vault, the same after some changes, and another one of the same secrets."""
    older = shared / "older"
    material.make_vault(older, ENTRIES, with_recovery=True)
    newer = material.copy_vault(older, shared / "newer")
    vault = material.open_vault(newer)
    try:
        entries = list(vault.entries.all())
        for number, entry in enumerate(entries[::4]):
            said = [replace(a, text=a.text[::-1]) for a in entry.answers]
            vault.entries.save(entry, replace(entry, answers=tuple(said)))
            if number % 3 == 0:
                vault.versions.close(entry.id, entry.changed)
        vault.entries.purge(entries[7].id)
        vault.set_passphrase(material.PASSPHRASE, params=material.LIGHT)
        # A change of keys is taken down at once, long before the journal is closed.
        with _own_state(shared):
            workspace = Workspace(vault=vault, clock=FixedClock(_NOW))
            workspace.security.use_recovery(workspace.security.new_recovery_code())
        (shared / "rows").write_text(material.all_rows(vault))
    finally:
        vault.close()
    material.make_vault(shared / "other", ENTRIES)


def _cut(trial: Trial, folder: Path) -> None:
    path = folder / files.DATABASE
    size = path.stat().st_size
    length = trial.random.randrange(size)
    if trial.random.random() < 0.5:
        length = length // PAGE * PAGE
    os.truncate(path, length)


def _swap_pages(trial: Trial, folder: Path) -> None:
    path = folder / files.DATABASE
    data = bytearray(path.read_bytes())
    one, other = (n * PAGE for n in trial.random.sample(range(len(data) // PAGE), 2))
    data[one : one + PAGE], data[other : other + PAGE] = (
        data[other : other + PAGE],
        data[one : one + PAGE],
    )
    path.write_bytes(data)


def _differing(trial: Trial) -> list[int]:
    old = (trial.shared / "older" / files.DATABASE).read_bytes()
    new = (trial.shared / "newer" / files.DATABASE).read_bytes()
    common = range(0, min(len(old), len(new)), PAGE)
    return [at for at in common if old[at : at + PAGE] != new[at : at + PAGE]]


def _put_back(trial: Trial, folder: Path, places: list[int]) -> None:
    old = (trial.shared / "older" / files.DATABASE).read_bytes()
    path = folder / files.DATABASE
    data = bytearray(path.read_bytes())
    for at in places:
        data[at : at + PAGE] = old[at : at + PAGE]
    path.write_bytes(data)


def _one_old_page(trial: Trial, folder: Path) -> None:
    places = _differing(trial)
    _put_back(trial, folder, [places[trial.index // len(KINDS) % len(places)]])


def _some_old_pages(trial: Trial, folder: Path) -> None:
    places = _differing(trial)
    _put_back(trial, folder, trial.random.sample(places, trial.random.randrange(2, len(places))))


def _other_database(trial: Trial, folder: Path) -> None:
    shutil.copy(trial.shared / "other" / files.DATABASE, folder / files.DATABASE)


def _changed_headers(change: Callable[[Header], Header]) -> Callable[[Trial, Path], None]:
    """Both copies rewritten, with the checksum right and the old sum of the key holder."""

    def act(trial: Trial, folder: Path) -> None:
        found = files.read_headers(folder, material.CHEAP)[0]
        for name in files.HEADERS:
            (folder / name).write_bytes(header.encode(change(found)))

    return act


def _without_a_slot(found: Header) -> Header:
    return replace(found, slots=tuple(slot for slot in found.slots if slot.kind == "passphrase"))


def _cheaper(found: Header) -> Header:
    slots = tuple(
        replace(slot, params=KdfParams(memory_kib=64, passes=2, lanes=1)) if slot.params else slot
        for slot in found.slots
    )
    return replace(found, slots=slots)


def _old_headers(trial: Trial, folder: Path) -> None:
    for name in files.HEADERS:
        shutil.copy(trial.shared / "older" / name, folder / name)


def _all_of_it_old(trial: Trial, folder: Path) -> None:
    for name in (files.DATABASE, *files.HEADERS):
        shutil.copy(trial.shared / "older" / name, folder / name)


KINDS: tuple[tuple[str, Callable[[Trial, Path], None]], ...] = (
    ("cut off", _cut),
    ("two pages swapped", _swap_pages),
    ("one old page", _one_old_page),
    ("some old pages", _some_old_pages),
    ("another database", _other_database),
    ("a slot taken away", _changed_headers(_without_a_slot)),
    ("a cheaper derivation", _changed_headers(_cheaper)),
    ("old headers", _old_headers),
    ("all of it old", _all_of_it_old),
)


def _trial(trial: Trial) -> Result:
    name, act = KINDS[trial.index % len(KINDS)]
    folder = material.copy_vault(trial.shared / "newer", trial.folder / "vault")
    shutil.copytree(trial.shared / "state", trial.folder / "state")
    with planted(trial.fault), _own_state(trial.folder):
        act(trial, folder)
        return _opened(trial, folder, name)


@contextmanager
def _own_state(folder: Path) -> Any:
    """What this computer remembers of journals, for one trial."""
    before = os.environ.get("XDG_STATE_HOME")
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    try:
        yield
    finally:
        if before is None:
            del os.environ["XDG_STATE_HOME"]
        else:
            os.environ["XDG_STATE_HOME"] = before


class _Older(Exception):
    """The question that is asked before an older vault is opened."""


def _opened(trial: Trial, folder: Path, name: str) -> Result:
    wanted = (trial.shared / "rows").read_text()

    def look(standing: Standing) -> None:
        if freshness.newer_than(standing, folder) is not None:
            raise _Older

    before = _contents(folder)
    try:
        vault = material.open_vault(folder, look=look)
    except _Older:
        if _contents(folder) != before:
            return Result(f"{name}: changed before the question was answered")
        return Result(figures={"asked about": 1})
    except errors.StorageError:
        return Result(figures={"refused": 1})
    try:
        if "header_older" in vault.notices:
            return Result(figures={"told of": 1})
        same = material.all_rows(vault) == wanted
        clean = vault.verify().ok
    except errors.StorageError:
        return Result(figures={"found when read": 1})
    finally:
        vault.close()
    if not clean:
        return Result(figures={"found by the check": 1})
    if not same or name in ("a slot taken away", "another database", "all of it old"):
        return Result(f"{name}: not noticed")
    return Result(figures={"harmless": 1})


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != files.LOCK}


TEST = HardTest(
    number="T06",
    promises=("P3",),
    title="pages and files cut, swapped, put back",
    quick=63,
    soak=9_000,
    trial=_trial,
    prepare=_prepare,
    figures={
        "asked about": "sum",
        "refused": "sum",
        "told of": "sum",
        "found when read": "sum",
        "found by the check": "sum",
        "harmless": "sum",
    },
    faults=(NO_DIGEST, ANY_HEADER, NO_MEMORY),
)
