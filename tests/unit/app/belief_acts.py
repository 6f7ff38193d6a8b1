# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of beliefs share: records with a rule, beliefs, and what is noted about them."""

from __future__ import annotations

from datetime import date

from app.domain.entry import Entry, Kind, When
from app.workspace import Workspace

ANGER = "A good therapist is never angry with a patient"
ANGER_TOO = "I must never be angry with a patient"
OTHER = "If I explain clearly enough, nobody has reason to be displeased"


def record(
    workspace: Workspace, rule: str, *values: int, day: date | None = None, keep: bool = True
) -> Entry:
    """A record with a rule, rated before and after; kept unless it is to stay a draft."""
    session = workspace.drafting.begin(depth="standard")
    session.set_text("situation", "Something happened.")
    session.set_text("rule", rule)
    for when, value in zip((When.BEFORE, When.AFTER), values, strict=False):
        session.rate("rule", "", when, value)
    if day is not None:
        session.set_day(day)
    if keep:
        return workspace.drafting.keep(session)
    _changes, stored = workspace.drafting.save(None, session.snapshot())
    return stored


def followup(workspace: Workspace, of: Entry, value: int) -> Entry:
    """A follow-up that rates the rule."""
    session = workspace.drafting.begin_followup(of)
    session.rate("rule", "", When.LATER, value)
    return workspace.drafting.keep(session)


def belief(workspace: Workspace, rule: str = ANGER, flexible: str = "") -> Entry:
    """A kept belief that was written down by hand."""
    session = workspace.drafting.begin_part(Kind.BELIEF)
    session.set_text("rule", rule)
    session.set_text("flexible", flexible)
    return workspace.drafting.keep(session)


def experiment(workspace: Workspace, about: Entry | None = None, interest: str = "yes") -> Entry:
    """A kept plan of an experiment."""
    session = workspace.drafting.begin_part(Kind.EXPERIMENT, about)
    session.set_text("belief", "If I stop after five minutes, she goes silent.")
    session.rate("belief", "", When.BEFORE, 70)
    session.set_mark("in_interest", interest)
    return workspace.drafting.keep(session)


def positive(workspace: Workspace, about: Entry, words: str = "She stayed.") -> Entry:
    """A line of the positive data log."""
    session = workspace.drafting.begin_part(Kind.POSITIVE, about)
    session.set_text("happened", words)
    return workspace.drafting.keep(session)
