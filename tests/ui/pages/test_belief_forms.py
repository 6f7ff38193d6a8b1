# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written for a belief: its words, an experiment on a later day, a pair of ratings."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain import experiment, wobble
from app.domain.entry import Entry, Kind, State, When
from app.domain.links import ABOUT
from app.domain.moment import Moment
from app.domain.wobble import Stand
from tests.ui.pages.belief_acts import ANGER, belief, the_belief
from tests.ui.pages.journal_acts import words
from tests.ui.pages.repair_acts import button, days_later, new, pressed, row, rows, shown
from tests.ui.pages.stage import NOW, Stage
from ui.context import Route
from ui.widgets.disclosure import Disclosure

MINUTE_US = 60_000_000
PLAN = "Change the plan"
TESTED = "If I admit irritation, she will lose trust."


def minutes_later(stage: Stage, minutes: int) -> None:
    now = stage.clock.now()
    stage.clock.put(Moment(now.instant_us + minutes * MINUTE_US, now.offset_s, now.zone))


def stored(stage: Stage, entry_id: str) -> Entry:
    return stage.workspace.drafting.open(entry_id).entry


def session(page: Any) -> Any:
    return page.writing.session


def kept(stage: Stage, page: Any) -> Entry:
    entry = session(page).entry.id
    page._keep()
    stage.settle(8)
    return stored(stage, entry)


# ---------------------------------------------------------------- a belief


def test_a_belief_is_rated_on_its_form_the_first_time_alone(empty: Stage) -> None:
    page = new(empty, Kind.BELIEF)
    form = page.form
    form.editor("rule").control.insertPlainText(ANGER)
    form.editor("flexible").control.insertPlainText("Anger is human.")
    form.editor("flexible").rating.rating.rate(40)
    continuum = form.editor("continuum")
    assert continuum.rating.isHidden(), "a mark between nothing tells nothing"
    for end, text in zip(continuum.ends, ("never angry", "always angry"), strict=True):
        end.insertPlainText(text)
    assert not continuum.rating.isHidden()
    assert (continuum.rating.rating.low, continuum.rating.rating.high) == (
        "never angry",
        "always angry",
    )
    assert continuum.rating.value is None
    continuum.rating.rating.rate(20)
    entry = kept(empty, page)
    assert empty.page("belief").isVisible()
    assert (entry.rating("flexible"), entry.rating("continuum")) == (40, 20)
    page = shown(empty, Route("form", entry_id=entry.id))
    assert not page.form.editor("flexible").rating.isVisible()
    assert not page.form.editor("continuum").rating.isVisible()
    assert "Its strength is given again on its page." in words(page)


def test_schemas_are_chosen_without_a_strength(empty: Stage) -> None:
    page = new(empty, Kind.POSITIVE)
    editor = page.form.editor("schemas")
    editor.toggle("anger_prohibition")
    assert [m.value for m in session(page).entry.marked("schema")] == ["anger_prohibition"]
    [folded] = [s for s in page.form.sections if s.folded is not None]
    folded.disclosure.set_open(True)
    empty.settle()
    assert "A skilled therapist does not get angry" in words(editor)
    assert not any("not rated" in told for told in words(editor))
    assert session(page).entry.ratings == ()


def test_what_speaks_against_a_schema_carries_its_mark_once_something_is_written(
    empty: Stage,
) -> None:
    page = shown(empty, Route("form", kind=Kind.POSITIVE, parent="schema:anger_prohibition"))
    assert "A skilled therapist does not get angry" in words(page)
    assert session(page).entry.marks == (), "what nobody wrote is no draft"
    page.form.editor("happened").control.insertPlainText("I said it, and he nodded.")
    entry = kept(empty, page)
    assert [m.value for m in entry.marked("schema")] == ["anger_prohibition"]
    assert entry.linked(ABOUT) == ""


def test_looking_at_an_empty_form_leaves_nothing_behind(stage: Stage) -> None:
    before = stage.workspace.security.counts().total
    for route in (
        Route("form", kind=Kind.POSITIVE, parent="schema:judgmental"),
        Route("form", kind=Kind.WOBBLE, parent=the_belief(stage)),
        Route("form", kind=Kind.EXPERIMENT, parent=the_belief(stage)),
        Route("form", kind=Kind.BELIEF),
    ):
        shown(stage, route)
    shown(stage, Route("today"))
    assert stage.workspace.security.counts().total == before


# ---------------------------------------------------------------- an experiment


