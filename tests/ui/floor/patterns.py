# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Patterns in every state, with views made by hand: every kind of chart, few dots and many."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.insights.titles import VIEWS
from app.insights.values import Scope
from tests.ui.charts import made
from tests.ui.charts.made_patterns import MadePatterns
from tests.ui.pages.stage import Stage
from ui.context import Route

Act = Callable[[Stage], None]

ALL = (
    made.schemas(),
    made.rule(),
    made.changes(),
    made.grid(),
    made.listed(),
    made.steps(),
    made.scatter(),
    made.phases(),
    made.too_few(),
    made.too_few("v9", "What helped"),
)

PLAIN = {
    "lanes": "v4",
    "rule": "rule:1",
    "intervals": "v2",
    "steps": "v7",
    "scatter": "v8",
    "before-after": "v11",
    "grid": "v5",
    "list": "v6",
}
"""What a scene is called, and the view it shows."""


def opened(stage: Stage, *insights: Any) -> Any:
    """The page with these views, or all of them."""
    views: Any = MadePatterns(*(insights or ALL))
    stage.workspace.patterns = views
    stage.desk.navigate(Route("patterns"))
    stage.settle(len(insights or ALL) + 2)
    return stage.page("patterns")


def stored(stage: Stage) -> None:
    """What there is in the journal itself."""
    stage.desk.navigate(Route("patterns"))
    stage.settle(len(VIEWS) + 6)


def narrowed(stage: Stage) -> None:
    """Nothing in the days that are looked at."""
    opened(stage, made.nothing())


def view(name: str) -> Act:
    """One view, as chart where it has one."""

    def act(stage: Stage) -> None:
        page = opened(stage)
        if page.looked_at.line.isVisible():
            page.looked_at.look_at_everything()
        page.cards.show_view(name)
        card = page.cards.cards[name]
        if card.insight.chart is not None:
            card.set_how("chart")

    return act


def table(name: str) -> Act:
    """One view as a table."""

    def act(stage: Stage) -> None:
        view(name)(stage)
        stage.page("patterns").cards.cards[name].set_how("table")

    return act


def crowd(stage: Stage) -> None:
    """Four hundred dots, as a table, from row to row."""
    page = opened(stage, made.crowd(400))
    page.cards.cards["v4"].set_how("table")


def folded(stage: Stage) -> None:
    """Everything open that folds, and a view put away."""
    page = opened(stage)
    stage.workspace.patterns.switch("v8", on=False)
    page._load()
    stage.settle(len(ALL) + 2)
    page.cards.show_view("v4")
    page.cards.cards["v4"].set_how("chart")
    page.cards.cards["v4"].how_to.set_open(True)
    page.highlights.fold.set_open(True)


def dot(stage: Stage) -> None:
    """Keys are at a dot."""
    view("rule:1")(stage)
    stage.settle(1)
    stage.page("patterns").cards.cards["rule:1"].chart.focus_current()


def filtered(stage: Stage) -> None:
    """One code, episodes once, days of one's own."""
    page = opened(stage)
    page.looked_at.filter.changed.emit(Scope(client_code="P-047", one_per_episode=True))
    page.looked_at.period.set_value("own")
    page.looked_at.period.chosen.emit("own")
    stage.settle(len(ALL) + 2)


def menu(stage: Stage) -> None:
    """What can be done with a view."""
    page = opened(stage)
    page.cards.current.open_menu()
