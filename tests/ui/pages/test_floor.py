# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessibility floor of the reading pages: names, reach by Tab, targets, nothing cut."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app import i18n
from tests.ui.editor.test_floor import Longer
from tests.ui.pages import shots
from tests.ui.pages.stage import Stage
from ui.widgets.pressable import Pressable

NAMES = ("today", "journal", "list", "nothing", "trash", "settings", "help")
DIALOGS = ("notice", "versions", "code", "empty-trash", "print")


def shown(stage: Stage, name: str) -> QWidget:
    act, _filled = shots.SCENES[name]
    act(stage)
    stage.settle()
    top = QApplication.activeModalWidget()
    found = top if name in DIALOGS else stage.desk._stack.currentWidget()
    assert found is not None
    return found


def stops(page: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(page)
        and widget.isEnabled()
        and not widget.objectName().startswith("qt_")
        and not _other_choice(widget)
    ]


@pytest.mark.parametrize("name", NAMES + DIALOGS)
def test_every_control_has_a_name_of_its_own_and_a_role(stage: Stage, name: str) -> None:
    page = shown(stage, name)
    found = [w for w in stops(page) if not _inside_preview(w)]
    assert found
    names = []
    for widget in found:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None
        spoken = interface.text(QAccessible.Text.Name)
        assert spoken, type(widget).__name__
        assert interface.role() != QAccessible.Role.Client, spoken
        names.append(spoken)
    twice = [words for words, count in Counter(names).items() if count > 1]
    assert not twice


@pytest.mark.parametrize("name", NAMES + DIALOGS)
def test_tab_goes_round_and_reaches_all(stage: Stage, name: str) -> None:
    page = shown(stage, name)
    wanted = {w for w in stops(page) if not _inside_preview(w)}
    met: set[QWidget] = set()
    window = page.window()
    for _step in range(300):
        window.focusNextChild()
        focused = QApplication.focusWidget()
        assert focused is not None
        met.add(focused)
    assert wanted <= met


@pytest.mark.parametrize("name", NAMES + DIALOGS)
def test_targets_are_large_enough(stage: Stage, name: str) -> None:
    page = shown(stage, name)
    for widget in page.findChildren(Pressable):
        if widget.isVisibleTo(page):
            assert min(widget.width(), widget.height()) >= 24, widget.words


@pytest.mark.parametrize("look_at", ["large", "small", "rtl", "longer"])
@pytest.mark.parametrize("name", NAMES + DIALOGS)
def test_nothing_is_cut(stage: Stage, name: str, look_at: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if look_at == "rtl":
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if look_at == "longer":
        i18n.install(Longer())
    try:
        if look_at == "large":
            stage.theme.set_scale(2.0)
        stage.window.resize(800, 600)
        page = shown(stage, name)
        for area in page.findChildren(QScrollArea):
            inner = area.widget()
            if inner is not None and area.isVisibleTo(page):
                assert inner.minimumSizeHint().width() <= area.viewport().width(), name
        for widget in page.findChildren(Pressable):
            if widget.isVisibleTo(page):
                left = widget.mapTo(page, QPoint(0, 0)).x()
                assert left >= 0, widget.words
                assert left + widget.width() <= page.width(), widget.words
                if widget.hasHeightForWidth():
                    assert widget.height() >= widget.heightForWidth(widget.width()), widget.words
    finally:
        i18n.install(None)
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _other_choice(widget: QWidget) -> bool:
    """Of radio buttons Tab reaches the chosen one, arrows the others."""
    return isinstance(widget, Pressable) and widget.autoExclusive() and not widget.isChecked()


def _inside_preview(widget: QWidget) -> bool:
    parent: Any = widget
    while parent is not None:
        if type(parent).__name__ == "_Pages":
            return True
        parent = parent.parentWidget()
    return False
