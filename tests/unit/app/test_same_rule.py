# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same rule in more than one record: found, asked about, tied, untied, and all of it undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.clock import FixedClock
from app.domain.entry import Entry, Kind, State
from app.domain.errors import AppError
from app.domain.links import SAME_RULE
from app.workspace import Workspace
from tests.unit.app.belief_acts import ANGER, ANGER_TOO, OTHER, belief, record
from tests.unit.app.conftest import moment

ONE_JOURNAL = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def asked(workspace: Workspace, of: Entry) -> str:
    """The id of what may be the same rule, or ""."""
    asks = workspace.same_rule.of_record(of.id).asks
    return asks.id if asks is not None else ""


def stored(workspace: Workspace, entry: Entry) -> Entry:
    return replace(workspace.drafting.open(entry.id).entry, order=0)


def test_a_yes_makes_one_belief_of_two_records(workspace: Workspace, clock: FixedClock) -> None:
    first = record(workspace, ANGER, 85)
    assert asked(workspace, first) == "", "there is nothing before it"
    clock.put(moment(12))
    record(workspace, OTHER, 70)
    second = record(workspace, ANGER_TOO, 60)
    [asks] = [workspace.same_rule.of_record(second.id).asks]
    assert asks is not None
    assert (asks.id, asks.text, asks.day.day) == (first.id, ANGER, 10)
    held, made, changes = workspace.same_rule.say_same(second.id, first.id)
    assert made
    assert {first.id, second.id, held} <= changes.changed
    for one in (first, second):
        rule = workspace.same_rule.of_record(one.id)
        assert (rule.belief, rule.records, rule.asks) == (held, 2, None)
    reading = workspace.beliefs.belief(held)
    assert reading.entry.text("rule") == ANGER
    assert [p.value for p in reading.course] == [85, 60]
    third = record(workspace, ANGER, 40)
    asks = workspace.same_rule.of_record(third.id).asks
    assert asks is not None
    assert (asks.id, asks.day.day) == (held, 10), "asked of the belief, by its first day"
    again, made, _changes = workspace.same_rule.say_same(third.id, held)
    assert (again, made) == (held, False)


def test_a_no_is_remembered_for_the_pair_from_both_sides(workspace: Workspace) -> None:
    first, second = record(workspace, ANGER, 85), record(workspace, ANGER_TOO, 60)
    workspace.same_rule.say_other(second.id, first.id)
    assert asked(workspace, second) == ""
    assert asked(workspace, first) == ""
    third = record(workspace, ANGER, 50)
    assert asked(workspace, third) == second.id, "of another pair it may be asked"
    workspace.same_rule.forget_other(second.id, first.id)
    assert asked(workspace, second) == third.id


def test_a_no_to_one_record_holds_for_the_belief_it_comes_to(workspace: Workspace) -> None:
    first, second = record(workspace, ANGER, 85), record(workspace, ANGER_TOO, 60)
    workspace.same_rule.say_other(second.id, first.id)
    third = record(workspace, ANGER, 50)
    workspace.same_rule.say_same(third.id, first.id)
    assert asked(workspace, second) == "", "neither by the first nor by the third"
    workspace.same_rule.say_same(second.id, third.id)
    assert workspace.same_rule.of_record(second.id).records == 3


def test_a_rule_written_down_by_hand_is_found(workspace: Workspace) -> None:
    held = belief(workspace, ANGER)
    written = record(workspace, ANGER_TOO, 60)
    assert asked(workspace, written) == held.id
    workspace.same_rule.say_other(written.id, held.id)
    assert asked(workspace, written) == ""


@pytest.mark.parametrize("keep", [False, True])
def test_a_draft_is_neither_asked_about_nor_found(workspace: Workspace, keep: bool) -> None:
    record(workspace, ANGER, 85, keep=keep)
    other = record(workspace, ANGER_TOO, 60, keep=not keep)
    assert asked(workspace, other) == ""


def test_what_lies_in_the_trash_is_not_found_and_comes_back(workspace: Workspace) -> None:
    first, second = record(workspace, ANGER, 85), record(workspace, ANGER_TOO, 60)
    workspace.trash.move(first.id)
    assert asked(workspace, second) == ""
    workspace.trash.restore(first.id)
    assert asked(workspace, second) == first.id
    held, _made, _changes = workspace.same_rule.say_same(second.id, first.id)
    workspace.trash.move(held)
    assert asked(workspace, second) == first.id, "a belief in the Trash holds nothing"
    workspace.trash.restore(held)
    assert workspace.same_rule.of_record(second.id).belief == held


def test_a_record_leaves_its_belief_and_the_belief_stays(workspace: Workspace) -> None:
    first, second = record(workspace, ANGER, 85), record(workspace, ANGER_TOO, 60)
    held, _made, _changes = workspace.same_rule.say_same(second.id, first.id)
    changes = workspace.same_rule.untie(second.id)
    assert held in changes.changed
    assert [r.id for r in workspace.beliefs.belief(held).records] == [first.id]
    other, _changes = workspace.same_rule.begin(second.id)
    assert other != held
    assert workspace.beliefs.belief(other).entry.text("rule") == ANGER_TOO
    workspace.same_rule.say_same(second.id, held)
    assert workspace.beliefs.belief(other).records == (), "one belief at most"


