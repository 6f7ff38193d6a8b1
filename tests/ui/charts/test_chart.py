# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A chart on a page: one stop for Tab, arrows from dot to dot, what is heard and what opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.insights.values import Insight, Plot
from tests.ui.charts import made
from ui.charts.chart import Chart
from ui.charts.spot import Spot
from ui.widgets.tab_order import TabOrder

Show = Callable[..., QWidget]


class Ground(QWidget):
    """A chart between two fields."""

    def __init__(self, insight: Insight) -> None:
        super().__init__()
        self.before, self.after = QLineEdit(), QLineEdit()
        self.chart = Chart(name=insight.title)
        assert insight.chart is not None
        self.chart.show_chart(insight.chart)
        column = QVBoxLayout(self)
        for part in (self.before, self.chart, self.after):
            column.addWidget(part)
        column.addStretch(1)
        self.tabs = TabOrder(root=self)


def shown(show: Show, insight: Insight, width: int = 1000) -> Ground:
    ground = Ground(insight)
    show(ground, width, 700)
    QApplication.processEvents()
    ground.before.setFocus()
    return ground


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)
        QApplication.processEvents()


def heard() -> str:
    """What a screen reader is told about what has the focus."""
    interface = QAccessible.queryAccessibleInterface(QApplication.focusWidget())
    assert interface.role() == QAccessible.Role.Button
    return interface.text(QAccessible.Text.Name)


def at(chart: Chart, spot: Spot) -> QPoint:
    x = chart.width() - spot.x if chart.isRightToLeft() else spot.x
    return QPoint(round(x), round(spot.y))


