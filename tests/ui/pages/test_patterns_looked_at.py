# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Patterns looks at: the period, a code, one count a strain, a day and a rule of one's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.insights.values import Plot
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
