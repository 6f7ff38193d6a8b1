# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Journal: searching, narrowing, and what is said when there is nothing to show."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.conftest import Press
from tests.ui.pages.journal_acts import choose, headlines, opened, words
from tests.ui.pages.stage import NOW, Stage
from ui.context import Route
from ui.models.record_list import LINE_ROLE
from ui.widgets.prose import Prose

Key = Qt.Key


def test_typing_searches_and_shows_the_match(stage: Stage, press: Press, qtbot: QtBot) -> None:
    page = opened(stage, Route("journal", extra="search"))
    press("expl")
    qtbot.waitUntil(lambda: page._list.model.rowCount() == 4)
    assert headlines(page) == ["Repair", "Confrontation", "Repair", "Withdrawal"]
    line = page._list.model.index(0).data(LINE_ROLE)
    start, length = line.spans[0]
    assert line.snippet[start : start + length].lower().startswith("expl")
    press(Key.Key_Down, Key.Key_Down)
    stage.settle()
    assert page._list.view.hasFocus()
    assert page._pane.outline.title == "Friday 13 November"


def marked(page: Any) -> list[str]:
    sheet = page._pane._sheet
    prose = [one for one in sheet.findChildren(Prose) if one.isVisible()]
    return [one.text()[start:end] for one in prose for start, end in one.spans]


def test_what_was_found_is_marked_in_the_sheet_and_comes_into_sight(
    stage: Stage, press: Press, qtbot: QtBot
) -> None:
    session = stage.workspace.drafting.begin(depth="deep", now=NOW)
    session.set_text("situation", "One line, and then nothing. " * 200)
    session.set_text("reflection", "Quokkas, and a quokka’s day.")
    entry = stage.workspace.drafting.keep(session)
    page = opened(stage, Route("journal", entry_id=entry.id))
    bar = page._pane._sheet.verticalScrollBar()
    assert (marked(page), bar.value()) == ([], 0)
    page._list.focus_search()
    press("quokka")
    qtbot.waitUntil(lambda: marked(page) == ["Quokkas", "quokka"])
    qtbot.waitUntil(lambda: bar.value() > 0)
    found = next(one for one in page._pane._sheet.findChildren(Prose) if one.spans)
    seen = found.visibleRegion().boundingRect()
    assert seen.contains(0, found.top_of(found.spans[0][0]))
    bar.setValue(0)
    page._list.model.refresh()
    stage.settle()
    assert bar.value() == 0  # what was scrolled away from stays away
    page._list._clear_words()
    qtbot.waitUntil(lambda: marked(page) == [])


def test_also_where_the_sheet_is_a_page_of_its_own(stage: Stage, qtbot: QtBot) -> None:
    stage.window.resize(800, 600)
    stage.theme.set_scale(2.0)
    page = opened(stage, Route("journal", extra="search"))
    page._list.search.insertPlainText("displeased")
    qtbot.waitUntil(lambda: page._list.model.rowCount() == 1)
    page._list.view.picked_row.emit(0)
    bar = page._pane._sheet.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    assert marked(page) == ["displeased"]


def test_tab_to_the_rows_reads_nothing_else_while_a_search_does_not_hold_what_is_read(
    stage: Stage, press: Press, qtbot: QtBot
) -> None:
    page = opened(stage, Route("journal", extra="search"))
    every = [page._list.model.id_at(row) for row in range(page._list.model.rowCount())]
    press("displeased")
    qtbot.waitUntil(lambda: page._list.model.rowCount() == 1)
    other = next(one for one in every if one != page._list.model.id_at(0))
    page.open(Route("journal", entry_id=other))
    stage.settle()
    page._list.view.setFocus(Qt.FocusReason.TabFocusReason)
    stage.settle()
    assert page._list.view.hasFocus()
    assert page._pane.entry_id == other
    press(Key.Key_Down)
    stage.settle()
    assert page._pane.entry_id == page._list.model.id_at(0)


def test_nothing_found_offers_to_clear(stage: Stage, press: Press, qtbot: QtBot) -> None:
    page = opened(stage, Route("journal", extra="search"))
    press("zebra")
    qtbot.waitUntil(lambda: page._list._empty.isVisible())
    assert any("zebra" in text for text in words(page._list))
    assert words(page._pane) == ["Nothing to read here. ‘Clear’ brings all records back."]
    assert not page._list._empty.write.isVisible()
    page._list._empty._clear.click()
    qtbot.waitUntil(lambda: page._list.model.rowCount() == 6)
    assert page._list.search.text() == ""
    assert page._list.search.hasFocus()


def test_escape_clears_the_search(stage: Stage, press: Press, qtbot: QtBot) -> None:
    page = opened(stage, Route("journal", extra="search"))
    press("expl")
    qtbot.waitUntil(lambda: page._list.model.rowCount() == 4)
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: page._list.model.rowCount() == 6)


def test_the_filter_narrows_and_says_what_holds(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage)
    choose(page._list.filter.open_menu(), "Withdrawal")
    qtbot.waitUntil(lambda: headlines(page) == ["Withdrawal", "Withdrawal"])
    choose(page._list.filter.open_menu(), "R-615")
    qtbot.waitUntil(lambda: headlines(page) == ["Withdrawal"])
    taken_off = page._list._bar.findChildren(QWidget)
    names = [widget.accessibleName() for widget in taken_off if widget.accessibleName()]
    assert names == ["Withdrawal", "R-615"]
    choose(page._list.filter.open_menu(), "Last 4 weeks")
    qtbot.waitUntil(lambda: page._list._empty.isVisible())
    page._list._empty._clear.click()
    qtbot.waitUntil(lambda: len(headlines(page)) == 6)
    choose(page._list.filter.open_menu(), "Drafts alone")
    qtbot.waitUntil(lambda: headlines(page) == ["Session"])


def test_an_empty_journal_says_what_belongs_here(empty: Stage) -> None:
    page = opened(empty)
    assert any(text.startswith("No records yet.") for text in words(page))
    assert "What you write can be read here." in words(page._pane)
    assert page._list._empty.write.hasFocus()
    asked: list[Route] = []
    empty.context.navigate = asked.append
    page._list._empty.write.click()
    assert asked == [Route("quick")]
    session = empty.workspace.drafting.begin(depth="quick", now=NOW)
    session.set_text("situation", "The first.")
    changes, _entry = empty.workspace.drafting.save(None, session.snapshot())
    empty.context.bus.announce(changes)
    empty.settle()
    assert words(page._pane) == ["Choose a record to read it here."]
