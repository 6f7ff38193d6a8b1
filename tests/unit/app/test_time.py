# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A day stays the one that was lived: zones, daylight saving, journeys and clocks put wrong."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app import clock as clocks
from app.clock import FixedClock, SystemClock
from app.domain.entry import When
from app.domain.errors import AppError
from app.domain.moment import Moment
from app.exchange.json_entry import EntryReader
from app.exchange.json_out import time_text
from app.services.journal import JournalQuery
from app.services.translation import moment_from, stamp_from
from app.workspace import Workspace
from tests.unit.app.conftest import open_cheap

# Half-hour and quarter-hour zones, days that never were, saving time turned the other way round,
# offsets with seconds, and both ends of the calendar.
ZONES = (
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Monrovia",
    "America/Caracas",
    "America/Nuuk",
    "America/Los_Angeles",
    "America/New_York",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Pyongyang",
    "Asia/Tehran",
    "Australia/Eucla",
    "Australia/Lord_Howe",
    "Etc/UTC",
    "Europe/Berlin",
    "Europe/Dublin",
    "Europe/Istanbul",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
)

# Just before and just after, in UTC.
EDGES = {
    "Berlin, an hour that never was": ("Europe/Berlin", "2026-03-29T01:00"),
    "Berlin, an hour that was twice": ("Europe/Berlin", "2026-10-25T01:00"),
    "Lord Howe, half an hour twice": ("Australia/Lord_Howe", "2026-04-04T15:00"),
    "Lord Howe, half an hour never": ("Australia/Lord_Howe", "2026-10-03T15:30"),
    "Apia, a Friday that never was": ("Pacific/Apia", "2011-12-30T10:00"),
    "Casablanca, before Ramadan": ("Africa/Casablanca", "2026-02-15T02:00"),
    "Casablanca, after Ramadan": ("Africa/Casablanca", "2026-03-22T02:00"),
    "Chatham, at a quarter to": ("Pacific/Chatham", "2026-04-04T14:00"),
    "Cairo, at midnight": ("Africa/Cairo", "2026-04-23T22:00"),
    "Sao Paulo, a day without midnight": ("America/Sao_Paulo", "2018-11-04T03:00"),
    "Troll, by two hours": ("Antarctica/Troll", "2026-03-29T01:00"),
}

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
instants = st.integers(-70 * 31_557_600, 130 * 31_557_600).map(
    lambda seconds: EPOCH + timedelta(seconds=seconds, microseconds=seconds % 1_000_000)
)


@given(instants, st.sampled_from(ZONES))
@settings(max_examples=2_000)
@example(datetime(2011, 12, 30, 9, 59, 59, 999_999, tzinfo=UTC), "Pacific/Apia")
@example(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "Europe/Berlin")
@example(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "Europe/Berlin")
def test_a_moment_is_instant_offset_zone_and_the_day_that_was_lived(
    instant: datetime, zone: str
) -> None:
    lived = instant.astimezone(ZoneInfo(zone))
    moment = Moment.of(lived, zone)
    assert EPOCH + timedelta(microseconds=moment.instant_us) == instant
    assert timedelta(seconds=moment.offset_s) == lived.utcoffset()
    assert moment.local_day == lived.date()
    assert moment.local.replace(tzinfo=None) == lived.replace(tzinfo=None)
    # Stored, exported and read again it is the same, to the microsecond and the fold.
    assert moment_from(stamp_from(moment)) == moment
    text = time_text(stamp_from(moment))
    assert EntryReader()._moment({"time": text, "zone": zone}, "at") == stamp_from(moment)


