# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a list line says: a record in neutral words, ready to paint and to read aloud."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.entry import State
from app.i18n import _, content
from app.services import waiting

if TYPE_CHECKING:
    from datetime import date

    from app.services.content import Content
    from app.services.journal import RecordLine
    from app.services.repairs import EpisodeLine
    from app.services.waiting import Waiting
    from ui.dates import Dates

ISOLATE, POP = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line of a list of entries.

    Attributes:
        id: of the entry.
        day: the local day it belongs to.
        headline: what kind of record, never its words.
        detail: strongest feeling and client code, or what else is said in small.
        aside: one word at the far edge, "" for none.
        snippet: the writer's words around a search match, "" outside a search.
        spans: (start, length) of the matches within `snippet`, in characters.
    """

    id: str
    day: date
    headline: str
    detail: str = ""
    aside: str = ""
    snippet: str = ""
    spans: tuple[tuple[int, int], ...] = ()

    def spoken(self, dates: Dates) -> str:
        """The line as one sentence, for a screen reader."""
        parts = (dates.long(self.day), self.headline, self.detail, self.aside, self.snippet)
        return ", ".join(part for part in parts if part)


def headline(line: RecordLine, content_set: Content) -> str:
    """What a record is called in a list: its kind of strain, else of contact."""
    if line.kind in content_set.forms:
        return content(content_set.form(line.kind).name)
    if line.rupture_type:
        return content(content_set.headline("rupture_type", line.rupture_type))
    if line.contact_kind:
        return content(content_set.headline("contact_kind", line.contact_kind))
    return _("Record")


def repair_headline(line: EpisodeLine, content_set: Content) -> str:
    """What a repair is called in a list: where it stands, and its code."""
    status = content(content_set.headline("status", line.status))
    parts = (status, line.code, _("draft") if line.state == State.DRAFT else "")
    return " · ".join(part for part in parts if part)


def strongest(line: RecordLine) -> str:
    """The strongest feeling with its figure: "anxiety 45", "hurt, not rated", or ""."""
    if not line.strongest or not line.strongest[0]:
        return ""
    word, value = line.strongest
    word = f"{ISOLATE}{word}{POP}" if not word.isascii() else word
    if value is None:
        return _("{feeling}, not rated").format(feeling=word)
    return _("{feeling} {value}").format(feeling=word, value=value)


def repair_waits(item: Waiting, dates: Dates, today: date) -> str:
    """What Today says of a plan, its review, open feedback, an agreement or an experiment.

    Its code goes along.
    """
    words = {
        waiting.PLAN: _("Next contact {day}: your plan"),
        waiting.REVIEW: _("Contact of {day}: a short review"),
        waiting.FEEDBACK: _("Feedback of {day}: what became of it"),
        waiting.AGREEMENT: _("An agreement to look at again"),
        waiting.EXPERIMENT: _("Experiment of {day}: what happened"),
    }[item.kind]
    if item.kind == waiting.PLAN and item.day == today:
        words = _("Today’s contact: your plan")
    told = words.format(day=dates.short(item.day))
    return f"{told} · {item.code}" if item.code else told
