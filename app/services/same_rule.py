# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same rule in more than one record: asked about once, and held by one belief after a yes.

Texts are never merged. A record has one belief at most; what was answered with no is remembered on
the record, for each rule it was said of.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from app.clock import Clock
from app.domain.belief import OTHER_RULE, RULE
from app.domain.changes import ChangeSet
from app.domain.entry import Answer, Entry, Kind, Link, Mark, State, new_id
from app.domain.links import SAME_RULE
from app.language.same_rule import LONGEST, alike, look_up
from app.problems import problem
from app.services.family import to_trash
from app.services.translation import entry_from, guarded, row_from
from storage.values import EntryRow
from storage.vault.vault import Vault

if TYPE_CHECKING:
    from prompts.schema import Content

MOST = 400
"""Earlier rules that share a word and are compared, newest first."""

_KINDS = (Kind.BELIEF.value, Kind.RECORD.value)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rule that may be the same one.

    Attributes:
        id: the belief that holds it, or else the record it stands in.
        text: its words.
        day: the local day they were written for.
    """

    id: str
    text: str
    day: date


@dataclass(frozen=True, slots=True)
class RuleOfRecord:
    """What is known of a record's rule: the belief it belongs to, or what may be asked of it.

    All parts are empty for a record without a rule. `words` are those of the belief, `rule` those
    of the record, `records` how many kept records the belief has.
    """

    belief: str = ""
    words: str = ""
    records: int = 0
    asks: Candidate | None = None
    rule: str = ""


class SameRule:
    """Finds rules that are alike, and ties records to beliefs. Runs on the vault lane."""

    def __init__(self, *, vault: Vault, clock: Clock, content: Callable[[], Content]) -> None:
        self._vault = vault
        self._clock = clock
        self._content = content

    def of_record(self, record_id: str) -> RuleOfRecord:
        """The belief of a record's rule with the number of its kept records, or a candidate.

        A draft is not asked about.

        Raises:
            AppError: the journal could not be read.
        """
        with guarded():
            row = self._vault.entries.get(record_id)
            if row is None or row.kind != Kind.RECORD or not _rule_of(row):
                return RuleOfRecord()
            belief = self._belief_of(row)
            if belief is not None:
                held = self._records_of(belief.id)
                return RuleOfRecord(belief.id, _rule_of(belief), len(held), rule=_rule_of(row))
            asks = self._candidate(row) if row.state == State.KEPT else None
        return RuleOfRecord(asks=asks, rule=_rule_of(row))

    def say_same(self, record_id: str, other_id: str) -> tuple[str, bool, ChangeSet]:
        """Tie a record to a belief, or to another record's by a new belief in its words.

        Returns the belief's id, and whether it was made now.

        Raises:
            AppError: "entry_gone", or it could not be saved; the journal is as it was.
        """
        with guarded(), self._vault.entries.in_transaction():
            record, other = self._row(record_id), self._row(other_id)
            belief, made = self._held_by(other)
            self._tie(record, belief.id)
            if other.kind == Kind.RECORD and made:
                self._tie(other, belief.id)
        ids = frozenset({record.id, other.id, belief.id})
        return belief.id, made, self._changed(ids)

    def say_other(self, record_id: str, other_id: str) -> ChangeSet:
        """Remember that a record's rule is another one than that of a belief or a record.

        Raises:
            AppError: "entry_gone", or it could not be saved.
        """
        with guarded():
            row = self._row(record_id)
            entry = entry_from(row)
            place = 1 + max((m.position for m in entry.marked(OTHER_RULE)), default=-1)
            kept = tuple(m for m in entry.marks if (m.kind, m.value) != (OTHER_RULE, other_id))
            marks = (*kept, Mark(OTHER_RULE, other_id, "", place))
            self._vault.entries.save(row, row_from(replace(entry, marks=marks)))
        return self._changed(frozenset({record_id}))

    def forget_other(self, record_id: str, other_id: str) -> ChangeSet:
        """Take the answer back: the two may be asked about again.

        Raises:
            AppError: "entry_gone", or it could not be saved.
        """
        with guarded():
            row = self._row(record_id)
            entry = entry_from(row)
            marks = tuple(m for m in entry.marks if (m.kind, m.value) != (OTHER_RULE, other_id))
            self._vault.entries.save(row, row_from(replace(entry, marks=marks)))
        return self._changed(frozenset({record_id}))

    def begin(self, record_id: str) -> tuple[str, ChangeSet]:
        """Make a belief of a record's rule, in its words, and tie the record to it.

        Raises:
            AppError: "entry_gone", also for a record without a rule, or it could not be saved.
        """
        with guarded(), self._vault.entries.in_transaction():
            record = self._row(record_id)
            if not _rule_of(record):
                raise problem("entry_gone")
            belief = self._new_belief(_rule_of(record))
            self._tie(record, belief.id)
        return belief.id, self._changed(frozenset({record.id, belief.id}))

    def untie(self, record_id: str) -> ChangeSet:
        """Let a record belong to no belief.

        Raises:
            AppError: "entry_gone", or it could not be saved.
        """
        with guarded():
            row = self._row(record_id)
            before = entry_from(row).linked(SAME_RULE)
            self._tie(row, "")
        return self._changed(frozenset(filter(None, (record_id, before))))

    def take_back(self, belief_id: str, record_ids: tuple[str, ...]) -> ChangeSet:
        """Undo a belief that was made just now: its records are untied, it goes to the Trash.

        Raises:
            AppError: "entry_gone", or it could not be saved; the journal is as it was.
        """
        now = self._clock.now()
        with guarded(), self._vault.entries.in_transaction():
            for record_id in record_ids:
                self._tie(self._row(record_id), "")
            going = to_trash(self._vault, belief_id, now)
        return self._changed(frozenset({*(row.id for row in going), *record_ids}))

    # ------------------------------------------------------------------ finding

    def _candidate(self, row: EntryRow) -> Candidate | None:
        """The rule that may be the same: one that a belief holds first, else the newest."""
        entry = entry_from(row)
        rule = entry.text(RULE)
        found = self._vault.search.answers(
            RULE,
            kinds=_KINDS,
            states=(State.KEPT.value,),
            containing=look_up(rule),
            limit=MOST,
            longest=LONGEST,
        )
        near = [one for one in found if one.id != entry.id and alike(rule, one.text)]
        near.sort(key=lambda one: _KINDS.index(one.kind))
        rows = {one.id: one for one in self._vault.entries.many([one.id for one in near])}
        denied = {mark.value for mark in entry.marked(OTHER_RULE)}
        looked_at: set[str] = set()
        for one in near:
            other = rows.get(one.id)
            if other is None or one.id in denied or _denies(other, entry.id):
                continue
            belief = other if other.kind == Kind.BELIEF else self._belief_of(other)
            if belief is None:
                return Candidate(one.id, one.text.strip(), date.fromisoformat(one.day))
            if belief.id in looked_at:
                continue  # it was said of all of its records at once
            looked_at.add(belief.id)
            members = self._records_of(belief.id)
            known = denied & {belief.id, *(member.id for member in members)}
            if not known and not any(_denies(member, entry.id) for member in members):
                # the day of the very words that are shown
                same = (m.day for m in members if _rule_of(m) == one.text.strip())
                day = date.fromisoformat(min([one.day, *same]))
                return Candidate(belief.id, one.text.strip(), day)
        return None

    def _belief_of(self, row: EntryRow) -> EntryRow | None:
        """The belief a record belongs to, where it is there and not in the Trash."""
        target = entry_from(row).linked(SAME_RULE)
        found = self._vault.entries.get(target) if target else None
        there = found is not None and found.kind == Kind.BELIEF and found.state != State.TRASHED
        return found if there else None

    def _records_of(self, belief_id: str) -> list[EntryRow]:
        rows = self._vault.entries.children(belief_id, SAME_RULE)
        return [row for row in rows if row.kind == Kind.RECORD and row.state == State.KEPT]

    # ------------------------------------------------------------------ writing

    def _row(self, entry_id: str) -> EntryRow:
        row = self._vault.entries.get(entry_id)
        if row is None or row.state == State.TRASHED:
            raise problem("entry_gone")
        return row

    def _held_by(self, other: EntryRow) -> tuple[EntryRow, bool]:
        """The belief that holds a rule, made where there is none; and whether it was."""
        if other.kind == Kind.BELIEF:
            return other, False
        held = self._belief_of(other)
        return (held, False) if held is not None else (self._new_belief(_rule_of(other)), True)

    def _new_belief(self, words: str) -> EntryRow:
        now = self._clock.now()
        version = self._content().form(Kind.BELIEF).version
        belief = Entry(
            id=new_id(),
            kind=Kind.BELIEF,
            state=State.KEPT,
            day=now.local_day,
            at=now,
            changed=now,
            kept=now,
            content_version=version,
            answers=(Answer(RULE, words, content_version=version),),
        )
        return self._vault.entries.save(None, row_from(belief))

    def _tie(self, record: EntryRow, belief_id: str) -> None:
        """Put the one link to a belief in place of another; what was said against it goes."""
        entry = entry_from(record)
        links = tuple(link for link in entry.links if link.kind != SAME_RULE)
        if belief_id:
            links = (*links, Link(SAME_RULE, belief_id))
        marks = tuple(m for m in entry.marks if (m.kind, m.value) != (OTHER_RULE, belief_id))
        self._vault.entries.save(record, row_from(replace(entry, links=links, marks=marks)))

    def _changed(self, ids: frozenset[str]) -> ChangeSet:
        return ChangeSet(ids, frozenset({str(Kind.RECORD), str(Kind.BELIEF)}), self._clock.now())


def _rule_of(row: EntryRow) -> str:
    return next((a.text for a in row.answers if a.field == RULE and a.text.strip()), "").strip()


def _denies(row: EntryRow, entry_id: str) -> bool:
    """Whether it was said of a record that its rule is another one than this entry's."""
    return any(mark.kind == OTHER_RULE and mark.value == entry_id for mark in row.marks)
