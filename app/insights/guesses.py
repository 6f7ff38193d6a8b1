# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guesses of how it was for them, and how many were followed by what they said. Never a match."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.i18n import gettext as _
from app.i18n import ngettext
from app.insights import words
from app.insights.axes import MOST_DOTS
from app.insights.titles import title
from app.insights.values import Cell, Insight, Table, TableRow

if TYPE_CHECKING:
    from app.insights.frame import Frame
    from storage.insights.values import Guessed

VIEW = "guesses"


def guesses(rows: Sequence[Guessed], frame: Frame) -> Insight:
    """From every contact with a guess."""
    n = len(rows)
    answered = sum(row.answered for row in rows)
    sentence = ngettext(
        "{count} of {n} guess was followed by what they said.",
        "{count} of {n} guesses were followed by what they said.",
        n,
    ).format(count=answered, n=n)
    return Insight(
        id=VIEW,
        title=title(VIEW),
        n=n,
        sentence=sentence,
        notes=words.newest_alone(MOST_DOTS, n),
        table=Table(
            (_("Day"), _("What they said")),
            tuple(
                TableRow(
                    (
                        Cell(frame.day(row.day)),
                        Cell(_("is there") if row.answered else _("is not there")),
                    ),
                    row.id,
                )
                for row in rows[-MOST_DOTS:]
            ),
        ),
        enough=n > 0,
        waits=False,
        reading=words.told(words.SELECTION),
    )
