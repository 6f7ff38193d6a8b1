# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""V12: who noticed a strain first.

Why it is asked: what both had seen went with less harm to the alliance (Rubel et al. 2018). The
view counts, and says nothing of what is better.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.i18n import gettext as _
from app.i18n import ngettext
from app.insights import over_time, words
from app.insights.frame import Name
from app.insights.over_time import Event, Row
from app.insights.statistics.share import MINIMUM, share
from app.insights.titles import title
from app.insights.values import Cell, Insight, Plot, Table, TableRow

if TYPE_CHECKING:
    from app.insights.courses import Course
    from app.insights.frame import Frame

VIEW = "v12"
_WEIGHT = 3.0
_ORDER = ("therapist", "patient", "both", "third_party")


def noticing(courses: Sequence[Course], frame: Frame) -> Insight:
    """From every strain that tells who noticed it."""
    told = [course for course in courses if course.row.noticed_by]
    rows = _rows(told, frame)
    enough = len(told) >= MINIMUM
    sentence = _sentence(rows, len(told))
    return Insight(
        id=VIEW,
        title=title(VIEW),
        n=len(told),
        sentence=sentence,
        notes=_notes(len(told), len(courses) - len(told)),
        chart=_chart(told, rows, frame) if told else None,
        table=_table(told, rows, frame),
        enough=enough,
        reading=(
            _("It is one side’s view: what nobody noticed is not here."),
            *words.told(words.SELECTION),
        ),
        highlight=sentence if enough else "",
        weight=_WEIGHT if enough else 0.0,
        compared=len(rows) if enough else 0,
    )


def _rows(told: Sequence[Course], frame: Frame) -> list[Row]:
    """A row for each answer that was given, in the order of the list they are chosen from."""
    events: dict[str, list[Event]] = {}
    for course in told:
        code = course.row.code
        event = Event(course.began.toordinal(), course.row.id, words=code)
        events.setdefault(course.row.noticed_by, []).append(event)
    answers = [*_ORDER, *sorted(set(events) - set(_ORDER))]
    return [
        Row(Name(frame.names.inside("noticed_by", answer)), events[answer])
        for answer in answers
        if answer in events
    ]


def _sentence(rows: Sequence[Row], n: int) -> str:
    if not rows:
        return _("No strain tells who noticed it first, n = 0.")
    parts = [_("{who} {count}").format(who=row.name.words, count=len(row.events)) for row in rows]
    return ngettext(
        "Noticed first in {n} strain: {parts}.", "Noticed first in {n} strains: {parts}.", n
    ).format(n=n, parts=words.joined(parts))


def _notes(n: int, without: int) -> tuple[str, ...]:
    lines = []
    if without:
        text = ngettext("{n} strain does not tell.", "{n} strains do not tell.", without)
        lines.append(text.format(n=without))
    if n < MINIMUM:
        lines.append(_("Too few for shares: they are shown from {n} on.").format(n=MINIMUM))
    else:
        lines += words.told(words.WIDER)
    return tuple(lines)


def _of(count: int, whole: int) -> str:
    return ngettext("{count} of {n} strain", "{count} of {n} strains", whole).format(
        count=count, n=whole
    )


def _chart(told: Sequence[Course], rows: Sequence[Row], frame: Frame) -> Plot:
    base = [course.began.toordinal() for course in told]
    return over_time.plot(rows, base, frame, base_words=_("Strains"), share=_of)


def _table(told: Sequence[Course], rows: Sequence[Row], frame: Frame) -> Table:
    """The share of each answer where there is enough; then each strain, or its months."""
    n = len(told)
    found: list[tuple[str, ...]] = []
    for row in rows if n >= MINIMUM else ():
        part = share(len(row.events), n)
        interval = "" if part is None else words.share_from_to(part.interval)
        found.append((row.name.words, _("whole period"), "", _of(len(row.events), n), interval))
    if over_time.is_by_months(rows):
        base = [course.began.toordinal() for course in told]
        found += [
            (rows[span.lane].name.words, span.words, "", _of(span.noted, span.whole), "")
            for span in over_time.spans(rows, base, frame)
        ]
        single: list[TableRow] = []
    else:
        single = [
            _row(row.name.words, frame.day(event.day), event.words, "", "", entry=event.entry)
            for row in rows
            for event in row.events
        ]
    columns = (_("Noticed by"), _("When"), _("Code"), _("Strains"), _("95% interval"))
    return Table(columns, (*(_row(*cells) for cells in found), *single))


def _row(*cells: str, entry: str = "") -> TableRow:
    return TableRow(tuple(map(Cell, cells)), entry)