@given(st.lists(st.tuples(instants, st.sampled_from(ZONES)), min_size=2, max_size=2))
def test_earlier_is_earlier_whatever_the_clocks_showed(pair: list[tuple[datetime, str]]) -> None:
    (one, here), (other, there) = pair
    first, second = (
        Moment.of(t.astimezone(ZoneInfo(z)), z) for t, z in ((one, here), (other, there))
    )
    assert (first.instant_us < second.instant_us) == (one < other)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[datetime, str], Moment]]:
    """What the clock of a computer in a zone says at an instant; the rules are the system's."""
    if not hasattr(time, "tzset"):
        pytest.skip("TZ is for other systems")
    clock = SystemClock()

    def ask(instant: datetime, zone: str) -> Moment:
        class At(datetime):
            @classmethod
            def now(cls, tz: object = None) -> datetime:
                return instant

        monkeypatch.setenv("TZ", zone)
        monkeypatch.setattr(clocks, "datetime", At)
        return clock.now()

    yield ask
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("edge", EDGES)
def test_the_systems_clock_at_the_edges_of_saving_time(
    edge: str, at: Callable[[datetime, str], Moment]
) -> None:
    zone, text = EDGES[edge]
    edge_at = datetime.fromisoformat(text).replace(tzinfo=UTC)
    offsets = set()
    for seconds in (-3600, -1, 0, 1, 3599, 3600, 86_400):
        instant = edge_at + timedelta(seconds=seconds)
        lived = instant.astimezone(ZoneInfo(zone))
        moment = at(instant, zone)
        assert moment == Moment.of(lived, zone)
        assert moment.local_day == lived.date()
        offsets.add(moment.offset_s)
    assert len(offsets) == 2, "this was no edge"


def test_between_two_zones_of_one_offset_the_name_follows(
    at: Callable[[datetime, str], Moment],
) -> None:
    winter = datetime(2026, 11, 23, 12, tzinfo=UTC)
    for zone in ("Europe/Berlin", "Africa/Lagos", "Europe/Paris"):
        assert at(winter, zone) == Moment.of(winter.astimezone(ZoneInfo(zone)), zone)


