# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The quick record and just one line, by keyboard."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.entry import State, When
from tests.ui.editor.conftest import Press, name_of
from tests.ui.pages.stage import Stage
from ui.context import Route

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def quick(stage: Stage, extra: str = "") -> Any:
    stage.desk.navigate(Route("quick", extra=extra))
    stage.settle(1)
    return stage.page("quick")


def test_five_inputs_by_keyboard_alone(stage: Stage, press: Press) -> None:
    quick(stage)
    assert name_of(QApplication.focusWidget()) == "What happened"
    press("Call in tears.", Key.Key_Tab, "annoyed", Key.Key_Return, Key.Key_Tab)
    assert name_of(QApplication.focusWidget()) == "Feeling: how strong"
    press("70", Key.Key_Return, Key.Key_Tab)
    assert name_of(QApplication.focusWidget()) == "Thought"
    press("I am no use to her", Key.Key_Tab, "75", Key.Key_Return, Key.Key_Tab)
    assert name_of(QApplication.focusWidget()) == "held it down"
    press(Key.Key_Space, Key.Key_Tab, Key.Key_Space)
    press(Key.Key_Return, modifier=CONTROL)
    stage.settle()
    line = stage.workspace.journal.last(1)[0]
    entry = stage.workspace.journal.record(line.id).entry
    assert entry.state is State.KEPT
    assert entry.depth == "quick"
    assert entry.text("situation") == "Call in tears."
    mark = entry.marked("emotion")[0]
    assert mark.value == "annoyance"
    assert entry.rating("emotion", mark.row, When.BEFORE) == 70
    thought = entry.rows("thoughts")[0]
    assert entry.rating("thought", thought.row, When.BEFORE) == 75
    assert entry.mark("coping") == "suppress"
    assert entry.mark("next") == "come_back"


def test_the_next_record_begins_at_its_first_question(stage: Stage) -> None:
    stage.show(700, 480)
    page = quick(stage)
    bar = page.scroller.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 100
    stage.desk.navigate(Route("today"))
    stage.settle(1)
    page = quick(stage)
    stage.settle(1)
    field = page.form.rows["situation"].editor.control
    assert field.hasFocus()
    assert not field.visibleRegion().isEmpty()


def test_just_one_line(stage: Stage, press: Press) -> None:
    page = quick(stage, "line")
    shown = [field for field, row in page.form.rows.items() if row.isVisibleTo(page)]
    assert shown == ["situation"]
    press("One line.")
    press(Key.Key_Return, modifier=CONTROL)
    stage.settle()
    line = stage.workspace.journal.last(1)[0]
    assert line.state == State.KEPT
    assert stage.workspace.journal.record(line.id).entry.text("situation") == "One line."


def test_one_line_can_become_a_quick_record(stage: Stage, press: Press) -> None:
    page = quick(stage, "line")
    press("One line.")
    page.foot.rest.click()
    assert name_of(QApplication.focusWidget()) == "Feeling"
    assert page.form.rows["situation"].editor.control.text() == "One line."


def test_a_quick_record_opens_at_ten_minutes_with_its_answers(stage: Stage, press: Press) -> None:
    page = quick(stage)
    press("Call in tears.")
    page.foot.longer.click()
    stage.settle()
    record = stage.page("record")
    entry = record.writing.session.entry
    assert entry.depth == "ten"
    assert entry.text("situation") == "Call in tears."
    assert len(record._steps) == 7


def test_a_quick_draft_opens_as_a_quick_record(stage: Stage, press: Press) -> None:
    page = quick(stage)
    press("Call in tears.")
    entry = page.writing.session.entry.id
    stage.desk.navigate(Route("today"))
    stage.settle()
    stage.desk.navigate(Route("record", entry_id=entry))
    stage.settle()
    assert stage.desk._here == Route("quick", entry_id=entry)
    assert page.form.rows["situation"].editor.control.text() == "Call in tears."


def test_clearing_the_feeling_can_be_undone_with_its_rating(stage: Stage, press: Press) -> None:
    page = quick(stage)
    feeling = page.form.rows["emotions"].editor
    feeling.focus_first()
    press("annoyance", Key.Key_Tab)
    press("70", Key.Key_Return)
    feeling.focus_first()
    press(Key.Key_Down)
    feeling.list._clear_button.click()
    entry = page.writing.session.entry
    assert entry.marked("emotion") == ()
    assert feeling.word.text() == ""
    assert feeling.rating.value is None
    assert stage.desk._notices._toast.words.text() == "“annoyance” taken away."
    stage.desk._notices._toast.undo_button.click()
    entry = page.writing.session.entry
    (mark,) = entry.marked("emotion")
    assert mark.value == "annoyance"
    assert entry.rating("emotion", mark.row, When.BEFORE) == 70
    assert feeling.word.text() == "annoyance"
    assert feeling.rating.value == 70
