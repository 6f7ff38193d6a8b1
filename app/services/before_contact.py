# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is there of a client code when a contact is planned or noted: all contacts, open feedback.

Acting on feedback before the next contact: Okamoto & Kazantzis (2021), section 1.7.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.entry import Entry, Kind, State
from app.domain.feedback import is_unanswered
from app.domain.links import PART_OF
from app.services.translation import entry_from, guarded
from storage.values import EntryRow
from storage.vault.vault import Vault

_SHOWN = (State.DRAFT.value, State.KEPT.value)
_PAGE = 50
_READ = (Kind.CONTACT, Kind.FEEDBACK)
_NOT_READ = frozenset(Kind) - frozenset(_READ)


@dataclass(frozen=True, slots=True)
class Before:
    """What there is of the same repair, or of any with its client code.

    Attributes:
        code: the client code, or "".
        contacts: oldest first.
        feedback: what waits for what became of it, newest first; also what is of no repair.
    """

    code: str
    contacts: tuple[Entry, ...]
    feedback: tuple[Entry, ...]


class BeforeContact:
    """Reads it. Runs on the vault lane."""

    def __init__(self, *, vault: Vault) -> None:
        self._vault = vault

    def of(self, entry: Entry) -> Before:
        """What is there for a plan or a contact, stored or new.

        Raises:
            AppError: the journal could not be read.
        """
        own = entry.linked(PART_OF)
        with guarded():
            repair = self._vault.entries.get(own) if own else None
            code = entry.client_code or (repair.client_code if repair is not None else "")
            found = {row.id: row for row in self._rows(own, code)}
        entries = sorted(
            (entry_from(row) for row in found.values() if row.state != State.TRASHED),
            key=lambda one: one.order,
        )
        told = [one for one in entries if one.kind == Kind.FEEDBACK and is_unanswered(one)]
        if entry.kind == Kind.CONTACT:
            # What came after a contact was not there before it.
            told = [one for one in told if one.day <= entry.day]
        contacts = tuple(one for one in entries if one.kind == Kind.CONTACT)
        return Before(code, contacts, tuple(reversed(told)))

    def _rows(self, own: str, code: str) -> Iterator[EntryRow]:
        episodes = {row.id for row in self._with_code(Kind.EPISODE, code)} | {own}
        yield from self._vault.entries.children_of(
            sorted(episodes - {""}), PART_OF, heads=_NOT_READ
        )
        yield from self._with_code(Kind.FEEDBACK, code)

    def _with_code(self, kind: Kind, code: str) -> Iterator[EntryRow]:
        before: int | None = None
        while code:
            page = self._vault.entries.page(
                kinds=(kind.value,), states=_SHOWN, before=before, limit=_PAGE, code=code
            )
            yield from page.entries
            if page.next_key is None:
                return
            before = page.next_key
