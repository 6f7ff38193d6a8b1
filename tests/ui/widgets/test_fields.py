# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields for own words: plain text in and out, Tab leaves, they grow, and nothing is dragged."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent, QTextBlockFormat, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.line_field import LineField
from ui.widgets.secret_field import SecretField
from ui.widgets.writing_field import WritingField

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., QWidget]


@pytest.fixture
def field(show: Show) -> WritingField:
    made = WritingField(name="What happened", placeholder="One line is enough")
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(made)
    column.addWidget(LineField(name="After"))
    column.addStretch(1)
    show(holder)
    made.setFocus()
    return made


def paste(field: WritingField | LineField, text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    field.insertFromMimeData(data)


def test_each_change_is_told_without_the_text(field: WritingField) -> None:
    told: list[int] = []
    field.edited.connect(lambda: told.append(1))
    QTest.keyClicks(field, "abc")
    assert len(told) == 3
    assert field.text() == "abc"


def test_setting_a_text_is_no_edit_and_cannot_be_undone(field: WritingField, look: Theme) -> None:
    told: list[int] = []
    field.edited.connect(lambda: told.append(1))
    field.set_text("kept before")
    look.set_scale(1.5)
    QTest.keyClick(field, Key.Key_Z, CONTROL)
    assert field.text() == "kept before"
    assert told == []


@pytest.mark.parametrize(
    "text",
    [
        "plain\nlines\n\nand a gap",
        "no\u00a0break",
        "🙂 👩‍👩‍👧 e\u0301 שלום عربي",
        "tab\there",
        "trailing space \n",
        "<b>not bold</b> &amp;",
    ],
)
def test_text_comes_back_as_it_was(field: WritingField, text: str) -> None:
    field.set_text(text)
    assert field.text() == text
    field.set_text("")
    paste(field, text, html="<h1>loud</h1>")
    assert field.text() == text
    field.selectAll()
    assert field.createMimeDataFromSelection().text() == text
    assert not field.createMimeDataFromSelection().hasHtml()


def test_control_characters_are_refused_with_a_word(field: WritingField) -> None:
    said: list[str] = []
    field.refused.connect(said.append)
    paste(field, "a\x00b\x07c")
    assert field.text() == "abc"
    assert said == ["2 characters that cannot be shown were left out."]


def test_undo_takes_a_paste_back(field: WritingField) -> None:
    field.set_text("before ")
    field.moveCursor(field.textCursor().MoveOperation.End)
    paste(field, "one\ntwo")
    field.undo()
    assert field.text() == "before "
    field.redo()
    assert field.text() == "before one\ntwo"


def test_tab_leaves_and_control_tab_writes_one(field: WritingField) -> None:
    QTest.keyClick(field, Key.Key_Tab, CONTROL)
    assert field.text() == "\t"
    QTest.keyClick(field, Key.Key_Tab)
    assert not field.hasFocus()


def test_it_grows_with_its_lines_up_to_a_limit(field: WritingField) -> None:
    heights = []
    for lines in (1, 3, 6, 14, 40):
        field.set_text("\n".join(["words"] * lines))
        heights.append(field.height())
    assert heights[0] <= heights[1] < heights[2] < heights[3] == heights[4]
    field.set_text("words")
    assert field.height() == heights[0]


def test_every_line_has_the_fixed_height(field: WritingField, look: Theme) -> None:
    field.set_text("one\ntwo")
    field.moveCursor(field.textCursor().MoveOperation.End)
    QTest.keyClick(field, Key.Key_Return)
    paste(field, "three\nfour")
    block = field.document().begin()
    fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
    while block.isValid():
        assert block.blockFormat().lineHeightType() == fixed
        assert block.blockFormat().lineHeight() == look.line_height("writing")
        block = block.next()


def test_the_wheel_goes_to_the_page_while_all_lines_are_seen(
    field: WritingField, qapp: QApplication
) -> None:
    event = QWheelEvent(
        QPointF(9, 9),
        QPointF(field.mapToGlobal(QPoint(9, 9))),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    field.wheelEvent(event)
    assert not event.isAccepted()


def test_words_cannot_be_dragged_out(field: WritingField) -> None:
    field.set_text("drag me")
    field.selectAll()
    inside = QPointF(30, 20)
    press = QMouseEvent(
        QEvent.Type.MouseButtonPress,
        inside,
        field.viewport().mapToGlobal(inside),
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    field.mousePressEvent(press)
    assert not field.textCursor().hasSelection()
    assert not field.acceptDrops()
    assert not field.viewport().acceptDrops()


def test_keyboards_are_told_not_to_learn(field: WritingField) -> None:
    hints = field.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


def test_composed_characters_arrive(field: WritingField, qapp: QApplication) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString("日本")
    qapp.sendEvent(field, event)
    assert field.text() == "日本"


@pytest.mark.parametrize(
    "text", ["sentence after sentence. " * 40_000, "x" * 1_000_000, "y\n" * 500_000]
)
def test_a_pasted_megabyte_works(field: WritingField, text: str) -> None:
    start = time.process_time()
    paste(field, text)
    assert field.text() == text
    # Of this process alone, however busy the machine is: 0.3 s, and 56 s when it goes wrong.
    assert time.process_time() - start < 20


def test_names_and_descriptions(field: WritingField) -> None:
    assert field.accessibleName() == "What happened"
    assert field.accessibleDescription() == "One line is enough"


def test_menu_is_ours_and_plain(field: WritingField) -> None:
    field.set_text("words")
    menu = field._menu()
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == ["Undo", "Redo", "Cut", "Copy", "Paste", "Select all"]


def test_one_line_has_no_line_breaks(show: Show) -> None:
    line = LineField(name="Code", role="code")
    show(line, 300, 60)
    entered: list[bool] = []
    line.submitted.connect(lambda: entered.append(True))
    QTest.keyClicks(line, "M2")
    QTest.keyClick(line, Key.Key_Return)
    paste(line, "X\nD")
    assert line.text() == "M2X D"
    assert entered == [True]


def test_a_line_of_own_words_grows_to_three_lines(show: Show) -> None:
    line = LineField(name="What happened", role="writing")
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(line)
    column.addStretch(1)
    show(holder, 300, 400)
    one = line.height()
    assert one == 44
    line.set_text("several words in a row " * 4)
    three = line.height()
    line.set_text("several words in a row " * 40)
    assert one < three == line.height()


def test_a_passphrase_is_hidden_until_shown(show: Show) -> None:
    secret = SecretField(name="Passphrase")
    show(secret, 300, 60)
    QTest.keyClicks(secret, "harbour quilt")
    assert secret.displayText() != "harbour quilt"
    secret.set_shown(True)
    assert secret.displayText() == "harbour quilt"
    assert secret.text() == "harbour quilt"
    assert not secret.dragEnabled()
