# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much a field takes: what does not fit is left out with a word, and never what was there."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.limits import ANSWER_CHARACTERS
from app.domain.record import FEELING_CHARACTERS
from ui.models.record_delegate import _laid_out
from ui.theme.theme import Theme
from ui.widgets.line_field import LINE_CHARACTERS, LineField
from ui.widgets.number_field import NumberField
from ui.widgets.plain_edit import PlainEdit
from ui.widgets.writing_field import WritingField

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
MEGABYTE = "pasted word " * 87_382
Show = Callable[..., QWidget]


@pytest.fixture
def field(show: Show) -> LineField:
    """A field for ten characters."""
    return ready(show, LineField(name="Feeling", role="writing", most=10))


def ready(show: Show, made: LineField | WritingField) -> LineField | WritingField:
    show(made)
    made.setFocus()
    return made


def told(field: PlainEdit) -> list[str]:
    said: list[str] = []
    field.refused.connect(said.append)
    return said


def paste(field: PlainEdit, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    field.insertFromMimeData(data)


def go_to(field: PlainEdit, place: int, *, over: int = 0) -> None:
    cursor = field.textCursor()
    cursor.setPosition(place)
    cursor.movePosition(
        QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor, over
    )
    field.setTextCursor(cursor)


def test_typing_stops_where_it_is_full_and_says_so(field: LineField) -> None:
    said = told(field)
    QTest.keyClicks(field, "abcdefghij")
    assert said == []
    QTest.keyClicks(field, "kl")
    assert field.text() == "abcdefghij"
    assert said == ["1 character was left out: there is room for 10."] * 2


def test_typing_in_front_pushes_nothing_out(field: LineField) -> None:
    said = told(field)
    field.set_text("abcdefghij")
    go_to(field, 3)
    QTest.keyClicks(field, "X")
    paste(field, "YYYY")
    assert field.text() == "abcdefghij"
    assert field.textCursor().position() == 3
    assert len(said) == 2


def test_of_a_paste_as_much_is_taken_as_fits(field: LineField) -> None:
    said = told(field)
    field.set_text("abc---xyz")
    go_to(field, 3, over=3)
    paste(field, "123456")
    assert field.text() == "abc1234xyz"
    assert field.textCursor().position() == 7
    assert said == ["2 characters were left out: there is room for 10."]


def test_undo_takes_back_the_whole_paste(field: LineField) -> None:
    field.set_text("abcdefg")
    go_to(field, 0)
    paste(field, "123456")
    assert field.text() == "123abcdefg"
    QTest.keyClick(field, Key.Key_Z, CONTROL)
    assert field.text() == "abcdefg"
    QTest.keyClick(field, Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert field.text() == "123abcdefg"


def test_what_was_refused_is_nothing_to_undo(field: LineField) -> None:
    field.set_text("abcdefghi")
    go_to(field, 9)
    QTest.keyClicks(field, "jklm")
    assert field.text() == "abcdefghij"
    QTest.keyClick(field, Key.Key_Z, CONTROL)
    assert field.text() == "abcdefghi"


def test_assistive_technology_stops_there_too(field: LineField) -> None:
    """It changes the document, not the field."""
    said = told(field)
    field.set_text("abcdefgh")
    QTextCursor(field.document()).insertText("12345")
    assert field.text() == "12abcdefgh"
    assert len(said) == 1


def test_an_input_method_stops_there_too(field: LineField) -> None:
    field.set_text("abcdefgh")
    go_to(field, 8)
    event = QInputMethodEvent("", [])
    event.setCommitString("漢字仮名")
    QApplication.sendEvent(field, event)
    assert field.text() == "abcdefgh漢字"


def test_characters_are_counted_and_none_is_halved(field: LineField) -> None:
    said = told(field)
    paste(field, "🙂" * 9)
    assert field.text() == "🙂" * 9
    paste(field, "🙂🙂🙂")
    assert field.text() == "🙂" * 10
    assert "2 characters were left out: there is room for 10." in said


def test_what_is_longer_already_is_kept_while_one_writes_in_it(field: LineField) -> None:
    """It came with an import, or from a version that took more."""
    said = told(field)
    field.set_text("a feeling in very many words")
    go_to(field, 0)
    QTest.keyClicks(field, "x")
    assert field.text() == "a feeling in very many words"
    assert said
    QTest.keyClick(field, Key.Key_Delete)
    QTest.keyClicks(field, "A")
    go_to(field, len(field.text()))
    QTest.keyClicks(field, "more")
    assert field.text() == "A feeling in very many words"


def test_a_megabyte_pasted_into_a_field_for_a_line_is_not_laid_out(show: Show) -> None:
    field = ready(show, LineField(name="Search records", role="search"))
    said = told(field)
    began = time.perf_counter()
    paste(field, MEGABYTE)
    assert time.perf_counter() - began < 2
    assert field.text() == MEGABYTE[:LINE_CHARACTERS]
    assert len(said) == 1


def test_a_megabyte_is_an_answer(show: Show) -> None:
    field = ready(show, WritingField(name="What happened"))
    said = told(field)
    assert len(MEGABYTE) > 1 << 20
    paste(field, MEGABYTE)
    assert field.text() == MEGABYTE
    assert said == []
    paste(field, "x " * 100_000)
    assert len(field.text()) == ANSWER_CHARACTERS
    assert field.text().startswith(MEGABYTE)
    assert len(said) == 1


def test_fields_that_share_room_stop_together(show: Show) -> None:
    room = 5
    field = ready(show, WritingField(name="What happened"))
    field.set_text("here before")
    field.room = lambda: room - (len(field.text()) - len("here before"))
    said = told(field)
    go_to(field, 0)
    paste(field, "1234")
    room -= 4  # what is written takes of it
    field.room = lambda: 1
    QTest.keyClicks(field, "56")
    field.room = lambda: 0
    QTest.keyClicks(field, "7")
    assert field.text().endswith("here before")
    assert len(said) >= 1


@pytest.mark.parametrize(
    ("digits", "kept"),
    [("9" * 100_000, 99), ("0" * 30_000 + "7", 7), ("1٠0", 100), ("0", 0), ("x" * 9, None)],
)
def test_a_pasted_page_of_digits_is_a_number(digits: str, kept: int | None, show: Show) -> None:
    field = NumberField(name="How strong", highest=100)
    show(field)
    began = time.perf_counter()
    field.setText(digits)
    assert field.value == kept
    assert time.perf_counter() - began < 1


def test_a_line_of_a_list_is_short_however_long_its_words_are(look: Theme) -> None:
    began = time.perf_counter()
    layout = _laid_out("x" * 1_000_000, look.font("body"), 300)
    assert time.perf_counter() - began < 1
    assert len(layout.text()) < 1_000


def test_a_feeling_of_ones_own_has_room_for_a_sentence() -> None:
    assert 40 <= FEELING_CHARACTERS <= LINE_CHARACTERS
