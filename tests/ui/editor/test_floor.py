# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessibility floor on every step: names, reach and order by Tab, targets, nothing cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from gettext import NullTranslations
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app import i18n
from tests.ui.editor.bibi import stored
from tests.ui.editor.test_followup import days_later, kept, open_followup
from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.widgets.buttons import Button
from ui.widgets.pressable import Pressable
from ui.widgets.tab_order import reached

Shown = Callable[[Stage], Any]


def step(number: int, depth: str = "standard") -> Shown:
    def show(stage: Stage) -> Any:
        entry = stored(stage.workspace, depth)
        stage.desk.navigate(Route("record", entry_id=entry, step=number))
        stage.settle()
        page = stage.page("record")
        view = page.parts.stack.currentWidget()
        for section in getattr(view, "sections", []):
            if section.folded is not None:
                section.disclosure.set_open(True)
        stage.settle(1)
        return page

    return show


def quick(stage: Stage) -> Any:
    stage.desk.navigate(Route("quick"))
    stage.settle()
    stage.page("quick").form.more.set_open(True)
    stage.settle(1)
    return stage.page("quick")


def followup(stage: Stage) -> Any:
    entry = kept(stage)
    days_later(stage, 1)
    page = open_followup(stage, entry)
    page.form.more.set_open(True)
    stage.settle(1)
    return page


PAGES: dict[str, Shown] = {
    **{f"standard-{number}": step(number) for number in range(1, 9)},
    **{f"deep-{number}": step(number, "deep") for number in (2, 3, 5, 6, 7, 10, 11)},
    "quick": quick,
    "followup": followup,
}


class Longer(NullTranslations):
    """Every word 40 % longer, with accents, as a long language would be."""

    def gettext(self, message: str) -> str:
        padding = "ẽ" * max(1, round(len(message) * 0.4))
        return f"{message} {padding}" if message and "{" not in message else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.mark.parametrize("name", PAGES)
def test_every_control_has_a_name_of_its_own(stage: Stage, name: str) -> None:
    page = PAGES[name](stage)
    found = _tab_stops(page)
    assert found
    names = [(type(w).__name__, w.accessibleName()) for w in found]
    assert all(words for _kind, words in names), names
    twice = [words for words, count in Counter(names).items() if count > 1]
    assert not twice


@pytest.mark.parametrize("name", PAGES)
def test_tab_goes_down_the_page_and_reaches_all(stage: Stage, name: str) -> None:
    page = PAGES[name](stage)
    wanted = _tab_stops(page)
    wanted[0].setFocus()
    met: list[QWidget] = []
    for _step in range(200):
        focused = QApplication.focusWidget()
        assert focused is not None
        if met and focused is met[0]:
            break
        if focused in wanted:  # coming into a field may open a list beneath it
            met.append(focused)
        page.window().focusNextChild()
        QApplication.processEvents()
    assert met == wanted


@pytest.mark.parametrize("name", PAGES)
def test_targets_are_large_enough(stage: Stage, name: str) -> None:
    page = PAGES[name](stage)
    for widget in reached(page):
        assert min(widget.width(), widget.height()) >= 24, widget.accessibleName()
        if isinstance(widget, Button) and widget.kind == "primary":
            assert widget.height() >= 44


LOOKS = [
    *((name, "large") for name in PAGES),
    *((name, look) for name in ("standard-1", "standard-4", "quick") for look in ("small", "rtl")),
    *((name, "longer") for name in ("standard-1", "standard-2", "standard-6", "deep-2", "quick")),
]


@pytest.mark.parametrize(("name", "look_at"), LOOKS)
def test_nothing_is_cut(stage: Stage, name: str, look_at: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if look_at == "rtl":
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if look_at == "longer":
        i18n.install(Longer())
    try:
        if look_at in ("large", "longer"):
            stage.theme.set_scale(2.0 if look_at == "large" else 1.0)
        stage.window.resize(800, 600)
        page = PAGES[name](stage)
        for area in page.findChildren(QScrollArea):
            inner = area.widget()
            if inner is not None and area.isVisibleTo(page):
                assert inner.minimumSizeHint().width() <= area.viewport().width(), name
        for widget in page.findChildren(Pressable):
            if widget.isVisibleTo(page):
                _fits(widget, page)
    finally:
        i18n.install(None)
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _tab_stops(page: QWidget) -> list[QWidget]:
    return [w for w in reached(page) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]


def _fits(widget: Pressable, page: QWidget) -> None:
    left = widget.mapTo(page, QPoint(0, 0)).x()
    assert left >= 0, widget.words
    assert left + widget.width() <= page.width(), widget.words
    if widget.hasHeightForWidth():
        assert widget.height() >= widget.heightForWidth(widget.width()), widget.words
