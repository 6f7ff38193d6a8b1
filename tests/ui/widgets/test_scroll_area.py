# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar beside a scroll area: not to be seen where nothing scrolls, in step where it does."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.pages.door.column import Column
from ui.theme.theme import Theme
from ui.widgets.scroll_area import ScrollArea
from ui.widgets.side_bar import SideBar


def area_of(height: int, show: Any) -> ScrollArea:
    inside = QWidget()
    inside.setMinimumHeight(height)
    area = ScrollArea()
    area.setWidget(inside)
    show(area, 300, 200)
    return area


def test_nothing_to_scroll_shows_no_bar(show: Any) -> None:
    area = area_of(100, show)
    bar = area._bar
    image = bar.grab().toImage()
    seen = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert bar.maximum() == bar.minimum()
    assert len(seen) == 1


def test_the_bar_and_the_page_go_together(show: Any) -> None:
    area = area_of(900, show)
    own = area.verticalScrollBar()
    assert area._bar.maximum() == own.maximum() > 0
    area._bar.setValue(250)
    assert own.value() == 250
    own.setValue(40)
    assert area._bar.value() == 40


def test_a_door_gets_its_bar_when_there_is_something_to_scroll(
    look: Theme, show: Any, qtbot: QtBot
) -> None:
    """Qt's own bar is counted by a screen reader while it is visible, so it never is."""
    door = Column(theme=look, width=300)
    words = QWidget()
    words.setMinimumHeight(400)
    door.body.addWidget(words)
    show(door, 640, 560)
    own = door.verticalScrollBar()
    qtbot.waitUntil(lambda: own.maximum() == 0)
    assert door.findChildren(SideBar) == []
    for height, needed in ((300, True), (560, False), (300, True)):
        door.resize(640, height)
        qtbot.waitUntil(lambda needed=needed: (own.maximum() > 0) == needed)
        qtbot.waitUntil(lambda: len(door.findChildren(SideBar)) == 1)
        (bar,) = door.findChildren(SideBar)
        assert bar.isVisible()
        assert bar.geometry().right() == door.width() - 1
        assert bar.height() == door.height()
        assert bar.maximum() == own.maximum()
        assert not own.isVisible()
    bar.setValue(bar.maximum())
    assert own.value() == own.maximum()
