# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T13: every backup that counts can be restored, with the passphrase and with the recovery code.

Five kinds of trial in turn: a made-up month of writing, backups and rotation, at the end of which
each backup is restored and compared; a backup that goes wrong on its way to the disk; one that has
to give way again and again; one for which there is not enough room; a month with a clock that is
wrong now and then, by a day or by a century.
"""

from __future__ import annotations

import resource
import signal
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

from app.clock import FixedClock
from app.domain import rotation
from app.domain.errors import AppError
from app.domain.moment import Moment
from app.services import backup_turnover
from app.services.backups import Backups
from storage import errors
from storage.backup import layout, names, opened, restoring
from storage.vault.vault import Vault
from tests.hard import material
from tests.hard.harness import HardTest, Result, Trial

UNOPENED = "a backup counts without being opened"
TURNED = "rotation lets the newest go"
BELIEVED = "rotation believes any clock"
DAYS = 30
FIRST_DAY = datetime(2026, 10, 20, 17, 30, tzinfo=UTC)
ENTRIES = 12
CODE, VAULT = "code", "vault"


def _prepare(shared: Path) -> None:
    code = material.make_vault(shared / VAULT, ENTRIES, with_recovery=True)
    (shared / CODE).write_text(code or "")


def _trial(trial: Trial) -> Result:
    folder = material.copy_vault(trial.shared / VAULT, trial.folder / "journal")
    with closing(material.open_vault(folder)) as vault, _planted(trial.fault):
        clock = FixedClock(Moment.of(FIRST_DAY))
        backups = Backups(vault=vault, clock=clock)
        backups.load()
        kind = KINDS[trial.index % len(KINDS)]
        return kind(trial, _Scene(vault, clock, backups))


@dataclass(slots=True)
class _Scene:
    """A journal with its backups, and what each backup has to bring back."""

    vault: Vault
    clock: FixedClock
    backups: Backups
    wanted: dict[str, str] = field(default_factory=dict)
    made: list[Moment] = field(default_factory=list)

    def back_up(self) -> None:
        """One backup more, and what it has to bring back."""
        taken = self.backups.take()
        facts = taken.snapshot.facts
        self.wanted[str(facts.generation)] = material.fingerprint(self.vault)
        self.made.append(self.clock.now())
        self.backups.finish(taken)

    def place(self) -> Path:
        return self.backups.state.places[0].folder


# ---------------------------------------------------------------- a month


def _month(trial: Trial, scene: _Scene) -> Result:
    """Days with two backups, days with none; then everything that is left is restored."""
    for day in range(DAYS):
        for _again in range(trial.random.choice((0, 1, 1, 1, 2))):
            at = FIRST_DAY + timedelta(days=day, minutes=trial.random.randrange(360))
            last = scene.made[-1].instant_us if scene.made else 0
            moment = Moment.of(at)
            scene.clock.put(Moment(max(moment.instant_us, last + 1_000_000)))
            material.more(scene.vault, trial.random.randrange(1, 4), trial.random)
            scene.back_up()
    scene.backups.look()
    left = {backup.made for backup in scene.backups.state.good}
    if left != _to_be_kept(scene.made):
        return Result("rotation kept other backups than it should")
    problem = _all_back(trial, scene)
    if problem:
        return Result(problem)
    count = len(left)
    newest = scene.backups.state.good[0]
    content = bytearray(newest.path.read_bytes())
    content[trial.random.randrange(len(content))] ^= 1 << trial.random.randrange(8)
    newest.path.write_bytes(content)
    state = scene.backups.look()
    if newest.path in {backup.path for backup in state.good} or not state.damaged:
        return Result("the newest was damaged and still counts")
    if not state.good or not scene.backups.due():
        return Result("a damaged newest one left nothing, or no need for another")
    return Result(figures={"restored": 2 * count, "fell to the next": 1})


def _to_be_kept(made: list[Moment]) -> set[Moment]:
    """The rule again, written another way: the last moment of each of the last days, weeks and
    months that have one."""
    kept: set[Moment] = set()
    for count, name in (
        (7, lambda day: day.toordinal()),
        (4, lambda day: day.toordinal() - day.weekday()),
        (12, lambda day: day.year * 12 + day.month),
    ):
        kept |= _last_of(made, count, name)
    return kept


def _last_of(made: list[Moment], count: int, name: Callable[[date], int]) -> set[Moment]:
    groups: dict[int, Moment] = {}
    for moment in made:
        group = name(moment.local_day)
        groups[group] = max(groups.get(group, moment), moment)
    return {groups[group] for group in sorted(groups)[-count:]}


def _all_back(trial: Trial, scene: _Scene) -> str:
    code = (trial.shared / CODE).read_text()
    for number, backup in enumerate(scene.backups.state.good):
        for name, secret in (
            ("p", {"passphrase": material.PASSPHRASE}),
            ("c", {"recovery_code": code}),
        ):
            target = trial.folder / f"restored-{number}-{name}"
            restoring.restore(backup.path, target, limits=material.CHEAP, **secret)
            with closing(material.open_vault(target)) as restored:
                if material.fingerprint(restored) != scene.wanted[_generation(backup.path)]:
                    return f"{backup.path.name}: not what was backed up"
    return ""


def _generation(path: Path) -> str:
    named = names.parse(path.name)
    return str(named.generation) if named is not None else ""


def _wrong_clocks(trial: Trial, scene: _Scene) -> Result:
    """Months of backups, some of them on days that never were. What was made last is there, after
    it was made and after the next look, and can be restored."""
    wrong = 0
    for month in range(14):
        scene.clock.put(Moment.of(FIRST_DAY + timedelta(days=31 * month)))
        if month == 13 or trial.random.random() < 0.3:
            wrong += 1
            shift = trial.random.choice((-20_746, -400, -1, 1, 400, 26_000))
            if month == 13:
                # The last day of all lies before the twelve months there are backups of.
                shift = -20_746
            scene.clock.put(Moment.of(FIRST_DAY + timedelta(days=31 * month + shift)))
        material.more(scene.vault, 1, trial.random)
        scene.back_up()
        generation = max(scene.wanted, key=int)
        for state in (scene.backups.state, scene.backups.catch_up()):
            if generation not in {_generation(backup.path) for backup in state.good}:
                return Result("with a wrong clock the backup just made is gone")
    return Result(_all_back(trial, scene), {"wrong clocks": wrong})


# ---------------------------------------------------------------- trouble


def _spoilt(trial: Trial, scene: _Scene) -> Result:
    """What reaches the disk is not what was written; the backup before is the good one.

    In every other trial it is the copy of the journal that is spoilt, so that all sums fit.
    """
    scene.back_up()
    scene.clock.put(Moment(scene.clock.now().instant_us + 86_400_000_000))
    write = layout.write

    def spoil(target: Any, *args: Any) -> None:
        write(target, *args)
        target.flush()
        with Path(target.name).open("rb+") as written:
            _change(written, trial)

    try:
        taken = scene.backups.take()
        if trial.index // len(KINDS) % 2 == 0:
            with taken.snapshot.image.open("rb+") as image:
                _change(image, trial)
            scene.backups.finish(taken)
        else:
            with mock.patch.object(layout, "write", spoil):
                scene.backups.finish(taken)
    except AppError as error:
        if error.code != "backup_unproven":
            return Result(f"{error.code} instead of a backup that did not pass")
    problem = _counted_are_good(trial, scene)
    return Result(problem, {"refused": 1})


def _change(file: Any, trial: Trial) -> None:
    """One byte becomes another, anywhere in the file."""
    at = trial.random.randrange(file.seek(0, 2))
    file.seek(at)
    before = file.read(1)
    file.seek(at)
    file.write(bytes([before[0] ^ 1 << trial.random.randrange(8)]))


def _gives_way(trial: Trial, scene: _Scene) -> Result:
    """It is stopped at some moment, and begins again."""
    material.more(scene.vault, 150, trial.random)
    moment, stopped = 0, 0
    while True:
        asked = _after(moment)
        moment += trial.random.randrange(4, 30)
        try:
            taken = scene.backups.take(lambda asked=asked: next(asked))  # type: ignore[misc]
            scene.backups.finish(taken, lambda asked=asked: next(asked))  # type: ignore[misc]
            break
        except AppError as error:
            if error.code != "backup_stopped":
                return Result(f"{error.code} instead of giving way")
            stopped += 1
        left = list(scene.vault.folder.parent.glob("*-backups/.*"))
        if left:
            return Result(f"left behind: {left[0].suffix}")
        # What stopped the copy must not reach the save that it gave way to.
        material.more(scene.vault, 1, trial.random)
    return Result(_counted_are_good(trial, scene), {"gave way": stopped})


def _no_room(trial: Trial, scene: _Scene) -> Result:
    """No file may grow beyond a size, somewhere below what the backup needs or a little above."""
    material.more(scene.vault, 40, trial.random)
    before = material.fingerprint(scene.vault)
    size = (scene.vault.folder / "journal.db").stat().st_size
    made = 1
    with _files_no_larger_than(trial.random.randrange(round(size * 1.2))):
        try:
            scene.backups.finish(scene.backups.take())
        except AppError as error:
            made = 0
            # SQLite says of a file that may not grow no more than that writing did not work.
            if error.code not in ("disk_full", "disk_failed"):
                return Result(f"{error.code} instead of a full disk")
    if material.fingerprint(scene.vault) != before or not scene.vault.verify().ok:
        return Result("the journal is not what it was")
    left = list(scene.vault.folder.parent.glob("*-backups/.*"))
    if left:
        return Result(f"left behind: {left[0].suffix}")
    problem = _counted_are_good(trial, scene, at_least=made)
    if not problem and not made:
        scene.back_up()
        problem = _counted_are_good(trial, scene)
    return Result(problem, {"no room": 1 - made})


def _counted_are_good(trial: Trial, scene: _Scene, at_least: int = 1) -> str:
    """Every backup that counts, and no fewer than those, can be restored."""
    good = scene.backups.look().good
    if len(good) < at_least:
        return "a good backup is missing"
    for number, backup in enumerate(good):
        target = trial.folder / f"counted-{number}-{len(scene.made)}"
        try:
            restoring.restore(
                backup.path, target, passphrase=material.PASSPHRASE, limits=material.CHEAP
            )
        except errors.StorageError as error:
            return f"it counts and cannot be restored: {error.code}"
    return ""


def _after(count: int) -> Iterator[bool]:
    yield from [False] * count
    while True:
        yield True


@contextmanager
def _files_no_larger_than(size: int) -> Iterator[None]:
    """Not even root may write more into a file of this process."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handled = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handled)


