# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Patterns looks at: the period, a code, one count a strain, a day and a rule of one's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.insights.titles import VIEWS
from app.insights.values import Insight, Plot
from app.problems import problem
from storage.values import Salvaged
from tests.ui.charts import made
from tests.ui.charts.made_patterns import MadePatterns, MadeRule
from tests.ui.pages.stage import Stage
from tests.ui.pages.test_patterns import opened, said, settled
from ui.context import Route
from ui.fields.day_menu import DayMenu
from ui.pages.patterns import period


def test_the_period_the_code_and_one_count_a_strain_are_what_is_asked_for(
    stage: Stage, qtbot: QtBot
) -> None:
    page = opened(stage, qtbot, made.schemas())
    assert page.asked[-1].first == date(2026, 5, 27)
    head = page.looked_at
    for chosen, first in (("3", date(2026, 8, 27)), ("36", date(2023, 11, 27)), ("all", None)):
        head.period.chosen.emit(chosen)
        settled(stage, qtbot)
        assert (page.asked[-1].first, page.asked[-1].last) == (first, None)
    head.filter.changed.emit(replace(head.scope, client_code="P-047"))
    head.filter.changed.emit(replace(head.scope, one_per_episode=True))
    settled(stage, qtbot)
    assert page.asked[-1].client_code == "P-047"
    assert page.asked[-1].one_per_episode
    assert head.line.isVisible()
    head.line.changed.emit(replace(head.scope, client_code=""))
    settled(stage, qtbot)
    assert page.asked[-1].client_code == ""


def test_days_of_ones_own_are_taken_in_their_order(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot, made.schemas())
    page.looked_at.period.chosen.emit("own")
    days = page.looked_at.days
    assert days.isVisible()
    for menu, chosen in ((days.first, date(2026, 11, 1)), (days.last, date(2026, 9, 1))):
        menu.set_day(chosen)
        menu.day_chosen.emit(chosen)
    settled(stage, qtbot)
    assert (page.asked[-1].first, page.asked[-1].last) == (date(2026, 9, 1), date(2026, 11, 1))


@pytest.mark.parametrize(
    ("today", "months", "first"),
    [
        (date(2026, 11, 27), "3", date(2026, 8, 27)),
        (date(2026, 5, 31), "3", date(2026, 2, 28)),
        (date(2024, 8, 31), "6", date(2024, 2, 29)),
        (date(2026, 1, 5), "12", date(2025, 1, 5)),
        (date(2026, 1, 5), "all", None),
    ],
)
def test_a_stretch_of_months_begins_on_a_day_there_is(
    today: date, months: str, first: date | None
) -> None:
    assert period.first_day(months, today) == first


def test_the_day_of_before_and_after_is_chosen_on_its_card(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot, made.schemas(), made.phases(None))
    card = page.cards.cards["v11"]
    assert card.insight.chart is None
    menu = next(one for one in card.findChildren(DayMenu))
    menu.set_day(date(2026, 10, 10))
    menu.day_chosen.emit(date(2026, 10, 10))
    settled(stage, qtbot)
    assert page.asked[-1].turning == date(2026, 10, 10)
    chart = page.cards.cards["v11"].insight.chart
    assert isinstance(chart, Plot)
    assert chart.divider is not None


def test_another_rule_is_followed_on_its_card(stage: Stage, qtbot: QtBot) -> None:
    first = made.rule(view="v1")
    other = replace(made.rule(view="rule:b"), about="I have to please everybody")
    rules = (MadeRule("a", first.about), MadeRule("b", other.about))
    patterns: Any = MadePatterns(first, rules=rules)
    patterns.insights["rule:b"] = other
    patterns.off.add("rule:b")
    stage.window.resize(1280, 1000)
    stage.workspace.patterns = patterns
    stage.desk.navigate(Route("patterns"))
    settled(stage, qtbot)
    page = stage.page("patterns")
    qtbot.waitUntil(lambda: page._rule_choice.isVisible())
    offered = [words for _id, words in page._rule_choice.menu._options]
    assert offered == ["\u2068I have to please everybody\u2069"]
    page._rule_choice.menu.chosen.emit("b")
    settled(stage, qtbot)
    assert "I have to please everybody" in said(page.cards.cards["v1"])
    offered = [words for _id, words in page._rule_choice.menu._options]
    assert offered == [f"\u2068{first.about}\u2069"]


def test_rules_of_the_same_words_are_offered_by_their_days(stage: Stage, qtbot: QtBot) -> None:
    words = made.rule().about
    rules = (
        MadeRule("a", words, date(2026, 9, 24)),
        MadeRule("b", words, date(2026, 10, 3)),
        MadeRule("c", ""),
        MadeRule("d", words),
    )
    patterns: Any = MadePatterns(made.rule(view="v1"), rules=rules)
    stage.workspace.patterns = patterns
    stage.desk.navigate(Route("patterns"))
    settled(stage, qtbot)
    page = stage.page("patterns")
    qtbot.waitUntil(lambda: page._rule_choice.isVisible())
    isolated = f"\u2068{words}\u2069"
    assert page._rule_choice.menu._options == [("b", f"{isolated}, 3 Oct"), ("d", isolated)]


