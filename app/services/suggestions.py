# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What suggesting schemas has learned from this journal, and answers given after keeping."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from app.domain.changes import ChangeSet
from app.domain.entry import Entry, Kind, State
from app.domain.schema_answers import Reply, answer
from app.domain.schemas import CHOSEN, NOT_THIS, REFUSED, HeldSchemas
from app.services.drafting import Drafting
from app.services.schema_questions import Remembered, words_read
from app.services.translation import entry_from, guarded
from storage.marked import Carrying
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


class Suggestions:
    """Reads what is remembered, and stores answers. Everything here runs on the vault lane."""

    def __init__(
        self,
        *,
        vault: Vault,
        drafting: Drafting,
        held: Callable[[], HeldSchemas],
        content: Callable[[], Content],
    ) -> None:
        self._vault = vault
        self._drafting = drafting
        self._held = held
        self._content = content

    def remembered(self, entry_id: str = "") -> Remembered:
        """What the other records tell about asking this one. To be read once for a record.

        Raises:
            AppError: the journal could not be read.
        """
        from app.language.own_wording import Confirmed, learned

        held = self._held()
        known = {schema.id for schema in self._content().schemas}
        confirmed = [
            Confirmed(
                words_read(entry),
                frozenset(held.counts_as(mark.value) for mark in entry.marked(CHOSEN)),
            )
            for entry in self._answers(CHOSEN, known, limit=NEWEST)
            if entry.id != entry_id
        ]
        targets = {held.counts_as(schema) for schema in known}
        refused = frozenset(schema for schema in targets if self._is_refused(schema, held))
        return Remembered(refused, learned(confirmed), self._held)

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

    def _is_refused(self, schema: str, held: HeldSchemas) -> bool:
        """Whether it was answered "no" often enough of late, be it by a name that counts as it.

        One that was turned on again begins anew: what was refused before counts no more. The last
        answers are those of the newest records; when one was given is not stored.
        """
        about, members = held.entry(schema), held.members(schema)
        marks = about.marked(REFUSED) if about is not None else ()
        before = frozenset(mark.value for mark in marks)
        refusals = self._answers(NOT_THIS, members, but=before)
        if len(refusals) < REFUSALS:
            return False
        given = sorted([*refusals, *self._answers(CHOSEN, members)], key=lambda e: -e.order)
        return sum(entry in refusals for entry in given[:ANSWERS]) >= REFUSALS

    def _answers(
        self,
        mark: str,
        schemas: Iterable[str],
        *,
        limit: int = ANSWERS,
        but: frozenset[str] = frozenset(),
    ) -> list[Entry]:
        """The newest records with an answer about any of these schemas, without some."""
        wanted = Carrying(_RECORD, _SHOWN, mark, tuple(schemas))
        with guarded():
            page = self._vault.entries.carrying(wanted, limit=limit + len(but))
        return [entry_from(row) for row in page.entries if row.id not in but]
