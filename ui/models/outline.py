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
from ui.models.blocks import Marks, Outline, Part, mark_words
from ui.models.form_outline import FormMaker
from ui.models.record_outline import Maker

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.domain.entry import Entry
    from app.domain.record import RatingPoint, Subject
    from app.services.content import Content
    from ui.dates import Dates
    from ui.models.blocks import Block


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

    `followups` of an episode that lies in the Trash are the parts that went with it.

    `course` is every dated rating of the followed belief, oldest first.
    """
    if entry.kind in content_set.forms:
        parts = _form_blocks(entry, content_set, dates, today)
        for part in followups:
            parts.append(Part(_form_title(part, content_set, dates, today)))
            below = subtitle(part, content_set)
            parts += [Marks("", (below,))] if below else []
            parts += _form_blocks(part, content_set, dates, today)
        title = _form_title(entry, content_set, dates, today)
        return Outline(title, subtitle(entry, content_set), tuple(parts))
    maker = Maker(entry, content_set, dates, today)
    follows = entry.kind == Kind.FOLLOWUP
    blocks = maker.followup(entry) if follows else maker.record(subject, course)
    for followup in followups:
        blocks += Maker(followup, content_set, dates, today).followup(entry)
    return Outline(dates.long(entry.day, today), subtitle(entry, content_set), tuple(blocks))


def _form_title(entry: Entry, content_set: Content, dates: Dates, today: date) -> str:
    return f"{content(content_set.form(entry.kind).name)}, {dates.long(entry.day, today)}"


def _form_blocks(entry: Entry, content_set: Content, dates: Dates, today: date) -> list[Block]:
    return FormMaker(entry, content_set, dates, today).form(content_set.form(entry.kind))
