# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Beliefs on screen: the list, and one belief with its ratings and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.domain.entry import Kind, When
from app.domain.links import ABOUT
from storage.values import Salvaged
from tests.ui.pages.belief_acts import ANGER, ANGER_TOO, belief, the_belief, written
from tests.ui.pages.conftest import Press, _shown
from tests.ui.pages.journal_acts import words
from tests.ui.pages.repair_acts import button, buttons, days_later, picked, row, rows, shown
from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.dates import Dates
from ui.models.belief_outline import belief_outline
from ui.models.blocks import Figures, Words

FLEXIBLE = "Anger at a patient is human; skill is noticing it and using it for her."


def page_of(stage: Stage, held: str = "") -> Any:
    return shown(stage, Route("belief", entry_id=held or the_belief(stage)))


def strengths(stage: Stage) -> list[int]:
    return [p.value for p in stage.workspace.beliefs.belief(the_belief(stage)).flexible]


def test_the_list_leads_to_each_belief(stage: Stage) -> None:
    page = shown(stage, Route("beliefs"))
    assert rows(page)[ANGER] == "in 1 record, last 26 Nov"
    row(page, ANGER).click()
    stage.settle()
    assert stage.page("belief").isVisible()
    assert ANGER in words(stage.page("belief"))
    button(stage.page("belief"), "Beliefs").click()
    stage.settle()
    assert page.isVisible()


def test_an_empty_list_says_how_a_rule_comes_here(empty: Stage, press: Press) -> None:
    page = shown(empty, Route("beliefs"))
    assert any(told.startswith("No rule has a page yet.") for told in words(page))
    press(Qt.Key.Key_Space)
    empty.settle()
    assert empty.page("form").form.form.kind == Kind.BELIEF


def test_the_page_tells_the_course_with_days_and_leads_to_records(stage: Stage) -> None:
    page = page_of(stage)
    assert "85 on 24 September, 35 on 26 November; 5 ratings." in words(page)
    assert [r.accessibleName() for r in page.course.rows] == [
        "24 Sep, 85, in the record",
        "25 Sep, 40, in the record",
        "29 Sep, 30, follow-up",
        "26 Oct, 55, follow-up",
        "26 Nov, 35, follow-up",
    ]
    assert ANGER in rows(page.course), "and the rule in the words of its record"
    row(page, "55").click()
    stage.settle()
    reading = stage.page("journal")._pane.reading
    assert reading.entry.text("rule") == ANGER


def test_all_ratings_of_a_long_course_are_one_press_away(stage: Stage) -> None:
    record = stage.workspace.beliefs.belief(the_belief(stage)).records[0]
    for number in range(6):
        days_later(stage, 1)
        session = stage.workspace.drafting.begin_followup(record)
        session.rate("rule", "", When.LATER, 20 + number)
        stage.workspace.drafting.keep(session)
    page = page_of(stage)
    assert [r.words for r in page.course.rows] == ["55", "35", *map(str, range(20, 26))]
    button(page.course, "All 11 ratings").click()
    stage.settle()
    assert page.course.rows[0].words == "85"
    assert page.course.rows[0].hasFocus()


def test_a_strength_is_given_again_with_the_earlier_ones_hidden(stage: Stage, press: Press) -> None:
    page = page_of(stage)
    assert {"50 on 26 October", "70 on 26 November"} <= set(words(page.beside))
    button(page.beside, "How strong is it now?").click()
    stage.settle()
    again = page.beside.again["flexible"]
    assert again.rating.value is None, "no earlier value pulls at it"
    assert not {"50 on 26 October", "70 on 26 November"} & set(words(page.beside))
    assert again.rating.rating.hasFocus()
    press(Qt.Key.Key_Home, Qt.Key.Key_PageUp)
    stage.settle()
    assert "then 50, 70" in words(page.beside)
    assert "now 10" in words(page.beside)
    press(Qt.Key.Key_Up)
    stage.settle()
    button(page.beside, "Done").click()
    stage.settle(8)
    assert strengths(stage) == [50, 70, 11], "one value, whatever was passed on the way"
    assert "11 on 27 November" in words(page.beside)
    assert page.beside.again["flexible"].ask.hasFocus()


