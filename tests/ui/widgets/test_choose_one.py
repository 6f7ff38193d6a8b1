# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing one of many: few are seen at once, many are searched, and an answer is told once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs.choose_one import Choice, ChooseOneDialog
from ui.widgets.row import Row

Asked = Callable[[int], tuple[ChooseOneDialog, list[str]]]


@pytest.fixture
def ask(qtbot: QtBot, show: Any) -> Asked:
    window = QWidget()
    show(window, 800, 600)
    return lambda count: asked(qtbot, window, count)


def asked(qtbot: QtBot, window: QWidget, count: int) -> tuple[ChooseOneDialog, list[str]]:
    dialog = ChooseOneDialog(
        title="Which one?",
        choices=[
            Choice(str(n), f"Rule {n}", f"of {n} May", also=f"meant{n}") for n in range(count)
        ],
        search="Search rules",
        parent=window,
    )
    told: list[str] = []
    dialog.chosen.connect(told.append)
    dialog.offer("A new one", lambda: told.append("new"))
    dialog.ask()
    qtbot.waitUntil(dialog.isVisible)
    return dialog, told


def seen(dialog: ChooseOneDialog) -> list[str]:
    return [row.text() for row in dialog.findChildren(Row) if row.isVisible()]


def test_a_few_stand_without_a_search_and_the_first_has_the_focus(ask: Asked, qtbot: QtBot) -> None:
    dialog, told = ask(3)
    assert dialog.search is None
    first = dialog.findChildren(Row)[0]
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert told == ["0"]


@pytest.mark.parametrize(("typed", "left"), [("rULE 41", "Rule 41"), ("meant7", "Rule 7")])
def test_many_are_found_by_what_they_say_or_mean(
    ask: Asked, qtbot: QtBot, typed: str, left: str
) -> None:
    dialog, told = ask(60)
    assert dialog.search is not None
    assert dialog.height() <= 600
    qtbot.waitUntil(dialog.search.hasFocus)
    qtbot.keyClicks(dialog.search, typed)
    qtbot.waitUntil(lambda: seen(dialog) == [left])
    dialog.findChildren(Row)[int(left[5:])].click()
    assert told == [left[5:]]


def test_without_any_the_other_answer_has_the_focus(ask: Asked, qtbot: QtBot) -> None:
    dialog, told = ask(0)
    last = dialog.focusWidget()
    assert isinstance(last, QWidget)
    assert last.accessibleName() == "A new one" or getattr(last, "text", str)() == "A new one"
    qtbot.keyClick(last, Qt.Key.Key_Space)
    assert told == ["new"]
