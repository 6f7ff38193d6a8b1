# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The calm line below a field: what may identify somebody, or be real; never in the way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.fields.watch import Watch


def situation(stage: Stage) -> Any:
    """The field of what happened, in a new ten-minute record."""
    stage.desk.navigate(Route("record", depth="ten"))
    stage.settle(1)
    view = stage.page("record").parts.stack.currentWidget()
    return view.editor_of("situation")


def told(qtbot: QtBot, watch: Watch, words: str) -> None:
    qtbot.waitUntil(lambda: watch.isVisible() and words in watch.words.text(), timeout=5000)


def test_a_phone_number_is_told_after_a_pause_and_can_be_fine(stage: Stage, qtbot: QtBot) -> None:
    stage.show()
    editor = situation(stage)
    qtbot.keyClicks(editor.control, "Rang 020 7946 0018 twice.")
    told(qtbot, editor._watch, "“020 7946 0018” looks like a phone number.")
    qtbot.keyClick(editor._watch.fine, Qt.Key.Key_Return)
    assert not editor._watch.isVisible()
    assert editor.control.hasFocus()
    qtbot.keyClicks(editor.control, " Again.")
    editor._watch.look()
    stage.settle(3)
    assert not editor._watch.isVisible(), "what is fine stays fine"
    assert "020 7946 0018" in editor.control.text(), "nothing is taken away"


def test_words_about_danger_bring_one_line_once_an_entry(stage: Stage, qtbot: QtBot) -> None:
    stage.show()
    editor = situation(stage)
    qtbot.keyClicks(editor.control, "She is not safe at home.")
    told(qtbot, editor._watch, "This program alerts no one.")
    editor._watch._on_fine()
    qtbot.keyClicks(editor.control, " Not safe.")
    editor._watch.look()
    stage.settle(3)
    assert not editor._watch.isVisible()


def test_it_can_be_turned_off(stage: Stage, qtbot: QtBot) -> None:
    service = stage.workspace.preferences
    service.save(replace(service.current, privacy_hints=False))
    stage.show()
    editor = situation(stage)
    qtbot.keyClicks(editor.control, "Rang 020 7946 0018 twice.")
    editor._watch.look()
    stage.settle(3)
    assert not editor._watch.isVisible()


def test_a_pasted_book_is_looked_at_around_the_cursor_alone(stage: Stage, qtbot: QtBot) -> None:
    stage.show()
    editor = situation(stage)
    editor.control.insertPlainText("a@example.org " + "word " * 100_000 + "Dr. Henley came.")
    editor._watch.look()
    told(qtbot, editor._watch, "“Dr. Henley”")
