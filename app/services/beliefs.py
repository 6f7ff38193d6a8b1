# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Beliefs that return: listed, and read with everything that belongs to one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain import belief
from app.domain.belief import CoursePoint
from app.domain.entry import Entry, Kind, State
from app.domain.links import ABOUT, FOLLOWS, SAME_RULE
from app.domain.record import RatingPoint
from app.problems import problem
from app.services.translation import entry_from, guarded
from storage.values import EntryRow
from storage.vault.vault import Vault

_SHOWN = (State.DRAFT.value, State.KEPT.value)
_PAGE = 100
_BY_NAME = (Kind.RECORD.value, Kind.EXPERIMENT.value, Kind.POSITIVE.value)
_HANGS = (Kind.EXPERIMENT, Kind.POSITIVE)


@dataclass(frozen=True, slots=True)
class BeliefLine:
    """One belief in a list.

    Attributes:
        rule: its words.
        records: how many kept records it stands in.
        last: the last day it came up: of the belief, its records and what is about it.
    """

    id: str
    state: str
    rule: str
    records: int
    last: date


@dataclass(frozen=True, slots=True)
class BeliefReading:
    """One belief with what belongs to it, by day and then by order of writing.

    `records` are kept records with this rule, `followups` theirs. What lies in the Trash, and
    records that are drafts, are left out.
    """

    entry: Entry
    records: tuple[Entry, ...]
    followups: tuple[Entry, ...]
    experiments: tuple[Entry, ...]
    positive: tuple[Entry, ...]

    @property
    def course(self) -> tuple[CoursePoint, ...]:
        """Every value given to the rule, over all its records and their follow-ups."""
        return belief.course(self.records, self.followups_of)

    @property
    def followups_of(self) -> dict[str, list[Entry]]:
        """The follow-ups by the id of their record."""
        found: dict[str, list[Entry]] = {}
        for followup in self.followups:
            found.setdefault(followup.linked(FOLLOWS), []).append(followup)
        return found

    @property
    def flexible(self) -> tuple[RatingPoint, ...]:
        """How strong the flexible belief was, each time it was rated."""
        return belief.own_course(self.entry, belief.FLEXIBLE)

    @property
    def continuum(self) -> tuple[RatingPoint, ...]:
        """Where the mark on the continuum was put, each time."""
        return belief.own_course(self.entry, belief.CONTINUUM)


class Beliefs:
    """Reads beliefs. Everything here runs on the vault lane."""

    def __init__(self, *, vault: Vault) -> None:
        self._vault = vault

    def lines(self) -> tuple[BeliefLine, ...]:
        """All beliefs, the one that came up last first."""
        found = [entry_from(row) for row in self._all()]
        ids = [entry.id for entry in found]
        with guarded():
            rows = [
                *self._vault.entries.children_of(ids, SAME_RULE, heads=_BY_NAME),
                *self._vault.entries.children_of(ids, ABOUT, heads=_BY_NAME),
            ]
        of: dict[str, list[Entry]] = {}
        for child in _there(rows):
            of.setdefault(child.linked(SAME_RULE) or child.linked(ABOUT), []).append(child)
        lines = [_line(entry, of.get(entry.id, ())) for entry in found]
        return tuple(sorted(lines, key=lambda line: -line.last.toordinal()))

    def belief(self, entry_id: str) -> BeliefReading:
        """One belief with everything that belongs to it.

        Raises:
            AppError: "entry_gone", also for what is no belief or lies in the Trash.
        """
        entries = self._vault.entries
        with guarded():
            row = entries.get(entry_id)
            if row is None or row.kind != Kind.BELIEF or row.state == State.TRASHED:
                raise problem("entry_gone")
            records = belief.counted(_there(entries.children(entry_id, SAME_RULE)))
            followups = _there(entries.children_of([r.id for r in records], FOLLOWS))
            about = _there(entries.children(entry_id, ABOUT))
        return BeliefReading(
            entry=entry_from(row),
            records=tuple(records),
            followups=tuple(followups),
            experiments=tuple(e for e in about if e.kind == Kind.EXPERIMENT),
            positive=tuple(e for e in about if e.kind == Kind.POSITIVE),
        )

    def _all(self) -> list[EntryRow]:
        """Every belief outside the Trash, newest first."""
        rows: list[EntryRow] = []
        before: int | None = None
        while True:
            with guarded():
                page = self._vault.entries.page(
                    kinds=(Kind.BELIEF.value,), states=_SHOWN, before=before, limit=_PAGE
                )
            rows += page.entries
            if page.next_key is None:
                return rows
            before = page.next_key


def _there(rows: Iterable[EntryRow]) -> list[Entry]:
    """The entries outside the Trash, by day and then by order of writing."""
    found = [entry_from(row) for row in rows if row.state != State.TRASHED]
    return sorted(found, key=lambda entry: entry.order)


def _line(entry: Entry, children: Sequence[Entry]) -> BeliefLine:
    records = belief.counted(children)
    about = [child.day for child in children if child.kind in _HANGS]
    return BeliefLine(
        id=entry.id,
        state=entry.state.value,
        rule=entry.text(belief.RULE),
        records=len(records),
        last=max([entry.day, *(record.day for record in records), *about]),
    )
