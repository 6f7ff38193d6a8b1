# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes with an entry: a record's follow-ups, an episode's parts but not its records.

A review goes with its plan, the lines of a log with their agreement, positive data with their
belief: alone they tell of something that is nowhere to be read. An experiment tells all of itself.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.entry import Kind, State
from app.domain.links import ABOUT, FOLLOWS, PART_OF
from app.domain.moment import Moment
from app.problems import problem
from app.services.translation import entry_from, row_from
from storage.values import EntryRow
from storage.vault.vault import Vault

_LINKS = (FOLLOWS, PART_OF, ABOUT)


def goes_along(kind: str, link: str) -> bool:
    """Whether an entry of a kind goes with the one it has this kind of link to."""
    if link == FOLLOWS:
        return kind == Kind.FOLLOWUP
    return (link == PART_OF and kind != Kind.RECORD) or (link == ABOUT and kind != Kind.EXPERIMENT)


def family(vault: Vault, entry_id: str) -> list[EntryRow]:
    """The entry and what goes with it, the entry first.

    Raises:
        AppError: "entry_gone".
        StorageError: the journal could not be read.
    """
    row = vault.entries.get(entry_id)
    if row is None:
        raise problem("entry_gone")
    going = [
        child
        for link in _LINKS
        for child in vault.entries.children(entry_id, link)
        if goes_along(child.kind, link)
    ]
    # A file from elsewhere may hold an entry that hangs on itself, or twice on the same.
    return [row, *{child.id: child for child in going if child.id != entry_id}.values()]


def to_trash(vault: Vault, entry_id: str, now: Moment) -> list[EntryRow]:
    """Mark the family of an entry as trashed, as far as it is not; the rows as they were.

    Inside a transaction of the caller's. Raises as `family`.
    """
    going = [row for row in family(vault, entry_id) if row.state != State.TRASHED]
    for row in going:
        gone = replace(entry_from(row), state=State.TRASHED, trashed=now)
        vault.entries.save(row, row_from(gone))
    return going
