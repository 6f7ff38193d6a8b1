# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an invented person hears in a line: the marks of the language helper, and their order.

Words and never tone: most lines carry no mark, and then nothing was heard that has a name here.
"""

from __future__ import annotations

from app.language.order import EXPLAINING, HEARING, order_notes
from app.language.rehearsal import Draft, look_at, own_rules
from app.rehearsal.strain import Heard

EXPLAINED_ALONE = "explained_alone"
"""A note of its own: an explanation that nothing goes with, neither hearing nor owning."""

STACKED = "stacked"
"""A note of its own: two questions or more in one line, not counting checks of safety."""

OWN_NOTES = frozenset({EXPLAINED_ALONE, STACKED})

_QUESTIONS = ("open", "closed", "question_other")
_SAFETY = "safety_check"


def get_ready() -> None:
    """Make the phrases ready, so that no line waits for them. Takes about a second: off the GUI."""
    content = own_rules().content
    phrases = [phrase for guard in content.guards for phrase in guard.phrases]
    phrases += [phrase for rule in content.rules for way in rule.ways for phrase in way.phrases]
    for phrase in phrases:
        _pattern = phrase.pattern  # compiled when it is first looked at


def heard(text: str) -> Heard:
    """The labels and notes of one line, in some milliseconds once the phrases are ready."""
    draft = look_at(text)
    labels = frozenset(mark.label for mark in draft.annotations)
    notes = {note.id for note in order_notes(draft)}
    if draft.first(*EXPLAINING) is not None and draft.first(*HEARING) is None:
        notes.add(EXPLAINED_ALONE)
    if _questions(draft) > 1:
        notes.add(STACKED)
    return Heard(labels, frozenset(notes))


def _questions(draft: Draft) -> int:
    """How many questions a line asks, apart from checks of safety."""
    return sum(part.has(*_QUESTIONS) and not part.has(_SAFETY) for part in draft.sentences)
