# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in for the service of the long view, with views made by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.insights.titles import VIEWS
from app.insights.values import Insight, Scope
from app.problems import problem
from tests.ui.charts.made import phases


@dataclass(frozen=True)
class MadeRule:
    """A rule that can be followed."""

    id: str
    text: str
    day: date | None = None


class MadePatterns:
    """Stands in for the service: gives views made by hand, and remembers what was asked."""

    def __init__(self, *insights: Insight, rules: tuple[MadeRule, ...] = ()) -> None:
        self.insights = {insight.id: insight for insight in insights}
        self.scopes: list[Scope] = []
        self.asked: list[str] = []
        self.off: set[str] = set(VIEWS) - set(self.insights)
        self.gone: set[str] = set()
        self._rules = rules

    def wanted(self) -> tuple[str, ...]:
        """Ids of the views that are not switched off."""
        return tuple(view for view in self.insights if view not in self.off)

    def switch(self, view: str, *, on: bool) -> None:
        """Show a view, or no longer."""
        self.off = self.off - {view} if on else self.off | {view}

    def view(self, view: str, scope: Scope, dates: object = None) -> Insight:
        """One view."""
        self.asked.append(view)
        if view in self.gone:
            raise problem("entry_gone")
        if view == next(iter(self.insights)):
            self.scopes.append(scope)
        return phases(scope.turning) if view == "v11" else self.insights[view]

    def rules(self, scope: Scope) -> tuple[MadeRule, ...]:
        """Rules that can be followed."""
        return self._rules
