# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of schemas share: own ones, records that note them, names of the catalogue."""

from __future__ import annotations

from app.domain.entry import Entry, Link, When
from app.domain.schema_answers import fits
from app.domain.schemas import own_id
from app.workspace import Workspace

CONTROL, JUDGMENTAL, LEAVING = "control", "judgmental", "abandonment"
HELD = "I must hold the reins"
GONE = "Schema no longer here"


def own(workspace: Workspace, name: str = "Keep the peace", **words: str) -> str:
    """A new schema of one's own, kept; its id in marks."""
    session = workspace.schemas.begin()
    session.set_text("name", name)
    for field, text in words.items():
        session.set_text(field, text)
    return own_id(workspace.drafting.keep(session).id)


def record(
    workspace: Workspace,
    *schemas: str,
    strength: int | None = None,
    partly: bool = False,
    rule: str = "",
    coping: tuple[str, ...] = (),
    belief: str = "",
) -> Entry:
    """A new record that notes schemas, kept; the first one with its strength."""
    session = workspace.drafting.begin()
    session.set_text("situation", "The answers went short.")
    for schema in schemas:
        fits(session, schema, partly=partly)
    if strength is not None:
        session.rate("schema", schemas[0], When.BEFORE, strength)
    session.set_text("rule", rule)
    session.set_marks("coping", coping)
    entry = workspace.drafting.keep(session)
    return linked(workspace, entry, "same_rule", belief) if belief else entry


def linked(workspace: Workspace, entry: Entry, kind: str, target: str) -> Entry:
    """The entry with one link more."""
    from dataclasses import replace

    more = replace(entry, links=(*entry.links, Link(kind, target)))
    _changes, stored = workspace.drafting.save(entry, more)
    return stored


def offered(workspace: Workspace) -> set[str]:
    """The ids of the schemas to choose from."""
    return {schema.id for schema in workspace.content.offered_schemas}
