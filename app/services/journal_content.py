# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The content as one journal has it: the writer's own schemas and words laid over the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from app.domain.schemas import (
    CHOSEN,
    COPING,
    MERGED_INTO,
    NAME,
    NOT_THIS,
    PARTLY,
    SCHEMA_OF,
    HeldSchemas,
    entry_of,
)
from app.i18n import N_, Verbatim
from app.services.content import OWN, Content, Schema

if TYPE_CHECKING:
    from app.domain.entry import Entry

GONE = N_("Schema no longer here")
"""What a schema is called whose entry was deleted for good."""

UNNAMED = N_("Schema without a name")

_NAMING = frozenset({CHOSEN, PARTLY, NOT_THIS, SCHEMA_OF, MERGED_INTO})
"""Kinds of marks whose value is a schema."""

_TEXTS = (NAME, "description", "triggers_withdrawal", "triggers_confrontation", "cost")
_ALTERNATIVE = "alternative"
_LISTS = ("thoughts", "counter_questions")


class JournalContent(Content):
    """Shares what `base` has read. `held` gives what the journal holds now, from any thread."""

    def __init__(self, base: Content, held: Callable[[], HeldSchemas]) -> None:
        # the files are read already
        self.__dict__.update(base.__dict__)
        self._held = held
        self._laid: _Laid | None = None

    @property
    def schemas(self) -> tuple[Schema, ...]:
        """The catalogue in the writer's words where there are any, then the writer's own.

        Also those that are archived, merged or in the Trash.
        """
        return self._now.schemas

    @property
    def offered_schemas(self) -> tuple[Schema, ...]:
        """Those to choose from: neither archived, merged nor in the Trash, and named."""
        return self._now.offered

    def counts_as(self, schema: str) -> str:
        return self._held().counts_as(schema)

    def label(self, kind: str, value: str) -> str:
        """The words for a mark. A merged schema goes by the name of the one it counts as."""
        if kind in _NAMING:
            name = self._now.names.get(self._held().counts_as(value))
            if name is not None:
                return name
            if entry_of(value):
                return GONE
        if value.startswith(OWN):
            return Verbatim(value[len(OWN) :])
        return value if kind in _NAMING else super().label(kind, value)

    def headline(self, kind: str, value: str) -> str:
        return self.label(kind, value) if kind in _NAMING else super().headline(kind, value)

    @property
    def _now(self) -> _Laid:
        held, laid = self._held(), self._laid
        if laid is None or laid.held is not held:
            laid = self._laid = _Laid(held, self.catalogue)
        return laid


@dataclass(frozen=True)
class _Laid:
    """The schemas for one state of the journal, worked out once."""

    held: HeldSchemas
    catalogue: tuple[Schema, ...]

    @cached_property
    def schemas(self) -> tuple[Schema, ...]:
        known = {schema.id for schema in self.catalogue}
        worded = [_worded(schema, self.held.entry(schema.id)) for schema in self.catalogue]
        own = [(schema, self.held.entry(schema)) for schema in self.held.own if schema not in known]
        return (*worded, *(_own(schema, entry) for schema, entry in own if entry is not None))

    @cached_property
    def offered(self) -> tuple[Schema, ...]:
        return tuple(schema for schema in self.schemas if self.held.is_offered(schema.id))

    @cached_property
    def names(self) -> dict[str, str]:
        return {schema.id: schema.name for schema in self.schemas}


def _worded(schema: Schema, entry: Entry | None) -> Schema:
    """A schema of the catalogue, each part of it in the writer's words where there are any."""
    if entry is None:
        return schema
    texts = {name: _words(entry, name) for name in (*_TEXTS, _ALTERNATIVE)}
    lists = {name: _rows(entry, name) for name in _LISTS}
    coping = tuple(mark.value for mark in entry.marked(COPING))
    given = {name: words for name, words in (texts | lists | {COPING: coping}).items() if words}
    return replace(schema, **given)  # type: ignore[arg-type]


def _own(schema: str, entry: Entry) -> Schema:
    blank = Schema(
        id=schema,
        name=UNNAMED,
        construct="",
        parent="",
        description="",
        thoughts=(),
        alternative="",
        source="",
    )
    return _worded(blank, entry)


def _words(entry: Entry, field: str) -> str:
    return Verbatim(entry.text(field).strip())


def _rows(entry: Entry, field: str) -> tuple[str, ...]:
    rows: Iterable[str] = (answer.text.strip() for answer in entry.rows(field))
    return tuple(Verbatim(words) for words in rows if words)
