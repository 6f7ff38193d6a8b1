# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said in small below the sentence of a view, on screen and on paper alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import _

if TYPE_CHECKING:
    from app.insights.values import Insight


def small_lines(insight: Insight) -> tuple[str, ...]:
    """The notes of a view; how many things were counted is always among them."""
    notes = insight.notes
    counted = _("n = {count}").format(count=insight.n)
    if any(counted in words for words in (insight.sentence, *notes)):
        return notes
    return (f"{counted}. {notes[0]}", *notes[1:]) if notes else (counted,)
