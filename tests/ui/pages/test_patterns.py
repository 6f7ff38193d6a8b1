# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Patterns as a page: cards, chart or table, what is looked at, what opens, what is put away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.insights.values import Grid, Insight
from tests.ui.charts import made
from tests.ui.charts.made_patterns import MadePatterns
from tests.ui.pages.stage import Stage
from ui.actions import COMMANDS
from ui.context import Route
from ui.pages.patterns.card import CHART, TABLE
from ui.pages.registry import NAVIGATION

Press = Callable[..., None]


def opened(stage: Stage, qtbot: QtBot, *insights: Insight, height: int = 1000) -> Any:
    """The page with these views in a window so high; `page.asked` tells the scopes."""
    stage.window.resize(1280, height)
    patterns: Any = MadePatterns(*insights)
    stage.workspace.patterns = patterns
    stage.desk.navigate(Route("patterns"))
    page = stage.page("patterns")
    settled(stage, qtbot)
    page.asked = patterns.scopes
    return page


def settled(stage: Stage, qtbot: QtBot) -> None:
    page = stage.page("patterns")
    qtbot.waitUntil(lambda: not page._loader.running)
    stage.settle(1)


def test_it_stands_between_repairs_and_settings_and_has_a_key(stage: Stage, qtbot: QtBot) -> None:
    names = [entry.name for entry in NAVIGATION]
    assert names[names.index("repairs") + 1] == "patterns"
    assert next(one for one in COMMANDS if one.name == "patterns").keys == ("Ctrl+4",)
    stage.workspace.patterns = MadePatterns()
    stage.context.actions["patterns"].trigger()
    qtbot.waitUntil(lambda: "patterns" in stage.desk._pages)
    settled(stage, qtbot)
    assert stage.page("patterns").isVisible()


def test_a_card_for_each_view_that_shows_something_in_their_order(
    stage: Stage, qtbot: QtBot
) -> None:
    page = opened(
        stage, qtbot, made.schemas(), made.too_few(), made.rule(), made.listed(), made.grid()
    )
    assert page.cards.shown == ("v4", "rule:1", "v6", "v5")
    tops = [page.cards.cards[view].y() for view in page.cards.shown]
    assert tops == sorted(tops)
    assert said(page.waiting) == [
        "Not enough for these yet",
        "Trend of a schema",
        "2 of the 8 months that this view needs.",
    ]


def test_every_card_says_how_many_things_were_counted(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot, made.schemas(), made.rule(), made.grid())
    for view in page.cards.shown:
        card = page.cards.cards[view]
        assert any(f"n = {card.insight.n}" in words for words in said(card)), view


@pytest.mark.parametrize(
    "insight", [made.schemas(), made.rule(), made.changes(), made.steps(), made.grid()]
)
def test_the_table_has_what_the_chart_has(stage: Stage, qtbot: QtBot, insight: Insight) -> None:
    page = opened(stage, qtbot, insight)
    card = page.cards.cards[insight.id]
    card.switch._segments[1].click()
    stage.settle(1)
    assert card.table.isVisible()
    assert not card.chart.isVisible()
    model = card.table.model()
    chart = insight.chart
    assert chart is not None
    things = (
        [cell for row in chart.cells for cell in row] if isinstance(chart, Grid) else chart.dots
    )
    assert model.rowCount() == len(things)
    for row, thing in enumerate(things):
        shown = [str(model.index(row, column).data()) for column in range(model.columnCount())]
        figure = str(thing.count) if not hasattr(thing, "figure") else thing.figure
        assert not figure or figure in shown


def test_the_table_is_one_key_away_and_stays_chosen(
    stage: Stage, qtbot: QtBot, press: Press
) -> None:
    page = opened(stage, qtbot, made.schemas())
    card = page.cards.cards["v4"]
    card.switch._segments[0].setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Right)
    assert card.table.isVisible()
    stage.desk.navigate(Route("today"))
    stage.desk.navigate(Route("patterns"))
    settled(stage, qtbot)
    assert card.table.isVisible()
    press_in = card.switch.value()
    assert press_in == TABLE


