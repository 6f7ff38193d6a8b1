# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cumulative incidence beside a competing event: by hand, against SciPy, and by other formulas."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from app.insights.statistics.cumulative_incidence import (
    MINIMUM,
    MINIMUM_EVENTS,
    CumulativeIncidence,
    Observation,
    Outcome,
    cumulative_incidence,
)

HIT, END, OPEN = Outcome.EVENT, Outcome.COMPETING, Outcome.CENSORED
Seen = list[tuple[int, Outcome]]
# Few different days: many ties between the kinds, and some on the first day.
episodes = st.lists(
    st.tuples(st.integers(0, 12), st.sampled_from([HIT, END, OPEN])), min_size=1, max_size=40
)


def made(seen: Seen) -> CumulativeIncidence:
    found = cumulative_incidence(Observation(days, outcome) for days, outcome in seen)
    assert found is not None
    return found


def survival(ended: list[float], censored: list[float]) -> stats.ecdf:
    """SciPy's curve of Kaplan and Meier."""
    sample = stats.CensoredData(uncensored=ended, right=censored)
    return stats.ecdf(sample).sf


def test_by_hand() -> None:
    found = made([(1, HIT), (2, HIT), (2, END), (3, OPEN), (4, HIT), (5, END)])
    assert [(step.days, step.at_risk, step.events, step.competing) for step in found.steps] == [
        (1, 6, 1, 0),
        (2, 5, 1, 1),
        (4, 2, 1, 0),
        (5, 1, 0, 1),
    ]
    assert [step.incidence for step in found.steps] == pytest.approx([1 / 6, 1 / 3, 7 / 12, 7 / 12])
    other = [step.competing_incidence for step in found.steps]
    assert other == pytest.approx([0, 1 / 6, 1 / 6, 5 / 12])
    assert (found.n, found.events, found.competing, found.censored) == (6, 3, 2, 1)


def test_censored_on_the_day_of_an_event_was_still_at_risk() -> None:
    found = made([(3, HIT), (3, OPEN), (3, END), (4, HIT)])
    assert found.steps[0].at_risk == 4
    assert found.steps[0].incidence == found.steps[0].competing_incidence == 0.25
    assert found.steps[1].incidence == 0.75


@given(episodes)
def test_without_open_ones_it_is_the_share_so_far(seen: Seen) -> None:
    known = [(days, outcome) for days, outcome in seen if outcome is not OPEN] or [(1, HIT)]
    found = made(known)
    for step in found.steps:
        so_far = [outcome for days, outcome in known if days <= step.days]
        assert step.incidence == pytest.approx(so_far.count(HIT) / len(known))
        assert step.competing_incidence == pytest.approx(so_far.count(END) / len(known))


@given(episodes)
def test_with_one_kind_it_is_what_kaplan_and_meier_leave(seen: Seen) -> None:
    found = made([(days, HIT if outcome is END else outcome) for days, outcome in seen])
    curve = survival(
        [days for days, outcome in seen if outcome is not OPEN],
        [days for days, outcome in seen if outcome is OPEN],
    )
    for step in found.steps:
        assert step.incidence == pytest.approx(1 - curve.evaluate(step.days), abs=1e-12)


@given(episodes)
def test_it_is_the_share_weighted_by_the_chance_of_being_censored(seen: Seen) -> None:
    """Another formula for the same: each event counts for those censored before it as well."""
    found = made(seen)
    # The chance to be still under observation just before a day; events come before censoring.
    watched = survival(
        [days + 0.5 for days, outcome in seen if outcome is OPEN] or [100],
        [days for days, outcome in seen if outcome is not OPEN],
    )
    for step in found.steps:
        events = [days for days, outcome in seen if outcome is HIT and days <= step.days]
        weighted = sum(1 / watched.evaluate(days) for days in events) / len(seen)
        assert step.incidence == pytest.approx(weighted, abs=1e-9)


@given(episodes)
def test_it_never_falls_and_both_kinds_share_what_is_not_free(seen: Seen) -> None:
    found = made(seen)
    curve = survival(
        [days for days, outcome in seen if outcome is not OPEN],
        [days for days, outcome in seen if outcome is OPEN],
    )
    last = (0.0, 0.0)
    for step in found.steps:
        now = (step.incidence, step.competing_incidence)
        assert 0 <= last[0] <= now[0] <= 1
        assert 0 <= last[1] <= now[1] <= 1
        assert sum(now) == pytest.approx(1 - curve.evaluate(step.days), abs=1e-12)
        last = now


@given(episodes)
def test_counting_the_other_kind_as_open_would_overstate(seen: Seen) -> None:
    found = made(seen)
    naive = made([(days, OPEN if outcome is END else outcome) for days, outcome in seen])
    for step in found.steps:
        overstated = naive.at(step.days)
        assert overstated is not None
        assert overstated >= step.incidence - 1e-12


@given(episodes.flatmap(lambda seen: st.tuples(st.just(seen), st.permutations(seen))))
def test_order_does_not_matter(lists: tuple[Seen, Seen]) -> None:
    assert made(lists[0]) == made(lists[1])


@given(episodes)
def test_the_other_kind_mirrors_it(seen: Seen) -> None:
    other = {HIT: END, END: HIT, OPEN: OPEN}
    found, turned = made(seen), made([(days, other[outcome]) for days, outcome in seen])
    for a, b in zip(found.steps, turned.steps, strict=True):
        assert (a.incidence, a.competing_incidence) == (b.competing_incidence, b.incidence)


def test_reading_the_curve() -> None:
    found = made([(2, HIT), (4, END), (6, HIT), (9, OPEN)])
    assert [found.at(days) for days in (0, 1.9, 2, 5, 6, 9, 9.1)] == [
        0,
        0,
        0.25,
        0.25,
        0.5,
        0.5,
        None,
    ]
    assert found.last == 9


def test_nothing_and_nothing_yet() -> None:
    assert cumulative_incidence([]) is None
    found = made([(5, OPEN), (8, OPEN)])
    assert found.steps == ()
    assert found.at(8) == 0
    with pytest.raises(ValueError, match="start"):
        made([(-1, HIT)])


def test_on_the_first_day() -> None:
    found = made([(0, HIT), (0, END)])
    assert found.at(0) == 0.5


@pytest.mark.parametrize(
    ("events", "others", "enough"), [(5, 2, False), (4, 4, False), (5, 3, True)]
)
def test_enough(events: int, others: int, enough: bool) -> None:
    assert (MINIMUM, MINIMUM_EVENTS) == (8, 5)
    assert made([(3, HIT)] * events + [(3, OPEN)] * others).enough() is enough
