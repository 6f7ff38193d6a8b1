# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What suggesting schemas has learned from this journal, and answers given after keeping."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.domain.changes import ChangeSet
from app.domain.entry import Entry, Kind, State
from app.domain.schema_answers import Reply, answer
from app.domain.schemas import (
    ARCHIVED,
    CHOSEN,
    MERGED_INTO,
    NONE,
    NOT_THIS,
    QUIET,
    REFUSED,
    SCHEMA_OF,
    YES,
    own_id,
)
from app.services.drafting import Drafting
from app.services.schema_questions import Remembered, words_read
from app.services.translation import entry_from, guarded
from storage.vault.vault import Vault

if TYPE_CHECKING:
    from app.domain.draft import Removed
    from prompts.schema import Content

NEWEST = 200
"""Confirmed records whose wording is learned."""

ANSWERS = 5
"""The last answers about a schema that tell whether it is asked about."""

REFUSALS = 3
"""So many "no" among them, and it is not asked about any more."""

_RECORD = (Kind.RECORD.value,)
_SHOWN = (State.DRAFT.value, State.KEPT.value)
_MOST_SCHEMAS = 1_000


class Suggestions:
    """Reads what is remembered, and stores answers. Everything here runs on the vault lane."""

    def __init__(self, *, vault: Vault, drafting: Drafting, content: Callable[[], Content]) -> None:
        self._vault = vault
        self._drafting = drafting
        self._content = content

    def remembered(self, entry_id: str = "") -> Remembered:
        """What the other records tell about asking this one. To be read once for a record.

        Raises:
            AppError: the journal could not be read.
        """
        from app.language.own_wording import Confirmed, learned

        with guarded():
            rows = self._vault.entries.with_mark(
                CHOSEN, but=NONE, kinds=_RECORD, states=_SHOWN, limit=NEWEST
            )
        confirmed = [
            Confirmed(words_read(entry), frozenset(m.value for m in entry.marked(CHOSEN)))
            for entry in map(entry_from, rows)
            if entry.id != entry_id
        ]
        return Remembered(self._quiet(), learned(confirmed))

    def reply(self, entry_id: str, schema: str, reply: Reply) -> tuple[ChangeSet, Removed]:
        """Store an answer in a record that is not open; gives also what takes it back.

        Raises:
            AppError: "entry_gone", or it could not be saved.
        """
        session = self._drafting.open(entry_id)
        removed = answer(session, schema, reply)
        changes, _entry = self._drafting.save(session.saved, session.snapshot())
        return changes, removed

    def take_back(self, entry_id: str, removed: Removed) -> ChangeSet:
        """Undo `reply`.

        Raises:
            AppError: "entry_gone", or it could not be saved.
        """
        session = self._drafting.open(entry_id)
        session.put_back(removed)
        changes, _entry = self._drafting.save(session.saved, session.snapshot())
        return changes

    def _quiet(self) -> frozenset[str]:
        """Schemas switched off, put away, or answered "no" often enough of late."""
        with guarded():
            page = self._vault.entries.page(
                kinds=(Kind.SCHEMA.value,), states=_SHOWN, limit=_MOST_SCHEMAS
            )
        about: dict[str, Entry] = {}
        for entry in map(entry_from, page.entries):
            about.setdefault(entry.mark(SCHEMA_OF) or own_id(entry.id), entry)
        schemas = {*about, *(schema.id for schema in self._content().schemas)}
        return frozenset(s for s in schemas if self._is_quiet(s, about.get(s)))

    def _is_quiet(self, schema: str, about: Entry | None) -> bool:
        """One that was turned on again begins anew: what was refused before counts no more.

        The last answers are those of the newest records; when one was given is not stored.
        """
        before: frozenset[str] = frozenset()
        if about is not None:
            if any(map(about.mark, (ARCHIVED, MERGED_INTO))) or about.mark(QUIET) == YES:
                return True
            before = frozenset(mark.value for mark in about.marked(REFUSED))
        refusals = self._answers(NOT_THIS, schema, before)
        if len(refusals) < REFUSALS:
            return False
        given = sorted([*refusals, *self._answers(CHOSEN, schema)], key=lambda e: -e.order)
        return sum(entry in refusals for entry in given[:ANSWERS]) >= REFUSALS

    def _answers(self, mark: str, schema: str, but: frozenset[str] = frozenset()) -> list[Entry]:
        with guarded():
            page = self._vault.entries.page(
                kinds=_RECORD, states=_SHOWN, marks={mark: schema}, limit=ANSWERS + len(but)
            )
        return [entry_from(row) for row in page.entries if row.id not in but]
