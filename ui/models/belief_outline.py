# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One belief laid out for reading: its course, the flexible belief, what was tried, what fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.entry import Kind
from app.i18n import _
from app.i18n import content as translated
from ui.models import belief_words as words
from ui.models.blocks import Day, Figures, Outline, Part, Words
from ui.models.form_outline import FormMaker

if TYPE_CHECKING:
    from datetime import date

    from app.domain.entry import Entry
    from app.services.beliefs import BeliefReading
    from app.services.content import Content
    from ui.dates import Dates
    from ui.models.blocks import Block


def belief_outline(reading: BeliefReading, content: Content, dates: Dates, today: date) -> Outline:
    """Every word and value of the belief and of what is about it.

    Of its records the wording of the rule stands here; they are printed as pages of their own.
    """

    def laid_out(entry: Entry, *without: str) -> list[Block]:
        maker = FormMaker(entry, content, dates, today)
        return maker.form(content.form(entry.kind), without=without)

    blocks: list[Block] = []
    course = tuple(
        (
            f"{dates.plain(point.at.local_day, today)}, {words.point_kind(point)}",
            str(point.value),
            "",
        )
        for point in reading.course
    )
    if course:
        blocks.append(Figures(_("The rule over time"), course))
    told = tuple(
        (record.text("rule"), dates.plain(record.day, today)) for record in reading.records
    )
    if told:
        blocks.append(Words(_("In the words of each record"), told))
    named = words.title(reading.entry) == reading.entry.text("rule").strip()
    blocks += laid_out(reading.entry, *(("rule",) if named else ()))
    for entry in reading.experiments:
        blocks.append(Part(_dated(_("Experiment"), entry, dates, today)))
        blocks += laid_out(entry)
    if reading.positive:
        blocks.append(Part(translated(content.form(Kind.POSITIVE).name)))
        for entry in reading.positive:
            blocks.append(Day(dates.plain(entry.day, today)))
            blocks += laid_out(entry)
    subtitle = words.in_records(len(reading.records))
    return Outline(words.title(reading.entry), subtitle, tuple(blocks))


def _dated(name: str, entry: Entry, dates: Dates, today: date) -> str:
    return f"{name}, {dates.plain(entry.day, today)}"
