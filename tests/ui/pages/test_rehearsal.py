# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening lines are listened to while they are written: marks, notes, what does not fit, aloud."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.fields.mark_line import MarkLine
from ui.fields.rehearsal import RehearsalEditor
from ui.widgets.buttons import Button
from ui.widgets.prose import Prose

EXPLAINS = "I only wanted to help you. I had to ask because of the rules. You always cancel."
OWNS = "I was annoyed, and that was my part. What was it like for you?"


def lines(stage: Stage, qtbot: QtBot) -> RehearsalEditor:
    """The field of the opening lines in a new plan."""
    stage.show()
    episode = next(e.id for e in stage.workspace.repairs.episodes() if e.code == "R-615")
    stage.desk.navigate(Route("form", kind="plan", parent=episode))
    qtbot.waitUntil(lambda: stage.page("form").form is not None)
    editor: Any = stage.page("form").form.editor("rehearsal")
    return editor


def write(editor: RehearsalEditor, qtbot: QtBot, text: str) -> None:
    """Type a draft; returns once it was looked at."""
    editor.control.setFocus()
    editor.control.insertPlainText(text)
    qtbot.waitUntil(
        lambda: editor._draft is not None and editor._draft.text == text, timeout=20_000
    )
    qtbot.waitUntil(lambda: words(editor) != "")


def marks(editor: RehearsalEditor) -> list[MarkLine]:
    return [line for line in editor.told.findChildren(MarkLine) if not line.isHidden()]


def words(editor: RehearsalEditor) -> str:
    return " ".join(p.text() for p in editor.told.findChildren(Prose) if p.isVisible())


def test_two_cautions_at_a_time_and_more_when_asked(stage: Stage, qtbot: QtBot) -> None:
    editor = lines(stage, qtbot)
    write(editor, qtbot, EXPLAINS)
    qtbot.waitUntil(lambda: len(marks(editor)) == 2)
    more = next(b for b in editor.told.findChildren(Button) if b.words == "More to look at")
    qtbot.keyClick(more, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(marks(editor)) == 3)
    assert len(editor.control.extraSelections()) >= 3
    styles = {s.format.underlineStyle() for s in editor.control.extraSelections()}
    assert styles, "the words themselves are underlined"


def test_kinds_are_told_apart_by_line_and_by_word(stage: Stage, qtbot: QtBot) -> None:
    editor = lines(stage, qtbot)
    write(editor, qtbot, "I only wanted to help. " + OWNS)
    told = words(editor)
    assert "Look again:" in told
    assert "This may help:" in told
    styles = {s.format.underlineStyle() for s in editor.control.extraSelections()}
    assert len(styles) >= 2


def test_nothing_marked_is_not_called_good(stage: Stage, qtbot: QtBot) -> None:
    editor = lines(stage, qtbot)
    write(editor, qtbot, "The room is booked.")
    assert "Nothing marked." in words(editor)
    for praise in ("good", "great", "well done", "score", "%"):
        assert praise not in words(editor).lower()


def test_what_does_not_fit_is_hidden_and_can_be_switched_off(stage: Stage, qtbot: QtBot) -> None:
    editor = lines(stage, qtbot)
    write(editor, qtbot, "I only wanted to help you.")
    service = stage.workspace.preferences
    for times in range(1, 4):
        qtbot.waitUntil(lambda: len(marks(editor)) == 1)
        qtbot.keyClick(marks(editor)[0].no, Qt.Key.Key_Return)
        stage.settle(2)
        assert marks(editor) == []
        assert len(service.load().rehearsal_misfits) == times
        if times < 3:
            editor._hidden.clear()  # as in another draft
            editor.show_draft(editor._draft)
    offer = next(
        w for w in editor.told.children() if getattr(w, "words", "").startswith("It did not fit")
    )
    offer.click()
    stage.settle(2)
    assert service.load().rehearsal_off == ("minimise_intent",)
    editor._hidden.clear()
    editor.show_draft(editor._draft)
    assert marks(editor) == []


def test_words_about_danger_end_the_notes(stage: Stage, qtbot: QtBot) -> None:
    editor = lines(stage, qtbot)
    write(editor, qtbot, "You always threaten me and I only wanted to help.")
    assert marks(editor) == []
    assert "This may be about something real." in words(editor)


def test_nothing_found_is_stored_and_the_words_are(stage: Stage, qtbot: QtBot) -> None:
    editor = lines(stage, qtbot)
    write(editor, qtbot, EXPLAINS)
    page = stage.page("form")
    page.writing.flush()
    qtbot.waitUntil(lambda: page.writing.session.saved is not None)
    stage.settle(2)
    saved = page.writing.session.saved
    assert saved.text("rehearsal") == EXPLAINS
    assert {m.kind for m in saved.marks} == set()


def test_a_reply_is_answered_in_a_line_of_its_own(stage: Stage, qtbot: QtBot) -> None:
    editor = lines(stage, qtbot)
    qtbot.keyClick(editor.replies, Qt.Key.Key_Return)
    chip = editor.chips.chip("quiet")
    chip.click()
    field = editor._written["rehearsal.quiet"]
    qtbot.waitUntil(field.isVisible)
    field.setFocus()
    qtbot.keyClicks(field, "I will wait.")
    assert stage.page("form").writing.session.entry.text("rehearsal.quiet") == "I will wait."


def test_saying_it_aloud_ends_when_it_is_enough(stage: Stage, qtbot: QtBot) -> None:
    editor = lines(stage, qtbot)
    editor.aloud.button.setFocus()
    qtbot.keyClick(editor.aloud.button, Qt.Key.Key_Return)
    assert editor.aloud.running
    assert "s left" in editor.aloud.left.text()
    qtbot.keyClick(editor.aloud.button, Qt.Key.Key_Return)
    assert not editor.aloud.running
    assert QApplication.focusWidget() is editor.aloud.button