def test_a_rule_that_is_gone_gives_way_to_the_first(stage: Stage, qtbot: QtBot) -> None:
    first, other = made.rule(view="v1"), replace(made.rule(view="rule:b"), about="Another")
    patterns: Any = MadePatterns(
        first, rules=(MadeRule("a", first.about), MadeRule("b", "Another"))
    )
    patterns.insights["rule:b"] = other
    patterns.off.add("rule:b")
    stage.workspace.patterns = patterns
    stage.desk.navigate(Route("patterns"))
    settled(stage, qtbot)
    page = stage.page("patterns")
    page._rule_choice.menu.chosen.emit("b")
    settled(stage, qtbot)
    patterns.gone.add("rule:b")
    page._load()
    settled(stage, qtbot)
    assert first.about in said(page.cards.cards["v1"])
    assert [one for one, _words in page._rule_choice.menu._options] == ["b"]


def narrowed(page: Any) -> None:
    page.looked_at.filter.changed.emit(replace(page.looked_at.scope, client_code="P-047"))


def test_while_other_entries_are_read_for_long_nothing_old_stands(
    stage: Stage, qtbot: QtBot
) -> None:
    page = opened(stage, qtbot, made.schemas(), made.changes())
    assert page.highlights.isVisible()
    page._loader.start = lambda *_views: None
    narrowed(page)
    assert page.cards.cards["v4"].isVisible(), "no flicker where it is quick"
    qtbot.waitUntil(page._looking.isVisible)
    assert not any(card.isVisible() for card in page.cards.cards.values())
    assert not page.highlights.isVisible()
    assert page.cards.current is None
    page._on_came(made.schemas())
    assert page.cards.cards["v4"].isVisible()
    assert not page.cards.cards["v2"].isVisible()
    page._on_came(made.changes())
    page._on_ended()
    assert page.cards.cards["v2"].isVisible()
    assert page.highlights.isVisible()


def test_other_entries_that_come_quickly_take_the_place_of_the_old_ones_at_once(
    stage: Stage, qtbot: QtBot
) -> None:
    page = opened(stage, qtbot, made.schemas(), made.changes())
    page._loader.start = lambda *_views: None
    narrowed(page)
    page._on_came(replace(made.schemas(), sentence="Of one code."))
    assert page.cards.cards["v4"].insight.sentence != "Of one code.", "not beside the others"
    page._on_ended()
    assert page.cards.cards["v4"].insight.sentence == "Of one code."
    assert page.cards.shown == ("v4",)


def test_after_a_failed_read_no_old_figures_stand_under_the_choice(
    stage: Stage, qtbot: QtBot
) -> None:
    page = opened(stage, qtbot, made.schemas(), made.changes())
    page.cards.cards["v4"].focus_shown()

    def broken(*_asked: object) -> Insight:
        raise problem("vault_damaged")

    stage.workspace.patterns.view = broken
    narrowed(page)
    qtbot.waitUntil(lambda: not page._loader.running)
    stage.settle()
    assert page.cards.shown == ()
    assert not page.highlights.isVisible()
    assert QApplication.focusWidget() is page.looked_at.period
    assert stage.desk._notices.top.isVisible()


def test_with_the_day_alone_it_can_be_chosen(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot, made.phases(None), made.too_few())
    stage.settle()
    assert page.cards.shown == ("v11",)
    assert page.waiting.isVisible()
    assert not page.nothing.isVisible()
    patterns = stage.workspace.patterns
    patterns.switch("v10", on=False)
    page._load()
    settled(stage, qtbot)
    stage.settle()
    assert page.cards.shown == ("v11",)
    assert not page.nothing.isVisible()


def test_in_an_empty_journal_there_is_no_day_to_choose(empty: Stage, qtbot: QtBot) -> None:
    page = opened(empty, qtbot, made.phases(None))
    qtbot.waitUntil(page.nothing.write.isVisible)
    assert page.cards.shown == ()


def test_where_all_is_looked_at_nothing_leads_to_more(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot, made.nothing())
    qtbot.waitUntil(page.nothing.everything.isVisible)
    assert "Nothing of this kind was kept in what you look at." in said(page)
    page.nothing.everything.click()
    settled(stage, qtbot)
    stage.settle()
    assert not page.nothing.isVisible()
    assert page.waiting.isVisible()


def test_a_code_that_was_corrected_narrows_nothing_any_more(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot, made.schemas())
    narrowed(page)
    settled(stage, qtbot)
    assert page.asked[-1].client_code == "P-047"
    stage.context.bus.announce(stage.workspace.journal.rename_code("P-047", "Q-222"))
    stage.settle()
    settled(stage, qtbot)
    assert page.looked_at.scope.client_code == ""
    assert page.asked[-1].client_code == ""
    assert not page.looked_at.line.isVisible()
    assert "Q-222" in page.looked_at.filter._codes


def test_in_a_journal_that_is_only_read_all_views_are_shown_and_none_is_put_away(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.workspace.preferences.save(
        replace(stage.workspace.preferences.current, patterns_off=("v4",))
    )
    stage.workspace.rescued = Salvaged(whole=40, partial=1, lost=2)
    stage.desk.navigate(Route("patterns"))
    page = stage.page("patterns")
    settled(stage, qtbot)
    assert {one.id for one in page._came} == set(VIEWS)
    assert page.put_away.buttons == []
    assert "v4" in page.cards.shown
    menu = page.cards.current.open_menu()
    assert "Do not show this view" not in [action.text() for action in menu.actions()]
    menu.close()
