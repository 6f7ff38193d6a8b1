# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T23: whatever the clock and the zone do, days stay as they were lived and the order as written.

Each trial takes an instant, often one beside a change of some zone's offset, to 25 zones; what the
program makes of it is compared with what the C library says. Every so often a journal is written
while the clock jumps and the computer travels, then read back, exported and imported.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from unittest import mock
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app import clock as clocks
from app.clock import FixedClock, SystemClock
from app.domain.entry import Entry, When
from app.domain.moment import Moment
from app.services.journal import JournalQuery
from app.workspace import Workspace
from tests.hard import faults, material
from tests.hard.harness import HardTest, Result, Trial

BY_UTC, BY_CLOCK = "takes the day from UTC", "orders ratings by the clock"
ZONES = (
    "Africa/Casablanca", "Africa/Monrovia", "America/Caracas", "America/New_York",
    "America/Nuuk", "America/Sao_Paulo", "America/St_Johns", "Antarctica/Troll",
    "Asia/Gaza", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Pyongyang", "Asia/Tehran",
    "Atlantic/Azores", "Australia/Adelaide", "Australia/Lord_Howe", "Etc/UTC", "Europe/Berlin",
    "Europe/Dublin", "Europe/Lisbon", "Europe/London", "Pacific/Apia", "Pacific/Chatham",
    "Pacific/Kiritimati", "Pacific/Pago_Pago",
)  # fmt: skip
FIRST, LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2100, 12, 31, tzinfo=UTC)
JOURNAL_EVERY = 20
SAVES = 8
YEAR = timedelta(days=365)


def _obstacle() -> str:
    if not hasattr(time, "tzset"):
        return "needs a C library whose zone can be changed"
    try:
        ZoneInfo(ZONES[0])
    except ZoneInfoNotFoundError:
        return "needs tzdata"
    return ""


def _prepare(shared: Path) -> None:
    material.make_vault(shared / "vault", 5)
    material.make_vault(shared / "empty", 0)


def _trial(trial: Trial) -> Result:
    with _own_zone(), faults.planted(trial.fault):
        at = _instant(trial.random)
        problem = next((p for zone in ZONES if (p := _lived(at, zone))), "")
        if not problem and trial.index % JOURNAL_EVERY == 0:
            problem = _journal(trial)
    return Result(problem, {"instants in zones": len(ZONES)})


# ------------------------------------------------------------------------- one instant, one zone


