# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping the search index in step with the entries."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, select, text

from storage import tables
from storage.folding import document
from storage.prepared import Prepared
from storage.rows import SLICE, load
from storage.values import EntryRow

OWN = "own:"
# "own:" and an id names an entry, whose words are indexed with it.
_ID = re.compile(r"own:[0-9a-f]{32}")
# The row of `meta` that says whether words of purged entries are still in the index file.
UNTIDY = "index_untidy"

_insert = Prepared(text("INSERT INTO entry_text (rowid, doc) VALUES (:key, :doc)"))
_update = Prepared(text("UPDATE entry_text SET doc = :doc WHERE rowid = :key"))
_delete = Prepared(text("DELETE FROM entry_text WHERE rowid = :key"))
_next_keys = (
    select(tables.entry.c.order_key)
    .where(tables.entry.c.order_key > bindparam("after"))
    .order_by(tables.entry.c.order_key)
    .limit(SLICE)
)


def words_of(entry: EntryRow) -> str:
    """Everything of an entry that search finds: answers, the writer's own words, the code."""
    parts = [answer.text for answer in entry.answers]
    own = (mark.value for mark in entry.marks if mark.value.startswith(OWN))
    parts += [value[len(OWN) :] for value in own if not _ID.fullmatch(value)]
    parts.append(entry.client_code)
    return "\n".join(part for part in parts if part)


def add(connection: Connection, entries: Iterable[EntryRow]) -> None:
    """Index new entries. Fastest when they come in the order of their keys."""
    rows = [{"key": entry.order, "doc": document(words_of(entry))} for entry in entries]
    if rows:
        _insert.run_many(connection, rows)


def replace(connection: Connection, old: EntryRow, new: EntryRow) -> None:
    """Index `new` in place of `old`, which may have another key."""
    if old.order != new.order:
        remove(connection, old.order)
        add(connection, (new,))
    elif words_of(old) != words_of(new):
        _update.run(connection, {"key": new.order, "doc": document(words_of(new))})


def remove(connection: Connection, key: int) -> None:
    """Take an entry out of the index."""
    _delete.run(connection, {"key": key})


def compact(connection: Connection) -> None:
    """Merge the index into one piece. Only then are removed words out of the file for good.

    Costs about a second for 50,000 entries of 1 kB.
    """
    connection.execute(text("INSERT INTO entry_text (entry_text) VALUES ('optimize')"))


def rebuild(connection: Connection) -> None:
    """Index every entry again, for a migration that changed what is indexed."""
    connection.execute(text("INSERT INTO entry_text (entry_text) VALUES ('delete-all')"))
    after = 0
    while keys := connection.execute(_next_keys, {"after": after}).scalars().all():
        after = keys[-1]
        found = load(connection, keys)
        add(connection, (found[key] for key in keys))