def test_tab_comes_in_once_and_goes_out_again(show: Show) -> None:
    ground = shown(show, made.schemas())
    press(Qt.Key.Key_Tab)
    assert heard() == ground.chart.spots[0].name
    press(Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is ground.after
    QTest.keyClick(ground.after, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert heard() == "13 September, A skilled therapist does not get angry 80"
    press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is ground.before


def test_each_step_gives_the_focus_to_a_widget_with_the_name_of_the_dot(show: Show) -> None:
    """A new focus is said by every screen reader; a new name of the old one is not."""
    ground = shown(show, made.rule())
    press(Qt.Key.Key_Tab)
    names, before = [heard()], QApplication.focusWidget()
    for _step in range(4):
        press(Qt.Key.Key_Right)
        assert QApplication.focusWidget() is not before
        before = QApplication.focusWidget()
        names.append(heard())
    assert names == [spot.name for spot in ground.chart.spots]
    press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is before


def test_up_and_down_go_between_lanes_home_and_end_to_their_ends(show: Show) -> None:
    shown(show, made.schemas())
    press(Qt.Key.Key_Tab, Qt.Key.Key_End)
    assert heard() == "7 November, If I explain it well enough 65"
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert heard() == "26 October, Their needs before mine 45"
    press(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Home)
    assert heard() == "13 September, If I explain it well enough 60"


def test_from_the_right_the_left_key_goes_on_in_time(show: Show, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    ground = shown(show, made.rule())
    press(Qt.Key.Key_Tab, Qt.Key.Key_Left)
    assert heard() == ground.chart.spots[1].name
    first, second = ground.chart.spots[:2]
    assert at(ground.chart, second).x() < at(ground.chart, first).x()
    press(Qt.Key.Key_Right)
    assert heard() == first.name


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_opens_the_entry_of_the_dot(show: Show, qtbot: QtBot, key: Qt.Key) -> None:
    ground = shown(show, made.rule("abcde"))
    opened: list[str] = []
    ground.chart.opened.connect(opened.append)
    press(Qt.Key.Key_Tab, Qt.Key.Key_Right, key)
    assert opened == ["b"]


def test_what_stands_for_no_entry_opens_nothing(show: Show) -> None:
    ground = shown(show, made.grid())
    opened: list[str] = []
    ground.chart.opened.connect(opened.append)
    press(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert opened == []
    assert heard() == "session, If I explain it well enough"
    press(Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert heard() == "phone, A skilled therapist does not get angry"


@pytest.mark.parametrize("rtl", [False, True])
def test_a_click_opens_and_the_mouse_is_told_the_name(
    show: Show, qapp: QApplication, rtl: bool
) -> None:
    if rtl:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    ground = shown(show, made.rule("abcde"))
    opened: list[str] = []
    ground.chart.opened.connect(opened.append)
    place = at(ground.chart, ground.chart.spots[3])
    QTest.mouseClick(ground.chart, Qt.MouseButton.LeftButton, pos=place)
    assert opened == ["d"]
    assert heard() == ground.chart.spots[3].name
    tip = QHelpEvent(QHelpEvent.Type.ToolTip, place, ground.chart.mapToGlobal(place))
    QApplication.sendEvent(ground.chart, tip)
    assert QToolTip.text() == ground.chart.spots[3].name
    QToolTip.hideText()
    QTest.mouseClick(ground.chart, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert opened == ["d"]


def test_the_ring_stands_round_the_dot_and_moves_with_the_width(show: Show) -> None:
    ground = shown(show, made.rule())
    press(Qt.Key.Key_Tab, Qt.Key.Key_End)
    for width in (1000, 700, 1200):
        ground.resize(width, 700)
        QApplication.processEvents()
        box = QApplication.focusWidget().geometry()
        spot = ground.chart.current
        assert spot is not None
        assert abs(box.center().x() - spot.x) <= 1
        assert abs(box.center().y() - spot.y) <= 1
        assert min(box.width(), box.height()) >= 24


def test_after_a_change_keys_stay_at_the_same_entry(show: Show) -> None:
    ground = shown(show, made.rule("abcde"))
    press(Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Right)
    chart = made.rule("abcde").chart
    assert isinstance(chart, Plot)
    ground.chart.show_chart(replace(chart, dots=chart.dots[1:]))
    assert heard() == "29 September, belief 30"


def test_of_several_dots_of_an_entry_keys_stay_at_the_one_they_were_at(show: Show) -> None:
    """Before and after in one record, or several schemas of one record."""
    ground = shown(show, made.rule("aabbb"))
    press(Qt.Key.Key_Tab, Qt.Key.Key_Right)
    told = heard()
    chart = made.rule("aabbb").chart
    assert isinstance(chart, Plot)
    ground.chart.show_chart(replace(chart, base_words="written again"))
    assert heard() == told
    lanes = shown(show, made.schemas("abaacb"))
    press(Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Down)
    told = heard()
    again = made.schemas("abaacb").chart
    assert isinstance(again, Plot)
    lanes.chart.show_chart(replace(again, base=()))
    assert heard() == told
    renamed = tuple(replace(dot, name=f"{dot.name}!") for dot in again.dots)
    lanes.chart.show_chart(replace(again, dots=renamed))
    assert heard() == f"{told}!"


def test_without_dots_there_is_no_stop(show: Show) -> None:
    chart = made.rule().chart
    assert isinstance(chart, Plot)
    shown(show, replace(made.rule(), chart=replace(chart, dots=())))
    press(Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_a_figure_without_room_is_painted_while_its_dot_has_the_focus(show: Show) -> None:
    ground = shown(show, made.crowd(400))
    plain = ground.chart.grab().toImage()
    press(Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert ground.chart.grab().toImage() != plain
    ground.after.setFocus()
    QApplication.processEvents()
    assert ground.chart.grab().toImage() == plain


@pytest.mark.parametrize("insight", [made.rule(), made.schemas()], ids=["field", "lanes"])
def test_a_figure_that_stands_there_is_not_told_a_second_time(show: Show, insight: Insight) -> None:
    ground = shown(show, insight)
    plain = ground.chart.grab().toImage()
    press(Qt.Key.Key_Tab)
    assert ground.chart.grab().toImage() == plain


def test_a_second_dot_at_the_same_place_is_told(show: Show) -> None:
    chart = made.rule().chart
    assert isinstance(chart, Plot)
    second = replace(chart.dots[0], name="another", figure="85", caption="from another record")
    doubled = replace(chart, dots=(chart.dots[0], second, *chart.dots[1:]))
    ground = shown(show, replace(made.rule(), chart=doubled))
    plain = ground.chart.grab().toImage()
    press(Qt.Key.Key_Tab)
    assert ground.chart.grab().toImage() == plain
    press(Qt.Key.Key_Right)
    assert heard() == "another"
    assert ground.chart.grab().toImage() != plain


def test_the_chart_is_as_high_as_its_words_need(show: Show, look: object) -> None:
    ground = shown(show, made.schemas())
    wide = ground.chart.height()
    ground.resize(360, 700)
    QApplication.processEvents()
    assert ground.chart.height() > wide
    assert ground.chart.height() == ground.chart.heightForWidth(ground.chart.width())