def test_without_a_rule_there_is_nothing_to_ask_or_begin(workspace: Workspace) -> None:
    session = workspace.drafting.begin()
    session.set_text("situation", "A short answer.")
    bare = workspace.drafting.keep(session)
    rule = workspace.same_rule.of_record(bare.id)
    assert (rule.belief, rule.asks) == ("", None)
    with pytest.raises(AppError, match="entry_gone"):
        workspace.same_rule.begin(bare.id)
    assert workspace.same_rule.of_record("0" * 32).asks is None
    with pytest.raises(AppError, match="entry_gone"):
        workspace.same_rule.say_same(bare.id, "0" * 32)


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["same", "other", "forget", "untie", "begin", "trash", "restore"]),
        st.integers(0, 3),
        st.integers(0, 3),
    ),
    max_size=8,
)


@ONE_JOURNAL
@given(acts=ACTS)
def test_whatever_is_answered_texts_and_ratings_stay(
    make: Callable[[str], Workspace], acts: list[tuple[str, int, int]], request: Any
) -> None:
    """And a record has one belief at most, which is there."""
    request.node.journals = getattr(request.node, "journals", 0) + 1
    workspace = make(f"journal {request.node.journals}")
    written = [record(workspace, rule, 80, 40) for rule in (ANGER, ANGER_TOO, ANGER, OTHER)]
    before = {one.id: (one.answers, one.ratings, one.day, one.state) for one in written}
    rules = workspace.same_rule
    for act, first, second in acts:
        here, there = written[first], written[second]
        match act:
            case "same" if first != second:
                rules.say_same(here.id, there.id)
            case "other":
                rules.say_other(here.id, there.id)
            case "forget":
                rules.forget_other(here.id, there.id)
            case "untie":
                rules.untie(here.id)
            case "begin":
                rules.begin(here.id)
            case "trash":
                held = rules.of_record(here.id).belief
                if held:
                    workspace.trash.move(held)
            case _:
                for line in workspace.trash.list():
                    workspace.trash.restore(line.entry.id)
    for entry_id, there_was in before.items():
        now = workspace.drafting.open(entry_id).entry
        assert (now.answers, now.ratings, now.day, now.state) == there_was
        assert sum(link.kind == SAME_RULE for link in now.links) <= 1
    for belief_line in workspace.beliefs.lines():
        for tied in workspace.beliefs.belief(belief_line.id).records:
            assert rules.of_record(tied.id).belief == belief_line.id


@ONE_JOURNAL
@given(first=st.booleans(), answer=st.sampled_from(["same", "other", "begin", "by hand"]))
def test_undo_leaves_everything_as_it_was(
    make: Callable[[str], Workspace], first: bool, answer: str, request: Any
) -> None:
    request.node.journals = getattr(request.node, "journals", 0) + 1
    workspace = make(f"journal {request.node.journals}")
    one, two = record(workspace, ANGER, 85), record(workspace, ANGER_TOO, 60)
    hand = belief(workspace, OTHER)
    if first:
        workspace.same_rule.say_same(one.id, hand.id)
    rules = workspace.same_rule
    before = [stored(workspace, entry) for entry in (one, two, hand)]
    lines = workspace.beliefs.lines()
    match answer:
        case "same":
            held, made, _changes = rules.say_same(two.id, one.id)
            if made:
                rules.take_back(held, (two.id, one.id))
            else:
                rules.untie(two.id)
        case "other":
            rules.say_other(two.id, one.id)
            rules.forget_other(two.id, one.id)
        case "begin":
            held, _changes = rules.begin(two.id)
            rules.take_back(held, (two.id,))
        case _:
            rules.say_same(two.id, hand.id)
            rules.untie(two.id)
    assert [stored(workspace, entry) for entry in (one, two, hand)] == before
    assert workspace.beliefs.lines() == lines


def test_a_long_journal_is_looked_through_for_a_few_words(
    workspace: Workspace, clock: FixedClock
) -> None:
    first = record(workspace, ANGER, 85)
    for number in range(60):
        clock.put(moment(11, 12, number % 60))
        record(workspace, f"I must know answer number {number} of every book", 50)
    last = record(workspace, ANGER_TOO, 60)
    assert asked(workspace, last) == first.id


def test_what_is_shown_of_a_belief_is_what_was_written_on_that_day(
    workspace: Workspace, clock: FixedClock
) -> None:
    first = record(workspace, ANGER, 85)
    held, _changes = workspace.same_rule.begin(first.id)
    clock.put(moment(12))
    session = workspace.drafting.open(held)
    session.set_text("rule", OTHER)
    workspace.drafting.keep(session)
    asks = workspace.same_rule.of_record(record(workspace, ANGER_TOO, 60).id).asks
    assert asks is not None
    assert (asks.id, asks.text, asks.day.day) == (held, ANGER, 10)


def test_what_was_noted_as_fitting_goes_with_a_belief_that_is_taken_back(
    workspace: Workspace,
) -> None:
    first = record(workspace, ANGER, 85)
    held, _changes = workspace.same_rule.begin(first.id)
    session = workspace.drafting.begin_part(Kind.POSITIVE, workspace.drafting.open(held).entry)
    session.set_text("happened", "She laughed when I said that I had been cross.")
    fits = workspace.drafting.keep(session)
    workspace.same_rule.take_back(held, (first.id,))
    with pytest.raises(AppError):
        stored(workspace, fits)
    workspace.trash.restore(held)
    assert stored(workspace, fits).state is State.KEPT


def test_a_no_outlives_an_earlier_version_that_is_brought_back(workspace: Workspace) -> None:
    first, second = record(workspace, ANGER, 85), record(workspace, ANGER_TOO, 60)
    workspace.drafting.close_version(second.id)
    workspace.same_rule.say_other(second.id, first.id)
    number = workspace.versions.list(second.id)[0].number
    workspace.versions.restore(second.id, number)
    assert asked(workspace, second) == ""
