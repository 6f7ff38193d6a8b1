# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small counts and the view of practice: no place before there is anything, then a card."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from app.insights.titles import VIEWS, title
from tests.ui.pages.stage import Stage
from tests.unit.insights.journal import Told
from ui.context import Route
from ui.widgets.prose import Prose


def opened(stage: Stage, qtbot: QtBot) -> Any:
    """The page with what the journal holds, in a window where all cards stand."""
    stage.window.resize(1280, 1000)
    stage.desk.navigate(Route("patterns"))
    page = stage.page("patterns")
    qtbot.waitUntil(lambda: not page._loader.running)
    stage.settle(2)
    return page


def test_they_come_last_and_only_with_something_to_show(empty: Stage, qtbot: QtBot) -> None:
    told = Told(empty.workspace._vault)
    told.record("2026-09-01", marks=(("noticed_when", "later"), ("sensation", "jaw")))
    page = opened(empty, qtbot)
    assert page.cards.shown[-2:] == ("noticed_when", "first_sign")
    waiting = {prose.text() for prose in page.waiting.findChildren(Prose)}
    for view in ("v8", *VIEWS[-4:]):
        assert title(view) not in waiting
    assert title("v10") in waiting
    assert not page.put_away.buttons


def test_each_can_be_put_away_and_shown_again(empty: Stage, qtbot: QtBot) -> None:
    told = Told(empty.workspace._vault)
    told.record("2026-09-01", marks=(("sensation", "jaw"),))
    page = opened(empty, qtbot)
    page.cards.asked.emit("first_sign", "off")
    qtbot.waitUntil(lambda: "first_sign" not in page.cards.shown)
    [again] = page.put_away.buttons
    assert title("first_sign") in again.words
    again.click()
    qtbot.waitUntil(lambda: "first_sign" in page.cards.shown)
