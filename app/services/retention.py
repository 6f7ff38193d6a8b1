# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The review of old records: keep, keep the ratings alone, or move to the Trash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.clock import Clock
from app.domain import retention
from app.domain.changes import ChangeSet
from app.domain.entry import Entry, Kind, State
from app.domain.links import PART_OF
from app.problems import problem
from app.services.family import family
from app.services.lines import RecordLine, line_of
from app.services.preferences import PreferencesService
from app.services.translation import entry_from, guarded, row_from
from storage.vault.vault import Vault

if TYPE_CHECKING:
    from prompts.schema import Content

MOST = 200
"""How many records one review shows at a time."""

_ALONE = (
    Kind.RECORD.value,
    Kind.FEEDBACK.value,
    Kind.WORKING.value,
    Kind.EXPERIMENT.value,
    Kind.POSITIVE.value,
)
"""What may speak of a client. A belief and a wobble pair hold the writer's own words alone."""

_REPAIRS = (Kind.EPISODE.value,)
_FEW = 20
_STATES = (State.KEPT.value, State.DRAFT.value)


class Retention:
    """What became old, and what the writer decides about it. Runs on the vault lane."""

    def __init__(
        self,
        *,
        vault: Vault,
        clock: Clock,
        preferences: PreferencesService,
        content: Callable[[], Content],
    ) -> None:
        self._vault = vault
        self._clock = clock
        self._preferences = preferences
        self._content = content

    def cutoff(self) -> date:
        """The last day whose records are old enough to be asked about."""
        months = self._preferences.current.review_after_months
        return retention.months_before(self._clock.now().local_day, months)

    def due(self) -> tuple[RecordLine, ...]:
        """Records to decide about, newest first, at most `MOST`."""
        return tuple(line_of(entry, self._content) for entry in self._due(MOST))

    def is_due(self) -> bool:
        """Whether there is anything to decide about. Quick in a large journal."""
        return bool(self._due(1))

    def keep(self, entry_id: str) -> ChangeSet:
        """Keep one record as it is; it does not come up again."""
        now = self._clock.now()
        with guarded():
            entry = self._entry(entry_id)
            self._vault.entries.save(row_from(entry), row_from(retention.reviewed(entry, now)))
        return ChangeSet(frozenset({entry_id}), frozenset({str(entry.kind)}), now)

    def keep_all(self) -> None:
        """Keep everything up to the cut-off that was not decided about."""
        current = self._preferences.current
        self._preferences.save(replace(current, reviewed_until=self.cutoff().isoformat()))

    def strip(self, entry_id: str) -> ChangeSet:
        """Remove the words of a record or a repair for good, with what hangs on it.

        Ratings and marks stay; the records of a repair come up by themselves.

        Earlier versions go, too. May take seconds in a large journal: the remains of the words
        are cleared as well.

        Raises:
            AppError: "legal_hold", "entry_gone".
        """
        self._refuse_on_hold()
        now = self._clock.now()
        with guarded():
            entries = [entry_from(row) for row in family(self._vault, entry_id)]
            with self._vault.entries.in_transaction():
                for entry in entries:
                    without = retention.stripped(entry, now)
                    self._vault.entries.redact(row_from(entry), row_from(without))
            self._vault.tidy()
        kinds = frozenset(str(entry.kind) for entry in entries)
        return ChangeSet(frozenset(entry.id for entry in entries), kinds, now)

    def _refuse_on_hold(self) -> None:
        if self._preferences.current.legal_hold:
            raise problem("legal_hold")

    def _entry(self, entry_id: str) -> Entry:
        row = self._vault.entries.get(entry_id)
        if row is None:
            raise problem("entry_gone")
        return entry_from(row)

    def _due(self, most: int) -> list[Entry]:
        found = self._old(most, _ALONE) + self._old(most, _REPAIRS)
        return sorted(found, key=lambda entry: -entry.order)[:most]

    def _old(self, most: int, kinds: tuple[str, ...]) -> list[Entry]:
        """What became old since everything was kept last, newest first."""
        found: list[Entry] = []
        before: int | None = None
        since = _day_after(self._preferences.current.reviewed_until)
        until = self.cutoff().isoformat()
        while len(found) < most:
            with guarded():
                page = self._vault.entries.page(
                    kinds=kinds,
                    states=_STATES,
                    before=before,
                    limit=max(most, _FEW),
                    # A repair that began before may have gone on after.
                    since="" if kinds == _REPAIRS else since,
                    until=until,
                )
            entries = [e for e in map(entry_from, page.entries) if retention.awaits_review(e)]
            last = self._last_days(entries)
            found += [e for e in entries if e.id in last and since <= last[e.id] <= until]
            if page.next_key is None:
                break
            before = page.next_key
        return found[:most]

    def _last_days(self, entries: Sequence[Entry]) -> dict[str, str]:
        """By id, the last day of what comes up by itself; a part comes with its repair.

        A repair's is that of its last part, the Trash included.
        """
        last = {
            entry.id: entry.day.isoformat()
            for entry in entries
            if entry.kind in (Kind.RECORD, Kind.EPISODE) or not entry.linked(PART_OF)
        }
        repairs = [entry.id for entry in entries if entry.kind == Kind.EPISODE]
        if not repairs:
            return last
        with guarded():
            parts = self._vault.entries.children_of(repairs, PART_OF, heads=frozenset(Kind))
        for part in parts:
            if part.kind == Kind.RECORD:
                continue
            for link in part.links:
                if link.kind == PART_OF and link.target in repairs:
                    last[link.target] = max(last[link.target], part.day)
        return last


def _day_after(day: str) -> str:
    """The day after a stored day, or "" where none is stored that can be read."""
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except ValueError:
        return ""
