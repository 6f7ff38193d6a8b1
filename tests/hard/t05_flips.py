# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T05: one flipped bit in any file of a vault is harmless or noticed, never a silent change.

The files are the database, both copies of the header, and a rollback journal that waits to be
played back. Every row is compared with what was written, versions and tombstones included. Of what
was damaged as much as can be read is read again, and nothing that was never written.
"""

from __future__ import annotations

from pathlib import Path

from storage import errors
from storage.vault import files, rescue
from storage.vault.vault import Vault
from tests.hard import material
from tests.hard.faults import planted
from tests.hard.harness import HardTest, Result, Trial

JOURNAL = f"{files.DATABASE}-journal"
NO_DIGEST = "keeps no digest"
ENTRIES = 60
# https://sqlite.org/fileformat2.html section 3
_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEAD_BYTES = 28
_SECTOR = 512


def _prepare(shared: Path) -> None:
    place = shared / "vault"
    material.make_vault(place, ENTRIES)
    vault = material.open_vault(place)
    try:
        entries = list(vault.entries.all())
        for entry in entries[::9]:
            vault.versions.close(entry.id, entry.at)
        vault.entries.purge(entries[5].id)
        _note(shared, vault)
    finally:
        vault.close()
    material.copy_vault(place, shared / "interrupted")
    material.interrupt(shared / "interrupted")


def _note(shared: Path, vault: Vault) -> None:
    (shared / "rows").write_text(material.all_rows(vault))
    (shared / "ids").write_text("\n".join(entry.id for entry in vault.entries.all()))


def _trial(trial: Trial) -> Result:
    names = (files.DATABASE, JOURNAL, *files.HEADERS, JOURNAL)
    name = names[trial.index % len(names)]
    source = "interrupted" if name == JOURNAL else "vault"
    folder = material.copy_vault(trial.shared / source, trial.folder / "vault")
    damaged = folder / name
    content = bytearray(damaged.read_bytes())
    place = trial.random.randrange(len(content))
    if name == JOURNAL and trial.index % len(names) == 1:
        place = _where_it_hurts(trial, content)
    content[place] ^= 1 << trial.random.randrange(8)
    damaged.write_bytes(content)
    with planted(trial.fault):
        return _opened(trial, folder, name)


def _where_it_hurts(trial: Trial, content: bytes) -> int:
    """A byte of a head in the journal: they say how much of what follows is played back."""
    heads = [at for at in range(0, len(content), _SECTOR) if content.startswith(_MAGIC, at)]
    return trial.random.choice(heads) + trial.random.randrange(_HEAD_BYTES)


def _opened(trial: Trial, folder: Path, name: str) -> Result:
    wanted = (trial.shared / "rows").read_text()
    try:
        vault = material.open_vault(folder)
        try:
            same = material.all_rows(vault) == wanted
            clean = vault.verify().ok
        finally:
            vault.close()
    except errors.StorageError:
        return _rescued(trial, folder, {"refused": 1})
    if not same and clean:
        return Result(f"a silent change after a flip in {name}")
    if clean:
        return Result(figures={"harmless": 1})
    return _rescued(trial, folder, {"found by the check": 1})


def _rescued(trial: Trial, folder: Path, figures: dict[str, float]) -> Result:
    """What can still be read. Nothing of it may be something else."""
    known = set((trial.shared / "ids").read_text().split())
    try:
        read = rescue.unlock(folder, passphrase=material.PASSPHRASE, limits=material.CHEAP)
    except errors.StorageError:
        return Result(figures={**figures, "not readable at all": 1})
    try:
        found = {entry.id for entry in read.entries.all()}
        whole = read.salvaged.whole
    finally:
        read.close()
    if not found <= known:
        return Result("something turned up that was never written")
    return Result(figures={**figures, "entries read whole, percent": 100 * whole / len(known)})


TEST = HardTest(
    number="T05",
    promises=("P3",),
    title="one bit flipped in a vault file",
    quick=80,
    soak=5_000,
    trial=_trial,
    prepare=_prepare,
    figures={
        "refused": "sum",
        "harmless": "sum",
        "found by the check": "sum",
        "not readable at all": "sum",
        "entries read whole, percent": "median",
    },
    faults=(NO_DIGEST,),
)
