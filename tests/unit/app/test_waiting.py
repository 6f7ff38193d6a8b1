# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What waits on Today: in which order, how many lines, from which day on and how long."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.clock import FixedClock
from app.domain.entry import Entry, Kind, When
from app.services import waiting
from app.workspace import Workspace
from tests.unit.app.conftest import moment
from tests.unit.app.test_repairs import hunch, part
from tests.unit.app.test_services import write

FIRST = date(2026, 11, 1)


def day(number: int) -> date:
    """A day, counted on from the first of November 2026."""
    return FIRST + timedelta(days=number - 1)


def lines(workspace: Workspace, number: int) -> list[tuple[str, int]]:
    """Kind and day of what waits on a day."""
    found = workspace.waiting.lines(day(number))
    return [(line.kind, (line.day - FIRST).days + 1) for line in found]


def plan(workspace: Workspace, episode: Entry, number: int) -> Entry:
    """A plan for a contact on a day."""
    marks = {"next_contact": day(number).isoformat()}
    return part(workspace, Kind.PLAN, episode, marks=marks)


def told(workspace: Workspace, episode: Entry, number: int = 10) -> Entry:
    """Feedback that is open."""
    return part(workspace, Kind.FEEDBACK, episode, day(number), words={"gist": "Too fast."})


def agreed(workspace: Workspace, episode: Entry, number: int) -> Entry:
    """An agreement to look at again on a day."""
    marks = {"review_on": day(number).isoformat()}
    words = {"topic": "Calls"}
    return part(workspace, Kind.AGREEMENT, episode, day(1), marks=marks, words=words)


def kept(workspace: Workspace, agreement: Entry, number: int, again: int = 0) -> Entry:
    """A line of its log, with a day to look again or none."""
    marks = {"kept": "kept"} | ({"review_on": day(again).isoformat()} if again else {})
    return part(
        workspace, Kind.AGREEMENT_LOG, agreement, day(number), about=agreement.id, marks=marks
    )


@pytest.fixture
def episode(workspace: Workspace) -> Entry:
    """A repair of P-047, begun on the tenth."""
    return hunch(workspace)


def test_nothing_waits_in_an_empty_journal(workspace: Workspace) -> None:
    assert workspace.waiting.lines(day(10)) == ()


def test_what_belongs_to_the_next_contact_comes_first(
    workspace: Workspace, episode: Entry, clock: FixedClock
) -> None:
    write(workspace, "She left early.", next_step="come_back")
    agreed(workspace, episode, 11)
    assert lines(workspace, 11) == [("agreement", 11), ("rate_again", 10)]
    told(workspace, episode)
    assert [kind for kind, _day in lines(workspace, 11)] == ["feedback", "agreement", "rate_again"]
    plan(workspace, episode, 12)
    assert [kind for kind, _day in lines(workspace, 11)] == ["plan", "feedback", "agreement"]
    assert [kind for kind, _day in lines(workspace, 13)] == ["review", "feedback", "agreement"]


def test_there_are_three_lines_at_most(workspace: Workspace, episode: Entry) -> None:
    for number in (14, 12, 13, 11):
        plan(workspace, episode, number)
    told(workspace, episode)
    assert lines(workspace, 10) == [("plan", 11), ("plan", 12), ("plan", 13)]


def test_open_feedback_is_one_line_and_leaves_room(workspace: Workspace, episode: Entry) -> None:
    for number in (-390, -388, -389):
        told(workspace, episode, number)
    agreed(workspace, episode, 11)
    assert lines(workspace, 11) == [("feedback", -388), ("agreement", 11)]


def test_the_plan_of_today_comes_before_plans_to_look_back_on(
    workspace: Workspace, episode: Entry
) -> None:
    for number in (7, 8, 9, 10):
        plan(workspace, episode, number)
    assert lines(workspace, 10) == [("plan", 10), ("review", 7), ("review", 8)]
    told(workspace, episode, 5)
    told(workspace, episode, 4)
    assert lines(workspace, 10) == [("plan", 10), ("feedback", 5), ("review", 7)]


def test_feedback_is_near_where_its_code_is_planned_for(
    workspace: Workspace, episode: Entry
) -> None:
    alone = {}
    for code in ("P-047", "R-615"):
        session = workspace.drafting.begin_part(Kind.FEEDBACK, code=code)
        session.set_text("gist", "Too fast.")
        alone[code] = workspace.drafting.keep(session).id
    plan(workspace, episode, 9)
    found = workspace.waiting.lines(day(10))
    assert [(line.kind, line.code) for line in found] == [
        ("review", "P-047"),
        ("feedback", "R-615"),
    ], "the newest alone, while no contact is near"
    plan(workspace, episode, 11)
    found = workspace.waiting.lines(day(10))
    assert [(line.kind, line.code) for line in found] == [
        ("plan", "P-047"),
        ("feedback", "P-047"),
        ("review", "P-047"),
    ]