def test_leaving_the_page_stores_what_was_rated_and_nothing_else(stage: Stage) -> None:
    page = page_of(stage)
    button(page.beside, "How strong is it now?").click()
    stage.settle()
    stage.desk.navigate(Route("today"))
    stage.settle()
    assert strengths(stage) == [50, 70]
    page = page_of(stage)
    button(page.beside, "How strong is it now?").click()
    page.beside.again["flexible"].rating.rating.rate(60)
    stage.desk.navigate(Route("today"))
    stage.settle()
    assert strengths(stage) == [50, 70, 60]
    page = page_of(stage)
    button(page.beside, "How strong is it now?").click()
    stage.settle()
    page.beside.again["flexible"].rating.rating.rate(80)
    page.beside.again["flexible"].rating.rating.rate(None)
    stage.desk.navigate(Route("today"))
    stage.settle()
    assert strengths(stage) == [50, 70, 60], "taken away before it was left: never given"


def test_the_mark_between_the_extremes_knows_its_ends(stage: Stage, press: Press) -> None:
    page = page_of(stage)
    button(page.beside, "Where are you now?").click()
    stage.settle()
    again = page.beside.again["continuum"]
    slider = again.rating.rating
    assert (slider.low, slider.high) == ("never a trace of anger", "anger let loose on a patient")
    assert "never a trace of anger" in slider.accessibleName()
    assert slider.accessibleDescription() == "not rated", "unset is not the middle"
    press(Qt.Key.Key_End)
    button(page.beside, "Done").click()
    stage.settle(8)
    reading = stage.workspace.beliefs.belief(the_belief(stage))
    assert [p.value for p in reading.continuum] == [15, 30, 100]
    assert [r.when for r in reading.entry.course("continuum")][-1] is When.LATER


def test_one_thing_is_rated_at_a_time(stage: Stage) -> None:
    page = page_of(stage)
    button(page.beside, "How strong is it now?").click()
    stage.settle()
    button(page.beside, "Where are you now?").click()
    stage.settle()
    page.beside.again["continuum"].rating.rating.rate(40)
    stage.settle()
    assert not page.beside.again["flexible"].is_open
    button(page.beside, "Done").click()
    stage.settle(8)
    assert strengths(stage) == [50, 70]


def test_a_change_elsewhere_waits_until_the_rating_is_given(stage: Stage) -> None:
    page = page_of(stage)
    button(page.beside, "How strong is it now?").click()
    stage.settle()
    again = page.beside.again["flexible"]
    again.rating.rating.rate(33)
    stage.settle(8)
    assert page.beside.again["flexible"] is again, "what is used stands still"
    assert again.is_open
    button(page.beside, "Done").click()
    stage.settle(8)
    assert "33 on 27 November" in words(page.beside)


def test_what_fits_is_noted_and_stands_on_the_page(stage: Stage, press: Press) -> None:
    page = page_of(stage)
    assert page._add.hasFocus()
    press(Qt.Key.Key_Space)
    stage.settle()
    form = stage.page("form")
    assert FLEXIBLE in words(form), "it is noted for the flexible belief"
    press("He frowned, and we laughed.")
    form._keep()
    stage.settle(8)
    assert page.isVisible()
    assert "He frowned, and we laughed." in rows(page.below)
    reading = stage.workspace.beliefs.belief(the_belief(stage))
    assert reading.positive[-1].linked(ABOUT) == the_belief(stage)


def test_words_are_missing_and_can_be_written(empty: Stage) -> None:
    held = belief(empty, ANGER)
    page = page_of(empty, held.id)
    assert {"Write one", "Name both ends"} <= set(buttons(page))
    button(page, "Write one").click()
    empty.settle()
    assert empty.page("form").writing.session.entry.id == held.id


def test_a_belief_goes_to_the_trash_and_comes_back(stage: Stage) -> None:
    page = page_of(stage)
    page._more.click()
    picked(stage, page.findChild(QMenu), "Move to Trash")
    assert stage.page("beliefs").isVisible()
    assert stage.workspace.beliefs.lines() == ()
    button(stage.desk, "Undo").click()
    stage.settle()
    assert [line.rule for line in stage.workspace.beliefs.lines()] == [ANGER]
    assert len(stage.workspace.beliefs.belief(the_belief(stage)).positive) == 1


