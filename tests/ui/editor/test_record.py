# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The record editor: steps, saving, keeping, depth, and what stays in view."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.entry import State, When
from tests.ui.editor.bibi import RULE, SITUATION, THOUGHTS, stored
from tests.ui.editor.conftest import Press, in_view, name_of
from tests.ui.pages.stage import Stage
from ui.context import Route

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def open_record(stage: Stage, step: int = 0, depth: str = "standard") -> Any:
    entry = stored(stage.workspace, depth)
    stage.desk.navigate(Route("record", entry_id=entry, step=step))
    stage.settle()
    return stage.page("record")


def editor(page: Any, field: str) -> Any:
    return page.parts.stack.currentWidget().editor_of(field)


def test_nothing_is_stored_before_something_is_written(stage: Stage) -> None:
    stage.desk.navigate(Route("record", depth="standard"))
    stage.settle()
    stage.desk.navigate(Route("today"))
    stage.settle()
    assert stage.workspace.journal.last(5) == ()
    assert stage.workspace.journal.continue_draft() is None


def test_typed_words_are_saved_by_themselves_and_said_so(stage: Stage, press: Press) -> None:
    stage.desk.navigate(Route("record", depth="standard"))
    stage.settle(1)
    page = stage.page("record")
    assert name_of(QApplication.focusWidget()) == "What happened?"
    press("A call in tears.")
    page.writing.flush()
    stage.settle()
    assert page.frame.header.status.text().startswith("Saved")
    draft = stage.workspace.journal.continue_draft()
    assert draft is not None
    assert draft.text("situation") == "A call in tears."


def test_it_opens_where_it_was_left(stage: Stage) -> None:
    page = open_record(stage)
    assert page._step == 6
    assert name_of(QApplication.focusWidget()) == "A fairer view"


def test_steps_by_keys_in_any_order(stage: Stage, press: Press) -> None:
    page = open_record(stage, 1)
    press(Key.Key_PageDown, modifier=CONTROL)
    assert page._step == 2
    press(Key.Key_Return, modifier=CONTROL)
    assert page._step == 3
    press(Key.Key_PageUp, Key.Key_PageUp, Key.Key_PageUp, modifier=CONTROL)
    assert page._step == 1
    press(Key.Key_PageUp, modifier=CONTROL)
    assert page._step == 1


def test_the_cursor_is_where_it_was_when_a_step_comes_back(stage: Stage, press: Press) -> None:
    page = open_record(stage, 1)
    press(Key.Key_Home, Key.Key_Right, Key.Key_Right)
    before = QApplication.focusWidget()
    assert before is not None
    place = before.textCursor().position()  # type: ignore[attr-defined]
    press(Key.Key_PageDown, modifier=CONTROL)
    press(Key.Key_PageUp, modifier=CONTROL)
    assert QApplication.focusWidget() is before
    assert before.textCursor().position() == place  # type: ignore[attr-defined]
    assert page._step == 1


def test_the_rail_ticks_what_has_content_and_never_says_missing(stage: Stage) -> None:
    page = open_record(stage, 1)
    buttons = page.parts.rail._buttons
    assert buttons[1].state == "current"
    assert [buttons[n].state for n in range(2, 9)] == [
        "done", "done", "done", "empty", "done", "empty", "empty",
    ]  # fmt: skip


def test_thought_and_rule_stay_in_view_without_numbers(stage: Stage) -> None:
    page = open_record(stage, 6)
    shown = in_view(page.parts.aside)
    assert shown == {"The thought with most charge": THOUGHTS[-1][0], "The rule": RULE}
    page.show_step(2)
    assert in_view(page.parts.aside) == {"What happened": SITUATION}
    page.show_step(1)
    assert page.parts.aside.isHidden()


def test_the_earlier_belief_is_hidden_until_the_new_one_is_given(
    stage: Stage, press: Press
) -> None:
    page = open_record(stage, 6)
    again = editor(page, "rule_again")
    assert again.course.isHidden()
    again.focus_first()
    press("40", Key.Key_Return)
    assert again.course.text() == "then 85 now 40"
    assert again.session.entry.rating("rule", "", When.BEFORE) == 85
    assert again.session.entry.rating("rule", "", When.AFTER) == 40
    press(Key.Key_Delete)
    again.rating.rating.setFocus()
    press(Key.Key_Delete)
    assert again.course.isHidden()


