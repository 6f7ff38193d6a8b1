# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""When a strain came to notice, by half years: during, within the hour, later, told by them.

Reflection while it happens: Okamoto & Kazantzis (2021) 1.8. Any answer is useful, none is praised.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.i18n import gettext as _
from app.i18n import ngettext
from app.insights import words
from app.insights.axes import month_words
from app.insights.statistics.share import MINIMUM, share
from app.insights.titles import title
from app.insights.values import Cell, Grid, GridCell, Insight, Table, TableRow

if TYPE_CHECKING:
    from app.insights.frame import Frame
    from storage.insights.values import Noticed

VIEW = "noticed_when"
_DURING = "during"
_ORDER = (_DURING, "within_the_hour", "later", "told_by_them")
_HALF = 6

Halves = list[tuple[int, Counter[str]]]
"""The number of the first month of each half year, and how often each answer was given."""


def noticed_when(rows: Sequence[Noticed], frame: Frame) -> Insight:
    """From every record and contact that tells when."""
    halves = _halves(rows)
    n = sum(counts.total() for _month, counts in halves)
    enough = any(counts.total() >= MINIMUM for _month, counts in halves)
    return Insight(
        id=VIEW,
        title=title(VIEW),
        n=n,
        sentence=_sentence(halves),
        notes=words.told(words.WIDER) if enough else (),
        chart=_grid(halves, frame) if halves else None,
        table=_table(halves, frame),
        enough=enough,
        waits=False,
        reading=words.told(words.SELECTION),
    )


def _halves(rows: Sequence[Noticed]) -> Halves:
    counted: dict[int, Counter[str]] = {}
    for row in rows:
        if row.answer in _ORDER:
            on = date.fromordinal(row.day)
            half = 12 * on.year + (on.month - 1) // _HALF * _HALF
            counted.setdefault(half, Counter())[row.answer] += 1
    return sorted(counted.items())


def _sentence(halves: Halves) -> str:
    if not halves:
        return _("Nothing tells when a strain was noticed, n = 0.")
    _month, counts = halves[-1]
    return ngettext(
        "In the newest half year, noticed during the contact in {count} of {n} note.",
        "In the newest half year, noticed during the contact in {count} of {n} notes.",
        counts.total(),
    ).format(count=counts[_DURING], n=counts.total())


def _half_words(month: int, frame: Frame) -> str:
    return _("{first} to {last}").format(
        first=month_words(month, frame), last=month_words(month + _HALF - 1, frame)
    )


def _answer(answer: str, frame: Frame) -> str:
    return frame.names.inside("noticed_when", answer)


def _grid(halves: Halves, frame: Frame) -> Grid:
    return Grid(
        columns=tuple(_answer(answer, frame) for answer in _ORDER),
        rows=tuple(_half_words(month, frame) for month, _counts in halves),
        cells=tuple(
            tuple(
                GridCell(
                    counts[answer],
                    name=_("{half}, {answer}: {count} of {n}").format(
                        half=_half_words(month, frame),
                        answer=_answer(answer, frame),
                        count=counts[answer],
                        n=counts.total(),
                    ),
                )
                for answer in _ORDER
            )
            for month, counts in halves
        ),
    )


def _table(halves: Halves, frame: Frame) -> Table:
    columns = (
        _("Half year"),
        *(_answer(answer, frame) for answer in _ORDER),
        _("During, 95% interval"),
    )
    rows = []
    for month, counts in halves:
        part = share(counts[_DURING], counts.total())
        told = words.share_from_to(part.interval) if part is not None and part.enough() else ""
        numbers = (Cell(f"{counts[answer]}", number=True) for answer in _ORDER)
        rows.append(TableRow((Cell(_half_words(month, frame)), *numbers, Cell(told, number=True))))
    return Table(columns, tuple(rows))