@pytest.fixture
def planned(empty: Stage) -> Entry:
    """An experiment about a belief, planned today for tomorrow."""
    made = empty.workspace.drafting.begin_part(Kind.EXPERIMENT, belief(empty))
    made.set_text("belief", TESTED)
    made.rate("belief", "", When.BEFORE, 75)
    made.set_text("prediction", "She cancels.")
    made.rate("prediction", "", When.BEFORE, 60)
    made.set_marks("dropped", ["over_explain"])
    made.set_mark("in_interest", "yes")
    made.set_mark("try_on", "2026-11-28")
    return empty.workspace.drafting.keep(made)


def test_a_plan_asks_nothing_about_its_outcome_on_its_own_day(empty: Stage, planned: Entry) -> None:
    page = shown(empty, Route("form", entry_id=planned.id))
    assert not page.form.editor("happened").isVisible()
    assert page.form.editor("plan").isVisible()
    assert "What happened can be noted from Saturday 28 November." in words(page)


def test_a_day_later_it_asks_with_the_plan_told_and_the_numbers_hidden(
    empty: Stage, planned: Entry
) -> None:
    days_later(empty, 2)
    page = shown(empty, Route("form", entry_id=planned.id))
    assert page.form.editor("happened").isVisible()
    assert page.form.editor("happened").control.hasFocus()
    assert not page.form.editor("plan").isVisible()
    assert {TESTED, "She cancels.", "explained at length"} <= set(words(page))
    assert not any("75" in told or "60" in told for told in words(page))
    page.form.editor("belief_again").rating.rating.rate(35)
    empty.settle()
    assert {"believed 75", "how likely: 60", "then 75", "now 35"} <= set(words(page))
    page.form.editor("happened").control.insertPlainText("She stayed.")
    entry = kept(empty, page)
    assert experiment.result(entry) == (75, 35)
    assert entry.course("belief")[-1].when is When.LATER
    assert entry.day.isoformat() == "2026-11-28", "the day of the contact, not of the writing"
    held = empty.page("belief")
    assert held.isVisible()
    assert rows(held.below)[TESTED] == "75, then 35"


def test_a_day_that_is_chosen_stays(empty: Stage, planned: Entry) -> None:
    days_later(empty, 3)
    page = shown(empty, Route("form", entry_id=planned.id))
    page.form.editor("day")._on_day_chosen(NOW.local_day.replace(day=29))
    page.form.editor("happened").control.insertPlainText("She stayed.")
    assert kept(empty, page).day.isoformat() == "2026-11-29"


def test_the_plan_can_be_changed_beside_its_outcome(empty: Stage, planned: Entry) -> None:
    days_later(empty, 2)
    page = shown(empty, Route("form", entry_id=planned.id))
    disclosure = next(d for d in page.form.findChildren(Disclosure) if d.words == PLAN)
    disclosure.click()
    empty.settle()
    assert page.form.editor("plan").isVisible()


def test_with_a_no_it_is_not_offered_and_says_why(empty: Stage, planned: Entry) -> None:
    page = shown(empty, Route("form", entry_id=planned.id))
    pressed(page.form.editor("interest"), "no")
    assert "Then it is not offered as an experiment." in words(page)
    assert any(told.startswith("It would ask the patient to carry") for told in words(page))
    kept(empty, page)
    days_later(empty, 2)
    page = shown(empty, Route("form", entry_id=planned.id))
    assert not page.form.editor("happened").isVisible()
    assert empty.workspace.waiting.lines(empty.clock.now().local_day) == ()
    pressed(page.form.editor("interest"), "yes")
    assert "Then it is not offered as an experiment." not in words(page)


def test_keeping_without_the_answer_asks_once_and_then_keeps(empty: Stage) -> None:
    page = new(empty, Kind.EXPERIMENT)
    page.form.editor("belief").control.insertPlainText(TESTED)
    page._keep()
    empty.settle()
    assert session(page).entry.state is State.DRAFT
    assert "Is it in the patient’s interest?" in words(page)
    entry = kept(empty, page)
    assert entry.state is State.KEPT
    assert not experiment.is_offered(entry)


def test_today_has_a_line_for_it_from_the_day_of_the_contact(empty: Stage, planned: Entry) -> None:
    assert rows(shown(empty, Route("today"))) == {}
    days_later(empty, 1)
    page = shown(empty, Route("today"))
    row(page, "Experiment of Sat 28 Nov: what happened").click()
    empty.settle()
    assert empty.page("form").form.editor("happened").isVisible()
    days_later(empty, 20)
    assert rows(shown(empty, Route("today"))) == {}