@pytest.mark.parametrize("status", ["not_a_rupture", "repaired", "exploring"])
def test_a_repair_at_rest_asks_for_no_plan_and_no_review(
    workspace: Workspace, episode: Entry, status: str
) -> None:
    for number in (8, 12):
        plan(workspace, episode, number)
    for number in (6, 7):
        told(workspace, episode, number)
    part(workspace, Kind.STATUS, episode, day(9), marks={"status": status})
    goes_on = [("plan", 12), ("feedback", 7), ("review", 8)]
    assert lines(workspace, 10) == (goes_on if status == "exploring" else [("feedback", 7)])


def test_a_plan_shows_from_a_week_ahead_and_its_review_for_two_weeks(
    workspace: Workspace, episode: Entry
) -> None:
    made = plan(workspace, episode, 18)
    assert lines(workspace, 10) == []
    assert lines(workspace, 11) == [("plan", 18)]
    assert lines(workspace, 18) == [("plan", 18)], "on its day it is still the plan"
    assert lines(workspace, 19) == [("review", 18)]
    assert lines(workspace, 32) == [("review", 18)]
    assert lines(workspace, 33) == [], "then it is let go without a word"
    [line] = workspace.waiting.lines(day(19))
    assert (line.entry_id, line.code) == (made.id, "P-047"), "the code of its repair goes along"
    part(workspace, Kind.REVIEW, episode, day(18), about=made.id, words={"brought": "A limit."})
    assert lines(workspace, 19) == []


def test_a_plan_without_a_day_waits_for_nothing(workspace: Workspace, episode: Entry) -> None:
    part(workspace, Kind.PLAN, episode, words={"rehearsal": "My part in it."})
    assert lines(workspace, 10) == []


def test_a_draft_of_a_plan_is_not_looked_back_on(workspace: Workspace, episode: Entry) -> None:
    session = workspace.drafting.begin_part(Kind.PLAN, episode)
    session.set_mark("next_contact", day(12).isoformat())
    workspace.drafting.save(None, session.snapshot())
    assert lines(workspace, 12) == [("plan", 12)]
    assert lines(workspace, 13) == []


def test_feedback_stays_until_it_is_answered(workspace: Workspace, episode: Entry) -> None:
    open_one = told(workspace, episode)
    assert lines(workspace, 80) == [("feedback", 10)]
    session = workspace.drafting.open(open_one.id)
    session.set_mark("feedback_answer", "talked")
    workspace.drafting.keep(session)
    assert lines(workspace, 10) == []


def test_feedback_without_a_repair_goes_by_its_own_code(workspace: Workspace) -> None:
    session = workspace.drafting.begin_part(Kind.FEEDBACK, code="R-615")
    session.set_text("gist", "They never felt like mine.")
    workspace.drafting.keep(session)
    [line] = workspace.waiting.lines(day(10))
    assert (line.kind, line.code) == (waiting.FEEDBACK, "R-615")


def test_contacts_to_look_back_on_leave_room_for_an_agreement(
    workspace: Workspace, episode: Entry
) -> None:
    for number in (7, 8, 9):
        plan(workspace, episode, number)
    assert lines(workspace, 10) == [("review", 7), ("review", 8), ("review", 9)]
    agreed(workspace, episode, 10)
    assert lines(workspace, 10) == [("review", 7), ("review", 8), ("agreement", 10)]
    told(workspace, episode)
    plan(workspace, episode, 11)
    found = [("plan", 11), ("feedback", 10), ("review", 7)]
    assert lines(workspace, 10) == found, "what belongs to the next contact comes first"


def test_an_agreement_is_due_from_its_day_for_two_weeks(
    workspace: Workspace, episode: Entry
) -> None:
    agreed(workspace, episode, 12)
    assert lines(workspace, 11) == []
    assert lines(workspace, 12) == [("agreement", 12)]
    assert lines(workspace, 26) == [("agreement", 12)]
    assert lines(workspace, 27) == []
    [line] = workspace.waiting.lines(day(12))
    assert (line.text, line.code) == ("Calls", "P-047")


def test_the_log_of_an_agreement_settles_it_or_sets_a_new_day(
    workspace: Workspace, episode: Entry
) -> None:
    agreement = agreed(workspace, episode, 12)
    kept(workspace, agreement, 11)
    assert lines(workspace, 12) == [("agreement", 12)], "a line before the day settles nothing"
    kept(workspace, agreement, 12)
    assert lines(workspace, 12) == []
    kept(workspace, agreement, 13, again=20)
    assert lines(workspace, 19) == []
    assert lines(workspace, 20) == [("agreement", 20)]


