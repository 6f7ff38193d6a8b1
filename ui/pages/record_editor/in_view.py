# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept in sight while one answers a step. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.i18n import _

if TYPE_CHECKING:
    from app.domain.draft import DraftSession
    from ui.pages.record_editor.steps import Step

RULE = "rule"
THOUGHTS = "thoughts"
SITUATION = "situation"
# Characters of an answer that are kept in sight: a reminder, not a place to read a megabyte in.
MOST = 1500
MOST_LINES = 30


@dataclass(frozen=True, slots=True)
class InView:
    """The writer's words with a caption, and a shorter one for where there is one line."""

    caption: str
    short: str
    text: str


def in_view(session: DraftSession, steps: tuple[Step, ...], current: int) -> tuple[InView, ...]:
    """Words to keep in sight at a step. Never a number given earlier.

    Before and at the step of the thoughts it is what happened; after it the thought with most
    charge and the rule, as soon as they are written. A step does not show what it asks for.
    """
    here = next((step for step in steps if step.number == current), None)
    if here is None or here.reads_through:
        return ()
    asked = {field.id for field in here.fields}
    first = {field.id: step.number for step in steps for field in step.fields}
    found: list[InView] = []
    if current > first.get(THOUGHTS, 0):
        caption = _("The thought with most charge")
        found.append(InView(caption, _("Thought"), beginning(session.hot_thought_text())))
        if RULE not in asked and current > first.get(RULE, 0):
            found.append(InView(_("The rule"), _("Rule"), beginning(session.rule_text())))
    written = tuple(one for one in found if one.text)
    if not written and SITUATION not in asked:
        caption = _("What happened")
        situation = InView(caption, caption, beginning(session.entry.text(SITUATION)))
        written = (situation,) if situation.text else ()
    return written


def beginning(text: str) -> str:
    """The first `MOST` characters and `MOST_LINES` lines at the most, with dots where more follows.

    It ends at a word; a word without end is cut where it is.
    """
    text = text.strip()
    start = text[:MOST]
    lines = start.split("\n")
    if len(lines) > MOST_LINES:
        start = "\n".join(lines[:MOST_LINES])
    elif len(text) <= MOST:
        return text
    else:
        at_word = start.rsplit(None, 1)[0]
        start = at_word if len(at_word) > MOST // 2 else start
    return start.rstrip() + " …"
