# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T11: what one guess at the passphrase of a new journal costs, and what a thief learns from it.

The vault is made as the program makes it, measured on this computer. A wrong passphrase looks the
same as a slot that was tampered with, and the header holds nothing but what opening needs.
"""

from __future__ import annotations

import json
import time
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

from storage import errors
from storage.vault import files, header, kdf, slots
from storage.vault import vault as vaults
from storage.vault.header import Header
from storage.vault.kdf import KdfParams
from tests.hard import material
from tests.hard.harness import HardTest, Result, Trial

CHEAP, HINTING = "a new vault is made with two passes", "a tampered slot has an error of its own"
LEAST_KIB, LEAST_PASSES, LEAST_SECONDS = 64 * 1024, 3, 0.3
_NAMES = {
    "magic", "version", "vault_id", "sequence", "slots", "checksum", "mac",
    "id", "kind", "kdf", "nonce", "wrapped", "name", "salt", "memory_kib", "passes", "lanes",
}  # fmt: skip


def _trial(trial: Trial) -> Result:
    folder = trial.folder / "vault"
    with _planted(trial.fault):
        vaults.create(folder, material.PASSPHRASE)
        found = files.read_headers(folder)[0]
        slot = found.of_kind(slots.PASSPHRASE)[0]
        params = slot.params
        assert params is not None
        if params.memory_kib < LEAST_KIB or params.passes < LEAST_PASSES:
            return Result(f"a guess costs too little: {params}")
        started = time.perf_counter()
        kdf.passphrase_key("a guess", slot.salt, params)
        seconds = time.perf_counter() - started
        if seconds < LEAST_SECONDS:
            return Result(f"a guess takes {seconds:.2f} s")
        if names := _names(json.loads((folder / files.HEADERS[0]).read_bytes())) - _NAMES:
            return Result(f"the header holds more than it needs: {sorted(names)}")
        told = {_refusal(folder), _refusal(_tampered(folder, found))}
    if len(told) > 1:
        return Result(f"a wrong passphrase and a tampered slot differ: {sorted(told)}")
    return Result(figures={"seconds a guess": seconds, "MiB a guess": params.memory_kib / 1024})


def _refusal(folder: Path) -> str:
    try:
        vaults.unlock(folder, passphrase="a guess").close()
    except errors.StorageError as error:
        return f"{error.code} {error}"
    return "opened"


def _tampered(folder: Path, found: Header) -> Path:
    """The same with a wrap that no passphrase opens."""
    kept = [slot for slot in found.slots if slot.kind != slots.PASSPHRASE]
    spoilt = replace(found.of_kind(slots.PASSPHRASE)[0], wrapped=bytes(slots.WRAPPED_BYTES))
    for name in files.HEADERS:
        (folder / name).write_bytes(header.encode(replace(found, slots=(spoilt, *kept))))
    return folder


def _names(values: Any) -> set[str]:
    if isinstance(values, dict):
        return set(values).union(*map(_names, values.values()))
    return set().union(*map(_names, values)) if isinstance(values, list) else set()


def _planted(fault: str) -> AbstractContextManager[Any]:
    if fault == CHEAP:
        return mock.patch.object(kdf, "calibrate", return_value=KdfParams(passes=2))
    if fault == HINTING:
        real = slots._unwrap

        def hint(slot: slots.Slot, vault_id: str, key: bytes) -> bytes:
            if not any(slot.wrapped):
                raise errors.VaultDamaged("slot")
            return real(slot, vault_id, key)

        return mock.patch.object(slots, "_unwrap", hint)
    return nullcontext()


TEST = HardTest(
    number="T11",
    promises=("P6",),
    title="what one guess at a passphrase costs on this computer",
    quick=1,
    soak=10,
    trial=_trial,
    figures={"seconds a guess": "min", "MiB a guess": "min"},
    faults=(CHEAP, HINTING),
    jobs=1,
)