def test_a_belief_that_is_gone_leads_to_the_list(stage: Stage) -> None:
    said: list[str] = []
    stage.context.report = lambda error: said.append(error.code)
    shown(stage, Route("belief", entry_id="0" * 32))
    stage.settle()
    assert said == ["entry_gone"]
    assert stage.page("beliefs").isVisible()


def test_another_belief_is_not_shown_with_the_words_of_the_last(stage: Stage) -> None:
    page = page_of(stage)
    other = belief(stage, "I must know the answer")
    stage.desk.navigate(Route("belief", entry_id=other.id))
    assert ANGER not in words(page)
    stage.settle()
    assert "I must know the answer" in words(page)
    assert "in no record yet" in words(page)


def test_the_print_has_every_word_and_value(stage: Stage) -> None:
    reading = stage.workspace.beliefs.belief(the_belief(stage))
    content, today = stage.workspace.content, stage.clock.now().local_day
    outline = belief_outline(reading, content, Dates(), today)
    assert outline.title == ANGER
    figures = {b.caption: b.rows for b in outline.blocks if isinstance(b, Figures)}
    assert [r[1] for r in figures["The rule over time"]] == ["85", "40", "30", "55", "35"]
    own = [text for b in outline.blocks if isinstance(b, Words) for text, _remark in b.items]
    assert {ANGER, FLEXIBLE, "never a trace of anger"} <= set(own)
    assert any(text.startswith("She was cross with me") for text in own)
    assert not any(text == ANGER for text in own[1:]), "the rule once, in its record's words"


def test_a_record_written_by_the_way_shows_at_once(stage: Stage) -> None:
    page = page_of(stage)
    record = written(stage, ANGER_TOO, 45)
    _belief, _made, changes = stage.workspace.same_rule.say_same(record.id, the_belief(stage))
    stage.context.bus.announce(changes)
    stage.settle()
    assert "in 2 records" in words(page)
    assert ANGER_TOO in rows(page.course)


@pytest.fixture
def rescued(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    """A window over the sample journal as if it were damaged."""
    made = Stage(tmp_path)
    made.workspace.rescued = Salvaged(whole=40, partial=1, lost=2)
    yield from _shown(qtbot, made)


def test_a_damaged_journal_shows_beliefs_and_offers_nothing(rescued: Stage) -> None:
    page = shown(rescued, Route("beliefs"))
    assert buttons(page) == []
    assert list(rows(page)) == [ANGER]
    page = page_of(rescued)
    assert buttons(page) == ["Beliefs"]
    assert page._back.hasFocus()
    assert "70 on 26 November" in words(page)
    row(page, "She was cross with me to my face. My jaw told me first; I asked, and she stayed.")
    assert QApplication.focusWidget() is not None


def test_the_course_is_painted_and_its_dots_lead_to_records(stage: Stage) -> None:
    page = page_of(stage)
    chart = page.course.chart
    assert chart.isVisible()
    assert len(chart.spots) == len(page.course.rows)
    record = stage.workspace.beliefs.belief(the_belief(stage)).records[0]
    for _last in range(len(chart.spots)):
        chart.step("right")
    assert chart.current.entry != record.id, "the last value stands in a follow-up"
    chart.open_current()
    stage.settle()
    assert stage.page("journal")._pane.entry_id == record.id


def test_one_rating_alone_is_not_painted(stage: Stage) -> None:
    record = written(stage, "I must know the answer", 55)
    held = belief(stage, "I must know the answer")
    stage.workspace.same_rule.say_same(record.id, held.id)
    page = page_of(stage, held.id)
    assert "I must know the answer" in words(page)
    assert not page.course.chart.isVisible()


def test_all_records_of_a_rule_can_be_reached_without_any_rating(stage: Stage) -> None:
    held = belief(stage, "I must know the answer")
    for number in range(11):
        record = written(stage, f"I must know the answer, {number}")
        stage.workspace.same_rule.say_same(record.id, held.id)
    page = page_of(stage, held.id)
    assert len(page.course.worded) == 8
    button(page, "All 11 records").click()
    stage.settle()
    assert len(page.course.worded) == 11
    assert page.course.worded[0].hasFocus()