def _lived(at: datetime, zone: str) -> str:
    """Go there, look at the clock, and compare with the C library."""
    os.environ["TZ"] = zone
    time.tzset()
    seconds = at.timestamp()
    with mock.patch.object(clocks, "_utc_now", return_value=at):
        found = SystemClock().now()
    there = time.localtime(int(seconds // 1))
    day = date(there.tm_year, there.tm_mon, there.tm_mday)
    wall = (there.tm_hour, there.tm_min, there.tm_sec)
    local = found.local
    if found.instant_us != (at - FIRST) // timedelta(microseconds=1):
        return f"{at} in {zone}: another instant"
    if found.zone != zone or found.offset_s != there.tm_gmtoff:
        return f"{at} in {zone}: zone {found.zone}, offset {found.offset_s}"
    if found.local_day != day or (local.hour, local.minute, local.second) != wall:
        return f"{at} in {zone}: {local} instead of {day} {wall}"
    return ""


def _instant(chance: random.Random) -> datetime:
    """Any microsecond from 1970 to 2100; half of them within an hour of a change of offset."""
    at = FIRST + timedelta(seconds=chance.random() * (LAST - FIRST).total_seconds())
    zone = ZoneInfo(chance.choice(ZONES))
    if chance.random() < 0.5:
        return at
    low, high = at, at + timedelta(days=chance.choice((40, 200)))
    if low.astimezone(zone).utcoffset() == high.astimezone(zone).utcoffset():
        return at
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        same = middle.astimezone(zone).utcoffset() == low.astimezone(zone).utcoffset()
        low, high = (middle, high) if same else (low, middle)
    near = timedelta(seconds=chance.choice((-3600, -1800, -1, 0, 1, 1800, 3600)))
    return high.replace(microsecond=0) + near


@contextmanager
def _own_zone() -> Iterator[None]:
    before = os.environ.get("TZ")
    try:
        yield
    finally:
        if before is None:
            os.environ.pop("TZ", None)
        else:
            os.environ["TZ"] = before
        time.tzset()


# ------------------------------------------------------------------------- a journal meanwhile


def _journal(trial: Trial) -> str:
    """Write while clock and place change; read, export, import, and compare."""
    clock = FixedClock(_moment(_instant(trial.random), trial.random))
    folder = material.copy_vault(trial.shared / "empty", trial.folder / "vault")
    workspace = Workspace(vault=material.open_vault(folder), clock=clock)
    try:
        written = _write(workspace, clock, trial.random)
    finally:
        workspace.close()
    workspace = Workspace(vault=material.open_vault(folder), clock=clock)
    try:
        problem = _compare(workspace, written)
        workspace.exchange.export(trial.folder / "out.json")
    finally:
        workspace.close()
    if problem:
        return problem
    other = material.copy_vault(trial.shared / "empty", trial.folder / "other")
    workspace = Workspace(vault=material.open_vault(other), clock=clock)
    try:
        workspace.exchange.read(trial.folder / "out.json")
        problem = _compare(workspace, written)
        return f"after an import: {problem}" if problem else ""
    finally:
        workspace.close()


def _write(workspace: Workspace, clock: FixedClock, chance: random.Random) -> list[Entry]:
    """Records, kept one after the other; the belief in each rated again and again."""
    written = []
    for _number in range(SAVES):
        session = workspace.drafting.begin()
        session.set_text("rule", "never angry")
        for value in range(chance.randrange(1, 4)):
            # A new version each time, so that each rating is added to the earlier ones.
            session.close_version()
            session.rate("rule", "", When.BEFORE, value)
            session.saved_as(workspace.drafting.save(session.saved, session.snapshot())[1])
            clock.put(_jump(clock.now(), chance))
        written.append(workspace.drafting.keep(session))
    return written


def _compare(workspace: Workspace, written: list[Entry]) -> str:
    lines = workspace.journal.page(JournalQuery(), limit=100).lines
    running = count()
    newest = sorted(written, key=lambda entry: (entry.day, next(running)), reverse=True)
    if [line.id for line in lines] != [entry.id for entry in newest]:
        return "the records are not in the order of their days, then of writing"
    for entry in written:
        if entry.day != entry.at.local_day:
            return "a record is on another day than the one lived"
        found = workspace.journal.record(entry.id)
        if (found.entry.day, found.entry.at, found.entry.kept) != (entry.day, entry.at, entry.kept):
            return "a record is on another day or moment than it was"
        if found.entry.ratings != entry.ratings:
            return "ratings are not as they were given"
        values = [point.value for point in found.rule_course]
        if values != list(range(len(values))) or not values:
            return "ratings are not in the order they were given"
    return ""


def _jump(now: Moment, chance: random.Random) -> Moment:
    """Where and when the next thing is written: mostly soon after, sometimes by a wrong clock."""
    at = datetime.fromtimestamp(now.instant_us / 1_000_000, UTC)
    later = timedelta(seconds=chance.random() * 90_000)
    to = chance.choice((at + later, at + later, at - YEAR, at + YEAR, FIRST, LAST))
    return _moment(min(max(to, FIRST), LAST), chance)


def _moment(at: datetime, chance: random.Random) -> Moment:
    zone = chance.choice(ZONES)
    return Moment.of(at.astimezone(ZoneInfo(zone)), zone)


TEST = HardTest(
    number="T23",
    promises=("P12",),
    title="clocks, zones and journeys",
    quick=200,
    soak=20_000,
    trial=_trial,
    prepare=_prepare,
    figures={"instants in zones": "sum"},
    faults=(BY_UTC, BY_CLOCK),
    obstacle=_obstacle,
)
