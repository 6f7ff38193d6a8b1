# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T10: a hostile key header is refused before it costs anything, and never opens anything.

Both copies are changed, in one of three ways:

* bombs, made by hand: absurd numbers, sizes and nesting, under a checksum that fits;
* chance: bits, bytes and pieces of the file, under the checksum it had. It is refused by that or
  by a limit, with no derivation and next to no memory;
* skill: values changed by somebody who works out the checksum anew, as anybody can (the sum that
  only a key holder can make is changed here as well, since the checksum does not cover it). It may
  cost one derivation within the limits, and nothing may open.
"""

from __future__ import annotations

import hashlib
import json
import random
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any
from unittest import mock

from storage import errors
from storage.vault import files, header, kdf, slots
from storage.vault import vault as vaults
from storage.vault.kdf import LIMITS, KdfLimits, KdfParams
from tests.hard import material, peak
from tests.hard.derivations import Known, Watch, watched
from tests.hard.harness import HardTest, Result, Trial

UNLIMITED, UNCHECKED, TRUSTING, GREEDY = (
    "no limits to a derivation",
    "the checksum is not compared",
    "the keyed sum is not compared",
    "a header of any size is read",
)
MOST_MIB = 20.0
MOST_SECONDS = 0.1
HONEST = KdfParams(memory_kib=64 * 1024, passes=3, lanes=4)

Values = dict[str, Any]


def _prepare(shared: Path) -> None:
    folder = shared / "vault"
    vaults.create(folder, material.PASSPHRASE, params=HONEST)
    slot = files.read_headers(folder)[0].of_kind(slots.PASSPHRASE)[0]
    key = kdf.passphrase_key(material.PASSPHRASE, slot.salt, HONEST)
    (shared / "key").write_bytes(slot.salt + key)


def _trial(trial: Trial) -> Result:
    kept = (trial.shared / "key").read_bytes()
    known = Known(kept[: kdf.SALT_BYTES], HONEST, kept[kdf.SALT_BYTES :])
    folder = material.copy_vault(trial.shared / "vault", trial.folder / "vault")
    way, change = _way(trial.index)
    for name in files.HEADERS:
        before = (folder / name).read_bytes()
        (folder / name).write_bytes(_changed(before, change, trial.random))
    with watched(known) as watch, _planted(trial.fault):
        before, started = peak.begin(), time.perf_counter()
        outcome = _open(folder)
        seconds, grown = time.perf_counter() - started, peak.most() - before
    problem = _judged(way, outcome, watch, grown)
    figures: dict[str, float] = {f"{way}: {outcome}": 1, "derivations": len(watch.asked)}
    if not watch.asked:
        figures |= {"most MiB before a refusal": grown, "seconds": seconds}
        if seconds > MOST_SECONDS and way == "bomb" and not problem:
            problem = _slow(folder, known)
    return Result(problem, figures)


def _open(folder: Path) -> str:
    try:
        vaults.unlock(folder, passphrase=material.PASSPHRASE).close()
    except errors.WrongSecret:
        return "did not open"
    except errors.StorageError:
        return "refused"
    return "opened"


def _judged(way: str, outcome: str, watch: Watch, grown: float) -> str:
    if outcome == "opened":
        return f"{way}: it opened"
    if beyond := watch.beyond(LIMITS):
        return f"{way}: a derivation beyond the limits was begun: {beyond[0]}"
    if len(watch.asked) > len(files.HEADERS):
        return f"{way}: {len(watch.asked)} derivations"
    if watch.asked and way != "skill":
        return f"{way}: a key was derived"
    if not watch.asked and grown > MOST_MIB:
        return f"{way}: {grown:.0f} MiB were taken before the refusal"
    return ""


def _slow(folder: Path, known: Known) -> str:
    """The same once more: a machine that was busy with something else is no finding."""
    with watched(known):
        started = time.perf_counter()
        _open(folder)
        seconds = time.perf_counter() - started
    return f"bomb: refused after {seconds:.2f} s" if seconds > MOST_SECONDS else ""


# ---------------------------------------------------------------- the changes


def _way(index: int) -> tuple[str, Callable[[bytes, random.Random], bytes]]:
    if index < len(BOMBS):
        return "bomb", lambda data, _chance: BOMBS[index](data)
    return ("chance", _by_chance) if index % 3 else ("skill", _by_skill)


def _changed(
    before: bytes, change: Callable[[bytes, random.Random], bytes], chance: random.Random
) -> bytes:
    while True:
        after = change(before, chance)
        if after != before:
            return after


def _sealed(values: Values) -> bytes:
    """Canonical, under a checksum that fits."""
    bare = {name: value for name, value in values.items() if name not in ("checksum", "mac")}
    values["checksum"] = hashlib.sha256(header._canonical(bare)).hexdigest()
    return header._canonical(values)


def _rewritten(change: Callable[[Values], object]) -> Callable[[bytes], bytes]:
    def rewrite(data: bytes) -> bytes:
        values = json.loads(data)
        change(values)
        return _sealed(values)

    return rewrite


def _derivation(**numbers: object) -> Callable[[bytes], bytes]:
    return _rewritten(lambda values: values["slots"][0]["kdf"].update(numbers))


BOMBS: tuple[Callable[[bytes], bytes], ...] = (
    _derivation(memory_kib=2**31),
    _derivation(passes=2**32 - 1),
    _derivation(lanes=2**24),
    _derivation(memory_kib=8),
    _derivation(memory_kib=-(2**20)),
    _derivation(memory_kib=65536.5),
    _derivation(memory_kib=float("nan")),
    _derivation(passes=float("inf")),
    _derivation(memory_kib=1024 * 1024, passes=10),
    _derivation(memory_kib=10**4000),
    _derivation(salt="00" * (1 << 20)),
    _rewritten(lambda values: values.update(slots=values["slots"] * 5_000)),
    _rewritten(lambda values: values.update(slots=[values["slots"][0]] * 3)),
    _rewritten(lambda values: values.update(sequence=2**60)),
    _rewritten(lambda values: values.update(previous={"slots": values["slots"]})),
    lambda data: b"[" * 10_000,
    lambda data: b'{"a":' * 3_000,
    lambda data: b"9" * 16_000,
    lambda data: data + b" " * (64 << 20),
    lambda data: b"",
)


def _by_chance(data: bytes, chance: random.Random) -> bytes:
    """Between one and eight changes of bytes. What follows "mac" is left to skill."""
    end = data.index(b'"mac"')
    checked = bytearray(data[:end] + data[end:].partition(b",")[2])
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 4, 8))):
        if len(found) < 2:
            break  # there is next to nothing left to change
        at = chance.randrange(end)
        act = chance.randrange(6)
        if act == 0:
            found[at] ^= 1 << chance.randrange(8)
        elif act == 1:
            found[at] = chance.choice(b'0123456789"{}[]:,-.eE')
        elif act == 2:
            del found[at : at + chance.randrange(1, 40)]
        elif act == 3:
            found[at:at] = chance.randbytes(chance.randrange(1, 40))
        elif act == 4:
            piece = checked[at : at + chance.randrange(1, 200)]
            found[chance.randrange(end) : 0] = piece
        else:
            del found[chance.randrange(1, len(found)) :]
        end = max(1, min(end, len(found)))
    return bytes(found)


def _by_skill(data: bytes, chance: random.Random) -> bytes:
    """One or two values changed, removed, doubled or exchanged, under a fitting checksum."""
    values = json.loads(data)
    for _ in range(chance.choice((1, 1, 2))):
        holder, name = chance.choice(list(_places(values)))
        holder[name] = _other(holder[name], chance)
    return _sealed(values)


def _places(values: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    items = values.items() if isinstance(values, dict) else enumerate(values)
    for name, value in items:
        if name == "checksum":
            continue
        found.append((values, name))
        if isinstance(value, dict | list):
            found += _places(value)
    return found


def _other(value: Any, chance: random.Random) -> Any:
    if isinstance(value, list):
        return chance.choice([value[:-1], value[::-1], value + value[:1], [], value[1:]])
    if isinstance(value, dict):
        return chance.choice([{}, None, {**value, "more": 1}, [value]])
    if isinstance(value, int):
        near = [value + 1, value - 1, value * 2, value // 2, value + 64 * 1024]
        return chance.choice([*near, 0, -value, 2**31, 2**63, 10**18, True, None, str(value), 1.5])
    if not isinstance(value, str):
        return chance.choice([0, "", {}, []])
    if set(value) <= set("0123456789abcdef") and len(value) > 8:
        at = chance.randrange(len(value))
        flipped = value[:at] + chance.choice("0123456789abcdef") + value[at + 1 :]
        return chance.choice([flipped, flipped, flipped, value[::-1], value[:-2], value + "00"])
    return chance.choice(["argon2id", "hkdf-sha256", *slots.KINDS, "", "argon2d", None, 7])


def _planted(fault: str) -> AbstractContextManager[Any]:
    if fault == UNLIMITED:
        return mock.patch.object(KdfLimits, "check", return_value=None)
    if fault == UNCHECKED:
        return mock.patch.object(header.hmac, "compare_digest", return_value=True)
    if fault == TRUSTING:
        return mock.patch.object(header, "authentic", return_value=True)
    if fault == GREEDY:
        return mock.patch.object(files, "_read", Path.read_bytes)
    return nullcontext()


TEST = HardTest(
    number="T10",
    promises=("P10",),
    title="hostile key headers in both copies",
    quick=600,
    soak=75_000,
    trial=_trial,
    prepare=_prepare,
    figures={
        "bomb: refused": "sum",
        "chance: refused": "sum",
        "skill: refused": "sum",
        "skill: did not open": "sum",
        "derivations": "sum",
        "most MiB before a refusal": "max",
        "seconds": "max",
    },
    faults=(UNLIMITED, UNCHECKED, TRUSTING, GREEDY),
)
