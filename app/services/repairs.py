# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Episodes of strain and their repair: listed, read as one course, begun from a record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from app.clock import Clock
from app.domain import feedback, timeline
from app.domain.changes import ChangeSet
from app.domain.entry import Entry, Kind, Link, Mark, State, new_id
from app.domain.episode import (
    MARKER,
    NO_STRAIN,
    NOT_QUITE,
    STATUS,
    STILL_SO,
    TYPE,
    Standing,
    Status,
    standing,
)
from app.domain.links import FOLLOWS, PART_OF
from app.domain.moment import Moment
from app.domain.record import CONTACT_KIND
from app.domain.timeline import used_strategies
from app.problems import problem
from app.services.translation import entry_from, guarded, row_from
from storage.values import EntryRow
from storage.vault.vault import Vault

if TYPE_CHECKING:
    from prompts.schema import Content

_SHOWN = (State.DRAFT.value, State.KEPT.value)
_PAGE = 50
_ALONE = 10

_BY_NAME = (Kind.RECORD.value, Kind.FOLLOWUP.value)
"""Kinds that stand in a course by name: their words are read with them, not with the episode."""


@dataclass(frozen=True, slots=True)
class EpisodeLine:
    """One episode in a list.

    Attributes:
        since: its first day.
        last: the last day anything was noted for it.
        unanswered: how many pieces of feedback wait for what became of them.
    """

    id: str
    state: str
    code: str
    rupture_type: str
    since: date
    last: date
    status: Status
    is_open: bool
    unanswered: int


@dataclass(frozen=True, slots=True)
class EpisodeReading:
    """One episode with all that belongs to it, oldest first; what lies in the Trash left out.

    `records` are kept records and drafts that belong to it, `followups` theirs; of both what is
    needed to name and open them is there, no words, ratings or marks.
    """

    entry: Entry
    standing: Standing
    parts: tuple[Entry, ...]
    records: tuple[Entry, ...]
    followups: tuple[Entry, ...]

    def of(self, kind: str) -> tuple[Entry, ...]:
        """Its parts of one kind."""
        return tuple(part for part in self.parts if part.kind == kind)

    @property
    def contacts(self) -> tuple[Entry, ...]:
        """Its contacts, by day and then by order of writing."""
        return self.of(Kind.CONTACT)

    @property
    def rows(self) -> tuple[timeline.Row, ...]:
        """Its course, row by row."""
        return timeline.rows(self.standing, (*self.parts, *self.records, *self.followups))

    @property
    def open_plans(self) -> tuple[Entry, ...]:
        """Plans that were not looked back on."""
        return feedback.open_plans(self.of(Kind.PLAN), self.of(Kind.REVIEW))

    @property
    def used(self) -> dict[str, list[date]]:
        """By strategy id, the days it was used on."""
        return used_strategies(self.of(Kind.REVIEW))

    @property
    def repaired_by(self) -> Entry | None:
        """The change of status by which it is repaired now, or `None`."""
        last = self.standing.changes[-1]
        return self.last_change if last.status is Status.REPAIRED else None

    @property
    def last_change(self) -> Entry | None:
        """The change of status by which it stands where it stands; `None` for a first hunch."""
        last = self.standing.changes[-1]
        return next((part for part in self.parts if part.id == last.entry_id), None)


@dataclass(frozen=True, slots=True)
class WayUsed:
    """One way to repair over all repairs: the days it was used on, oldest first."""

    strategy: str
    days: tuple[date, ...]