def test_the_hot_thought_is_asked_for_two_thoughts_only(stage: Stage, press: Press) -> None:
    stage.desk.navigate(Route("record", depth="standard"))
    stage.settle(1)
    page = stage.page("record")
    page.show_step(2)
    thoughts, hot = editor(page, "thoughts"), editor(page, "hot_thought")
    assert hot.isHidden()
    thoughts.focus_first()
    press("I am no use")
    assert page.writing.session.hot_thought_text() == "I am no use"
    thoughts.more.click()
    press("Here we go again")
    assert not hot.isHidden()
    assert page.writing.session.hot_thought_text() == ""
    hot._radios[1].click()
    assert page.writing.session.hot_thought_text() == "Here we go again"


def test_a_thought_taken_away_comes_back_with_its_belief(stage: Stage) -> None:
    page = open_record(stage, 2)
    thoughts = editor(page, "thoughts")
    first = thoughts._rows[0]
    first.remove.click()
    assert [row.control.text() for row in thoughts._rows] == [t for t, _b in THOUGHTS[1:]]
    page.writing.undo()
    assert [row.control.text() for row in thoughts._rows] == [t for t, _b in THOUGHTS]
    assert thoughts._rows[0].rating.value == 75


def test_answers_hidden_by_a_shallower_depth_stay(stage: Stage) -> None:
    page = open_record(stage, 6)
    page._on_depth_chosen("deep")
    assert len(page._steps) == 12
    page._on_depth_chosen("ten")
    assert len(page._steps) == 7
    page.writing.flush()
    stage.settle()
    entry = page.writing.session.saved
    assert entry.depth == "ten"
    assert len(entry.rows("thoughts")) == 3
    assert entry.text("rule") == RULE


def test_keep_stores_and_goes_to_today(stage: Stage, press: Press) -> None:
    page = open_record(stage, 8)
    entry = page.writing.session.entry.id
    press(Key.Key_Return, modifier=CONTROL)
    stage.settle()
    assert stage.workspace.journal.record(entry).entry.state is State.KEPT
    assert stage.desk._here is not None
    assert stage.desk._here.page == "today"
    assert len(stage.workspace.versions.list(entry)) == 1


def test_enough_for_today_leaves_a_draft(stage: Stage) -> None:
    page = open_record(stage, 3)
    entry = page.writing.session.entry.id
    page.parts.footer.enough.click()
    stage.settle()
    assert stage.workspace.journal.record(entry).entry.state is State.DRAFT
    draft = stage.workspace.journal.continue_draft()
    assert draft is not None
    assert draft.id == entry


def test_emptied_drafts_leave_nothing_behind(stage: Stage) -> None:
    stage.desk.navigate(Route("record", depth="standard"))
    stage.settle(1)
    page = stage.page("record")
    words = editor(page, "situation").control
    words.insertPlainText("x")
    page.writing.flush()
    stage.settle()
    words.clear()
    stage.desk.navigate(Route("today"))
    stage.settle()
    assert stage.workspace.journal.last(5) == ()
    assert stage.workspace.journal.continue_draft() is None


def test_one_page_shows_every_step_and_is_remembered(stage: Stage) -> None:
    page = open_record(stage, 2)
    page.parts.rail.one_page.click()
    stage.settle()
    assert len(page.parts.stack.currentWidget().sections) == 7
    assert stage.workspace.preferences.current.one_page
    assert page.parts.rail.one_page.text() == "One step at a time"


