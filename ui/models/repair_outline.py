# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One repair laid out for reading and for paper: its course as a story, then what was agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.entry import Kind
from app.i18n import content as translated
from ui.models import repair_words as words
from ui.models.blocks import Marks, Outline, Part, Words
from ui.models.form_outline import FormMaker

if TYPE_CHECKING:
    from datetime import date

    from app.domain.timeline import Row
    from app.services.content import Content
    from app.services.repairs import EpisodeReading
    from ui.dates import Dates
    from ui.models.blocks import Block

_PRINTED_BELOW = (Kind.AGREEMENT, Kind.FEEDBACK)


def repair_outline(reading: EpisodeReading, content: Content, dates: Dates, today: date) -> Outline:
    """The episode laid out: its course first, then agreements, feedback and what was noted.

    Records stand in it by name: their words are printed with the record.
    """
    blocks: list[Block] = []
    for row in reading.rows:
        blocks += _row(row, content, dates, today)
    for kind in _PRINTED_BELOW:
        for part in reading.of(kind):
            title = f"{words.hung(part, content)}, {dates.plain(part.day, today)}"
            blocks.append(Part(title))
            form = content.form(kind)
            blocks += FormMaker(part, content, dates, today).form(form)
    noted = FormMaker(reading.entry, content, dates, today).form(content.form(Kind.EPISODE))
    if noted:
        blocks += [Part(translated(content.form(Kind.EPISODE).heading)), *noted]
    below = " · ".join(
        part
        for part in (words.status_line(reading, content, dates), words.days_line(reading, dates))
        if part
    )
    return Outline(words.title(reading, dates, today), below, tuple(blocks))


def _row(row: Row, content: Content, dates: Dates, today: date) -> list[Block]:
    caption = words.caption(row.contact, content) if row.contact else ""
    status = words.statuses(row, content)
    title = " · ".join(part for part in (dates.plain(row.day, today), caption, status) if part)
    blocks: list[Block] = [Part(title)]
    if row.contact is not None:
        note = row.contact.text("note").strip()
        if note:
            blocks.append(Words("", ((note, ""),)))
    hung = tuple(words.hung(entry, content) for entry in row.hung)
    if hung:
        blocks.append(Marks("", hung))
    return blocks