class Repairs:
    """Reads and begins episodes. Everything here runs on the vault lane."""

    def __init__(self, *, vault: Vault, clock: Clock, content: Callable[[], Content]) -> None:
        self._vault = vault
        self._clock = clock
        self._content = content

    def episodes(self) -> tuple[EpisodeLine, ...]:
        """All episodes: those that go on first, then by their last day, newest first."""
        found = [entry_from(row) for row in self._all(Kind.EPISODE)]
        with guarded():
            rows = self._vault.entries.children_of([e.id for e in found], PART_OF)
        parts: dict[str, list[Entry]] = {}
        for part in map(entry_from, rows):
            if part.state is not State.TRASHED:
                parts.setdefault(part.linked(PART_OF), []).append(part)
        lines = [_line(episode, parts.get(episode.id, [])) for episode in found]
        return tuple(sorted(lines, key=lambda line: (not line.is_open, -line.last.toordinal())))

    def episode(self, entry_id: str) -> EpisodeReading:
        """One episode with its course.

        Raises:
            AppError: "entry_gone", also for what is no episode or lies in the Trash.
        """
        with guarded():
            row = self._vault.entries.get(entry_id)
            if row is None or row.kind != Kind.EPISODE or row.state == State.TRASHED:
                raise problem("entry_gone")
            children = [
                entry_from(child)
                for child in self._vault.entries.children(entry_id, PART_OF, heads=_BY_NAME)
                if child.state != State.TRASHED
            ]
            records = tuple(child for child in children if child.kind == Kind.RECORD)
            found = self._vault.entries.children_of(
                [r.id for r in records], FOLLOWS, heads=_BY_NAME
            )
        followups = [entry_from(child) for child in found if child.state != State.TRASHED]
        entry = entry_from(row)
        parts = tuple(child for child in children if child.kind != Kind.RECORD)
        return EpisodeReading(
            entry=entry,
            standing=standing(entry, parts),
            parts=parts,
            records=records,
            followups=tuple(sorted(followups, key=lambda child: child.order)),
        )

    def alone(self) -> tuple[Entry, ...]:
        """The newest notes on how the two of you work, and feedback, that belong to no repair."""
        kinds = (Kind.FEEDBACK.value, Kind.WORKING.value)
        with guarded():
            page = self._vault.entries.page(kinds=kinds, states=_SHOWN, limit=_PAGE)
        found = (entry_from(row) for row in page.entries)
        return tuple(entry for entry in found if not entry.linked(PART_OF))[:_ALONE]

    def ways_used(self) -> tuple[tuple[WayUsed, ...], int]:
        """Each of the ways to repair with its days, in their own order; and how many reviews.

        A way counts where it was ticked after a contact, not where it was planned.
        """
        reviews = [entry_from(row) for row in self._all(Kind.REVIEW)]
        ways: dict[str, list[date]] = {way.id: [] for way in self._content().strategies}
        ways |= used_strategies(reviews)
        return tuple(WayUsed(way, tuple(days)) for way, days in ways.items()), len(reviews)

    def start_from(self, record_id: str) -> tuple[str, ChangeSet]:
        """Begin an episode from a record: its contact becomes the first one of the course.

        Returns the id of the episode. The record belongs to it from then on.

        Raises:
            AppError: "entry_gone", or it could not be saved; the journal is as it was.
        """
        now = self._clock.now()
        with guarded():
            record_row = self._vault.entries.get(record_id)
        if record_row is None or record_row.state == State.TRASHED:
            raise problem("entry_gone")
        record = entry_from(record_row)
        shared = tuple(
            mark
            for mark in record.marks
            if mark.kind == MARKER or (mark.kind == TYPE and mark.value != NO_STRAIN)
        )
        headline = tuple(mark for mark in shared if mark.kind == TYPE)
        episode = self._kept(Kind.EPISODE, record.day, now, marks=headline)
        episode = replace(episode, client_code=record.client_code)
        spoken = Mark(CONTACT_KIND, record.mark(CONTACT_KIND) or "session")
        contact = self._kept(
            Kind.CONTACT, record.day, now, marks=(*shared, spoken), episode=episode.id
        )
        with guarded(), self._vault.entries.in_transaction():
            self._vault.entries.save(None, row_from(episode))
            self._vault.entries.save(None, row_from(contact))
            self._vault.entries.save(record_row, row_from(_part_of(record, episode.id)))
        changed = frozenset({episode.id, contact.id, record.id})
        return episode.id, ChangeSet(changed, frozenset({Kind.EPISODE, Kind.RECORD}), now)

    def attach(self, record_id: str, episode_id: str) -> ChangeSet:
        """Let a record belong to an episode, or with "" to none. It has one episode at most.

        A record without a client code takes the episode's.

        Raises:
            AppError: "entry_gone", or it could not be saved.
        """
        with guarded():
            rows = {row.id: row for row in self._vault.entries.many([record_id, episode_id])}
            record_row, episode = rows.get(record_id), rows.get(episode_id)
            if record_row is None or (episode_id and episode is None):
                raise problem("entry_gone")
            record = entry_from(record_row)
            before = record.linked(PART_OF)
            changed = _part_of(record, episode_id)
            if episode is not None and not changed.client_code:
                changed = replace(changed, client_code=episode.client_code)
            self._vault.entries.save(record_row, row_from(changed))
        ids = frozenset(filter(None, {record_id, episode_id, before}))
        return ChangeSet(ids, frozenset({Kind.RECORD, Kind.EPISODE}), self._clock.now())

    def note(self, entry_id: str, kind: str, value: str) -> ChangeSet:
        """Put one mark in place of those of its kind: an answer given in passing.

        Raises:
            AppError: "entry_gone", or it could not be saved.
        """
        with guarded():
            entry = self._note(entry_id, kind, value)
        ids = frozenset(filter(None, (entry_id, entry.linked(PART_OF))))
        return ChangeSet(ids, frozenset({str(entry.kind)}), self._clock.now())

    def answer_still_so(self, change_id: str, answer: str) -> ChangeSet:
        """Note what was answered to "Still so?"; "not quite" leads back to exploring today.

        Raises:
            AppError: "entry_gone", or it could not be saved; the journal is as it was.
        """
        now = self._clock.now()
        with guarded(), self._vault.entries.in_transaction():
            change = self._note(change_id, STILL_SO, answer)
            if answer == NOT_QUITE:
                marks = (Mark(STATUS, Status.EXPLORING.value),)
                episode = change.linked(PART_OF)
                back = self._kept(Kind.STATUS, now.local_day, now, marks=marks, episode=episode)
                self._vault.entries.save(None, row_from(back))
        ids = frozenset({change_id, change.linked(PART_OF)})
        return ChangeSet(ids, frozenset({str(Kind.STATUS)}), now)

    def _kept(
        self,
        kind: Kind,
        day: date,
        now: Moment,
        *,
        marks: tuple[Mark, ...],
        episode: str = "",
    ) -> Entry:
        """A kept entry that was made in passing, without a page to write it on."""
        return Entry(
            id=new_id(),
            kind=kind,
            state=State.KEPT,
            day=day,
            at=now,
            changed=now,
            kept=now,
            content_version=self._content().form(kind).version,
            marks=marks,
            links=(Link(PART_OF, episode),) if episode else (),
        )

    def _note(self, entry_id: str, kind: str, value: str) -> Entry:
        row = self._vault.entries.get(entry_id)
        if row is None or row.state == State.TRASHED:
            raise problem("entry_gone")
        entry = entry_from(row)
        others = tuple(mark for mark in entry.marks if mark.kind != kind)
        noted = replace(entry, marks=(*others, Mark(kind, value)), changed=self._clock.now())
        return entry_from(self._vault.entries.save(row, row_from(noted)))

    def _all(self, kind: Kind) -> Sequence[EntryRow]:
        """Every entry of a kind outside the Trash, newest first."""
        rows: list[EntryRow] = []
        before: int | None = None
        while True:
            with guarded():
                page = self._vault.entries.page(
                    kinds=(kind.value,), states=_SHOWN, before=before, limit=_PAGE
                )
            rows += page.entries
            if page.next_key is None:
                return rows
            before = page.next_key


def _part_of(record: Entry, episode_id: str) -> Entry:
    links = tuple(link for link in record.links if link.kind != PART_OF)
    more = (Link(PART_OF, episode_id),) if episode_id else ()
    return replace(record, links=(*links, *more))


def _line(episode: Entry, parts: Sequence[Entry]) -> EpisodeLine:
    held = standing(episode, parts)
    said = [part for part in parts if part.kind == Kind.FEEDBACK]
    return EpisodeLine(
        id=episode.id,
        state=episode.state.value,
        code=episode.client_code,
        rupture_type=episode.mark(TYPE),
        since=held.changes[0].day,
        last=max([episode.day, *(part.day for part in parts)]),
        status=held.status,
        is_open=held.is_open,
        unanswered=sum(map(feedback.is_unanswered, said)),
    )
