# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of the schemas share: own ones, records that note them, what the foot undoes."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.entry import Entry, When
from app.domain.schema_answers import fits
from app.domain.schemas import own_id
from tests.ui.pages.stage import Stage

CONTROL, HELD = "control", "I must hold the reins"
PEACE = "Keep the peace"


def own(stage: Stage, name: str = PEACE, **words: str) -> str:
    """A new schema of one's own, kept; its id in marks."""
    session = stage.workspace.schemas.begin()
    session.set_text("name", name)
    for field, text in words.items():
        session.set_text(field, text)
    return own_id(stage.workspace.drafting.keep(session).id)


def noted(
    stage: Stage, *schemas: str, strength: int | None = None, partly: bool = False, rule: str = ""
) -> Entry:
    """A new record that notes schemas, kept."""
    session = stage.workspace.drafting.begin()
    session.set_text("situation", "The answers went short.")
    for schema in schemas:
        fits(session, schema, partly=partly)
    if strength is not None:
        session.rate("schema", schemas[0], When.BEFORE, strength)
    session.set_text("rule", rule)
    return stage.workspace.drafting.keep(session)


def toasts(stage: Stage) -> list[tuple[str, Callable[[], None] | None]]:
    """What is said at the foot from now on, with what undoes it."""
    said: list[tuple[str, Callable[[], None] | None]] = []
    stage.context.toast = lambda text, undo=None: said.append((text, undo))
    return said


def undone(stage: Stage, said: list[tuple[str, Callable[[], None] | None]]) -> None:
    """Press "Undo" of the line said last."""
    undo = said[-1][1]
    assert undo is not None
    undo()
    stage.settle()


def offered(stage: Stage) -> set[str]:
    """The names of the schemas to choose from."""
    return {schema.name for schema in stage.workspace.content.offered_schemas}
