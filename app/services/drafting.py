# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Beginning, opening, saving and keeping entries. A draft and a kept record are the same entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.clock import Clock
from app.domain.changes import ChangeSet
from app.domain.draft import DraftSession
from app.domain.entry import Entry, Kind, Link, Mark, State, new_id
from app.domain.links import ABOUT, FOLLOWS, PART_OF
from app.domain.moment import Moment
from app.domain.record import CONTACT_KIND, is_empty, is_too_early
from app.problems import problem
from app.services.preferences import PreferencesService
from app.services.translation import entry_from, guarded, row_from, stamp_from
from storage.vault.vault import Vault


class Drafting:
    """Writes entries. The methods that begin one touch no storage and may run anywhere.

    `content_version` gives the version of what a kind of entry is asked from.
    """

    def __init__(
        self,
        *,
        vault: Vault,
        clock: Clock,
        preferences: PreferencesService,
        content_version: Callable[[str], int],
    ) -> None:
        self._vault = vault
        self._clock = clock
        self._preferences = preferences
        self._content_version = content_version

    def begin(
        self, kind: str = Kind.RECORD, depth: str = "", now: Moment | None = None
    ) -> DraftSession:
        """A new entry, dated today, with the usual kind of contact. Stored at its first content."""
        usual = self._preferences.current
        marks = (Mark(CONTACT_KIND, usual.usual_contact),) if kind == Kind.RECORD else ()
        return self._session(self._fresh(kind, depth or usual.usual_depth, now, marks=marks))

    def begin_for(self, episode_id: str, depth: str, now: Moment | None = None) -> DraftSession:
        """A new record that belongs to an episode and carries its code. Reads the journal.

        Raises:
            AppError: "entry_gone", the journal could not be read.
        """
        episode = self.open(episode_id).entry
        fresh = self.begin(depth=depth, now=now).entry
        linked = replace(fresh, client_code=episode.client_code, links=(Link(PART_OF, episode.id),))
        return self._session(linked)

    def begin_followup(self, record: Entry, now: Moment | None = None) -> DraftSession:
        """A new follow-up of a record. There may be as many as wished; the code is the record's.

        Raises:
            AppError: "too_early", on the local day the record was written.
        """
        moment = now or self._clock.now()
        if is_too_early(record, moment.local_day):
            raise problem("too_early")
        return self._session(
            self._fresh(
                Kind.FOLLOWUP,
                record.depth,
                moment,
                links=(Link(FOLLOWS, record.id),),
            )
        )

    def begin_part(
        self,
        kind: str,
        parent: Entry | None = None,
        *,
        code: str = "",
        now: Moment | None = None,
    ) -> DraftSession:
        """A new entry with a form: a contact, a plan, an agreement and so on.

        `parent` is the episode it is part of; or the plan that a review looks back on, the
        agreement that a line of its log is of, the belief or record that an experiment tests: then
        it is part of the same episode. Its code is the episode's, so `code` is for what stands
        alone; about a record without an episode it is the record's.
        """
        links: tuple[Link, ...] = ()
        if parent is not None and parent.kind == Kind.EPISODE:
            links = (Link(PART_OF, parent.id),)
        elif parent is not None:
            links = (Link(ABOUT, parent.id), Link(PART_OF, parent.linked(PART_OF)))
        links = tuple(link for link in links if link.target)
        if parent is not None and parent.kind == Kind.RECORD and not parent.linked(PART_OF):
            code = code or parent.client_code
        usual = Mark(CONTACT_KIND, self._preferences.current.usual_contact)
        marks = (usual,) if kind == Kind.CONTACT else ()
        fresh = self._fresh(kind, "", now, marks=marks, links=links)
        return self._session(replace(fresh, client_code=code))

    def open(self, entry_id: str) -> DraftSession:
        """An entry to go on writing.

        Raises:
            AppError: "entry_gone", also when it is in the Trash; the journal could not be read.
        """
        with guarded():
            row = self._vault.entries.get(entry_id)
        if row is None or row.state == State.TRASHED:
            raise problem("entry_gone")
        entry = entry_from(row)
        return DraftSession(entry, now=self._clock.now, saved=entry)

    def go_on(self, entry: Entry) -> DraftSession:
        """An entry as it was just read, to go on writing. Touches no storage."""
        return DraftSession(entry, now=self._clock.now, saved=entry)

    def save(self, old: Entry | None, new: Entry) -> tuple[ChangeSet, Entry]:
        """Write what differs, in one transaction; returns once it is committed.

        `old` is the entry as last stored, `None` if it never was. A new entry without any
        content is not stored: the change set is then empty.

        Raises:
            AppError: it could not be saved; the journal is as it was.
        """
        if old is None and is_empty(new):
            return ChangeSet(frozenset(), frozenset(), self._clock.now()), new
        with guarded():
            stored = self._vault.entries.save(row_from(old) if old else None, row_from(new))
        return self._changed(new), entry_from(stored)

    def keep(self, session: DraftSession) -> Entry:
        """Keep what a session holds, and close its version. From the session's own thread.

        A window calls `session.mark_kept()` itself, then `save` and `close_version` on its lane.

        Raises:
            AppError: it could not be saved; the journal is as it was.
        """
        session.mark_kept()
        changes, stored = self.save(session.saved, session.snapshot())
        session.close_version()
        if changes.changed:
            session.saved_as(stored)
            self.close_version(stored.id)
        return stored

    def close_version(self, entry_id: str) -> None:
        """Keep the entry as it stands as one of its twenty last versions, if it differs.

        Under a legal hold all versions stay.
        """
        on_hold = self._preferences.current.legal_hold
        with guarded():
            at = stamp_from(self._clock.now())
            self._vault.versions.close(entry_id, at, keep_all=on_hold)

    def discard_empty(self, entry_id: str) -> bool:
        """Remove a stored draft from which everything was taken out again; tells if it was.

        Under a legal hold it stays, with what its earlier versions hold.
        """
        if self._preferences.current.legal_hold:
            return False
        with guarded():
            row = self._vault.entries.get(entry_id)
            if row is None:
                return False
            entry = entry_from(row)
            if entry.state is not State.DRAFT or not is_empty(entry):
                return False
            self._vault.entries.purge(entry_id)
        return True

    def _fresh(
        self,
        kind: str,
        depth: str,
        now: Moment | None,
        *,
        marks: tuple[Mark, ...] = (),
        links: tuple[Link, ...] = (),
    ) -> Entry:
        moment = now or self._clock.now()
        return Entry(
            id=new_id(),
            kind=kind,
            state=State.DRAFT,
            day=moment.local_day,
            at=moment,
            changed=moment,
            depth=depth,
            content_version=self._content_version(kind),
            marks=marks,
            links=links,
        )

    def _session(self, entry: Entry) -> DraftSession:
        return DraftSession(entry, now=self._clock.now)

    def _changed(self, entry: Entry) -> ChangeSet:
        parents = {link.target for link in entry.links}
        return ChangeSet(
            frozenset({entry.id, *parents}), frozenset({str(entry.kind)}), self._clock.now()
        )
