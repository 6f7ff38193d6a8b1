# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The record of Bibi's therapist, written through the session as the editor would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.draft import DraftSession
from app.domain.entry import When

if TYPE_CHECKING:
    from app.workspace import Workspace

SITUATION = (
    "Call in tears. I could not work out what it was about. I asked whether there had been"
    " drinking; the crying stopped and the answers went short."
)
THOUGHTS = (
    ("I am no use to her in this state", 75),
    ("Here we go again", 60),
    ("I ought not to be annoyed with someone in this much distress", 85),
)
RULE = "A good therapist is never angry with a patient"
FAIRER = "Anger at a patient is human; skill is noticing it and using it for her."


def write(session: DraftSession) -> None:
    """Everything up to a fairer view; the rule is not rated again yet."""
    session.set_code("P-047")
    session.set_mark("contact_kind", "phone")
    session.set_text("situation", SITUATION)
    for feeling, strength in (("annoyance", 70), ("resentment", 55), ("guilt", 40)):
        row = session.add_feeling(feeling)
        session.rate("emotion", row, When.BEFORE, strength)
    rows = []
    for text, belief in THOUGHTS:
        rows.append(session.add_row("thoughts", text))
        session.rate("thought", rows[-1], When.BEFORE, belief)
    session.set_mark("hot_thought", rows[-1])
    session.set_marks("coping", ["suppress", "minimise", "closed_questions"])
    session.set_text("rule", RULE)
    session.rate("rule", "", When.BEFORE, 85)
    session.set_text("balanced", FAIRER)
    session.rate("balanced", "", When.BEFORE, 65)


def stored(workspace: Workspace, depth: str = "standard") -> str:
    """The record as a stored draft; returns its id."""
    session = workspace.drafting.begin(depth=depth)
    write(session)
    workspace.drafting.save(None, session.snapshot())
    return session.entry.id