def test_a_failed_save_says_so_and_the_words_stay(
    stage: Stage, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.problems import problem

    page = open_record(stage, 1)

    def full(*_args: object) -> object:
        raise problem("disk_full")

    with monkeypatch.context() as broken:
        broken.setattr(stage.workspace.drafting, "save", full)
        press(" And more.")
        page.writing.flush()
        stage.settle()
        assert not page.frame.banner.isHidden()
        assert page.frame.header.status.text().startswith("Not saved")
        assert page.parts.footer.forward.kind == "ordinary"
        assert editor(page, "situation").control.text().endswith(" And more.")
    page.writing.retry()
    stage.settle()
    assert page.frame.banner.isHidden()
    assert page.frame.header.status.text().startswith("Saved")


def test_the_place_can_be_found_again(stage: Stage, press: Press) -> None:
    page = open_record(stage, 6)
    press(Key.Key_Home)
    place = page.place()
    stage.desk.navigate(Route("today"))
    stage.settle()
    stage.desk.navigate(place)
    stage.settle()
    focused = QApplication.focusWidget()
    assert page._step == 6
    assert name_of(focused) == "A fairer view"
    assert focused.textCursor().position() == 0  # type: ignore[union-attr]


def test_odd_text_is_kept(stage: Stage) -> None:
    page = open_record(stage, 1)
    words = editor(page, "situation").control
    text = "שלום 👩‍👩‍👧 e\u0301 " + "x" * 100_000
    words.selectAll()
    words.insertPlainText(text)
    page.writing.flush()
    stage.settle()
    assert page.writing.session.saved.text("situation") == text


def test_undo_reaches_a_thought_taken_away_from_an_empty_field(stage: Stage, press: Press) -> None:
    page = open_record(stage, 2)
    thoughts = editor(page, "thoughts")
    thoughts._rows[2].remove.click()
    assert len(thoughts._rows) == 2
    assert QApplication.focusWidget() is thoughts._rows[1].control
    press(Key.Key_Z, modifier=CONTROL)
    assert len(thoughts._rows) == 3
    assert page.writing.session.hot_thought_text() == THOUGHTS[-1][0]


def test_marks_this_version_does_not_know_stay(stage: Stage) -> None:
    page = open_record(stage, 3)
    session = page.writing.session
    session.add_mark("coping", "of_a_newer_version")
    editor(page, "coping").chips.chip("pause").click()
    kept = [mark.value for mark in session.entry.marked("coping")]
    assert "of_a_newer_version" in kept
    assert "pause" in kept


def test_a_new_record_begins_at_the_usual_depth(stage: Stage) -> None:
    preferences = stage.workspace.preferences
    stage.desk._actions["write"].trigger()
    stage.settle()
    assert stage.page("quick").isVisible()
    preferences.save(replace(preferences.current, usual_depth="deep"))
    stage.desk._actions["write"].trigger()
    stage.settle()
    page = stage.page("record")
    assert page.isVisible()
    assert page.writing.session.entry.depth == "deep"


def test_the_earlier_record_opens_with_a_quiet_fold(stage: Stage) -> None:
    stage.desk.navigate(Route("record", depth="ten"))
    stage.settle(1)
    page = stage.page("record")
    page.show_step(2)
    section = page.parts.stack.currentWidget().sections[0]
    assert section.disclosure.isHidden()


def test_schemas_up_to_three_or_none(stage: Stage) -> None:
    page = open_record(stage, 4)
    chooser = editor(page, "schemas")
    chooser.none.chip("none").click()
    assert [m.value for m in chooser.session.entry.marked("schema")] == ["none"]
    for schema in ("judgmental", "control", "autonomy", "abandonment"):
        chooser.toggle(schema)
    marked = [m.value for m in chooser.session.entry.marked("schema")]
    assert marked == ["judgmental", "control", "autonomy"]
    chooser._on_row_rated("control", 60)
    chooser.toggle("control")
    assert chooser.session.entry.rating("schema", "control") is None
    page.writing.undo()
    assert chooser.session.entry.rating("schema", "control") == 60


def test_back_leads_to_the_draft_and_not_to_an_empty_record(stage: Stage, press: Press) -> None:
    stage.desk.navigate(Route("record", depth="standard"))
    stage.settle(1)
    press("A call in tears.")
    entry = stage.page("record").writing.session.entry.id
    stage.desk.navigate(Route("help"))
    stage.settle()
    stage.desk.back()
    stage.settle()
    assert stage.page("record").writing.session.entry.id == entry
    assert editor(stage.page("record"), "situation").control.text() == "A call in tears."
