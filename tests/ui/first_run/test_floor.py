# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessibility floor before a journal is open: names, order, targets, nothing cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from gettext import NullTranslations
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app import i18n, places
from app.domain.errors import AppError
from tests.ui.first_run.conftest import CODE, Maker
from ui.local_settings import LocalSettings
from ui.pages.first_run.flow import FirstRunFlow
from ui.pages.first_run.passphrase import PassphrasePage
from ui.pages.first_run.recovery import PRINTED, RecoveryPage
from ui.pages.first_run.safety import SafetyPage
from ui.pages.recover import RecoverPage
from ui.pages.unlock import UnlockPage
from ui.tasks import Tasks
from ui.theme.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.pressable import Pressable

TROUBLE = AppError(
    "read_only",
    "This folder does not let anything be written.",
    "Your journal is not touched.",
    "You could choose another folder.",
)


def unlock(theme: Theme, tasks: Tasks) -> QWidget:
    page = UnlockPage(theme=theme, tasks=tasks, name="", unlock=lambda typed: typed)
    page.message.show_app_error(TROUBLE)
    return page


def welcome(theme: Theme, tasks: Tasks) -> QWidget:
    local = LocalSettings(places.state_dir() / "settings.ini")
    return FirstRunFlow(theme=theme, tasks=tasks, local=local, create=Maker(), with_back=True)


def passphrase(theme: Theme, tasks: Tasks) -> QWidget:
    page = PassphrasePage(theme=theme, tasks=tasks, folder=Path.home() / "Dropbox" / "journal")
    page.chooser.findChildren(Button)[1].click()
    page.chooser.take()
    page.stop_waiting(TROUBLE)
    return page


def recovery(theme: Theme, _tasks: Tasks) -> QWidget:
    page = RecoveryPage(theme=theme, code=CODE, made=date(2026, 11, 23))
    page.choose(PRINTED)
    page.trouble.show_app_error(TROUBLE)
    return page


def safety(theme: Theme, _tasks: Tasks) -> QWidget:
    return SafetyPage(theme=theme)


def recover(theme: Theme, tasks: Tasks) -> QWidget:
    return RecoverPage(
        theme=theme, tasks=tasks, recover=lambda code: code, set_passphrase=lambda _w, _p: None
    )


PAGES = {page.__name__: page for page in (unlock, welcome, passphrase, recovery, safety, recover)}
Shown = Callable[[str], QWidget]


class Longer(NullTranslations):
    """Every sentence 40 % longer, as a long language would be."""

    def gettext(self, message: str) -> str:
        count = max(1, round(len(message) * 0.4) // 5)
        return message + " ẽẽẽẽ" * count if message else message


@pytest.fixture
def shown(look: Theme, tasks: Tasks, show: Callable[..., QWidget]) -> Shown:
    def make(name: str) -> QWidget:
        page = PAGES[name](look, tasks)
        show(page, 800, 600)
        QApplication.processEvents()
        return page

    return make


@pytest.fixture(params=["usual", "dark", "large", "rtl", "longer", "large-longer"])
def variant(request: pytest.FixtureRequest, look: Theme, qapp: QApplication) -> Iterator[str]:
    """The same pages under every condition they have to bear, in the smallest window."""
    name = str(request.param)
    if "dark" in name:
        look.set_mode("dark")
    if "large" in name:
        look.set_scale(2.0)
    if "rtl" in name:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if "longer" in name:
        i18n.install(Longer())
    yield name
    i18n.install(None)


def stops(page: QWidget) -> list[QWidget]:
    """What Tab reaches, in the order it is reached."""
    first = page.nextInFocusChain()
    found, widget = [], first
    while True:
        can = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if can and page.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled():
            found.append(widget)
        widget = widget.nextInFocusChain()
        if widget is first:
            return found


@pytest.mark.parametrize("name", PAGES)
def test_every_control_has_a_name_of_its_own(shown: Shown, name: str) -> None:
    names = [widget.accessibleName() for widget in stops(shown(name))]
    assert names
    assert all(names), names
    assert len(set(names)) == len(names), names


@pytest.mark.parametrize("name", PAGES)
def test_the_name_is_the_visible_label(shown: Shown, name: str) -> None:
    page = shown(name)
    visible = {label.text() for label in page.findChildren(QLabel) if label.isVisible()}
    for widget in stops(page):
        if isinstance(widget, Pressable):
            assert widget.accessibleName() == widget.words
        else:
            assert widget.accessibleName() in visible


@pytest.mark.parametrize("name", PAGES)
def test_tab_goes_from_top_to_bottom(shown: Shown, name: str) -> None:
    page = shown(name)
    tops = [widget.mapTo(page, QPoint(0, widget.height())).y() for widget in stops(page)]
    for above, below in pairwise(tops):
        assert below >= above - 12, tops  # one row may hold controls of two heights


@pytest.mark.parametrize("name", ["passphrase", "recovery", "safety"])
def test_tab_ends_with_the_foot_in_reading_order(shown: Shown, name: str) -> None:
    names = [widget.accessibleName() for widget in stops(shown(name))]
    foot = [one for one in names if one in ("Back", "Later", "Continue", "Open my journal")]
    assert names[-len(foot) :] == foot
    assert foot[0] == "Back"


@pytest.mark.parametrize("name", PAGES)
def test_targets_are_large_enough(shown: Shown, name: str) -> None:
    for widget in stops(shown(name)):
        assert widget.width() >= 24, widget.accessibleName()
        assert widget.height() >= 24, widget.accessibleName()
        if isinstance(widget, Button) and widget.kind == "primary":
            assert widget.height() >= 44


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut(shown: Shown, name: str, variant: str) -> None:
    page = shown(name)
    for area in page.findChildren(QScrollArea):
        inside = area.widget()
        if not area.isVisible():
            continue
        assert inside.width() <= area.viewport().width(), "it would have to scroll sideways"
        assert inside.minimumSizeHint().width() <= area.viewport().width()
    for widget in [*page.findChildren(QLabel), *page.findChildren(Pressable)]:
        if not widget.isVisible() or not widget.text():
            continue
        needed = (
            widget.heightForWidth(widget.width())
            if widget.hasHeightForWidth()
            else widget.sizeHint().height()
        )
        assert widget.height() >= needed, (variant, widget.text())
        assert widget.width() >= min(widget.minimumSizeHint().width(), widget.sizeHint().width()), (
            variant,
            widget.text(),
        )


@pytest.mark.parametrize("name", PAGES)
def test_one_green_button_at_most(shown: Shown, name: str) -> None:
    kinds = [one.kind for one in shown(name).findChildren(Button) if one.isVisible()]
    assert kinds.count("primary") == 1


def test_a_field_that_gets_the_focus_comes_into_view(shown: Shown, qtbot: QtBot) -> None:
    page = shown("passphrase")
    last = stops(page)[-1]
    last.setFocus()
    area = next(one for one in page.findChildren(QScrollArea) if one.isVisible())

    def in_view() -> bool:
        bottom = last.mapTo(area.viewport(), QPoint(0, last.height())).y()
        return 0 < bottom <= area.viewport().height()

    qtbot.waitUntil(in_view)
