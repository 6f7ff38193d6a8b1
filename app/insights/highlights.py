# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What may stand at the top of the page: at most three sentences, of how many comparisons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.i18n import ngettext
from app.insights.values import Insight

MOST = 3
"""Highlights of one visit, at most."""


@dataclass(frozen=True, slots=True)
class Highlights:
    """The views whose `highlight` is shown, and how many comparisons all views looked at."""

    chosen: tuple[Insight, ...]
    compared: int

    @property
    def looked_at(self) -> str:
        """How many comparisons there were, in words; "" without a highlight."""
        if not self.chosen:
            return ""
        return ngettext(
            "{n} comparison was looked at; some stand out by chance.",
            "{n} comparisons were looked at; some stand out by chance.",
            self.compared,
        ).format(n=self.compared)


def choose(insights: Iterable[Insight]) -> Highlights:
    """The highlights with most weight; of equal ones those that come first."""
    found = list(insights)
    offered = sorted((one for one in found if one.highlight), key=lambda one: -one.weight)
    return Highlights(tuple(offered[:MOST]), sum(one.compared for one in found))