@pytest.mark.parametrize("zone", ["CET-1CEST", "No/Such_Zone", "EST5EDT,M3.2.0,M11.1.0", ""])
def test_a_zone_without_a_name_still_has_its_offset(
    zone: str, at: Callable[[datetime, str], Moment]
) -> None:
    moment = at(datetime(2026, 1, 15, 12, tzinfo=UTC), zone)
    assert moment.offset_s == {"CET-1CEST": 3600}.get(zone, -18_000 if "EST" in zone else 0)
    assert moment.zone in ("", "UTC", "Etc/UTC")


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
def test_a_new_zone_of_the_system_is_noticed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As on a journey with the journal open: the environment says nothing, a file changes."""
    link = tmp_path / "localtime"
    clock = SystemClock()
    asked: list[str] = []
    monkeypatch.setattr(clocks, "_LOCAL", str(link))
    monkeypatch.setattr(clocks, "_zone_name", lambda _local: asked.append("asked") or link.name)
    for zone in ("Europe/Berlin", "Africa/Lagos"):
        link.unlink(missing_ok=True)
        link.symlink_to(f"/usr/share/zoneinfo/{zone}")
        clock.now()
        clock.now()
    assert asked == ["asked", "asked"]


def _at(text: str, zone: str) -> Moment:
    return Moment.of(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)), zone)


def _keep(workspace: Workspace, text: str) -> str:
    session = workspace.drafting.begin()
    session.set_text("rule", text)
    session.rate("rule", "", When.BEFORE, 80)
    workspace.drafting.keep(session)
    return session.entry.id


def _texts(workspace: Workspace) -> list[str]:
    lines = workspace.journal.page(JournalQuery()).lines
    return [workspace.journal.record(line.id).entry.text("rule") for line in lines]


JOURNEYS = [
    # Written where it is already tomorrow; a follow-up waits for a later day on the calendar there.
    ("2026-11-24T07:00", "Pacific/Kiritimati", "2026-11-23T23:30", "Pacific/Pago_Pago", False),
    ("2026-11-24T07:00", "Pacific/Kiritimati", "2026-11-24T23:59", "Pacific/Pago_Pago", False),
    ("2026-11-24T07:00", "Pacific/Kiritimati", "2026-11-25T00:00", "Pacific/Pago_Pago", True),
    # The other way round an hour is a day.
    ("2026-11-23T23:30", "Pacific/Pago_Pago", "2026-11-25T01:30", "Pacific/Kiritimati", True),
    # A day that never was.
    ("2011-12-29T23:59", "Pacific/Apia", "2011-12-31T00:00", "Pacific/Apia", True),
    ("2026-10-24T23:30", "Europe/Berlin", "2026-10-25T00:10", "Europe/Berlin", True),
    ("2026-10-25T00:10", "Europe/Berlin", "2026-10-25T23:50", "Europe/Berlin", False),
    ("2026-04-04T23:59", "Australia/Lord_Howe", "2026-04-05T00:01", "Australia/Lord_Howe", True),
]


@pytest.mark.parametrize(("written", "there", "now", "here", "allowed"), JOURNEYS)
def test_a_follow_up_belongs_to_a_later_local_day(
    written: str,
    there: str,
    now: str,
    here: str,
    allowed: bool,
    workspace: Workspace,
    clock: FixedClock,
) -> None:
    clock.put(_at(written, there))
    record = _keep(workspace, "a rule")
    clock.put(_at(now, here))
    entry = workspace.journal.record(record).entry
    assert entry.day == date.fromisoformat(written[:10])
    assert (entry.at.zone, entry.at.local.strftime("%Y-%m-%dT%H:%M")) == (there, written)
    if not allowed:
        with pytest.raises(AppError) as caught:
            workspace.drafting.begin_followup(entry)
        assert caught.value.code == "too_early"
        return
    followup = workspace.drafting.begin_followup(entry)
    followup.rate("rule", "", When.LATER, 40)
    workspace.drafting.keep(followup)
    course = workspace.journal.record(record).rule_course
    assert [point.value for point in course] == [80, 40]


@pytest.mark.parametrize("years", [-56, -1, 1, 74])
@pytest.mark.parametrize("reopened", [False, True])
def test_a_clock_put_wrong_moves_nothing_that_was_written(
    years: int, reopened: bool, workspace: Workspace, clock: FixedClock
) -> None:
    right = clock.now()
    first, second = _keep(workspace, "first"), _keep(workspace, "second")
    before = [workspace.journal.record(i).entry for i in (first, second)]
    if reopened:
        workspace.close()
    clock.put(_at(f"{2026 + years}-11-10T12:00", "Europe/Berlin"))
    opened = open_cheap(workspace.folder, clock) if reopened else workspace
    third = _keep(opened, "third")
    for page in (opened.trash.list(), opened.journal.last(3)):
        assert page is not None
    opened.waiting.lines(clock.now().local_day)
    opened.journal.continue_draft()
    clock.put(right)
    # By the day that the clock told, and in the order of writing on each.
    told = ["third", "second", "first"] if years > 0 else ["second", "first", "third"]
    assert _texts(opened) == told
    assert [opened.journal.record(i).entry for i in (first, second)] == before
    fourth = _keep(opened, "fourth")
    assert _texts(opened)[1 if years > 0 else 0] == "fourth"
    assert opened.security.verify().ok
    assert opened.journal.record(third).entry.day.year == 2026 + years
    assert opened.journal.record(fourth).entry.day.year == 2026
    if reopened:
        opened.close()


def test_the_newest_rating_holds_also_when_the_clock_was_put_back(
    workspace: Workspace, clock: FixedClock
) -> None:
    record = _keep(workspace, "a rule")
    clock.put(_at("2025-11-10T12:00", "Europe/Berlin"))
    session = workspace.drafting.open(record)
    session.rate("rule", "", When.BEFORE, 30)
    workspace.drafting.keep(session)
    reading = workspace.journal.record(record)
    assert reading.entry.rating("rule", when=When.BEFORE) == 30
    assert [point.value for point in reading.rule_course] == [80, 30]
    assert workspace.drafting.open(record).entry.rating("rule") == 30


def test_thirty_days_in_the_trash_are_only_counted(workspace: Workspace, clock: FixedClock) -> None:
    record = _keep(workspace, "a rule")
    workspace.trash.move(record)
    for year in (2027, 2100, 1970, 2026):
        clock.put(_at(f"{year}-11-10T12:00", "Europe/Berlin"))
        (line,) = workspace.trash.list()
        assert line.entry.id == record
    workspace.trash.restore(record)
    assert workspace.journal.record(record).entry.day == date(2026, 11, 10)
