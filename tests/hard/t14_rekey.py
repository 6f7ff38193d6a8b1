# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T14: killed while a secret or all keys are changed, the old or the new opens, never neither.

Half of the trials are killed at a random moment, half at a chosen step: before the n-th time that
a file is opened, renamed or removed. Afterwards every secret there was or was to be is tried.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

from storage import errors
from storage.vault import files, header, rotation
from storage.vault import vault as vaults
from storage.vault.header import Header
from tests.hard import material
from tests.hard.children import child
from tests.hard.harness import HardTest, Result, Trial

UNANNOUNCED, IN_PLACE = "the old keys go before the new are in place", "written in place"
PASSPHRASE, SHEET, ALL_KEYS = "passphrase", "sheet", "all keys"
CHANGES = (PASSPHRASE, SHEET, ALL_KEYS)
NEW = "another passphrase altogether"
ENTRIES = 12
_STEPS = ("open", "os.rename", "os.remove")
# Counting the steps of a change, not ending at one.
_NEVER = 1 << 30


def _prepare(shared: Path) -> None:
    code = material.make_vault(shared / "vault", ENTRIES, with_recovery=True)
    with closing(material.open_vault(shared / "vault")) as vault:
        print_of = material.fingerprint(vault)
    known: dict[str, Any] = {"code": code, "print": print_of}
    for number, kind in enumerate(CHANGES):
        folder = material.copy_vault(shared / "vault", shared / f"count-{number}")
        with child(change, shared / f"home-{number}", str(folder), kind, "", _NEVER, "") as one:
            one.hear()
            known[kind] = one.hear()
    (shared / "known").write_text(json.dumps(known))


def _trial(trial: Trial) -> Result:
    known = json.loads((trial.shared / "known").read_text())
    kind = CHANGES[trial.index % len(CHANGES)]
    turn = trial.index // len(CHANGES)
    steps, seconds = known[kind]
    if trial.fault:
        # Step by step from the end, so that each is met.
        kind = ALL_KEYS if trial.fault == UNANNOUNCED else PASSPHRASE
        steps, _seconds = known[kind]
        step = steps - trial.index
    else:
        step = trial.random.randrange(1, steps + 2) if turn % 2 else _NEVER
    folder = material.copy_vault(trial.shared / "vault", trial.folder / "vault")
    new_code = vaults.new_recovery_code()
    before = files.read_headers(folder, material.CHEAP)[0].sequence
    given = (str(folder), kind, new_code, step, trial.fault)
    with child(change, trial.folder / "home", *given) as one:
        one.hear()
        if step == _NEVER:
            time.sleep(trial.random.uniform(0, seconds * 1.1))
            finished = bool(one.kill())
        else:
            one.wait()
            finished = False
    try:
        return _compare(folder, kind, known, new_code, before, finished)
    except errors.StorageError as error:
        return Result(f"{kind}: what was left does not open: {error.code}")


def _compare(
    folder: Path, kind: str, known: dict[str, Any], new_code: str, before: int, finished: bool
) -> Result:
    cut_off = max(_sequences(folder))
    if cut_off < before:
        return Result(f"{kind}: the sequence of the header went back")
    old = {"passphrase": material.PASSPHRASE, "recovery_code": known["code"]}
    new = {**old, "passphrase": NEW} if kind == PASSPHRASE else {**old, "recovery_code": new_code}
    opened = {}
    for which, name, secret in (
        ("old", "passphrase", old["passphrase"]),
        ("old", "recovery_code", old["recovery_code"]),
        ("new", "passphrase", new["passphrase"]),
        ("new", "recovery_code", new["recovery_code"]),
    ):
        # Opening settles what was cut off, so each secret gets the folder as it was left.
        copy = material.copy_vault(folder, folder.with_name("try"))
        try:
            problem = _opens(copy, {name: secret}, known["print"], cut_off)
        except errors.WrongSecret:
            opened[which, name] = False
        else:
            if problem:
                return Result(f"{kind}: {which} {name}: {problem}")
            opened[which, name] = True
        finally:
            shutil.rmtree(copy)
    for name in ("passphrase", "recovery_code"):
        if not (opened["old", name] or opened["new", name]):
            return Result(f"{kind}: neither the old nor the new {name} opens it")
    changed = "passphrase" if kind == PASSPHRASE else "recovery_code"
    if finished and (opened["old", changed] or not opened["new", changed]):
        return Result(f"{kind}: it was said to be changed and is not")
    both = opened["old", changed] and opened["new", changed]
    word = "both open" if both else "the old opens" if opened["old", changed] else "the new opens"
    return Result(figures={"kills": 1, word: 1})


def _opens(folder: Path, secret: dict[str, str], print_of: str, sequence: int) -> str:
    for _again in range(2):
        with closing(vaults.unlock(folder, limits=material.CHEAP, **secret)) as vault:
            if material.fingerprint(vault) != print_of:
                return "records are missing"
            report = vault.verify()
            if not report.ok:
                return f"the check failed: {report.problems[0]}"
        if min(_sequences(folder)) < sequence:
            return "the sequence of the header went back"
        if (folder / rotation.ROTATED).exists():
            return "a second database was left"
        # Whichever way it was settled: the passphrase of that way opens it again.
        if "recovery_code" in secret:
            break
    return ""


def _sequences(folder: Path) -> list[int]:
    return [one.sequence for one in files.read_headers(folder, material.CHEAP)]


# ---------------------------------------------------------------- in the child


def change(
    say: Callable[[object], None], place: str, kind: str, code: str, step: int, fault: str
) -> None:
    """Open a vault, say so, change its keys and say how; ends before its `step`-th file."""
    vault = material.open_vault(Path(place))
    say("opened")
    seen = 0

    def count(event: str, _arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event in _STEPS:
            seen += 1
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)

    with ExitStack() as stack:
        _plant(fault, stack)
        sys.addaudithook(count)
        started = time.perf_counter()
        if kind == PASSPHRASE:
            vault.set_passphrase(NEW, params=material.LIGHT)
        elif kind == SHEET:
            vault.set_recovery(code or vaults.new_recovery_code())
        else:
            vault.change_all_keys(
                material.PASSPHRASE,
                code or vaults.new_recovery_code(),
                params=material.LIGHT,
            )
        say((seen, time.perf_counter() - started))
    if step == _NEVER and code:
        # There to be killed.
        time.sleep(60)


def _plant(fault: str, stack: ExitStack) -> None:
    if fault == UNANNOUNCED:
        seal = header.sealed

        def sealed(announced: Header, master: bytes) -> Header:
            return seal(replace(announced, previous=None), master)

        stack.enter_context(mock.patch.object(header, "sealed", sealed))
    elif fault == IN_PLACE:

        def in_place(folder: Path, sealed: Header) -> None:
            with ExitStack() as opened:
                handles = [opened.enter_context((folder / n).open("wb")) for n in files.HEADERS]
                os.remove(_touched(folder))
                for handle in handles:
                    handle.write(header.encode(sealed))

        stack.enter_context(mock.patch.object(files, "write_headers", in_place))


def _touched(folder: Path) -> Path:
    """A file to remove: a step between emptying the headers and writing them."""
    path = folder / "header.step"
    path.touch()
    return path


TEST = HardTest(
    number="T14",
    promises=("P1", "P7"),
    title="killed while secrets or all keys are changed",
    quick=18,
    soak=200,
    trial=_trial,
    prepare=_prepare,
    figures={"kills": "sum", "the old opens": "sum", "the new opens": "sum", "both open": "sum"},
    faults=(UNANNOUNCED, IN_PLACE),
)