def _planted(fault: str) -> AbstractContextManager[object]:
    if fault == UNOPENED:
        return mock.patch.object(opened, "check", return_value=None)
    if fault == TURNED:
        return mock.patch.object(backup_turnover, "kept", _without_the_newest)
    if fault == BELIEVED:
        return mock.patch.object(backup_turnover, "kept", _by_the_clock)
    return nullcontext()


def _by_the_clock(made: list[Moment], also: Collection[int] = ()) -> frozenset[int]:
    del also
    return rotation.kept(made)


def _without_the_newest(made: list[Moment], also: Collection[int] = ()) -> frozenset[int]:
    stay = rotation.kept(made, also)
    with suppress(ValueError):
        stay -= {max(stay, key=lambda place: made[place])}
    return stay


KINDS = (_month, _spoilt, _gives_way, _no_room, _wrong_clocks)

TEST = HardTest(
    number="T13",
    promises=("P9", "P2"),
    title="a month of backups, rotated and restored",
    quick=5,
    soak=400,
    trial=_trial,
    prepare=_prepare,
    figures={
        "restored": "sum",
        "fell to the next": "sum",
        "refused": "sum",
        "gave way": "sum",
        "no room": "sum",
        "wrong clocks": "sum",
    },
    faults=(UNOPENED, TURNED, BELIEVED),
)
