# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Help: every key, every limit, and a line of one's own that is kept in the journal."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from tests.ui.pages.conftest import Press
from tests.ui.pages.stage import Stage
from ui.actions import COMMANDS
from ui.context import Route
from ui.pages.help_texts import limits
from ui.widgets.prose import Prose


def opened(stage: Stage) -> Any:
    stage.desk.navigate(Route("help"))
    stage.settle()
    return stage.page("help")


def test_every_command_stands_there_with_its_keys(stage: Stage) -> None:
    words = [prose.text() for prose in opened(stage).findChildren(Prose)]
    for group, name, keys in stage.context.actions.keyboard_map():
        assert group in words
        assert words[words.index(name) + 1] == keys or keys in words
    assert len(COMMANDS) == len(stage.context.actions.keyboard_map())


def test_every_limit_is_said(stage: Stage) -> None:
    words = [prose.text() for prose in opened(stage).findChildren(Prose)]
    assert len(limits()) == 11
    assert set(limits()) <= set(words)


def test_the_own_line_is_kept(stage: Stage, press: Press) -> None:
    page = opened(stage)
    page._own.setFocus()
    press("My sister, any evening.")
    stage.desk.navigate(Route("today"))
    stage.settle()
    assert stage.workspace.preferences.load().own_support == "My sister, any evening."
    assert opened(stage)._own.text() == "My sister, any evening."


def test_keys_scroll_the_page(stage: Stage, press: Press) -> None:
    page = opened(stage)
    assert page._head.hasFocus()
    before = page.scroller.verticalScrollBar().value()
    press(Qt.Key.Key_PageDown)
    assert page.scroller.verticalScrollBar().value() > before
