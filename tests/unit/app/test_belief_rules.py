# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of beliefs, experiments and wobble pairs that need nothing but their entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import experiment, wobble
from app.domain.belief import FLEXIBLE, next_when, own_course
from app.domain.draft import DraftSession
from app.domain.entry import Entry, Kind, Mark, State, When
from app.domain.moment import Moment
from app.domain.wobble import WOBBLE, Stand

START = Moment(1_795_000_000_000_000, 3600, "Europe/Berlin")
MINUTE = 60 * 1_000_000
DAY = 24 * 60 * MINUTE


class Hand:
    """A clock that is put."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> Moment:
        return self.at

    def later(self, microseconds: int) -> None:
        self.at = replace(self.at, instant_us=self.at.instant_us + microseconds)


def session(kind: Kind, clock: Hand) -> DraftSession:
    entry = Entry(
        id="0" * 32,
        kind=kind,
        state=State.DRAFT,
        day=clock().local_day,
        at=clock(),
        changed=clock(),
    )
    return DraftSession(entry, now=clock)


# ---------------------------------------------------------------- strength over time

SITTINGS = st.lists(
    st.tuples(
        st.integers(0, 40),  # hours since the sitting before
        st.lists(st.integers(0, 100) | st.none(), min_size=1, max_size=4),
    ),
    max_size=8,
)


@given(SITTINGS)
def test_strengths_are_never_taken_back(sittings: list[tuple[int, list[int | None]]]) -> None:
    """Within one sitting the last value counts; those of earlier sittings stay as they were."""
    clock = Hand()
    draft = session(Kind.BELIEF, clock)
    told: list[int] = []
    for hours, values in sittings:
        clock.later(hours * 60 * MINUTE + MINUTE)
        when = next_when(draft.entry, FLEXIBLE, clock().local_day)
        earlier = own_course(draft.entry, FLEXIBLE)
        for value in values:
            clock.later(1)
            draft.rate(FLEXIBLE, "", when, value)
        draft.close_version()
        course = own_course(draft.entry, FLEXIBLE)
        assert course[: len(earlier)] == earlier
        if values[-1] is not None:
            told.append(values[-1])
    assert [point.value for point in own_course(draft.entry, FLEXIBLE)] == told


def test_the_moment_of_the_work_follows_the_local_day() -> None:
    clock = Hand()
    draft = session(Kind.BELIEF, clock)
    found = []
    for hours in (0, 1, 24, 1):
        clock.later(hours * 60 * MINUTE)
        when = next_when(draft.entry, FLEXIBLE, clock().local_day)
        draft.rate(FLEXIBLE, "", when, 50 + hours)
        draft.close_version()
        found.append(when)
    assert found == [When.BEFORE, When.AFTER, When.LATER, When.AFTER]


# ---------------------------------------------------------------- experiments


def planned(clock: Hand, interest: str = "yes") -> DraftSession:
    draft = session(Kind.EXPERIMENT, clock)
    draft.set_text("belief", "If I stop, she goes silent.")
    draft.rate("belief", "", When.BEFORE, 70)
    draft.set_mark("in_interest", interest)
    return draft


def test_the_outcome_is_asked_for_on_a_later_day_of_a_kept_plan_that_serves_the_patient() -> None:
    clock = Hand()
    draft = planned(clock)
    today = clock().local_day
    tomorrow = today + timedelta(days=1)
    assert not experiment.asks_outcome(draft.entry, tomorrow), "it is a draft"
    draft.mark_kept()
    assert not experiment.asks_outcome(draft.entry, today)
    assert experiment.asks_outcome(draft.entry, tomorrow)
    assert experiment.outcome_from(draft.entry) == tomorrow
    for answer in ("no", ""):
        draft.set_mark("in_interest", answer)
        assert not experiment.asks_outcome(draft.entry, tomorrow), answer
    draft.set_text("happened", "She rang.")
    assert experiment.asks_outcome(draft.entry, today), "what was noted is always shown"


def test_a_plan_changed_later_waits_again() -> None:
    clock = Hand()
    draft = planned(clock)
    draft.mark_kept()
    draft.close_version()
    clock.later(2 * DAY)
    draft.rate("belief", "", When.BEFORE, 60)
    assert experiment.outcome_from(draft.entry) == clock().local_day + timedelta(days=1)


@pytest.mark.parametrize(("days", "due"), [(0, 1), (1, 1), (5, 5), (-3, 1)])
def test_today_may_ask_from_the_day_of_the_contact(days: int, due: int) -> None:
    clock = Hand()
    draft = planned(clock)
    today = clock().local_day
    draft.set_mark("try_on", (today + timedelta(days=days)).isoformat())
    assert experiment.due_on(draft.entry) == today + timedelta(days=due)


def test_a_result_has_both_ratings() -> None:
    clock = Hand()
    draft = planned(clock)
    assert experiment.result(draft.entry) is None
    draft.rate("belief", "", When.LATER, 40)
    assert experiment.result(draft.entry) == (70, 40)
    draft.rate("belief", "", When.LATER, None)
    assert experiment.result(draft.entry) is None
    broken = replace(draft.entry, marks=(Mark("try_on", "soon"),))
    assert experiment.due_on(broken) > date.min


# ---------------------------------------------------------------- wobble


@given(st.integers(-60 * MINUTE, 90 * MINUTE), st.integers(0, 100), st.integers(0, 100))
def test_a_pair_counts_from_ten_to_thirty_minutes(gap: int, first: int, second: int) -> None:
    clock = Hand()
    draft = session(Kind.WOBBLE, clock)
    assert wobble.stand(draft.entry, clock()) is Stand.NEW
    draft.rate(WOBBLE, "", When.BEFORE, first)
    clock.later(gap)
    expected = Stand.WAITS
    if gap >= 10 * MINUTE:
        expected = Stand.OPEN if gap <= 30 * MINUTE else Stand.PAST
    assert wobble.stand(draft.entry, clock()) is expected
    assert wobble.pair(draft.entry) is None
    draft.rate(WOBBLE, "", When.AGAIN, second)
    counts = 10 * MINUTE <= gap <= 30 * MINUTE
    assert wobble.pair(draft.entry) == ((first, second) if counts else None)
    assert (wobble.stand(draft.entry, clock()) is Stand.DONE) == counts


def test_a_rating_taken_away_begins_anew() -> None:
    clock = Hand()
    draft = session(Kind.WOBBLE, clock)
    draft.rate(WOBBLE, "", When.BEFORE, 50)
    draft.rate(WOBBLE, "", When.BEFORE, None)
    assert wobble.window(draft.entry) is None
    assert wobble.stand(draft.entry, clock()) is Stand.NEW