def test_rows_come_as_far_as_they_are_scrolled(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot, made.crowd(400))
    card = page.cards.cards["v4"]
    card.set_how(TABLE)
    stage.settle(1)
    assert card.table.model().rowCount() == 50
    bar = card.table.verticalScrollBar()
    while card.table.model().rowCount() < 400:
        bar.setValue(bar.maximum())
        QApplication.processEvents()
    assert card.table.model().rowCount() == 400


def test_a_screen_reader_gets_the_sentence_and_the_cells(
    stage: Stage, qtbot: QtBot, press: Press
) -> None:
    page = opened(stage, qtbot, made.rule())
    card = page.cards.cards["rule:1"]
    heard = QAccessible.queryAccessibleInterface(card.chart)
    assert heard.text(QAccessible.Text.Name) == "One rule"
    assert heard.text(QAccessible.Text.Description).startswith("85 on 24 September")
    card.set_how(TABLE)
    stage.settle(1)
    table = QAccessible.queryAccessibleInterface(card.table)
    assert table.role() == QAccessible.Role.Table
    assert table.text(QAccessible.Text.Description).startswith("85 on 24 September")
    card.table.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert card.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "40"


def test_with_large_text_columns_that_do_not_fit_stand_beneath_each_other(
    stage: Stage, qtbot: QtBot
) -> None:
    wide = made.Table(
        tuple(f"A column of words {at}" for at in range(7)),
        (made.row(*(f"something{at}" for at in range(7))),),
    )
    page = opened(stage, qtbot, replace(made.listed(), table=wide))
    stage.theme.set_scale(2.0)
    stage.window.resize(800, 600)
    stage.settle(2)
    table = page.cards.cards["v6"].table
    assert table.model().columnCount() == 1
    words = table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("A column of words 0 something0, A column of words 1 something1")
    assert table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("how", [CHART, TABLE])
def test_enter_opens_the_entry_and_back_leads_to_the_same_place(
    stage: Stage, qtbot: QtBot, press: Press, how: str
) -> None:
    entry = stage.workspace.journal.last(1)[0].id
    page = opened(stage, qtbot, made.rule(["", entry, "", "", ""]))
    card = page.cards.cards["rule:1"]
    card.set_how(how)
    stage.settle(1)
    card.focus_shown()
    press(Qt.Key.Key_Right if how == CHART else Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "journal" in stage.desk._pages and stage.page("journal").isVisible())
    stage.settle()
    assert stage.page("journal")._pane.entry_id == entry
    stage.desk.back()
    settled(stage, qtbot)
    focus = QApplication.focusWidget()
    if how == CHART:
        assert focus.accessibleName() == "25 September, belief 40"
    else:
        assert focus is card.table
        assert card.table.currentIndex().row() == 1


def test_a_followup_is_read_with_its_record_and_a_strain_on_its_page(
    stage: Stage, qtbot: QtBot
) -> None:
    records = [stage.workspace.journal.record(one.id) for one in stage.workspace.journal.last(9)]
    record = next(reading for reading in records if reading.followups)
    episode = stage.workspace.repairs.episodes()[0].id
    ids = [record.followups[0].id, episode, "", "", ""]
    page = opened(stage, qtbot, made.rule(ids))
    page.cards.cards["rule:1"].chart.opened.emit(ids[0])
    qtbot.waitUntil(lambda: stage.desk._here == Route("journal", entry_id=record.entry.id))
    stage.desk.navigate(Route("patterns"))
    page.cards.cards["rule:1"].chart.opened.emit(ids[1])
    qtbot.waitUntil(lambda: stage.desk._here == Route("repair", entry_id=episode))


def test_at_most_three_highlights_and_how_many_comparisons_were_looked_at(
    stage: Stage, qtbot: QtBot, press: Press
) -> None:
    insights = [
        replace(made.rule(view=f"rule:{at}"), highlight=f"Sentence {at}.", weight=at, compared=7)
        for at in range(5)
    ]
    page = opened(stage, qtbot, *insights)
    assert [row.words for row in page.highlights.rows] == [
        "Sentence 4.",
        "Sentence 3.",
        "Sentence 2.",
    ]
    assert "35 comparisons were looked at; some stand out by chance." in said(page.highlights)
    page.highlights.rows[0].click()
    stage.settle(1)
    assert QApplication.focusWidget() is not None
    assert page.cards.cards["rule:4"].isAncestorOf(QApplication.focusWidget())


