# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""“Is this the same rule?” on screen: asked once, answered, undone; and choosing by hand."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication, QMenu

from app.domain.entry import Kind
from tests.ui.pages.belief_acts import ANGER, ANGER_TOO, belief, the_belief, written
from tests.ui.pages.journal_acts import words
from tests.ui.pages.repair_acts import button, buttons, picked, row, rows, shown
from tests.ui.pages.stage import Stage
from ui.context import Route

ASKS = "Is this the same rule?"


def read(stage: Stage, record: str) -> Any:
    return shown(stage, Route("journal", entry_id=record))


def held(stage: Stage, record: str) -> str:
    return stage.workspace.same_rule.of_record(record).belief


def test_it_is_asked_with_both_wordings_and_answered_with_yes(stage: Stage) -> None:
    record = written(stage, ANGER_TOO, 55).id
    page = read(stage, record)
    [told] = [text for text in words(page) if text.startswith("On 21 September")]
    assert ANGER in told
    assert ANGER_TOO in told
    button(page, "Yes, the same").click()
    stage.settle(8)
    assert held(stage, record) == the_belief(stage)
    assert ASKS not in words(page)
    assert page._pane.isAncestorOf(QApplication.focusWidget())
    button(page, "This rule is in 2 records").click()
    stage.settle()
    assert stage.page("belief").isVisible()


def test_a_yes_can_be_undone_and_is_asked_again(stage: Stage) -> None:
    record = written(stage, ANGER_TOO, 55).id
    page = read(stage, record)
    button(page, "Yes, the same").click()
    stage.settle(8)
    button(stage.desk, "Undo").click()
    stage.settle(8)
    assert held(stage, record) == ""
    assert ASKS in words(page)


def test_a_yes_to_another_record_makes_a_belief_and_undo_takes_it_back(empty: Stage) -> None:
    first, second = written(empty, ANGER, 80).id, written(empty, ANGER_TOO, 55).id
    page = read(empty, second)
    button(page, "Yes, the same").click()
    empty.settle(8)
    assert held(empty, first) == held(empty, second) != ""
    button(empty.desk, "Undo").click()
    empty.settle(8)
    assert (held(empty, first), held(empty, second)) == ("", "")
    assert empty.workspace.beliefs.lines() == ()


def test_a_no_is_remembered_until_it_is_undone(stage: Stage) -> None:
    record = written(stage, ANGER_TOO, 55).id
    page = read(stage, record)
    button(page, "No, another").click()
    stage.settle(8)
    assert ASKS not in words(page)
    stage.context.asked_same_rule.clear()
    read(stage, stage.workspace.journal.last(9)[-1].id)
    page = read(stage, record)
    assert ASKS not in words(page), "of this pair it is not asked again"
    assert held(stage, record) == ""
    outline = page._pane.outline
    assert the_belief(stage) not in str(outline), "an id is nothing to read"


def test_undo_of_a_no_asks_again(stage: Stage) -> None:
    page = read(stage, written(stage, ANGER_TOO, 55).id)
    button(page, "No, another").click()
    stage.settle(8)
    button(stage.desk, "Undo").click()
    stage.settle(8)
    assert ASKS in words(page)


def test_not_now_is_not_stored_and_not_asked_twice(stage: Stage) -> None:
    record = written(stage, ANGER_TOO, 55)
    page = read(stage, record.id)
    button(page, "Not now").click()
    stage.settle()
    assert ASKS not in words(page)
    assert stage.workspace.drafting.open(record.id).entry.marks == record.marks
    read(stage, stage.workspace.journal.last(9)[-1].id)
    assert ASKS not in words(read(stage, record.id))
    stage.context.asked_same_rule.clear()  # as when the journal is opened another day
    read(stage, stage.workspace.journal.last(9)[-1].id)
    assert ASKS in words(read(stage, record.id))


def test_a_question_stands_while_its_record_is_read_again(stage: Stage) -> None:
    record = written(stage, ANGER_TOO, 55)
    page = read(stage, record.id)
    page.refresh(stage.workspace.repairs.note(record.id, "reviewed", "2026-11-27"))
    stage.settle()
    assert ASKS in words(page)


def test_nothing_is_asked_of_another_rule_or_of_none(stage: Stage) -> None:
    for rule in ("I must know the answer", ""):
        page = read(stage, written(stage, rule, 55).id)
        assert ASKS not in words(page)


def test_it_is_asked_after_keeping_on_today(stage: Stage) -> None:
    page = shown(stage, Route("record", depth="ten"))
    session = page.writing.session
    session.set_text("situation", "A sigh.")
    session.set_text("rule", ANGER_TOO)
    page.writing.touch()
    page.writing.keep()
    stage.settle(8)
    today = stage.page("today")
    assert today.isVisible()
    assert ASKS in words(today)
    button(today, "Yes, the same").click()
    stage.settle(8)
    assert held(stage, session.entry.id) == the_belief(stage)
    assert ASKS not in words(today)
    assert not any(words_.startswith("This rule") for words_ in buttons(today))
    shown(stage, Route("journal"))
    assert ASKS not in words(shown(stage, Route("today")))


def pick(stage: Stage, page: Any, line: str) -> None:
    page._pane._open_menu()
    menu = page._pane.findChild(QMenu)
    picked(stage, menu, line)


def test_a_rule_is_chosen_by_hand_and_let_go(stage: Stage) -> None:
    other = belief(stage, "I must know the answer")
    record = written(stage, "Something else altogether", 55).id
    page = read(stage, record)
    pick(stage, page, "This rule again…")
    dialog: Any = QApplication.activeModalWidget()
    assert set(rows(dialog)) == {ANGER, "I must know the answer"}
    row(dialog, "I must know the answer").click()
    stage.settle(8)
    assert held(stage, record) == other.id
    pick(stage, page, "It is another rule…")
    dialog = QApplication.activeModalWidget()
    assert set(rows(dialog)) == {ANGER}
    button(dialog, "None of them").click()
    stage.settle(8)
    assert held(stage, record) == ""
    button(stage.desk, "Undo").click()
    stage.settle(8)
    assert held(stage, record) == other.id


def test_a_rule_gets_a_page_by_hand_and_undo_takes_it_back(stage: Stage) -> None:
    record = written(stage, "I must know the answer", 55).id
    page = read(stage, record)
    pick(stage, page, "This rule again…")
    button(QApplication.activeModalWidget() or page, "A new one").click()
    stage.settle(8)
    assert stage.page("belief").isVisible()
    assert "I must know the answer" in words(stage.page("belief"))
    button(stage.desk, "Undo").click()
    stage.settle(8)
    assert stage.page("journal").isVisible()
    assert held(stage, record) == ""


def test_an_experiment_is_planned_about_the_record_that_is_read(stage: Stage) -> None:
    record = written(stage, ANGER_TOO, 55).id
    page = read(stage, record)
    pick(stage, page, "Plan an experiment")
    form = stage.page("form")
    assert form.form.form.kind == Kind.EXPERIMENT
    assert ANGER_TOO in words(form)
    assert form.writing.session.entry.linked("about") == record
