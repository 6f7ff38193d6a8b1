# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was feared before a contact, and what became of it. No rate and no forecast.

It is never used to talk anybody out of a precaution.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.i18n import gettext as _
from app.i18n import ngettext
from app.insights import over_time, words
from app.insights.frame import Name
from app.insights.over_time import Event, Row
from app.insights.titles import title
from app.insights.values import Cell, Insight, Table, TableRow

if TYPE_CHECKING:
    from app.insights.frame import Frame
    from storage.insights.values import Feared

VIEW = "feared"
MINIMUM = 8
"""Answers before they are counted."""

_DID, _ELSE = "did", "something_else"
_ORDER = (_DID, "did_not", _ELSE)


def feared(rows: Sequence[Feared], frame: Frame) -> Insight:
    """From every review and follow-up that tells what became of it."""
    known = [row for row in rows if row.outcome in _ORDER]
    n = len(known)
    lanes = [
        Row(
            Name(frame.names.inside("feared_outcome", outcome)),
            [Event(row.day, row.id) for row in known if row.outcome == outcome],
        )
        for outcome in _ORDER
        if any(row.outcome == outcome for row in known)
    ]
    if n < MINIMUM:
        text = ngettext(
            "What was feared was looked back on {n} time; counts are shown from {least} on.",
            "What was feared was looked back on {n} times; counts are shown from {least} on.",
            n,
        )
    else:
        text = _("Feared {n} times. It happened in {did}, something else in {other}.")
    count = {outcome: sum(row.outcome == outcome for row in known) for outcome in _ORDER}
    return Insight(
        id=VIEW,
        title=title(VIEW),
        n=n,
        sentence=text.format(n=n, least=MINIMUM, did=count[_DID], other=count[_ELSE]),
        chart=over_time.plot(
            lanes, [row.day for row in known], frame, base_words=_("Looked back on"), share=_of
        )
        if known
        else None,
        table=_table(known, lanes, frame),
        enough=n >= MINIMUM,
        waits=False,
        reading=(
            _("It counts what was written down, and tells nothing of the next contact."),
            *words.told(words.SELECTION),
        ),
    )


def _of(count: int, whole: int) -> str:
    return _("{count} of {n}").format(count=count, n=whole)


def _table(known: Sequence[Feared], lanes: Sequence[Row], frame: Frame) -> Table:
    """Each answer, or of very many the months that are drawn."""
    if over_time.is_by_months(lanes):
        columns = (_("When"), _("What became of it"), _("How often"))
        spans = over_time.spans(lanes, [row.day for row in known], frame)
        told = [
            (span.words, lanes[span.lane].name.words, _of(span.noted, span.whole)) for span in spans
        ]
        return Table(columns, tuple(TableRow(tuple(map(Cell, cells))) for cells in told))
    return Table(
        (_("Day"), _("What became of it")),
        tuple(
            TableRow(
                (
                    Cell(frame.day(row.day)),
                    Cell(frame.names.inside("feared_outcome", row.outcome)),
                ),
                row.id,
            )
            for row in known
        ),
    )