def test_agreements_that_waited_longest_come_first(workspace: Workspace, episode: Entry) -> None:
    for number in (14, 12, 13):
        agreed(workspace, episode, number)
    assert lines(workspace, 14) == [("agreement", 12), ("agreement", 13), ("agreement", 14)]


def test_what_lies_in_the_trash_waits_for_nothing(
    workspace: Workspace, episode: Entry, clock: FixedClock
) -> None:
    made = plan(workspace, episode, 12)
    agreement = agreed(workspace, episode, 12)
    told(workspace, episode)
    review = part(workspace, Kind.REVIEW, episode, about=made.id, words={"brought": "A limit."})
    line = kept(workspace, agreement, 12)
    assert lines(workspace, 12) == [("feedback", 10)]
    workspace.trash.move(review.id)
    workspace.trash.move(line.id)
    assert lines(workspace, 12) == [("plan", 12), ("feedback", 10), ("agreement", 12)]
    clock.put(moment(12))
    workspace.trash.move(episode.id)
    assert lines(workspace, 12) == []
    workspace.trash.restore(episode.id)
    assert lines(workspace, 12) == [("plan", 12), ("feedback", 10), ("agreement", 12)]


def test_a_belief_waits_from_the_next_day_for_two_weeks(
    workspace: Workspace, clock: FixedClock
) -> None:
    record = write(workspace, "She left early.", next_step="come_back")
    assert lines(workspace, 10) == []
    assert lines(workspace, 11) == [("rate_again", 10)]
    assert lines(workspace, 23) == [("rate_again", 10)]
    assert lines(workspace, 24) == []
    clock.put(moment(12))
    session = workspace.drafting.begin_followup(record)
    session.set_text("did", "I asked.")
    followup = workspace.drafting.keep(session)
    assert lines(workspace, 12) == []
    workspace.trash.move(followup.id)
    assert lines(workspace, 12) == [("rate_again", 10)]


def tried(workspace: Workspace, on: int | None = None, interest: str = "yes") -> Entry:
    """A kept experiment, planned for a day of November."""
    session = workspace.drafting.begin_part(Kind.EXPERIMENT)
    session.set_text("belief", "If I stop, she goes silent.")
    session.set_mark("in_interest", interest)
    session.set_code("P-047")
    if on is not None:
        session.set_mark("try_on", day(on).isoformat())
    return workspace.drafting.keep(session)


def test_an_experiment_waits_from_the_day_of_its_contact_for_two_weeks(
    workspace: Workspace,
) -> None:
    made = tried(workspace, 15)
    found = [bool(workspace.waiting.lines(day(number))) for number in (14, 15, 28, 29)]
    assert found == [False, True, True, False]
    [line] = workspace.waiting.lines(day(15))
    assert (line.kind, line.entry_id, line.day, line.code) == (
        "experiment",
        made.id,
        day(15),
        "P-047",
    )
    session = workspace.drafting.open(made.id)
    session.set_text("happened", "She came.")
    workspace.drafting.keep(session)
    assert workspace.waiting.lines(day(15)) == ()


def test_without_a_day_it_waits_from_the_day_after_its_planning(workspace: Workspace) -> None:
    tried(workspace)
    assert workspace.waiting.lines(day(10)) == ()
    assert [line.kind for line in workspace.waiting.lines(day(11))] == ["experiment"]


@pytest.mark.parametrize("interest", ["no", ""])
def test_what_does_not_serve_the_patient_never_waits(workspace: Workspace, interest: str) -> None:
    tried(workspace, 12, interest)
    assert workspace.waiting.lines(day(13)) == ()


def test_a_pair_waits_first_and_for_twenty_minutes_alone(
    workspace: Workspace, clock: FixedClock
) -> None:
    for number in (11, 12, 13):
        tried(workspace, number)
    clock.put(moment(20))
    session = workspace.drafting.begin_part(Kind.WOBBLE)
    session.rate("wobble", "", When.BEFORE, 60)
    pair = workspace.drafting.keep(session)
    begun = clock.now()
    assert workspace.waiting.next_look(begun) == moment(20, 12, 10)
    for minute, waits in ((9, False), (10, True), (30, True), (31, False)):
        now = moment(20, 12, minute)
        lines = workspace.waiting.lines(day(20), now)
        assert len(lines) == 3
        assert (lines[0].entry_id == pair.id) == waits, minute
    assert workspace.waiting.lines(day(20), moment(20, 12, 15))[0].until == moment(20, 12, 30)
    assert workspace.waiting.next_look(moment(20, 12, 15)) == moment(20, 12, 30)
    assert workspace.waiting.next_look(moment(20, 12, 31)) is None
    workspace.trash.move(pair.id)
    assert workspace.waiting.lines(day(20), moment(20, 12, 15))[0].kind == "experiment"