# ---------------------------------------------------------------- a pair of ratings


def test_a_pair_is_rated_twice_within_its_window(stage: Stage) -> None:
    page = shown(stage, Route("form", kind=Kind.WOBBLE, parent=the_belief(stage)))
    editor = page.form.editor("twice")
    editor.first.rating.rate(60)
    entry = kept(stage, page)
    assert entry.text("belief") == ANGER
    assert entry.linked(ABOUT) == ""
    page = shown(stage, Route("form", entry_id=entry.id))
    editor = page.form.editor("twice")
    assert editor.stand is Stand.WAITS
    assert not editor.first.isVisible()
    assert not editor.second.isVisible()
    assert any("between 12:34 and 12:54" in told for told in words(page))
    minutes_later(stage, 15)
    today = shown(stage, Route("today"))
    row(today, "A belief rated a while ago: once more, until 12:54").click()
    stage.settle()
    editor = page.form.editor("twice")
    assert editor.second.isVisible()
    assert not editor.first.isVisible(), "the earlier value is hidden"
    assert editor.second.rating.hasFocus()
    assert not any("60" in told for told in words(page))
    editor.second.rating.rate(72)
    assert {"then 60", "now 72"} <= set(words(page))
    entry = kept(stage, page)
    assert wobble.pair(entry) == (60, 72)


def test_a_pair_that_is_complete_counts_without_a_further_press(stage: Stage) -> None:
    page = shown(stage, Route("form", kind=Kind.WOBBLE, parent=the_belief(stage)))
    page.form.editor("twice").first.rating.rate(60)
    entry = session(page).entry.id
    shown(stage, Route("today"))
    assert stored(stage, entry).state is State.DRAFT
    minutes_later(stage, 15)
    page = shown(stage, Route("form", entry_id=entry))
    page.form.editor("twice").second.rating.rate(72)
    shown(stage, Route("today"))
    assert stored(stage, entry).state is State.KEPT


def test_after_the_window_it_says_so_and_the_pair_does_not_count(stage: Stage) -> None:
    page = new(stage, Kind.WOBBLE)
    page.form.editor("belief").control.insertPlainText("I must know.")
    page.form.editor("twice").first.rating.rate(60)
    entry = kept(stage, page)
    minutes_later(stage, 31)
    page = shown(stage, Route("form", entry_id=entry.id))
    editor = page.form.editor("twice")
    assert editor.stand is Stand.PAST
    assert not editor.second.isVisible()
    assert any("this pair does not count" in told for told in words(page))
    assert not any("once more" in told for told in rows(shown(stage, Route("today"))))
    assert wobble.pair(stored(stage, entry.id)) is None


def test_the_clock_opens_and_closes_the_window_on_an_open_page(stage: Stage) -> None:
    page = new(stage, Kind.WOBBLE)
    editor = page.form.editor("twice")
    editor.first.rating.rate(60)
    assert editor.first.isVisible(), "it can be put right as long as one is here"
    minutes_later(stage, 10)
    editor._timer.timeout.emit()
    assert editor.second.isVisible()
    assert not editor.first.isVisible()
    minutes_later(stage, 21)
    editor.second.rating.rate(50)
    assert editor.stand is Stand.PAST
    assert wobble.pair(session(page).entry) is None
    assert session(page).entry.rating("wobble", "", When.AGAIN) is None


def test_today_looks_again_when_a_pair_begins_to_wait(stage: Stage) -> None:
    page = new(stage, Kind.WOBBLE)
    page.form.editor("twice").first.rating.rate(60)
    kept(stage, page)
    today = shown(stage, Route("today"))
    assert not any("once more" in told for told in rows(today))
    assert today._look_again.isActive()
    minutes_later(stage, 11)
    today._look_again.timeout.emit()
    stage.settle()
    assert any("once more" in told for told in rows(today))
    minutes_later(stage, 25)
    today._look_again.timeout.emit()
    stage.settle()
    assert not any("once more" in told for told in rows(today))


def test_a_pair_that_waits_is_no_draft_to_continue(empty: Stage) -> None:
    page = new(empty, Kind.WOBBLE)
    page.form.editor("twice").first.rating.rate(60)
    shown(empty, Route("today"))
    assert empty.workspace.journal.continue_draft() is None
    assert button(empty.page("today"), "Just one line").isVisible()
