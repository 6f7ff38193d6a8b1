# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes with an entry: a record's follow-ups, an episode's parts but not its records."""

from __future__ import annotations

from app.domain.entry import Kind
from app.domain.links import FOLLOWS, PART_OF
from app.problems import problem
from storage.values import EntryRow
from storage.vault.vault import Vault


def family(vault: Vault, entry_id: str) -> list[EntryRow]:
    """The entry and what goes with it, the entry first.

    Raises:
        AppError: "entry_gone".
        StorageError: the journal could not be read.
    """
    row = vault.entries.get(entry_id)
    if row is None:
        raise problem("entry_gone")
    followups = vault.entries.children(entry_id, FOLLOWS)
    parts = vault.entries.children(entry_id, PART_OF)
    going = [child for child in followups if child.kind == Kind.FOLLOWUP]
    going += [child for child in parts if child.kind != Kind.RECORD]
    # A file from elsewhere may hold an entry that hangs on itself, or twice on the same.
    return [row, *{child.id: child for child in going if child.id != entry_id}.values()]
