# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T05b: a backup that was flipped, cut off or put together from others is refused, every time.

In half of the trials whoever did it has written the checksum anew, which needs no key.
"""

from __future__ import annotations

import hashlib
import io
import json
import random
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, closing, nullcontext
from pathlib import Path
from typing import Any
from unittest import mock

from storage import errors
from storage.backup import layout, opened, restoring
from storage.values import Stamp
from storage.vault import slots
from tests.hard import material
from tests.hard.harness import HardTest, Result, Trial

UNCHECKED = "a backup is taken out without being compared"
OLDER, NEWER, FOREIGN = "older", "newer", "foreign"
NOW = Stamp(1_790_000_000_000_000, 3600, "Europe/Berlin")
_SUMS = layout.MAC_BYTES + layout.SUM_BYTES


def _prepare(shared: Path) -> None:
    for name, count in (("vault", 60), ("other", 60)):
        material.make_vault(shared / name, count)
    for name, backups in (("vault", (OLDER, NEWER)), ("other", (FOREIGN,))):
        with closing(material.open_vault(shared / name)) as vault:
            for backup in backups:
                maker = vault.backups()
                snapshot = maker.snapshot(shared, NOW)
                maker.finish(snapshot, shared / backup)
                snapshot.discard()
                if backup == NEWER:
                    (shared / "fingerprint").write_text(material.fingerprint(vault))
                material.more(vault, 3, random.Random(backup))


def _trial(trial: Trial) -> Result:
    whole = (trial.shared / NEWER).read_bytes()
    harm = HARMS[trial.index % len(HARMS)]
    broken = harm(whole, trial.shared, trial.random)
    if trial.random.random() < 0.5 and len(broken) > _SUMS:
        broken = _with_checksum(broken)
    file, target = trial.folder / "broken.vaultbackup", trial.folder / "restored"
    file.write_bytes(broken)
    with _planted(trial.fault):
        problem = _restored(file, target, whole == broken, trial.shared)
    if problem:
        return Result(f"{harm.__name__[1:]}: {problem}")
    if whole == broken:
        return Result(figures={"unchanged": 1})
    folder = material.copy_vault(trial.shared / "vault", trial.folder / "vault")
    with closing(material.open_vault(folder)) as vault:
        try:
            vault.backups().check(file)
            return Result(f"{harm.__name__[1:]}: it counts as a good backup")
        except errors.StorageError:
            return Result(figures={"refused": 1})


def _restored(file: Path, target: Path, same: bool, shared: Path) -> str:
    try:
        restoring.restore(file, target, passphrase=material.PASSPHRASE, limits=material.CHEAP)
    except errors.StorageError:
        left = [path.name for path in target.parent.iterdir() if path != file]
        return f"left behind: {left[0]}" if left else ""
    if not same:
        return "restored without a word"
    with closing(material.open_vault(target)) as vault:
        equal = material.fingerprint(vault) == (shared / "fingerprint").read_text()
    return "" if equal else "another journal came back"


# ---------------------------------------------------------------- what is done to it


def _flip(whole: bytes, shared: Path, chance: random.Random) -> bytes:
    content = bytearray(whole)
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def _cut(whole: bytes, shared: Path, chance: random.Random) -> bytes:
    """At any length, at nothing, or where a page ends."""
    start = _parts(whole).image_at
    pages = range(start, len(whole), layout.PAGE)
    return whole[: chance.choice((0, chance.randrange(len(whole)), chance.choice(pages)))]


def _longer(whole: bytes, shared: Path, chance: random.Random) -> bytes:
    return whole + chance.randbytes(chance.choice((1, 64, layout.PAGE)))


def _exchange(whole: bytes, shared: Path, chance: random.Random) -> bytes:
    """Two pages of the image change places."""
    parts = _parts(whole)
    one, other = chance.sample(range(parts.image_bytes // layout.PAGE), 2)
    content = bytearray(whole)
    a, b = (
        slice(parts.image_at + n * layout.PAGE, parts.image_at + (n + 1) * layout.PAGE)
        for n in (one, other)
    )
    content[a], content[b] = content[b], content[a]
    return bytes(content)


def _replay(whole: bytes, shared: Path, chance: random.Random) -> bytes:
    """One page of an earlier backup of the same journal."""
    old = (shared / OLDER).read_bytes()
    now, then = _parts(whole), _parts(old)
    number = chance.randrange(min(now.image_bytes, then.image_bytes) // layout.PAGE)
    content = bytearray(whole)
    at = now.image_at + number * layout.PAGE
    from_ = then.image_at + number * layout.PAGE
    content[at : at + layout.PAGE] = old[from_ : from_ + layout.PAGE]
    return bytes(content)


def _mixed(whole: bytes, shared: Path, chance: random.Random) -> bytes:
    """Header, facts or image of another backup, of this journal or of another one."""
    other = (shared / chance.choice((OLDER, FOREIGN))).read_bytes()
    head, facts, image, sums = _split(whole)
    their_head, their_facts, their_image, _ = _split(other)
    chosen = chance.randrange(3)
    return _join(
        their_head if chosen == 0 else head,
        their_facts if chosen == 1 else facts,
        their_image if chosen == 2 else image,
        sums,
    )


def _header(whole: bytes, shared: Path, chance: random.Random) -> bytes:
    """A header without a slot, or with a cheaper derivation, under a checksum of its own."""
    head, facts, image, sums = _split(whole)
    values: dict[str, Any] = json.loads(head)
    if chance.random() < 0.5:
        values["sequence"] += 1
    else:
        slot = next(slot for slot in values["slots"] if slot["kind"] == slots.PASSPHRASE)
        slot["kdf"]["passes"] += 1
    bare = {name: value for name, value in values.items() if name not in ("checksum", "mac")}
    values["checksum"] = hashlib.sha256(_canonical(bare)).hexdigest()
    return _join(_canonical(values), facts, image, sums)


HARMS: tuple[Callable[[bytes, Path, random.Random], bytes], ...] = (
    _flip,
    _cut,
    _longer,
    _exchange,
    _replay,
    _mixed,
    _header,
)


# ---------------------------------------------------------------- parts


def _parts(whole: bytes) -> layout.Layout:
    return layout.read(io.BytesIO(whole))


def _split(whole: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    parts = _parts(whole)
    return (
        parts.header,
        parts.facts,
        whole[parts.image_at : parts.mac_at],
        whole[parts.mac_at :],
    )


def _join(head: bytes, facts: bytes, image: bytes, sums: bytes) -> bytes:
    start = layout.MAGIC + layout.VERSION.to_bytes(4, "big")
    parts = b"".join(len(part).to_bytes(8, "big") + part for part in (head, facts, image))
    return start + parts + sums


def _canonical(values: dict[str, Any]) -> bytes:
    return json.dumps(values, separators=(",", ":"), sort_keys=True).encode("ascii")


def _with_checksum(broken: bytes) -> bytes:
    before = broken[: -layout.SUM_BYTES]
    return before + hashlib.sha256(before).digest()


def _planted(fault: str) -> AbstractContextManager[object]:
    if fault != UNCHECKED:
        return nullcontext()

    def take(file: Any, found: Any, _key: bytes, image: Any, _stop: object) -> None:
        file.seek(found.image_at)
        image.write(file.read(found.image_bytes))

    left_out = ExitStack()
    left_out.enter_context(mock.patch.object(layout, "unpack", take))
    left_out.enter_context(mock.patch.object(layout, "check_sum", return_value=None))
    left_out.enter_context(mock.patch.object(opened, "_open", return_value=None))
    return left_out


TEST = HardTest(
    number="T05b",
    promises=("P3", "P9", "P10"),
    title="a backup flipped, cut off or put together from others",
    quick=140,
    soak=7_000,
    trial=_trial,
    prepare=_prepare,
    figures={"refused": "sum", "unchanged": "sum"},
    faults=(UNCHECKED,),
)
