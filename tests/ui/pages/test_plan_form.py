# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan for the next contact, and looking back on it."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.entry import Entry, Kind, State, When
from app.domain.links import ABOUT
from tests.ui.pages.journal_acts import words
from tests.ui.pages.repair_acts import (
    button,
    chips,
    days_later,
    hunch,
    new,
    pressed,
    reading,
    row,
    rows,
    shown,
)
from tests.ui.pages.stage import NOW, Stage
from ui.context import Route
from ui.fields.strategies import answer_field

TODAY = NOW.local_day
CHOSEN = ["s7_feedback", "s2_validate"]
LIKELY = "It had seemed 60 of 100 likely."


@pytest.fixture
def begun(empty: Stage) -> Entry:
    return hunch(empty)


@pytest.fixture
def plan(empty: Stage, begun: Entry) -> Entry:
    """A plan for today with two ways, and something feared."""
    session = empty.workspace.drafting.begin_part(Kind.PLAN, begun)
    session.set_mark("next_contact", TODAY.isoformat())
    session.set_marks("strategy", CHOSEN)
    session.set_text("feared", "That I start explaining.")
    session.rate("feared", "", When.BEFORE, 60)
    return empty.workspace.drafting.keep(session)


def ways(page: Any) -> Any:
    return page.form.editor("strategies")


def likely(page: Any) -> bool:
    return LIKELY in words(page.form.editor("outcome"))


def test_a_plan_holds_three_ways_at_most_and_keeps_them(empty: Stage, begun: Entry) -> None:
    page = new(empty, Kind.PLAN, begun.id)
    editor = ways(page)
    chosen = chips(editor)[:3]
    for value in chosen:
        pressed(editor, value)
    assert list(editor.cards) == chosen
    field = next(iter(editor.cards.values())).first
    field.insertPlainText("What I saw.")
    pressed(editor, chips(editor)[3])
    assert editor.told.isVisible()
    assert editor.told.text().startswith("Three are plenty for one contact.")
    assert editor.chips.values() == chosen
    held = page.writing.session.entry
    assert [m.value for m in held.marked("strategy")] == chosen
    assert held.text(answer_field(chosen[0], "plan", 0)) == "What I saw."
    pressed(editor, chosen[2])
    assert not editor.told.isVisible()
    pressed(editor, chips(editor)[3])
    assert list(editor.cards) == [*chosen[:2], chips(editor)[3]]


def test_what_was_written_for_a_way_comes_back_with_it(empty: Stage, begun: Entry) -> None:
    page = new(empty, Kind.PLAN, begun.id)
    editor = ways(page)
    way = chips(editor)[0]
    pressed(editor, way)
    editor.cards[way].first.insertPlainText("What I saw.")
    pressed(editor, way)
    assert editor.cards == {}
    pressed(editor, way)
    assert editor.cards[way].first.text() == "What I saw."
    asked = next(a for a in page.writing.session.entry.answers if "plan" in a.field)
    assert asked.question in words(editor.cards[way]), "the question is stored as it was asked"


def test_the_other_questions_of_a_way_are_folded_until_one_is_answered(
    empty: Stage, begun: Entry
) -> None:
    page = new(empty, Kind.PLAN, begun.id)
    way = chips(ways(page))[0]
    pressed(ways(page), way)
    card = ways(page).cards[way]
    assert not card.more.is_open()
    assert "It may be slipping when" not in words(card)
    card.more.click()
    assert "It may be slipping when" in words(card)
    page.writing.session.set_text(answer_field(way, "plan", 1), "Quietly.")
    page.foot.keep.click()
    empty.settle()
    [kept] = reading(empty, begun.id).of(Kind.PLAN)
    again = shown(empty, Route("form", entry_id=kept.id))
    assert ways(again).cards[way].more.is_open()


def test_a_question_to_them_goes_into_the_opening_lines(empty: Stage, begun: Entry) -> None:
    page = new(empty, Kind.PLAN, begun.id)
    pressed(ways(page), "s6_socratic")
    card = ways(page).cards["s6_socratic"]
    first = list(rows(card))
    assert len(first) == 3
    row(card, first[0]).click()
    opening = page.form.editor("rehearsal").control
    assert opening.text() == first[0]
    button(card, "Another three").click()
    empty.settle(1)
    assert not set(first) & set(rows(card))
    row(card, next(iter(rows(card)))).click()
    assert opening.text().startswith(f"{first[0]}\n")


def test_a_review_begins_with_the_planned_ways(empty: Stage, plan: Entry) -> None:
    page = new(empty, Kind.REVIEW, plan.id)
    editor = ways(page)
    assert sorted(chips(editor)[:2]) == sorted(CHOSEN)
    assert len(chips(editor)) == len(empty.workspace.content.strategies)
    shown_chips = [chip.value for chip in editor.chips.chips() if chip.isVisible()]
    assert sorted(shown_chips) == sorted(CHOSEN), "the others are a press away"
    assert sorted(editor.cards) == sorted(CHOSEN)
    assert page.writing.session.entry.marked("strategy_done") == (), "planned is not done"


def test_how_likely_it_seemed_is_hidden_until_the_outcome_is_given(
    empty: Stage, plan: Entry
) -> None:
    page = new(empty, Kind.REVIEW, plan.id)
    outcome = page.form.editor("outcome")
    assert "That I start explaining." in words(outcome)
    assert not likely(page)
    pressed(outcome, "did_not")
    assert likely(page)
    pressed(outcome, "did_not")
    assert not likely(page)


def test_nothing_feared_is_nothing_asked(empty: Stage, begun: Entry) -> None:
    session = empty.workspace.drafting.begin_part(Kind.PLAN, begun)
    session.set_marks("strategy", CHOSEN)
    kept = empty.workspace.drafting.keep(session)
    page = new(empty, Kind.REVIEW, kept.id)
    assert not page.form.editor("outcome").isVisible()


def test_an_unfinished_review_is_gone_on_with(empty: Stage, begun: Entry, plan: Entry) -> None:
    days_later(empty, 1)
    waits = "Contact of Fri 27 Nov: a short review"
    row(shown(empty, Route("today")), waits).click()
    empty.settle()
    page = empty.page("form")
    assert page.writing.session.entry.day == TODAY, "it belongs to the day of the contact"
    page.form.editor("brought").control.insertPlainText("A limit.")
    draft = page.writing.session.entry.id
    shown(empty, Route("repair", entry_id=begun.id))
    page = new(empty, Kind.REVIEW, plan.id)
    assert page.writing.session.entry.id == draft
    assert page.form.editor("brought").control.text() == "A limit."
    pressed(ways(page), CHOSEN[0])
    page.foot.keep.click()
    empty.settle()
    [review] = reading(empty, begun.id).of(Kind.REVIEW)
    assert (review.id, review.state, review.linked(ABOUT)) == (draft, State.KEPT, plan.id)
    assert reading(empty, begun.id).used == {CHOSEN[0]: [TODAY]}
    assert waits not in rows(shown(empty, Route("today")))


def test_a_review_that_was_only_looked_at_leaves_nothing(
    empty: Stage, begun: Entry, plan: Entry
) -> None:
    new(empty, Kind.REVIEW, plan.id)
    shown(empty, Route("today"))
    assert reading(empty, begun.id).of(Kind.REVIEW) == ()
    page = shown(empty, Route("repair", entry_id=begun.id))
    asked = row(page.below, "After the contact: a short review")
    assert asked.accessibleName().endswith("27 Nov")
