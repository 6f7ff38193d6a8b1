# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One message after a silence: short, an offer, a way out; copying sleeps; danger ends the help."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.entry import Kind
from app.domain.moment import Moment
from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.fields.message import MessageEditor
from ui.widgets.prose import Prose

FAIR = (
    "I noticed our last talk ended short. I keep your hour on Tuesday, or not yet: "
    "no need to answer."
)


def message(stage: Stage, qtbot: QtBot) -> MessageEditor:
    stage.show()
    stage.desk.navigate(Route("form", kind=Kind.MESSAGE, parent=episode(stage)))
    qtbot.waitUntil(lambda: stage.page("form").form is not None)
    editor: Any = stage.page("form").form.editor("message")
    return editor


def episode(stage: Stage) -> str:
    return next(e.id for e in stage.workspace.repairs.episodes() if e.code == "R-615")


def write(editor: MessageEditor, qtbot: QtBot, text: str) -> str:
    """Put a message in; gives what is told of it."""
    editor.control.setFocus()
    editor.control.selectAll()
    editor.control.insertPlainText(text)
    qtbot.waitUntil(lambda: " ".join(told(editor)) != "", timeout=20_000)
    editor.look()
    qtbot.waitUntil(lambda: editor._pause.isActive() is False)
    return " ".join(told(editor))


def told(editor: MessageEditor) -> list[str]:
    return [p.text() for p in editor.told.findChildren(Prose) if p.isVisible()]


def test_a_short_message_with_an_offer_and_a_way_out(stage: Stage, qtbot: QtBot) -> None:
    editor = message(stage, qtbot)
    said = write(editor, qtbot, FAIR)
    assert "20 words of 40" in said
    assert "Not seen so far" not in said
    assert "A shorter one" not in said


def test_reasons_and_clinical_words_are_asked_about(stage: Stage, qtbot: QtBot) -> None:
    editor = message(stage, qtbot)
    said = write(editor, qtbot, "I had to end because of the rupture. Why did you not answer me?")
    assert "No reasons in this one." in said
    assert "A plainer word?" in said
    assert "Not seen so far" in said


def test_copying_sleeps_until_it_is_woken(stage: Stage, qtbot: QtBot) -> None:
    editor = message(stage, qtbot)
    QApplication.clipboard().setText("before")
    write(editor, qtbot, FAIR)
    assert "Asleep for 10 minutes" in editor.sleeping.text()
    editor.copy.click()
    assert QApplication.clipboard().text() == "before"
    editor.copy.click()
    assert QApplication.clipboard().text() == FAIR


def test_words_about_danger_end_the_help(stage: Stage, qtbot: QtBot) -> None:
    editor = message(stage, qtbot)
    said = write(editor, qtbot, "Are you safe? You said you would kill yourself.")
    assert "This program alerts no one." in said
    assert "words of 40" not in said
    assert not editor.sleeping.isVisible(), "it cannot be woken now"
    editor._watch.look()
    stage.settle()
    assert not editor._watch.isVisible(), "it is said once on the page"
    assert not editor.copy.isEnabled()


def test_a_second_one_to_the_same_silence_is_asked_about(stage: Stage, qtbot: QtBot) -> None:
    drafting = stage.workspace.drafting
    parent = drafting.open(episode(stage)).entry
    session = drafting.begin_part(Kind.MESSAGE, parent)
    session.set_text("message", FAIR)
    session.set_mark("message_sent", "sent")
    drafting.keep(session)
    message(stage, qtbot)
    hint = stage.page("form").form.hint
    qtbot.waitUntil(hint.isVisible)
    assert "for them or for you" in hint.words


def test_danger_is_seen_wherever_it_stands_and_what_was_agreed_for_it_is_told(
    stage: Stage, qtbot: QtBot
) -> None:
    drafting = stage.workspace.drafting
    session = drafting.begin_part(Kind.AGREEMENT, drafting.open(episode(stage)).entry)
    session.set_text("topic", "Calls in the evening")
    session.set_text("exception", "You may ring, and I ask whether you are safe.")
    drafting.keep(session)
    editor = message(stage, qtbot)
    said = write(editor, qtbot, "I was late. " * 120 + "You said you would kill yourself.")
    assert "This program alerts no one." in said
    assert "You may ring, and I ask whether you are safe." in said
    assert not editor.copy.isEnabled()


def test_a_long_one_is_told_where_looking_ends(stage: Stage, qtbot: QtBot) -> None:
    editor = message(stage, qtbot)
    said = write(editor, qtbot, "I was late. " * 120)
    assert "only its beginning is looked at" in said
    assert "360 words of 40" in said


def test_copying_sleeps_on_while_the_page_is_left(stage: Stage, qtbot: QtBot) -> None:
    editor = message(stage, qtbot)
    write(editor, qtbot, FAIR)
    stage.desk.navigate(Route("today"))
    stage.settle()
    saved = stage.workspace.repairs.episode(episode(stage)).of(Kind.MESSAGE)[-1]

    def again() -> MessageEditor:
        stage.desk.navigate(Route("form", entry_id=saved.id))
        qtbot.waitUntil(lambda: stage.page("form").form is not None)
        stage.settle()
        shown: Any = stage.page("form").form.editor("message")
        return shown

    assert "Asleep for 10 minutes" in again().sleeping.text()
    stage.desk.navigate(Route("today"))
    stage.settle()
    minutes_later(stage, 11)
    assert "Asleep" not in again().sleeping.text()


def minutes_later(stage: Stage, minutes: int) -> None:
    now = stage.clock.now()
    later = now.instant_us + minutes * 60_000_000
    stage.clock.put(Moment(later, now.offset_s, now.zone))
