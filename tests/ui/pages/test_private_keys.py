# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hide and lock act at once, also while a dialog or a menu is open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.dialogs.export_notice import before_print

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
    assert stage.asked[-1:] == [act]


@pytest.mark.parametrize(("key", "act"), KEYS)
def test_over_a_menu(stage: Stage, qtbot: QtBot, key: Qt.Key, act: str) -> None:
    stage.desk.navigate(Route("journal"))
    stage.settle()
    menu = stage.page("journal")._list.filter.open_menu()
    qtbot.waitUntil(menu.isVisible)
    QTest.keyClick(menu, key, CONTROL)
    assert stage.asked[-1:] == [act]
    assert QApplication.activePopupWidget() is None
