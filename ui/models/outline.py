# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry laid out for reading: captions with the writer's words, marks and figures.

Plain values without Qt, made once and used by the reading sheet, the print and the versions
list. Every answer is here, also those a shallower depth hides and those this version does not
know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.entry import Kind
from app.i18n import content
from ui.models.blocks import Outline, mark_words
from ui.models.form_outline import FormMaker
from ui.models.record_outline import Maker

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.domain.entry import Entry
    from app.domain.record import RatingPoint, Subject
    from app.services.content import Content
    from ui.dates import Dates


def subtitle(entry: Entry, content_set: Content) -> str:
    """Kind of contact, kind of strain and client code in one line."""
    contact, strain = entry.mark("contact_kind"), entry.mark("rupture_type")
    words = (
        content(content_set.headline("contact_kind", contact)) if contact else "",
        entry.text("contact"),
    )
    parts = (
        ", ".join(part for part in words if part),
        mark_words("rupture_type", strain, content_set) if strain else "",
        entry.client_code,
    )
    return " · ".join(part for part in parts if part)


def outline(
    entry: Entry,
    content_set: Content,
    dates: Dates,
    today: date,
    *,
    followups: Sequence[Entry] = (),
    subject: Subject | None = None,
    course: Sequence[RatingPoint] = (),
) -> Outline:
    """Lay a record (or a follow-up, or an entry with a form, alone) out.

    `course` is every dated rating of the followed belief, oldest first.
    """
    if entry.kind in content_set.forms:
        form = content_set.form(entry.kind)
        parts = FormMaker(entry, content_set, dates, today).form(form)
        title = f"{content(form.name)}, {dates.long(entry.day, today)}"
        return Outline(title, subtitle(entry, content_set), tuple(parts))
    maker = Maker(entry, content_set, dates, today)
    follows = entry.kind == Kind.FOLLOWUP
    blocks = maker.followup(entry) if follows else maker.record(subject, course)
    for followup in followups:
        blocks += Maker(followup, content_set, dates, today).followup(entry)
    return Outline(dates.long(entry.day, today), subtitle(entry, content_set), tuple(blocks))
