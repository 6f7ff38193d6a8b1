# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Schemas of one's own, one's own words for those of the catalogue, and what counts as what.

An entry of kind `schema` is a schema of one's own, known in marks as `own:` and its id. One with
the mark `schema_of` holds what the writer changed about a schema of the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from app.domain.entry import Entry, State

CHOSEN = "schema"
"""The mark of a schema that was noted, and the subject of its strength; see also `PARTLY`."""

PARTLY = "schema_partly"
"""Beside `CHOSEN`: it fitted in part."""

NOT_THIS = "schema_no"
"""Alone: it was asked about, and does not fit."""

NONE = "none"
"""The value of `CHOSEN` that says: none of them."""

SCHEMA_OF = "schema_of"
"""On an entry of kind `schema`: the schema of the catalogue it is about."""

ARCHIVED = "archived"
"""No longer offered, still named."""

MERGED_INTO = "merged_into"
"""It counts as the schema with this id from now on; marks stay as they are."""

QUIET = "quiet"
"""Not suggested until the writer turns it on again."""

YES = "yes"

AWAKE = "no"
"""The value of `QUIET` that says: turned on again, and what is `REFUSED` counts no more."""

REFUSED = "refused_before"
"""Beside `AWAKE`: the id of a record in which it had been refused before it was turned on again."""

NAME = "name"
COPING = "coping"

_OWN_ID = re.compile(r"own:([0-9a-f]{32})")


def own_id(entry_id: str) -> str:
    """What an own schema is called in marks."""
    return f"own:{entry_id}"


def entry_of(schema: str) -> str:
    """The id of the entry of an own schema, or "" for one of the catalogue."""
    found = _OWN_ID.fullmatch(schema)
    return found.group(1) if found else ""


def schema_of(entry: Entry) -> str:
    """The id of the schema that an entry of kind `schema` is about."""
    return catalogue_id(entry) or own_id(entry.id)


def catalogue_id(entry: Entry) -> str:
    """The id of the schema of the catalogue that an entry is about, or "" for an own schema."""
    schema = entry.mark(SCHEMA_OF)
    return "" if schema == NONE or entry_of(schema) else schema


def has_words(entry: Entry) -> bool:
    """Whether an entry of kind `schema` says anything beyond how the schema stands."""
    return any(answer.text.strip() for answer in entry.answers) or bool(entry.marked(COPING))


class HeldSchemas:
    """What a journal holds about schemas. Never changed once made.

    `entries` are all of kind `schema`, oldest first, the Trash included. An own schema in the Trash
    is still named and counts as before, but is not offered; what was changed about one of the
    catalogue is out of force there. Where two entries are about the same, the newer one holds.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries: dict[str, Entry] = {}
        for entry in entries:
            if not catalogue_id(entry) or entry.state is not State.TRASHED:
                self._entries[schema_of(entry)] = entry

    def __iter__(self) -> Iterator[tuple[str, Entry]]:
        """The ids of the schemas it holds anything about, and the entries that do."""
        return iter(self._entries.items())

    def entry(self, schema: str) -> Entry | None:
        """The entry about a schema, or `None`."""
        return self._entries.get(schema)

    @cached_property
    def own(self) -> tuple[str, ...]:
        """Ids of the writer's own schemas, oldest first."""
        return tuple(schema for schema in self._entries if entry_of(schema))

    def knows(self, schema: str) -> bool:
        """Whether there is such a schema; those of the catalogue are taken to be there."""
        return bool(schema) and schema != NONE and (not entry_of(schema) or schema in self._entries)

    def has(self, schema: str, mark: str) -> bool:
        """Whether a schema stands so: `ARCHIVED`, `QUIET`, `MERGED_INTO`."""
        entry = self._entries.get(schema)
        return entry is not None and entry.mark(mark) not in ("", AWAKE)

    def is_trashed(self, schema: str) -> bool:
        """Whether an own schema lies in the Trash."""
        entry = self._entries.get(schema)
        return entry is not None and entry.state is State.TRASHED

    def counts_as(self, schema: str) -> str:
        """The schema that this one counts as: where its merges lead, else itself.

        A merge into what lies in the Trash or was deleted for good, or back into itself, leads
        nowhere: of two that were one, the other is there again.
        """
        met, here = {schema}, schema
        while (entry := self._entries.get(here)) is not None:
            following = entry.mark(MERGED_INTO)
            if not self.knows(following) or self.is_trashed(following):
                return here
            if following in met:
                return schema
            met.add(following)
            here = following
        return here

    def members(self, schema: str) -> tuple[str, ...]:
        """Every schema that counts as this one, itself first; () for one that is merged."""
        if self.counts_as(schema) != schema:
            return ()
        return (schema, *(other for other in self._merged if self.counts_as(other) == schema))

    @cached_property
    def _merged(self) -> tuple[str, ...]:
        return tuple(schema for schema in self._entries if self.counts_as(schema) != schema)

    def is_offered(self, schema: str) -> bool:
        """Whether it is offered to choose: neither archived, merged nor in the Trash, and named."""
        entry = self._entries.get(schema)
        if entry is None:
            return self.knows(schema)
        named = not entry_of(schema) or bool(entry.text(NAME).strip())
        stands = not self.has(schema, ARCHIVED) and entry.state is not State.TRASHED
        return named and stands and self.counts_as(schema) == schema

    def suggested_as(self, schema: str) -> str:
        """The schema to ask about where words speak of this one, or "" to stay silent."""
        target = self.counts_as(schema)
        quiet = self.has(schema, QUIET) or self.has(target, QUIET)
        return target if self.is_offered(target) and not quiet else ""
