# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T05: one flipped bit in any file of a vault is harmless or noticed, never a silent change."""

from __future__ import annotations

from pathlib import Path

from storage import errors
from storage.vault import files
from tests.hard import material
from tests.hard.harness import HardTest, Result, Trial

FILES = (files.DATABASE, *files.HEADERS)


def _prepare(shared: Path) -> None:
    material.make_vault(shared / "vault", 120)
    vault = material.open_vault(shared / "vault")
    try:
        (shared / "fingerprint").write_text(material.fingerprint(vault))
    finally:
        vault.close()


def _trial(trial: Trial) -> Result:
    folder = material.copy_vault(trial.shared / "vault", trial.folder / "vault")
    damaged = folder / FILES[trial.index % len(FILES)]
    content = bytearray(damaged.read_bytes())
    content[trial.random.randrange(len(content))] ^= 1 << trial.random.randrange(8)
    damaged.write_bytes(content)
    before = (trial.shared / "fingerprint").read_text()
    try:
        vault = material.open_vault(folder)
        try:
            found = material.fingerprint(vault)
            clean = vault.verify().ok
        finally:
            vault.close()
    except errors.StorageError:
        return Result(figures={"refused": 1})
    if found != before and clean:
        return Result(f"a silent change after a flip in {damaged.name}")
    return Result(figures={"intact": 1} if clean else {"noticed by the check": 1})


TEST = HardTest(
    number="T05",
    promises=("P3",),
    title="one bit flipped in a vault file",
    quick=90,
    soak=3_000,
    trial=_trial,
    prepare=_prepare,
    figures={"refused": "sum", "intact": "sum", "noticed by the check": "sum"},
)
