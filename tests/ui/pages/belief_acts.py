# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of beliefs on screen share."""

from __future__ import annotations

from typing import Any

from app.domain.entry import Entry, Kind, When
from tests.ui.pages.stage import Stage

ANGER = "A good therapist is never angry with a patient"
ANGER_TOO = "I must never be angry with a patient"


def the_belief(stage: Stage) -> str:
    """The id of the belief of the sample."""
    return next(line.id for line in stage.workspace.beliefs.lines() if line.rule == ANGER)


def written(stage: Stage, rule: str, *values: int) -> Entry:
    """A kept record of today with a rule, rated before and after."""
    session = stage.workspace.drafting.begin(depth="standard")
    session.set_text("situation", "She came late again, and smiled.")
    session.set_text("rule", rule)
    for when, value in zip((When.BEFORE, When.AFTER), values, strict=False):
        session.rate("rule", "", when, value)
    return stage.workspace.drafting.keep(session)


def belief(stage: Stage, rule: str = ANGER, **words: str) -> Entry:
    """A kept belief."""
    session = stage.workspace.drafting.begin_part(Kind.BELIEF)
    session.set_text("rule", rule)
    for field, text in words.items():
        session.set_text(field.replace("_", "."), text)
    return stage.workspace.drafting.keep(session)


def reading(stage: Stage, held: str) -> Any:
    """A belief as the journal has it."""
    return stage.workspace.beliefs.belief(held)
