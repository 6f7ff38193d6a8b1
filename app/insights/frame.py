# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every view is given besides its rows: scope and day, names, and how days are written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from app.i18n import Verbatim, content

if TYPE_CHECKING:
    from app.insights.statistics.wobble import Wobble
    from app.insights.values import Scope
    from prompts.schema import Content


class DateWords(Protocol):
    """Writes days in the reader's way; the window has one."""

    def plain(self, day: date, today: date | None = None) -> str:
        """Day and month in full: "26 November"; with the year when it is not that of `today`."""

    def brief(self, day: date, today: date) -> str:
        """Day and month in short: "26 Nov"; with the year when it is not that of `today`."""

    def month(self, day: date, *, year: bool) -> str:
        """The name of the month, with its year if asked: "November 2026"."""


@dataclass(frozen=True, slots=True)
class IsoDates:
    """Days in figures, where nobody says how to write them."""

    def plain(self, day: date, today: date | None = None) -> str:
        """2026-11-26."""
        return day.isoformat()

    def brief(self, day: date, today: date) -> str:
        """2026-11-26."""
        return day.isoformat()

    def month(self, day: date, *, year: bool) -> str:
        """2026-11."""
        return day.isoformat()[:7]


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called; `own` words are the writer's."""

    words: str
    own: bool = False

    @property
    def isolated(self) -> str:
        """The words as they go into a longer text, whichever way they are read."""
        return f"\u2068{self.words}\u2069" if self.own else self.words


class Names:
    """Names of schemas, marks and steps in the reader's language, and what counts as what.

    `catalogue` is the content as the open journal has it, with the writer's words laid over it.
    """

    def __init__(self, catalogue: Content) -> None:
        self._content = catalogue

    def counts_as(self, schema: str) -> str:
        """The schema that a schema counts as: itself, or what it was merged into."""
        return self._content.counts_as(schema)

    def schema(self, schema: str) -> Name:
        """A schema of the catalogue or of one's own; its words may be the writer's."""
        label = self._content.label("schema", schema)
        own = isinstance(label, Verbatim) or schema.startswith("own:")
        return Name(label if own else content(label), own)

    def mark(self, kind: str, value: str) -> Name:
        """A mark as it stands alone."""
        if value.startswith("own:"):
            return Name(self._content.label(kind, value), own=True)
        return Name(content(self._content.headline(kind, value)))

    def inside(self, kind: str, value: str) -> str:
        """A mark of ours as it reads inside a sentence."""
        return content(self._content.label(kind, value))

    @property
    def own_markers(self) -> tuple[str, ...]:
        """Ids of the signs of one's own side."""
        return self._content.own_markers

    def ends(self, field: str) -> tuple[str, str]:
        """What the ends of the rating of a field of the record mean, low and high."""
        rated = self._content.field(field)
        return content(rated.low), content(rated.high)


@dataclass(frozen=True, slots=True)
class Frame:
    """The same for all views of one visit. `wobble` is `None` below ten checks."""

    scope: Scope
    today: date
    names: Names
    dates: DateWords
    wobble: Wobble | None = None

    def day(self, number: int) -> str:
        """A day, told by its number, in full."""
        return self.dates.plain(date.fromordinal(number), self.today)

    def brief(self, number: int) -> str:
        """The same in short."""
        return self.dates.brief(date.fromordinal(number), self.today)
