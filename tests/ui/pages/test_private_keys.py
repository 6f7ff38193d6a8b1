# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hide and lock act at once, also while a dialog or a menu is open."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.dialogs.export_notice import before_print
from ui.fields.day_menu import DayMenu
from ui.widgets.prose import Prose

CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS = [(Qt.Key.Key_H, "hide"), (Qt.Key.Key_L, "lock"), (Qt.Key.Key_Q, "quit")]


@pytest.mark.parametrize(("key", "act"), KEYS)
def test_over_a_dialog(stage: Stage, qtbot: QtBot, key: Qt.Key, act: str) -> None:
    before_print(stage.window, go_on=lambda: None)
    qtbot.waitUntil(lambda: QApplication.activeWindow() not in (None, stage.window))
    stage.settle(1)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, CONTROL)
    qtbot.waitUntil(lambda: stage.asked[-1:] == [act])


@pytest.mark.parametrize(("key", "act"), KEYS)
def test_over_a_menu(stage: Stage, qtbot: QtBot, key: Qt.Key, act: str) -> None:
    stage.desk.navigate(Route("journal"))
    stage.settle()
    menu = stage.page("journal")._list.filter.open_menu()
    qtbot.waitUntil(menu.isVisible)
    QTest.keyClick(menu, key, CONTROL)
    qtbot.waitUntil(lambda: stage.asked[-1:] == [act])
    assert QApplication.activePopupWidget() is None


def _key(stage: Stage, key: Qt.Key) -> None:
    """As a window system sends it: to the window, whatever is open over it."""
    QTest.keyClick(stage.window.windowHandle(), key, CONTROL)
    QApplication.processEvents()


def _menu_on(widget: QWidget) -> None:
    place = widget.rect().center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(widget, QContextMenuEvent(reason, place, widget.mapToGlobal(place)))


def _field_menu(stage: Stage) -> None:
    stage.desk.navigate(Route("journal", extra="search"))
    stage.settle()
    _menu_on(stage.page("journal")._list.search.viewport())


def _words_menu(stage: Stage) -> None:
    stage.desk.navigate(Route("journal", entry_id=stage.workspace.journal.last(1)[0].id))
    stage.settle()
    sheet = stage.page("journal")._pane._sheet
    _menu_on(next(one for one in sheet.findChildren(Prose) if one.role == "reading"))


def _calendar(stage: Stage) -> None:
    stage.desk.navigate(Route("quick"))
    stage.settle()
    stage.page("quick").findChildren(DayMenu)[0]._open_calendar()


def _month_in_the_calendar(stage: Stage) -> None:
    _calendar(stage)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    month = popup.findChild(QToolButton, "qt_calendar_monthbutton")
    assert isinstance(month, QToolButton)
    month.menu().popup(month.mapToGlobal(month.rect().bottomLeft()))


POPUPS = [_field_menu, _words_menu, _calendar, _month_in_the_calendar]


@pytest.mark.parametrize(("key", "act"), KEYS)
@pytest.mark.parametrize("open_it", POPUPS)
def test_over_a_popup(
    stage: Stage, qtbot: QtBot, open_it: Callable[[Stage], None], key: Qt.Key, act: str
) -> None:
    open_it(stage)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert popup.isVisible()
    _key(stage, key)
    assert stage.asked[-1:] == [act]
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("open_it", POPUPS)
def test_a_cover_closes_what_is_open_and_it_stays_closed(
    stage: Stage, qtbot: QtBot, open_it: Callable[[Stage], None]
) -> None:
    open_it(stage)
    assert QApplication.activePopupWidget() is not None
    stage.window.hide_content("Hidden.")
    assert QApplication.activePopupWidget() is None
    others = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert others == [stage.window]
    stage.window.show_again()
    assert QApplication.activePopupWidget() is None