def test_without_highlights_nothing_stands_above_the_cards(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot, made.schemas(), made.rule())
    assert not page.highlights.isVisible()


def test_a_view_is_put_away_and_comes_back(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot, made.schemas(), made.rule())
    page.cards.asked.emit("v4", "off")
    qtbot.waitUntil(lambda: page.cards.shown == ("rule:1",))
    settled(stage, qtbot)
    again = next(one for one in page.put_away.buttons if "Schemas over time" in one.words)
    assert again.words == "Show ‘Schemas over time’ again"
    again.click()
    qtbot.waitUntil(lambda: page.cards.shown == ("v4", "rule:1"))
    settled(stage, qtbot)
    assert page.cards.cards["v4"].y() < page.cards.cards["rule:1"].y()


def test_putting_away_can_be_undone_at_the_foot(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot, made.schemas(), made.rule())
    page.cards.asked.emit("v4", "off")
    qtbot.waitUntil(lambda: "v4" not in page.cards.shown)
    stage.settle()
    toast = stage.desk._notices._toast
    assert toast.undo_button.isVisible()
    toast.undo_button.click()
    qtbot.waitUntil(lambda: "v4" in page.cards.shown)


def test_in_a_low_window_one_card_is_shown_at_a_time(
    stage: Stage, qtbot: QtBot, press: Press
) -> None:
    page = opened(stage, qtbot, made.schemas(), made.rule(), made.grid(), height=800)
    assert [view for view, card in page.cards.cards.items() if card.isVisible()] == ["v4"]
    page.cards.after.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    assert [view for view, card in page.cards.cards.items() if card.isVisible()] == ["rule:1"]
    assert QApplication.focusWidget() is page.cards.after
    page.cards.views.chosen.emit("v5")
    assert page.cards.views.words == "What schemas were noted together with"
    assert not page.cards.after.isEnabled()
    stage.window.resize(1280, 1000)
    stage.settle(1)
    assert all(card.isVisible() for card in page.cards.cards.values())
    assert len(page.cards.cards) == 3


def test_an_empty_journal_says_what_belongs_here_and_offers_to_write(
    empty: Stage, qtbot: QtBot
) -> None:
    page = opened(empty, qtbot, made.nothing())
    qtbot.waitUntil(page.nothing.write.isVisible)
    assert not page.looked_at.period.isVisible()
    assert QApplication.focusWidget() is page.nothing.write
    page.nothing.write.click()
    assert empty.desk._here is not None
    assert empty.desk._here.page == "quick"


def test_nothing_in_a_period_leads_to_everything(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot, made.nothing())
    qtbot.waitUntil(page.nothing.everything.isVisible)
    assert not page.nothing.write.isVisible()
    page.nothing.everything.click()
    settled(stage, qtbot)
    assert page.asked[-1].first is None
    assert page.looked_at.period.value() == "all"


def test_it_reads_again_when_something_was_written(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot, made.schemas())
    before = len(page.asked)
    session = stage.workspace.drafting.begin("record", "quick")
    session.set_text("situation", "She rang.")
    changes, _entry = stage.workspace.drafting.save(session.saved, session.snapshot())
    stage.context.bus.announce(changes)
    settled(stage, qtbot)
    assert len(page.asked) == before + 1


def test_what_comes_too_late_is_dropped(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot, made.schemas())
    stage.workspace.patterns = MadePatterns(made.rule())
    page._load()
    stage.desk.navigate(Route("today"))
    stage.settle()
    assert page.cards.shown == ("v4",)


def said(widget: Any) -> list[str]:
    """The words that are read in a part of the page."""
    from ui.widgets.prose import Prose

    return [one.text() for one in widget.findChildren(Prose) if one.isVisible() and one.text()]


def test_schemas_and_rules_are_one_step_away(stage: Stage, qtbot: QtBot) -> None:
    opened(stage, qtbot)
    for page, button in stage.page("patterns").gathered.buttons.items():
        button.click()
        stage.settle()
        assert stage.page(page).isVisible()
        stage.context.back()
        stage.settle()
