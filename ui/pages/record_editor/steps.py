# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of a record at one depth. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.record import CONTACT_KIND
from app.i18n import _, ngettext
from app.i18n import content as translated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.draft import DraftSession
    from app.domain.entry import Entry
    from app.services.content import Content, Field

CORE = "core"
NAMED = 7
"""Folded questions that are named in the line that unfolds them, at most."""
FOLLOWUP = "followup"


@dataclass(frozen=True, slots=True)
class Step:
    """One step, counted from 1. The last one has no fields: it reads the record through."""

    number: int
    title: str
    heading: str
    help: str = ""
    lead: str = ""
    core: tuple[Field, ...] = ()
    more: tuple[Field, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field of the step, unfolded ones first."""
        return self.core + self.more

    @property
    def reads_through(self) -> bool:
        """Whether this is the read-through at the end."""
        return not self.fields

    def has_content(self, session: DraftSession) -> bool:
        """Whether anything was put in that was not filled in beforehand."""
        return any(session.has_content(field) for field in self.fields if not field.prefilled)


def steps_of(content: Content, depth: str) -> tuple[Step, ...]:
    """The steps of a depth in their order, the read-through last."""
    steps = []
    for screen in content.screens_of(depth):
        fields = [
            field for field in content.fields_of(depth, screen.number) if field.kind != FOLLOWUP
        ]
        steps.append(
            Step(
                number=screen.number,
                title=translated(screen.title),
                heading=translated(screen.heading),
                help=translated(screen.help),
                lead=screen.lead,
                core=tuple(f for f in fields if f.tier.get(depth) == CORE),
                more=tuple(f for f in fields if f.tier.get(depth) != CORE),
            )
        )
    last = Step(number=len(steps) + 1, title=_("Read through"), heading=_("Reading it through"))
    return (*steps, last)


def last_written(steps: Sequence[Step], session: DraftSession) -> int:
    """The number of the last step with content, 1 when there is none."""
    written = [step.number for step in steps if step.has_content(session)]
    return written[-1] if written else 1


def more_line(fields: Sequence[Field]) -> str:
    """ "More: the thought and the feelings again": what is folded, by name; the first of many."""
    names = [translated(field.short) or translated(field.label) for field in fields]
    left = len(names) - NAMED if len(names) > NAMED + 1 else 0
    if not left:
        return _("More: {names}").format(names=", ".join(names))
    return ngettext(
        "More: {names} and {count} more", "More: {names} and {count} more", left
    ).format(names=", ".join(names[:NAMED]), count=left)


def contact_words(content: Content, entry: Entry) -> str:
    """The kind of contact as it reads on in a line, or "" when none is given."""
    kind = entry.mark(CONTACT_KIND)
    return translated(content.label(CONTACT_KIND, kind)) if kind else ""
