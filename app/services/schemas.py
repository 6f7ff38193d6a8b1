# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Schemas: own ones and own words, archived, merged, kept quiet; and what a journal holds of them.

What is done to a schema changes the entry about it and nothing else: no record is rewritten, and
everything can be taken back. See `docs/decisions/0022-schemas-over-time.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from app.clock import Clock
from app.domain.changes import ChangeSet
from app.domain.entry import Entry, Kind, Mark, State, new_id
from app.domain.schemas import (
    ARCHIVED,
    AWAKE,
    COPING,
    MERGED_INTO,
    NOT_THIS,
    QUIET,
    REFUSED,
    SCHEMA_OF,
    YES,
    HeldSchemas,
    entry_of,
)
from app.problems import problem
from app.services.translation import entry_from, guarded, row_from
from storage.errors import StorageError
from storage.values import EntryRow
from storage.vault.vault import Vault

if TYPE_CHECKING:
    from app.domain.draft import DraftSession
    from app.services.drafting import Drafting

_STATES = (State.DRAFT.value, State.KEPT.value, State.TRASHED.value)
_PAGE = 200


class Schemas:
    """Changes schemas and remembers what the journal holds about them.

    `held` may be used on any thread; everything else runs on the vault lane.
    """

    def __init__(self, *, vault: Vault, clock: Clock, drafting: Drafting) -> None:
        self._vault = vault
        self._clock = clock
        self._drafting = drafting
        with guarded():
            self._held = self._read()
        vault.entries.tell(self._on_committed)

    def held(self) -> HeldSchemas:
        """What the journal holds about schemas now."""
        return self._held

    def begin(self, schema: str = "") -> DraftSession:
        """An own schema to write; or, for one of the catalogue, one's own words for it.

        Words there are already are gone on with.

        Raises:
            AppError: the journal could not be read.
        """
        if not schema:
            return self._drafting.begin_part(Kind.SCHEMA)
        entry = self._held.entry(schema)
        if entry is not None:
            return self._drafting.open(entry.id)
        session = self._drafting.begin_part(Kind.SCHEMA)
        session.set_mark(SCHEMA_OF, schema)
        return session

    def archive(self, schema: str) -> ChangeSet:
        """Offer it no longer. It keeps its name and everything noted with it."""
        return self._stand(schema, {ARCHIVED: YES})

    def bring_back(self, schema: str) -> ChangeSet:
        """Offer it again after `archive`."""
        return self._stand(schema, {ARCHIVED: ""})

    def quieten(self, schema: str) -> ChangeSet:
        """Suggest it no longer."""
        return self._stand(schema, {QUIET: YES})

    def wake(self, schema: str) -> ChangeSet:
        """Suggest it again after `quieten`. Refusals until now count no more."""
        with guarded():
            page = self._vault.entries.page(
                kinds=(Kind.RECORD.value,),
                states=_STATES,
                marks={NOT_THIS: schema},
                limit=_PAGE,
            )
        return self._stand(schema, {QUIET: AWAKE}, refused=[row.id for row in page.entries])

    def merge(self, schema: str, into: str) -> ChangeSet:
        """Count it as another one from now on. Marks stay as they are, so `part` undoes it.

        Raises:
            AppError: "entry_gone", either is not there; or it could not be saved.
            ValueError: the other one counts as this one already.
        """
        if not self._held.knows(into):
            raise problem("entry_gone")
        if self._held.counts_as(into) == schema:
            raise ValueError("merged into itself")
        return self._stand(schema, {MERGED_INTO: into})

    def part(self, schema: str) -> ChangeSet:
        """Let it count as itself again after `merge`."""
        return self._stand(schema, {MERGED_INTO: ""})

    def drop_words(self, schema: str) -> ChangeSet:
        """Name a schema of the catalogue in its own words again; those dropped become a version.

        Raises:
            AppError: "entry_gone" where the writer has none; or it could not be saved.
        """
        row = self._row(schema)
        if row is None:
            raise problem("entry_gone")
        now = self._clock.now()
        entry = entry_from(row)
        marks = tuple(mark for mark in entry.marks if mark.kind != COPING)
        plain = replace(entry, answers=(), marks=marks, changed=now)
        with guarded(), self._vault.entries.in_transaction():
            self._drafting.close_version(entry.id)
            self._vault.entries.save(row, row_from(plain))
        return self._changed(entry.id)

    def take_words(self, words: Entry) -> ChangeSet:
        """Put back the words that an entry had before `drop_words`.

        Raises:
            AppError: "entry_gone", or it could not be saved.
        """
        with guarded():
            row = self._vault.entries.get(words.id)
            if row is None:
                raise problem("entry_gone")
            entry = entry_from(row)
            kept = tuple(mark for mark in entry.marks if mark.kind != COPING)
            back = replace(
                entry,
                answers=words.answers,
                marks=(*kept, *words.marked(COPING)),
                changed=self._clock.now(),
            )
            self._vault.entries.save(row, row_from(back))
        return self._changed(words.id)

    def _stand(
        self, schema: str, marks: Mapping[str, str], refused: Iterable[str] = ()
    ) -> ChangeSet:
        """Put marks that tell how it stands in place of those of their kinds; "" for none.

        What was `refused` is remembered until it is quiet or turned on again.
        """
        now = self._clock.now()
        row = self._row(schema)
        if row is None and (entry_of(schema) or not self._held.knows(schema)):
            raise problem("entry_gone")
        entry = entry_from(row) if row is not None else self._fresh(schema)
        gone = {*marks, REFUSED} if QUIET in marks else {*marks}
        others = tuple(mark for mark in entry.marks if mark.kind not in gone)
        given = [Mark(kind, value) for kind, value in marks.items() if value]
        given += [Mark(REFUSED, record, "", place) for place, record in enumerate(refused)]
        changed = replace(entry, marks=(*others, *given), changed=now)
        if changed.marks == entry.marks:
            return ChangeSet(frozenset(), frozenset(), now)
        with guarded():
            self._vault.entries.save(row, row_from(changed))
        return self._changed(entry.id)

    def _row(self, schema: str) -> EntryRow | None:
        """The stored entry about a schema; one in the Trash stays as it is."""
        held = self._held.entry(schema)
        if held is None:
            return None
        with guarded():
            row = self._vault.entries.get(held.id)
        if row is None or row.state == State.TRASHED:
            raise problem("entry_gone")
        return row

    def _fresh(self, schema: str) -> Entry:
        """A kept entry about a schema of the catalogue, without words."""
        fresh = self._drafting.begin_part(Kind.SCHEMA).entry
        mark = Mark(SCHEMA_OF, schema)
        return replace(fresh, id=new_id(), state=State.KEPT, kept=fresh.at, marks=(mark,))

    def _changed(self, entry_id: str) -> ChangeSet:
        return ChangeSet(frozenset({entry_id}), frozenset({str(Kind.SCHEMA)}), self._clock.now())

    def _on_committed(self, kinds: frozenset[str]) -> None:
        # what was committed is committed: names of before are better than an error now
        if Kind.SCHEMA in kinds:
            with suppress(StorageError):
                self._held = self._read()

    def _read(self) -> HeldSchemas:
        rows: list[EntryRow] = []
        before: int | None = None
        while True:
            page = self._vault.entries.page(
                kinds=(Kind.SCHEMA.value,), states=_STATES, before=before, limit=_PAGE
            )
            rows += page.entries
            if page.next_key is None:
                return HeldSchemas(entry_from(row) for row in reversed(rows))
            before = page.next_key
