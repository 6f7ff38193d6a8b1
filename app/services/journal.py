# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the journal: pages of records, search, one record with its follow-ups."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.clock import Clock
from app.domain.changes import ChangeSet
from app.domain.entry import Answer, Entry, Kind, State
from app.domain.links import FOLLOWS, PART_OF
from app.domain.record import RatingPoint, Subject, belief_course, followed_subject, hot_thought
from app.problems import problem
from app.services import client_codes
from app.services.lines import RecordLine, Snippet, line_of, snippet_of
from app.services.translation import entry_from, guarded
from storage.highlighting import highlight
from storage.vault.vault import Vault

if TYPE_CHECKING:
    from prompts.schema import Content

__all__ = [
    "Journal",
    "JournalPage",
    "JournalQuery",
    "Reading",
    "RecordLine",
    "Snippet",
    "matches",
]

_SHOWN = (State.DRAFT.value, State.KEPT.value)
_RECORD = (Kind.RECORD.value,)
_OF_CODE = (Kind.RECORD.value, Kind.EPISODE.value, Kind.EXPERIMENT.value)
_OF_RECORDS = (Kind.RECORD.value, Kind.FOLLOWUP.value)
_HANGS = (FOLLOWS, PART_OF)
_SEARCH_ROUNDS = 8
_RECENT = 20
_ASKED = "question"


@dataclass(frozen=True, slots=True)
class JournalQuery:
    """What a list shows. Empty parts do not restrict; days are inclusive.

    `state` is "draft", "kept", or "" for both. With `text` the days are those of the entry that
    has the words, a follow-up or a contact too; everything else is asked of the whole.
    """

    text: str = ""
    code: str = ""
    rupture_type: str = ""
    state: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Some lines, newest first, and the key the next page starts from, or `None` at the end."""

    lines: tuple[RecordLine, ...]
    next: int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One record as it is read.

    `followups` are oldest first. `subject` is the belief that is followed (the rule, or without
    one the hot thought), `rule_course` all its values, oldest first. `repair` is the id of the
    episode it belongs to, or "".
    """

    entry: Entry
    followups: tuple[Entry, ...]
    hot_thought: Answer | None
    subject: Subject | None
    rule_course: tuple[RatingPoint, ...]
    repair: str = ""


@dataclass(frozen=True, slots=True)
class QuestionsAsked:
    """Ids of the questions answered in the last records, oldest first; and how many are kept."""

    recent: tuple[str, ...] = ()
    records: int = 0


