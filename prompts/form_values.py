# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a form is read into: the questions of an entry that is no record."""

from __future__ import annotations

from dataclasses import dataclass

from prompts.values import FORM, Field, Screen, by_id


@dataclass(frozen=True, slots=True)
class Form:
    """What an entry other than a record asks, on one page, in one part or more.

    Attributes:
        kind: the kind of entry, also its id.
        version: raised when a question asks something else than before.
        name: what such an entry is called, alone on a line.
        heading, help: above the questions.
        lead: the field whose label and help the heading says already, or "".
        note: a line below the questions that has to be read, or "".
        fields: in their order; their one depth is `FORM`.
        screens: the parts after the first, which is headed by the form itself; counted from 2.
    """

    kind: str
    version: int
    name: str
    heading: str
    help: str
    lead: str
    note: str
    fields: tuple[Field, ...]
    screens: tuple[Screen, ...] = ()

    def field(self, field: str) -> Field:
        """One field by id. Raises KeyError for an unknown one."""
        return by_id(self.fields, field)

    @property
    def parts(self) -> tuple[Screen, ...]:
        """Every part with its heading, help and lead, the first one first."""
        return (Screen(FORM, 1, self.name, self.heading, self.help, self.lead), *self.screens)

    def core(self, part: int) -> tuple[Field, ...]:
        """The fields of a part that stand unfolded."""
        return self._of(part, "core")

    def more(self, part: int) -> tuple[Field, ...]:
        """The fields of a part that are folded away."""
        return self._of(part, "more")

    def _of(self, part: int, tier: str) -> tuple[Field, ...]:
        return tuple(f for f in self.fields if f.screen[FORM] == part and f.tier[FORM] == tier)
