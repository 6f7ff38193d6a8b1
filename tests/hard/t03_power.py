# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T03: power cut at any moment, all that was called saved is there and the journal opens.

A child saves and changes the passphrase once, watched by strace. After each of its calls several
states are built that a disk may be left in by a power cut; each is opened and compared.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from storage import errors
from storage.vault import vault as vaults
from storage.vault.vault import Vault
from tests.hard import material, power_child
from tests.hard.children import at_home
from tests.hard.disk_log import STRACE, Call, Disk, State, calls
from tests.hard.harness import HardTest, Result, Trial

NO_FSYNC, NO_FOLDER = "skips the fsync", "skips the fsync of the folder"
SAVES = 2
MIXTURES = 1
# The full check takes as long as all the rest.
CHECK_EVERY = 4
# Nothing here depends on the disk that the states are opened on.
MEMORY = Path("/dev/shm") if os.access("/dev/shm", os.W_OK) else None
ROOT = Path(__file__).resolve().parents[2]


def _obstacle() -> str:
    return "" if shutil.which("strace") else "needs strace"


def _prepare(shared: Path) -> None:
    material.make_vault(shared / "vault", 12)


def _trial(trial: Trial) -> Result:
    vault = material.copy_vault(trial.shared / "vault", trial.folder / "vault")
    before, log = _record(trial, vault)
    opened = 0
    seen: set[bytes] = set()
    for state, said in _states(trial, before, log, vault):
        mark = _mark(state, said)
        if mark in seen:
            continue
        seen.add(mark)
        opened += 1
        with TemporaryDirectory(prefix="hard-T03-", dir=MEMORY) as folder:
            problem = _compare(Path(folder), state, said, thorough=opened % CHECK_EVERY == 0)
        if problem:
            return Result(f"after {' '.join(said)}: {problem}", {"states": opened})
    return Result(figures={"saves": SAVES, "states opened": opened})


def _record(trial: Trial, vault: Path) -> tuple[State, list[Call]]:
    log = trial.folder / "log"
    words = [str(vault), str(trial.random.random()), str(SAVES), trial.fault]
    child = subprocess.Popen(
        [*STRACE, str(log), sys.executable, "-m", "tests.hard.power_child", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=at_home(trial.folder / "home") | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"},
    )
    assert child.stdin is not None
    assert child.stdout is not None
    ready = child.stdout.readline()
    before = {path.name: path.read_bytes() for path in vault.iterdir()}
    child.communicate(b"go\n", timeout=120)
    if ready != b"READY\n" or child.returncode:
        raise RuntimeError("the child did not get there")
    return before, list(calls(log, vault, ready))


def _states(
    trial: Trial, before: State, log: list[Call], vault: Path
) -> Iterator[tuple[State, list[str]]]:
    disk = Disk(before)
    said: list[str] = []
    for call in log:
        if call.name == "said":
            said.append(call.data.decode().removeprefix("ACK ").strip())
        else:
            disk.do(call)
        for state in disk.after_power_cut(trial.random, MIXTURES):
            yield state, list(said)
    found = {path.name: path.read_bytes() for path in vault.iterdir()}
    if found != list(disk.after_power_cut(trial.random, 0))[-1]:
        raise RuntimeError("the log does not lead to the files that are there")


def _mark(state: State, said: list[str]) -> bytes:
    mark = hashlib.sha256(repr(said).encode())
    for name in sorted(state):
        mark.update(name.encode() + b"\0" + hashlib.sha256(state[name]).digest())
    return mark.digest()


def _compare(folder: Path, state: State, said: list[str], *, thorough: bool) -> str:
    for name, content in state.items():
        (folder / name).write_bytes(content)
    try:
        vault = _open(folder, changed="passphrase" in said)
    except errors.StorageError as error:
        return f"it does not open: {error.code}"
    try:
        if thorough:
            report = vault.verify()
            if not report.ok:
                return f"the check failed: {report.problems[0]}"
        saved = [int(word) for word in said if word.isdigit()]
        return _saved(vault, saved)
    finally:
        vault.close()


def _open(folder: Path, *, changed: bool) -> Vault:
    """With the new passphrase once the change was acknowledged, before that with either."""
    try:
        return vaults.unlock(folder, passphrase=power_child.NEW_PASSPHRASE, limits=material.CHEAP)
    except errors.WrongSecret:
        if changed:
            raise
        return material.open_vault(folder)


def _saved(vault: Vault, saved: list[int]) -> str:
    following = len(saved)
    for place in range(power_child.ENTRIES):
        least = max((n for n in saved if n % power_child.ENTRIES == place), default=None)
        stored = vault.entries.get(f"{place:032x}")
        found = int(stored.answers[0].text.partition(" ")[0]) if stored else None
        if found != least and found != following:
            return f"entry {place} is at save {found}, not {least}"
    return ""


TEST = HardTest(
    number="T03",
    promises=("P1",),
    title="power cut after any write",
    quick=1,
    soak=150,
    trial=_trial,
    prepare=_prepare,
    figures={"saves": "sum", "states opened": "sum"},
    faults=(NO_FSYNC, NO_FOLDER),
    obstacle=_obstacle,
)
