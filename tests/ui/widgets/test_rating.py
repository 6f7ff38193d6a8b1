# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A rating: unset at first, set by click and keys, never by the wheel, told in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.theme import Theme
from ui.widgets.rating import Rating
from ui.widgets.rating_row import RatingRow

QUESTION = "How much do you believe it now?"
Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
Show = Callable[..., QWidget]


@pytest.fixture
def row(show: Show) -> RatingRow:
    made = RatingRow(name=QUESTION, low="do not believe it", high="completely sure")
    show(made, 560, 80)
    return made


def heard(row: RatingRow) -> list[Any]:
    values: list[Any] = []
    row.rated.connect(values.append)
    return values


def test_it_starts_unset_and_unset_is_not_zero(row: RatingRow) -> None:
    assert row.value is None
    assert row.number.text() == ""
    assert row.number.placeholderText() == "–"
    row.set_value(0)
    assert row.value == 0
    assert row.number.text() == "0"


@pytest.mark.parametrize(
    ("start", "key", "modifier", "after"),
    [
        (50, Key.Key_Right, NONE, 51),
        (50, Key.Key_Left, NONE, 49),
        (50, Key.Key_Right, SHIFT, 55),
        (50, Key.Key_Left, SHIFT, 45),
        (50, Key.Key_PageUp, NONE, 60),
        (50, Key.Key_PageDown, NONE, 40),
        (50, Key.Key_Home, NONE, 0),
        (50, Key.Key_End, NONE, 100),
        (99, Key.Key_PageUp, NONE, 100),
        (3, Key.Key_PageDown, NONE, 0),
        (50, Key.Key_Delete, NONE, None),
        (None, Key.Key_Right, NONE, 1),
        (None, Key.Key_Left, NONE, 99),
        (None, Key.Key_Home, NONE, 0),
    ],
)
def test_keys(
    row: RatingRow,
    start: int | None,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    after: int | None,
) -> None:
    row.set_value(start)
    values = heard(row)
    QTest.keyClick(row.rating, key, modifier)
    assert row.value == after
    assert values == [after]
    assert row.number.value == after


def test_setting_from_outside_is_no_answer(row: RatingRow) -> None:
    values = heard(row)
    row.set_value(40)
    row.set_value(None)
    assert values == []


def test_typed_digits_go_to_the_number_field(row: RatingRow) -> None:
    values = heard(row)
    row.rating.setFocus()
    QTest.keyClicks(row.rating, "6")
    assert row.number.hasFocus()
    QTest.keyClicks(row.number, "5")
    assert row.value == 65
    assert values == [6, 65]


@pytest.mark.parametrize(
    ("typed", "value"),
    [("100", 100), ("101", 10), ("abc", None), ("007", 7), ("٤٢", 42), ("", None)],
)
def test_number_field_takes_only_0_to_100(row: RatingRow, typed: str, value: int | None) -> None:
    row.number.setFocus()
    for letter in typed:  # QTest types ASCII only
        event = QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter)
        QApplication.sendEvent(row.number, event)
    assert row.value == value


def test_clearing_the_number_unsets(row: RatingRow) -> None:
    row.set_value(70)
    row.number.setFocus()
    row.number.selectAll()
    QTest.keyClick(row.number, Key.Key_Delete)
    assert row.value is None


def test_a_click_sets_and_the_ends_can_be_reached(row: RatingRow) -> None:
    for x, value in ((0, 0), (row.rating.width() - 1, 100), (row.rating.width() // 2, 50)):
        QTest.mouseClick(row.rating, Qt.MouseButton.LeftButton, pos=QPoint(x, 40))
        assert row.value == value


@pytest.mark.parametrize("start", [None, 40])
@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_never_edits(
    row: RatingRow, qapp: QApplication, start: int | None, focused: bool
) -> None:
    row.set_value(start)
    for target in (row.rating, row.number):
        if focused:
            target.setFocus()
        middle = QPointF(target.rect().center())
        event = QWheelEvent(
            middle,
            target.mapToGlobal(middle),
            QPoint(0, 0),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        qapp.sendEvent(target, event)
        assert not event.isAccepted()
    assert row.value == start


def test_mirrored_it_grows_to_the_left(qapp: QApplication, show: Show) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made = RatingRow(name=QUESTION)
    show(made, 560, 80)
    QTest.mouseClick(made.rating, Qt.MouseButton.LeftButton, pos=QPoint(0, 20))
    assert made.value == 100
    QTest.keyClick(made.rating, Key.Key_Right)
    assert made.value == 99
    assert made.number.x() < made.rating.x()
    assert made.number.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_a_screen_reader_hears_slider_question_and_words(row: RatingRow) -> None:
    found = QAccessible.queryAccessibleInterface(row.rating)
    assert found.role() == QAccessible.Role.Slider
    assert found.text(QAccessible.Text.Name) == QUESTION
    assert found.text(QAccessible.Text.Value) == "-1"
    assert found.text(QAccessible.Text.Description) == "not rated"
    row.set_value(60)
    assert found.text(QAccessible.Text.Value) == "60"
    assert found.text(QAccessible.Text.Description) == "60 of 100"
    row.rating.setValue(30)  # what Qt's own slider interface does when it is asked to
    assert row.value == 30


def test_number_and_rating_have_different_names(row: RatingRow) -> None:
    assert row.number.accessibleName() != row.rating.accessibleName()
    assert QUESTION in row.number.accessibleName()


def test_a_strength_from_0_to_3(show: Show) -> None:
    made = Rating(name="Strength", highest=3, compact=True)
    show(made, 300, 60)
    QTest.keyClick(made, Key.Key_Right, SHIFT)
    assert made.value == 1
    QTest.keyClick(made, Key.Key_PageUp)
    assert made.value == 2
    assert made.value_text() == "2 of 3"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_sizes_and_a_common_middle(look: Theme, show: Show, scale: float) -> None:
    look.set_scale(scale)
    made = RatingRow(name=QUESTION, low="do not believe it", high="completely sure")
    show(made, 560, 160)
    assert made.rating.height() >= 60
    assert made.number.height() >= 44
    middle = made.number.geometry().center().y() - made.rating.y()
    assert abs(middle - look.target("rating_track")) <= 1


def test_removing_is_offered_by_name(show: Show) -> None:
    made = RatingRow(label="guilt", compact=True, removable=True)
    show(made, 560, 60)
    gone: list[bool] = []
    made.removed.connect(lambda: gone.append(True))
    assert made.remove.accessibleName() == "Remove guilt"
    QTest.keyClick(made.remove, Key.Key_Return)
    assert gone == [True]
