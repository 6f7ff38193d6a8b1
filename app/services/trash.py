# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Trash: an entry can be brought back for thirty days, then Today asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from app.clock import Clock
from app.domain.changes import ChangeSet
from app.domain.entry import Entry, Kind, State
from app.domain.moment import Moment
from app.domain.record import belief_course, followed_subject, hot_thought
from app.problems import problem
from app.services.family import family, goes_along, to_trash
from app.services.journal import Reading
from app.services.translation import entry_from, guarded, row_from
from storage.values import EntryRow
from storage.vault.vault import Vault

DAYS = 30
_PAGE = 200
_WIDTH: dict[str, int] = {
    Kind.RECORD: 2,
    Kind.EPISODE: 2,
    Kind.BELIEF: 2,
    Kind.PLAN: 1,
    Kind.AGREEMENT: 1,
}


@dataclass(frozen=True, slots=True)
class TrashLine:
    """An entry in the Trash. `days_left` counts down from 30 and never below 0."""

    entry: Entry
    trashed: Moment
    days_left: int


class Trash:
    """Moves entries to the Trash and back, and deletes them for good.

    A record takes its follow-ups with it, an episode its contacts, plans and so on, a plan its
    review, an agreement its log, a belief its positive data. The records that belong to an episode
    or have a rule, and experiments of their own, stay.
    """

    def __init__(self, *, vault: Vault, clock: Clock, on_hold: Callable[[], bool]) -> None:
        self._vault = vault
        self._clock = clock
        self._on_hold = on_hold

    def move(self, entry_id: str) -> ChangeSet:
        """Move an entry to the Trash, with what goes with it."""
        now = self._clock.now()
        with guarded(), self._vault.entries.in_transaction():
            going = to_trash(self._vault, entry_id, now)
        return self._changed(going, now)

    def restore(self, entry_id: str) -> ChangeSet:
        """Bring an entry back as it was, with what went with it."""
        with guarded():
            rows = family(self._vault, entry_id)
            moment = rows[0].trashed
            coming = [row for row in rows if row.trashed and row.trashed == moment]
            with self._vault.entries.in_transaction():
                for row in coming:
                    entry = entry_from(row)
                    state = State.KEPT if entry.kept else State.DRAFT
                    back = replace(entry, state=state, trashed=None)
                    self._vault.entries.save(row, row_from(back))
        return self._changed(coming, self._clock.now())

    def list(self) -> tuple[TrashLine, ...]:
        """What is in the Trash, last moved first; what went with an entry stands with it."""
        today = self._clock.now().local_day
        entries = [entry_from(row) for row in self._all()]
        # Only below what is wider than it: what hangs on each other would hide one another.
        held = {entry.id: _WIDTH.get(entry.kind, 0) for entry in entries}
        lines = []
        for entry in entries:
            if any(
                goes_along(entry.kind, link.kind) and held.get(link.target, 0) > held[entry.id]
                for link in entry.links
            ):
                continue
            moment = entry.trashed or entry.changed
            left = (moment.local_day + timedelta(days=DAYS) - today).days
            lines.append(TrashLine(entry, moment, max(0, left)))
        return tuple(sorted(lines, key=lambda line: -line.trashed.instant_us))

    def read(self, entry_id: str) -> Reading:
        """An entry with the follow-ups that `purge` would delete with it, to be read.

        Raises:
            AppError: "entry_gone", or the journal could not be read.
        """
        with guarded():
            entry, *children = map(entry_from, family(self._vault, entry_id))
        children.sort(key=lambda child: child.order)
        return Reading(
            entry=entry,
            followups=tuple(children),
            hot_thought=hot_thought(entry),
            subject=followed_subject(entry),
            rule_course=belief_course(
                entry, [replace(child, state=State.KEPT) for child in children]
            ),
        )

    def purge(self, entry_id: str) -> ChangeSet:
        """Delete an entry for good, with its follow-ups, versions and index rows.

        May take seconds in a large journal: the remains of its words are cleared as well.

        Raises:
            AppError: "legal_hold"; "entry_gone" also when it is not in the Trash: nothing is
                deleted from anywhere else.
        """
        self._refuse_on_hold()
        with guarded():
            going = family(self._vault, entry_id)
            if going[0].state != State.TRASHED:
                raise problem("entry_gone")
            with self._vault.entries.in_transaction():
                for row in reversed(going):
                    self._vault.entries.purge(row.id)
            self._vault.tidy()
        return self._changed(going, self._clock.now())

    def empty(self) -> ChangeSet:
        """Delete everything in the Trash for good. May take seconds in a large journal.

        Raises:
            AppError: "legal_hold".
        """
        self._refuse_on_hold()
        with guarded():
            rows = self._all()
            with self._vault.entries.in_transaction():
                for row in rows:
                    self._vault.entries.purge(row.id)
            self._vault.tidy()
        return self._changed(rows, self._clock.now())

    def _refuse_on_hold(self) -> None:
        if self._on_hold():
            raise problem("legal_hold")

    def _all(self) -> Sequence[EntryRow]:
        rows: tuple[EntryRow, ...] = ()
        before: int | None = None
        with guarded():
            counts = self._vault.entries.counts()
        kinds = sorted({kind for kind, state in counts if state == State.TRASHED})
        while True:
            with guarded():
                page = self._vault.entries.page(
                    kinds=kinds, states=(State.TRASHED.value,), before=before, limit=_PAGE
                )
            rows += page.entries
            if page.next_key is None:
                return rows
            before = page.next_key

    def _changed(self, rows: Sequence[EntryRow], at: Moment) -> ChangeSet:
        parents = {link.target for row in rows for link in row.links}
        ids = frozenset({row.id for row in rows} | parents)
        return ChangeSet(ids, frozenset(row.kind for row in rows), at)
