# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The picker of feelings by keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.entry import When
from tests.ui.editor.conftest import Press
from tests.ui.pages.stage import Stage
from ui.context import Route

Key = Qt.Key


@pytest.fixture
def picker(stage: Stage) -> Any:
    stage.desk.navigate(Route("record", step=2, depth="standard"))
    stage.settle(1)
    page = stage.page("record")
    page.show_step(2)
    return page.parts.stack.currentWidget().editor_of("emotions")


def feelings(picker: Any) -> list[str]:
    return [mark.value for mark in picker.session.entry.marked("emotion")]


def test_typing_and_enter_take_a_feeling(picker: Any, press: Press) -> None:
    press("guilty", Key.Key_Return)
    assert feelings(picker) == ["guilt"]
    assert picker.search.text() == ""


def test_an_unknown_word_becomes_an_own_one(picker: Any, press: Press) -> None:
    press("wobbly", Key.Key_Return)
    assert feelings(picker) == ["own:wobbly"]


def test_a_known_synonym_can_still_be_an_own_word(picker: Any, press: Press) -> None:
    press("frozen", Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert feelings(picker) == ["own:frozen"]


def test_arrows_go_from_word_to_word_and_letters_back_to_the_search(
    picker: Any, press: Press
) -> None:
    press(Key.Key_Down, Key.Key_Right, Key.Key_Return)
    assert feelings(picker) == ["annoyance"]
    press("res")
    assert picker.search.text() == "res"
    assert QApplication.focusWidget() is picker.search


def test_escape_closes_the_list_and_keeps_what_is_chosen(picker: Any, press: Press) -> None:
    press(Key.Key_Down, Key.Key_Return, Key.Key_Escape)
    assert picker.list.isHidden()
    assert feelings(picker) == ["anger"]
    assert QApplication.focusWidget() is picker.search


def test_a_rating_starts_unset_and_is_stored_when_given(picker: Any, press: Press) -> None:
    press("guilt", Key.Key_Return)
    row = picker.session.entry.marked("emotion")[0].row
    assert picker.session.entry.rating("emotion", row) is None
    picker._rows[row].rating.setFocus()
    press("40")
    press(Key.Key_Return)
    assert picker.session.entry.rating("emotion", row, When.BEFORE) == 40


def test_taking_a_feeling_away_can_be_undone_with_its_rating(
    stage: Stage, picker: Any, press: Press
) -> None:
    press("guilt", Key.Key_Return)
    row = picker.session.entry.marked("emotion")[0].row
    picker._on_row_rated(row, 40)
    picker._rows[row].remove.click()
    assert feelings(picker) == []
    stage.page("record").writing.undo()
    assert feelings(picker) == ["guilt"]
    assert picker.session.entry.rating("emotion", row) == 40
    assert picker._rows[row].value == 40


def test_no_more_than_fit(picker: Any, press: Press) -> None:
    for word in ("guilt", "shame", "hurt", "envy", "anger"):
        press(word, Key.Key_Return)
    assert len(feelings(picker)) == 4
    assert not picker.note.isHidden()
