# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One repair laid out for reading: its course, then what was agreed.

Every word that was written for it is here; a search finds it where it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.entry import Kind
from app.domain.episode import TYPE
from app.i18n import content as translated
from ui.models import repair_words as words
from ui.models.blocks import Marks, Outline, Part, Words
from ui.models.form_outline import FormMaker

if TYPE_CHECKING:
    from datetime import date

    from app.domain.entry import Entry
    from app.domain.timeline import Row
    from app.services.content import Content
    from app.services.repairs import EpisodeReading
    from ui.dates import Dates
    from ui.models.blocks import Block

_BY_NAME = (Kind.RECORD, Kind.FOLLOWUP)
"""Printed as pages of their own."""

_PRINTED_BELOW = (Kind.AGREEMENT, Kind.FEEDBACK)


def repair_outline(reading: EpisodeReading, content: Content, dates: Dates, today: date) -> Outline:
    """The episode laid out: its course first, then agreements, feedback and what was noted.

    Records stand in it by name: their words are printed with the record.
    """
    maker = _Course(reading, content, dates, today)
    blocks: list[Block] = []
    for row in reading.rows:
        blocks += maker.row(row)
    for kind in _PRINTED_BELOW:
        for part in reading.of(kind):
            blocks += maker.part(part)
    noted = maker.words_of(reading.entry)
    if noted:
        blocks += [Part(translated(content.form(Kind.EPISODE).heading)), *noted]
    below = " · ".join(
        part
        for part in (words.status_line(reading, content, dates), words.days_line(reading, dates))
        if part
    )
    return Outline(words.title(reading, dates, today), below, tuple(blocks))


class _Course:
    """Lays out the rows of one episode."""

    def __init__(
        self, reading: EpisodeReading, content: Content, dates: Dates, today: date
    ) -> None:
        self._content, self._dates, self._today = content, dates, today
        counted = {change.entry_id for change in reading.standing.changes}
        self._changes = [e for e in reading.of(Kind.STATUS) if e.id in counted]

    def row(self, row: Row) -> list[Block]:
        """One day: what happened in the contact, what it became and why, what hangs on it."""
        caption = words.caption(row.contact, self._content) if row.contact else ""
        status = words.statuses(row, self._content)
        day = self._dates.plain(row.day, self._today)
        blocks: list[Block] = [Part(" · ".join(part for part in (day, caption, status) if part))]
        if row.contact is not None:
            blocks += self.words_of(row.contact)
        for change in self._changes if row.changes else ():
            if change.day == row.day:
                told = self.words_of(change)
                # what it became is in the heading
                blocks += told if len(told) > 1 else []
        here = [entry for entry in row.hung if entry.kind in (*_BY_NAME, *_PRINTED_BELOW)]
        if here:
            blocks.append(Marks("", tuple(words.hung(entry, self._content) for entry in here)))
        for entry in row.hung:
            if entry not in here:
                blocks += self.part(entry)
        return blocks

    def part(self, entry: Entry) -> list[Block]:
        """A part under a heading of its own."""
        day = self._dates.plain(entry.day, self._today)
        return [Part(f"{words.hung(entry, self._content)}, {day}"), *self.words_of(entry)]

    def words_of(self, entry: Entry) -> list[Block]:
        """What was noted in one entry; the gist of a contact stands without a caption."""
        maker = FormMaker(entry, self._content, self._dates, self._today)
        if entry.kind not in self._content.forms:
            return maker.unknown()  # of a newer version
        form = self._content.form(entry.kind)
        blocks = maker.form(form)
        gist = blocks[0] if entry.text("note").strip() else None
        if entry.kind == Kind.CONTACT and isinstance(gist, Words):
            blocks[0] = Words("", gist.items)
        for field in form.fields:
            # of a contact, any other kind of strain is in the heading
            told = entry.kind == Kind.CONTACT and entry.mark(TYPE) != words.NO_STRAIN
            if field.id == TYPE and not told:
                blocks += maker.mark(TYPE, translated(field.label))
        return blocks
