# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said in small below the sentence of a view; where it leaves, also what was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import _
from ui.models.lines import ISOLATE, POP

if TYPE_CHECKING:
    from datetime import date

    from app.insights.values import Insight, Scope
    from ui.dates import Dates


def small_lines(insight: Insight) -> tuple[str, ...]:
    """The notes of a view; how many things were counted is always among them."""
    notes = insight.notes
    counted = _("n = {count}").format(count=insight.n)
    if any(counted in words for words in (insight.sentence, *notes)):
        return notes
    return (f"{counted}. {notes[0]}", *notes[1:]) if notes else (counted,)


def looked_at(scope: Scope, dates: Dates, today: date) -> str:
    """The days, the client code and the way of counting a view was made from, in one line."""
    last = dates.dated(scope.last or today)
    if scope.first is None:
        words = [_("Looked at: everything up to {day}.").format(day=last)]
    else:
        first = dates.dated(scope.first)
        words = [_("Looked at: {first} to {last}.").format(first=first, last=last)]
    if scope.client_code:
        code = f"{ISOLATE}{scope.client_code}{POP}"
        words.append(_("Client code {code} alone.").format(code=code))
    if scope.one_per_episode:
        words.append(_("One strain counts once."))
    return " ".join(words)
