# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions to oneself: one at a time, swapped, skipped, hidden for good and offered again."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from app.domain.entry import When
from tests.ui.editor.bibi import stored
from tests.ui.editor.conftest import Press, name_of
from tests.ui.editor.test_record import editor, open_record
from tests.ui.pages.schema_acts import own
from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.widgets.buttons import Button


def test_questions_one_at_a_time(stage: Stage, press: Press) -> None:
    page = open_record(stage, 5)
    asked = editor(page, "socratic")
    first = asked.words.text()
    assert name_of(QApplication.focusWidget()) == first
    asked.swap.click()
    second = asked.words.text()
    assert second != first
    press("That it is human.")
    asked.following.click()
    third = asked.words.text()
    asked.skip.click()
    assert asked.words.text() not in (first, second, third)
    (answer,) = page.writing.session.entry.rows("socratic")
    assert answer.question == second
    assert answer.text == "That it is human."
    assert page.writing.session.entry.mark("question", answer.row)
    press("It joins up.")
    asked.following.click()
    assert asked.asking.isHidden()
    assert not asked.end.isHidden()


def test_a_question_calls_the_feeling_by_its_own_word(stage: Stage) -> None:
    session = stage.workspace.drafting.begin(depth="standard")
    session.rate("emotion", session.add_feeling("anger"), When.BEFORE, 60)
    session.set_marks("schema", ["anger_prohibition"])
    stage.workspace.drafting.save(None, session.snapshot())
    stage.desk.navigate(Route("record", entry_id=session.entry.id, step=5))
    stage.settle()
    asked = editor(stage.page("record"), "socratic")
    assert asked.words.text() == "What was the anger asking for on my behalf?"
    assert asked.control.accessibleName() == asked.words.text()


def test_a_question_goes_with_what_a_merged_schema_counts_as(stage: Stage) -> None:
    schema = own(stage)
    stage.workspace.schemas.merge(schema, "anger_prohibition")
    session = stage.workspace.drafting.begin(depth="standard")
    session.rate("emotion", session.add_feeling("anger"), When.BEFORE, 60)
    session.set_marks("schema", [schema])
    stage.workspace.drafting.save(None, session.snapshot())
    stage.desk.navigate(Route("record", entry_id=session.entry.id, step=5))
    stage.settle()
    asked = editor(stage.page("record"), "socratic")
    assert asked.words.text() == "What was the anger asking for on my behalf?"


def test_a_question_can_be_hidden_for_good_and_offered_again(stage: Stage) -> None:
    page = open_record(stage, 5)
    asked = editor(page, "socratic")
    stage.settle()
    first = asked.words.text()
    asked.hide_button.click()
    stage.settle()
    assert asked.words.text() != first
    assert asked.control.hasFocus()
    (_hidden,) = stage.workspace.preferences.load().hidden_questions
    stage.desk.navigate(Route("record", entry_id=stored(stage.workspace), step=5))
    stage.settle()
    assert editor(stage.page("record"), "socratic").words.text() != first
    stage.desk.navigate(Route("settings"))
    stage.settle()
    page = stage.page("settings")
    again = next(b for b in page.findChildren(Button) if b.words == "Offer hidden questions again")
    assert again.isVisibleTo(page)
    again.click()
    stage.settle()
    assert stage.workspace.preferences.load().hidden_questions == ()
    assert not again.isVisibleTo(page)
    stage.desk.navigate(Route("record", entry_id=stored(stage.workspace), step=5))
    stage.settle()
    assert editor(stage.page("record"), "socratic").words.text() == first


def test_hiding_a_question_can_be_undone_at_once(stage: Stage) -> None:
    page = open_record(stage, 5)
    asked = editor(page, "socratic")
    stage.settle()
    first = asked.words.text()
    asked.hide_button.click()
    stage.settle()
    stage.desk._notices._toast.undo_button.click()
    stage.settle()
    assert asked.words.text() == first
    assert stage.workspace.preferences.current.hidden_questions == ()


def test_another_record_is_asked_what_the_last_one_was_not(stage: Stage, press: Press) -> None:
    drafting = stage.workspace.drafting
    words = []
    for _record in range(2):
        session = drafting.begin(depth="standard")
        session.set_text("situation", "Nothing that any question is about.")
        drafting.save(None, session.snapshot())
        stage.desk.navigate(Route("record", entry_id=session.entry.id, step=5))
        stage.settle()
        words.append(editor(stage.page("record"), "socratic").words.text())
        press("An answer.")
    assert words[0] != words[1]


def test_an_answer_can_be_changed_and_helped(stage: Stage, press: Press) -> None:
    page = open_record(stage, 5)
    asked = editor(page, "socratic")
    press("One.")
    asked.following.click()
    asked._changes[0].click()
    press(" More.")
    session = page.writing.session
    assert [answer.text for answer in session.entry.rows("socratic")] == ["One. More."]
