# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seven days, four weeks, twelve months: over any dates whatever."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from app.domain.moment import Moment
from app.domain.rotation import DAILY, MONTHLY, WEEKLY, due, kept, last_day, stale

DAY_US = 86_400_000_000
moments = st.builds(
    Moment,
    st.integers(
        Moment.of(datetime(1999, 12, 1, tzinfo=UTC)).instant_us,
        Moment.of(datetime(2031, 2, 1, tzinfo=UTC)).instant_us,
    ),
    st.sampled_from([-39600, -18000, 0, 3600, 20700, 45900, 50400]),
)
close = st.builds(
    Moment,
    st.integers(0, 40 * DAY_US).map(
        lambda us: Moment.of(datetime(2026, 12, 10, tzinfo=UTC)).instant_us + us
    ),
    st.sampled_from([-39600, 0, 50400]),
)
lists = st.lists(moments, max_size=60) | st.lists(close, max_size=60)


def at(year: int, month: int, day: int, hour: int = 18) -> Moment:
    return Moment.of(datetime(year, month, day, hour, tzinfo=timezone(timedelta(hours=1))))


def days(start: date, count: int) -> list[Moment]:
    first = at(start.year, start.month, start.day)
    return [Moment(first.instant_us + n * DAY_US, first.offset_s) for n in range(count)]


@given(lists)
def test_the_newest_stays_and_there_is_a_bound(made: list[Moment]) -> None:
    stay = kept(made)
    assert bool(stay) == bool(made)
    assert len(stay) <= DAILY + WEEKLY + MONTHLY
    if made:
        assert max(moment.instant_us for moment in made) in {made[i].instant_us for i in stay}


@given(lists)
def test_the_last_seven_days_four_weeks_and_twelve_months_are_there(made: list[Moment]) -> None:
    stay = [made[i] for i in kept(made)]
    # A day is that of the newest backup on it; two zones may disagree about its name.
    newest: dict[date, int] = {}
    for moment in made:
        newest[moment.local_day] = max(newest.get(moment.local_day, 0), moment.instant_us)
    for names, count in (
        (lambda day: day, DAILY),
        (lambda day: day.isocalendar()[:2], WEEKLY),
        (lambda day: (day.year, day.month), MONTHLY),
    ):
        latest: dict[object, int] = {}
        for day, instant in newest.items():
            latest[names(day)] = max(latest.get(names(day), -(2**62)), instant)
        wanted = sorted(latest.values(), reverse=True)[:count]
        assert set(wanted) <= {moment.instant_us for moment in stay}


@given(lists)
def test_what_stays_stays_when_asked_again(made: list[Moment]) -> None:
    stay = [made[i] for i in sorted(kept(made))]
    assert len(kept(stay)) == len(stay)


@given(lists, moments)
def test_a_newer_one_never_brings_two_of_one_day(made: list[Moment], more: Moment) -> None:
    stay = [made[i] for i in kept(made)]
    again = [*stay, more]
    left = [again[i] for i in kept(again)]
    assert len({moment.local_day for moment in left}) == len(left)


@given(lists, moments)
def test_time_alone_removes_nothing(made: list[Moment], now: Moment) -> None:
    """What is kept depends on the backups there are, not on the clock."""
    stay = kept(made)
    due(made, now)
    assert kept(made) == stay


def test_a_year_of_daily_use() -> None:
    made: list[Moment] = []
    for moment in days(date(2026, 1, 1), 400):
        made = [*made, moment]
        made = [made[i] for i in sorted(kept(made))]
    found = [moment.local_day for moment in made]
    last = date(2026, 1, 1) + timedelta(days=399)
    assert found[-7:] == [last - timedelta(days=n) for n in reversed(range(7))]
    assert 18 <= len(found) <= 23
    months = {(day.year, day.month) for day in found}
    assert len(months) == 12


def test_due_once_a_day_whatever_the_clock_did() -> None:
    now = at(2026, 11, 23)
    assert due([], now)
    assert due([at(2026, 11, 22)], now)
    assert not due([at(2026, 11, 23, 1)], now)
    # The clock had been a year ahead.
    assert due([at(2027, 11, 23)], now)


def test_stale_after_fourteen_days() -> None:
    now = at(2026, 11, 23)
    assert not stale([], now)
    assert not stale([at(2026, 11, 9)], now)
    assert stale([at(2026, 11, 8), at(2026, 10, 1)], now)


def test_a_date_in_the_future_is_no_age() -> None:
    now = at(2026, 11, 23)
    assert stale([at(2100, 1, 1)], now)
    assert stale([at(2100, 1, 1), at(2026, 10, 1)], now)
    assert not stale([at(2100, 1, 1), at(2026, 11, 20)], now)
    # Elsewhere it may be tomorrow already.
    assert not stale([at(2026, 11, 24)], now)


def test_the_day_the_last_one_goes() -> None:
    made = days(date(2026, 9, 1), 80)
    made = [made[i] for i in sorted(kept(made))]
    now = made[-1]
    by = last_day(made, range(len(made)), now)
    assert by is not None
    # Those at the ends of September and October stay for as long as there are twelve months.
    assert date(2027, 10, 1) == by
    # One begun this month: the Sunday before stays until four later weeks have a backup.
    this_month = [i for i, moment in enumerate(made) if moment.local_day.month == 11]
    assert last_day(made, this_month, now) == date(2026, 12, 7)
    assert last_day(made, [], now) == now.local_day


@given(st.lists(close, min_size=1, max_size=25), st.data())
def test_by_that_day_it_has_gone(made: list[Moment], data: st.DataObject) -> None:
    now = max(made, key=lambda moment: moment.instant_us)
    made = [made[i] for i in kept(made)]
    holding = data.draw(st.sets(st.integers(0, len(made) - 1), min_size=1))
    by = last_day(made, holding, now)
    assert by is not None
    marked = {made[i] for i in holding}
    number = 0
    while True:
        number += 1
        new = Moment(now.instant_us + number * DAY_US, now.offset_s)
        made = [*made, new]
        made = [made[i] for i in kept(made)]
        if new.local_day >= by:
            break
    assert not marked & set(made)
