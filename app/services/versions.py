# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Earlier versions of an entry: the last twenty, to look at and to bring back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.clock import Clock
from app.domain.belief import OTHER_RULE
from app.domain.changes import ChangeSet
from app.domain.entry import Entry, Mark, Rating
from app.domain.moment import Moment
from app.domain.schemas import ARCHIVED, MERGED_INTO, QUIET
from app.problems import problem
from app.services.translation import (
    entry_from,
    guarded,
    moment_from,
    row_from,
    stamp_from,
)
from storage.vault.vault import Vault

_DECIDED = (ARCHIVED, MERGED_INTO, QUIET, OTHER_RULE)
"""Marks that say what was decided about an entry, and are no words of it."""


@dataclass(frozen=True, slots=True)
class Version:
    """An entry as it was when a version was closed. Numbers count up and are never reused."""

    number: int
    closed: Moment
    entry: Entry


class Versions:
    """Lists and restores closed versions. `on_hold`: a legal hold is on, so that all stay."""

    def __init__(self, *, vault: Vault, clock: Clock, on_hold: Callable[[], bool]) -> None:
        self._vault = vault
        self._clock = clock
        self._on_hold = on_hold

    def list(self, entry_id: str) -> tuple[Version, ...]:
        """The versions kept of an entry, newest first."""
        with guarded():
            rows = self._vault.versions.list(entry_id)
        versions = [Version(r.number, moment_from(r.closed), entry_from(r.entry)) for r in rows]
        return tuple(sorted(versions, key=lambda version: -version.number))

    def restore(self, entry_id: str, number: int) -> tuple[ChangeSet, Entry]:
        """Bring an earlier version back. What it replaces becomes a version itself.

        State, client code and what was decided about the entry stay, and so do the ratings given
        since: ratings are never taken back.

        Raises:
            AppError: "entry_gone", "version_gone", or it could not be saved.
        """
        now = self._clock.now()
        with guarded():
            row = self._vault.entries.get(entry_id)
            if row is None:
                raise problem("entry_gone")
            earlier = self._vault.versions.get(entry_id, number)
            if earlier is None:
                raise problem("version_gone")
            current, wanted = entry_from(row), entry_from(earlier.entry)
            keep_all = self._on_hold()
            self._vault.versions.close(entry_id, stamp_from(now), keep_all=keep_all)
            restored = replace(
                wanted,
                state=current.state,
                kept=current.kept,
                trashed=current.trashed,
                order=current.order,
                changed=now,
                client_code=current.client_code,
                ratings=_with_later(current, wanted),
                links=current.links,
                marks=_with_decided(current, wanted),
            )
            stored = entry_from(self._vault.entries.save(row, row_from(restored)))
            self._vault.versions.close(entry_id, stamp_from(now), keep_all=keep_all)
        changes = ChangeSet(frozenset({entry_id}), frozenset({str(current.kind)}), now)
        return changes, stored


def _with_decided(current: Entry, wanted: Entry) -> tuple[Mark, ...]:
    """The marks of the wanted version, and of the current one what was decided outside its form."""
    kept = (mark for mark in current.marks if mark.kind in _DECIDED)
    return (*(mark for mark in wanted.marks if mark.kind not in _DECIDED), *kept)


def _with_later(current: Entry, wanted: Entry) -> tuple[Rating, ...]:
    """The ratings of the wanted version, and those given later to rows that it has."""
    there = {rating.id for rating in wanted.ratings}
    rows = {a.row for a in wanted.answers} | {m.row for m in wanted.marks}
    rows |= {m.value for m in wanted.marks} | {""}
    later = [r for r in current.ratings if r.id not in there and r.key in rows]
    return (*wanted.ratings, *later)
