# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Chips: one tab stop, arrows inside, chosen ones never hidden."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.widgets import buttons
from ui.widgets.chip_group import ChipGroup
from ui.widgets.flow import Flow

Show = Callable[..., QWidget]
Key = Qt.Key
OPTIONS = [(str(number), f"choice number {number}") for number in range(9)]


@pytest.fixture
def held(show: Show) -> tuple[QWidget, ChipGroup]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(buttons.ordinary("Before"))
    group = ChipGroup(name="What I did", options=OPTIONS, multiple=True)
    column.addWidget(group)
    column.addWidget(buttons.ordinary("After"))
    column.addStretch(1)
    return show(holder, 500, 400), group


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def test_tab_enters_once_and_leaves(held: tuple[QWidget, ChipGroup]) -> None:
    window, group = held
    window.findChildren(buttons.Button)[0].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert focused() == "choice number 0"
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Right)
    assert focused() == "choice number 1"
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert focused() == "After"
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Backtab)
    assert focused() == "choice number 1"
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Home)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Left)
    assert focused() == f"more… {group.accessibleName()}"


def test_space_chooses_several(held: tuple[QWidget, ChipGroup]) -> None:
    _window, group = held
    told: list[list[str]] = []
    group.chosen.connect(told.append)
    group.chip("0").setFocus()
    QTest.keyClick(group.chip("0"), Key.Key_Space)
    QTest.keyClick(group.chip("2"), Key.Key_Space)
    QTest.keyClick(group.chip("0"), Key.Key_Space)
    assert told == [["0"], ["0", "2"], ["2"]]


def test_one_at_most_and_it_can_be_let_go() -> None:
    group = ChipGroup(name="What next", options=OPTIONS[:3], multiple=False)
    told: list[list[str]] = []
    group.chosen.connect(told.append)
    for value in ("0", "1", "1"):
        group.chip(value).click()
    assert told == [["0"], ["1"], []]


def test_setting_is_no_answer_and_shows_what_is_chosen(held: tuple[QWidget, ChipGroup]) -> None:
    _window, group = held
    told: list[list[str]] = []
    group.chosen.connect(told.append)
    assert group.chip("8").isHidden()
    group.set_values(["8"])
    assert not group.chip("8").isHidden()
    assert group.values() == ["8"]
    assert told == []


def test_more_shows_the_rest_and_goes_there(held: tuple[QWidget, ChipGroup]) -> None:
    _window, group = held
    group._more.click()
    assert not any(group.chip(value).isHidden() for value, _words in OPTIONS)
    assert focused() == "choice number 6"
    assert group._more.isHidden()


def test_other_options_keep_what_is_still_offered() -> None:
    group = ChipGroup(name="x", options=OPTIONS, multiple=True)
    group.set_values(["1", "2"])
    group.set_options(OPTIONS[2:4])
    assert group.values() == ["2"]
    with pytest.raises(KeyError):
        group.chip("1")


def test_lines_follow_the_width_and_the_reading_direction(
    held: tuple[QWidget, ChipGroup], qapp: QApplication
) -> None:
    window, group = held
    wide = group.height()
    window.resize(260, 500)
    qapp.processEvents()
    assert group.height() > wide
    assert all(one.x() + one.width() <= group.width() for one in group._chips if one.isVisible())
    first, second = group.chip("0"), group.chip("1")
    window.resize(900, 500)
    qapp.processEvents()
    assert first.x() < second.x()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qapp.processEvents()
    assert first.x() > second.x()
    first.setFocus()
    QTest.keyClick(first, Key.Key_Left)
    assert second.hasFocus()


def test_flow_is_a_layout_like_others() -> None:
    holder = QWidget()
    flow = Flow(parent=holder)
    assert flow.itemAt(0) is None
    assert flow.takeAt(3) is None
    one, two = QWidget(), QWidget()
    flow.addWidget(one)
    flow.addWidget(two)
    flow.move(two, 0)
    assert flow.itemAt(0).widget() is two
    assert flow.count() == 2