class Journal:
    """Reads. Everything here runs on the vault lane, but `cancel_searches`."""

    def __init__(self, *, vault: Vault, clock: Clock, content: Callable[[], Content]) -> None:
        self._vault = vault
        self._clock = clock
        self._content = content

    def page(
        self,
        query: JournalQuery,
        before: int | None = None,
        limit: int = 50,
        token: int | None = None,
    ) -> JournalPage:
        """Records, newest first, at most `limit` of them, older than the key `before`.

        With a client code also its repairs and experiments; with words, whatever holds them.

        `token` makes a search one that `cancel_searches` may stop.

        Raises:
            AppError: "search_cancelled", or the journal could not be read.
        """
        if query.text.strip():
            return self._search(query, before, limit, token)
        with guarded():
            page = self._vault.entries.page(
                kinds=_OF_CODE if query.code else _RECORD,
                states=(query.state,) if query.state else _SHOWN,
                before=before,
                limit=limit,
                code=query.code,
                marks={"rupture_type": query.rupture_type} if query.rupture_type else {},
                since=query.since.isoformat() if query.since else "",
                until=query.until.isoformat() if query.until else "",
            )
        lines = tuple(line_of(entry_from(row), self._content) for row in page.entries)
        return JournalPage(lines, page.next_key)

    def cancel_searches(self, token: int) -> None:
        """Stop searches with an older token. May be called from any thread."""
        self._vault.search.cancel_older(token)

    def record(self, entry_id: str) -> Reading:
        """One entry with what belongs to it.

        Raises:
            AppError: "entry_gone", or the journal could not be read.
        """
        with guarded():
            row = self._vault.entries.get(entry_id)
            if row is None:
                raise problem("entry_gone")
            children = self._vault.entries.children(entry_id, FOLLOWS)
            entry = entry_from(row)
            repair = self._vault.entries.get(entry.linked(PART_OF))
        followups = sorted(
            (entry_from(child) for child in children if child.state != State.TRASHED),
            key=lambda child: child.order,
        )
        return Reading(
            entry=entry,
            followups=tuple(followups),
            hot_thought=hot_thought(entry),
            subject=followed_subject(entry),
            rule_course=belief_course(entry, followups),
            repair=repair.id if repair is not None and repair.state != State.TRASHED else "",
        )

    def last(self, count: int) -> tuple[RecordLine, ...]:
        """The newest kept records."""
        return self.page(JournalQuery(state=State.KEPT.value), limit=count).lines

    def continue_draft(self) -> Entry | None:
        """The draft written on last, unless something was begun and kept after it.

        Practising is neither, nor is a pair for the wobble check, which has a line of its own.
        """
        kinds = [kind for kind in self._written if kind not in (Kind.STRAIN, Kind.WOBBLE)]
        drafts = self._recent(kinds, State.DRAFT)
        if not drafts:
            return None
        newest = max(drafts, key=lambda entry: entry.changed.instant_us)
        later = self._recent(kinds, State.KEPT)
        if any(entry.at.instant_us > newest.changed.instant_us for entry in later):
            return None
        return newest

    def questions_asked(self) -> QuestionsAsked:
        """What the choice of a question rests on besides its own record."""
        with guarded():
            page = self._vault.entries.page(kinds=_RECORD, states=_SHOWN, limit=_RECENT)
            kept = self._vault.entries.counts().get((Kind.RECORD.value, State.KEPT.value), 0)
        recent = [
            mark.value for row in reversed(page.entries) for mark in entry_from(row).marked(_ASKED)
        ]
        return QuestionsAsked(tuple(recent), kept)

    def codes(self) -> tuple[tuple[str, int], ...]:
        """Client codes in use, by alphabet, and how many entries of any kind carry each.

        What lies in the Trash does not count.
        """
        with guarded():
            return tuple(self._vault.entries.codes())

    def new_code(self) -> str:
        """A random code that no entry carries."""
        return client_codes.unused(self._codes_in_use())

    def rename_code(self, old: str, new: str) -> ChangeSet:
        """Correct a client code everywhere it stands, the Trash and earlier versions included.

        `new` may be "" for none. Nothing of the old code, which may have been a name, stays in
        the journal's file; that may take seconds in a large journal.

        Raises:
            AppError: "not_a_code", or it could not be saved.
        """
        code = client_codes.checked(new) if new else ""
        with guarded():
            changed = self._vault.entries.rename_code(old, code)
            self._vault.tidy()
        return ChangeSet(frozenset(changed), frozenset(_RECORD), self._clock.now())

    def _codes_in_use(self) -> set[str]:
        with guarded():
            return {code for code, _count in self._vault.entries.codes()}

    def _recent(self, kinds: Iterable[str], state: State) -> list[Entry]:
        with guarded():
            page = self._vault.entries.page(
                kinds=tuple(kinds), states=(state.value,), limit=_RECENT
            )
        return [entry_from(row) for row in page.entries]

    def _search(
        self, query: JournalQuery, before: int | None, limit: int, token: int | None
    ) -> JournalPage:
        """Pages of matches; one in a follow-up or a part shows the whole it is of, once a page."""
        lines: dict[str, RecordLine] = {}
        for _ in range(_SEARCH_ROUNDS):
            with guarded():
                hits = self._vault.search.find(
                    query.text,
                    kinds=self._written,
                    states=_SHOWN,
                    before=before,
                    limit=limit,
                    token=token,
                )
                found = {
                    row.id: entry_from(row)
                    for row in self._vault.entries.many([hit.id for hit in hits])
                }
                wholes = self._wholes_of(found.values())
            for hit in hits:
                before = hit.order
                entry = found.get(hit.id)
                if entry is None:
                    continue
                whole = wholes.get(entry.id, entry)
                if whole.kind != Kind.FOLLOWUP and _fits(whole, entry.day, query):
                    words = snippet_of(entry, query.text, highlight)
                    via = entry.id if whole is not entry else ""
                    lines.setdefault(whole.id, line_of(whole, self._content, words, via))
                if len(lines) == limit:
                    return JournalPage(tuple(lines.values()), before)
            if len(hits) < limit:
                return JournalPage(tuple(lines.values()), None)
        return JournalPage(tuple(lines.values()), before)

    @property
    def _written(self) -> tuple[str, ...]:
        """Every kind of entry that somebody writes."""
        return (*_OF_RECORDS, *self._content().forms)

    def _wholes_of(self, entries: Iterable[Entry]) -> dict[str, Entry]:
        """For each entry that hangs on another, by its id: the record or the episode."""
        targets = {
            entry.id: link.target
            for entry in entries
            for link in entry.links
            if link.kind in _HANGS and entry.kind != Kind.RECORD
        }
        if not targets:
            return {}
        rows = self._vault.entries.many(sorted(set(targets.values())))
        wholes = {row.id: entry_from(row) for row in rows}
        return {child: wholes[target] for child, target in targets.items() if target in wholes}


def matches(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """The (start, end) of what a search for `query` finds in `text`, in characters.

    Touches no journal: for any thread, but slow (a microsecond a character) where there are any.
    """
    return tuple(highlight(text, query))


def _fits(record: Entry, day: date, query: JournalQuery) -> bool:
    """Whether a whole fits where something of it was found on a day; a repair may last months."""
    return (
        record.state is not State.TRASHED
        and (not query.state or record.state == query.state)
        and (not query.code or record.client_code == query.code)
        and (not query.rupture_type or record.mark("rupture_type") == query.rupture_type)
        and (query.since is None or day >= query.since)
        and (query.until is None or day <= query.until)
    )
