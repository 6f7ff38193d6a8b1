# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that touched one schema: records, rules, coping, experiments, positive data, course.

What was noted with a schema that was merged into it belongs to it. Lists show drafts as well, and
what counts are kept records alone, as in the long view. At most a screenful is read at
once; each part goes on from a key, as the pages of the journal do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.entry import Kind, State
from app.domain.links import ABOUT, SAME_RULE
from app.domain.schemas import CHOSEN, PARTLY, HeldSchemas
from app.problems import problem
from app.services.translation import entry_from, guarded
from storage.marked import Carrying
from storage.order import day_of
from storage.values import Page
from storage.vault.vault import Vault

if TYPE_CHECKING:
    from app.domain.entry import Entry

RECORDS = 8
FEW = 4

RULE = "rule"
_COPING = "coping"
_RECORD = (Kind.RECORD.value,)
_SHOWN = (State.DRAFT.value, State.KEPT.value)
_COUNTED = (State.KEPT.value,)


@dataclass(frozen=True, slots=True)
class Noted:
    """A schema noted in a record.

    `strength` is its newest rating, 0-100, or `None`. `partly`: answered so. `noted_as` is the id
    it was noted under where that was merged into this one, else "".
    """

    record: Entry
    strength: int | None
    partly: bool
    noted_as: str = ""


@dataclass(frozen=True, slots=True)
class NotedPage:
    """Where a schema was noted, newest first, and the key the next page starts from, or `None`."""

    lines: tuple[Noted, ...] = ()
    next: int | None = None


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Entries, newest first, and the key the next page starts from, or `None`."""

    entries: tuple[Entry, ...] = ()
    next: int | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """In how many kept records it was noted, from which local day to which, and how strongly.

    `low` and `high` are the lowest and the highest strength, `None` where none was rated.
    """

    records: int = 0
    first: date | None = None
    last: date | None = None
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class SchemaReading:
    """The first screenful of everything that touched a schema.

    `merged` are the ids of the schemas that count as it. `rules` are records with a rule; `coping`
    what was done, with in how many of the kept records, the most frequent first.
    """

    schema: str
    merged: tuple[str, ...]
    course: Course
    records: NotedPage
    rules: EntryPage
    coping: tuple[tuple[str, int], ...]
    experiments: EntryPage
    positive: EntryPage


class SchemaPages:
    """Reads them. Runs on the vault lane."""

    def __init__(self, *, vault: Vault, held: Callable[[], HeldSchemas]) -> None:
        self._vault = vault
        self._held = held

    def reading(self, schema: str) -> SchemaReading:
        """The page of a schema; of one that was merged, the page of what it counts as.

        Raises:
            AppError: "entry_gone", or the journal could not be read.
        """
        held = self._held()
        if not held.knows(schema):
            raise problem("entry_gone")
        schema = held.counts_as(schema)
        wanted = self._carrying(schema, _COUNTED)
        with guarded():
            span = self._vault.entries.span(wanted, CHOSEN)
            coping = self._vault.entries.beside(wanted, _COPING)
        return SchemaReading(
            schema=schema,
            merged=held.members(schema)[1:],
            course=Course(span.count, _day(span.first), _day(span.last), span.low, span.high),
            records=self.records(schema),
            rules=self.rules(schema),
            coping=tuple(coping),
            experiments=self.experiments(schema),
            positive=self.positive(schema),
        )

    def records(self, schema: str, before: int | None = None, limit: int = RECORDS) -> NotedPage:
        """Records it was noted in, older than the key `before`."""
        wanted = self._carrying(schema)
        with guarded():
            page = self._vault.entries.carrying(wanted, before=before, limit=limit)
        lines = tuple(_noted(entry_from(row), wanted.values) for row in page.entries)
        return NotedPage(lines, page.next_key)

    def rules(self, schema: str, before: int | None = None, limit: int = FEW) -> EntryPage:
        """Those of these records in which a rule was written."""
        with guarded():
            page = self._vault.entries.carrying(
                self._carrying(schema), before=before, limit=limit, field=RULE
            )
        return _entries(page)

    def experiments(self, schema: str, before: int | None = None, limit: int = FEW) -> EntryPage:
        """Experiments about one of these records, or about a belief that one has as its rule."""
        return self._about(Kind.EXPERIMENT, schema, before, limit)

    def positive(self, schema: str, before: int | None = None, limit: int = FEW) -> EntryPage:
        """Positive data marked with it, or about such a belief or record."""
        return self._about(Kind.POSITIVE, schema, before, limit)

    def _about(self, kind: Kind, schema: str, before: int | None, limit: int) -> EntryPage:
        with guarded():
            page = self._vault.entries.about(
                (kind.value,),
                self._carrying(schema),
                links=(ABOUT, SAME_RULE),
                before=before,
                limit=limit,
            )
        return _entries(page)

    def _carrying(self, schema: str, states: tuple[str, ...] = _SHOWN) -> Carrying:
        return Carrying(_RECORD, states, CHOSEN, self._held().members(schema))


def _noted(record: Entry, values: tuple[str, ...]) -> Noted:
    """Noted under several names, one that is rated goes first, then that of the schema itself."""
    held = {mark.value: record.rating(CHOSEN, mark.value) for mark in record.marked(CHOSEN)}
    own = [value for value in values if value in held]
    value = next((value for value in own if held[value] is not None), own[0])
    partly = any(mark.value == value for mark in record.marked(PARTLY))
    noted_as = value if value != values[0] else ""
    return Noted(record, held[value], partly, noted_as)


def _entries(page: Page) -> EntryPage:
    return EntryPage(tuple(entry_from(row) for row in page.entries), page.next_key)


def _day(order: int) -> date | None:
    return date.fromisoformat(day_of(order)) if order else None
