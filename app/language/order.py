# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes on the order of a draft: what comes before what, and what is missing.

The timing rests on Eubanks, Burckell and Goldfried (2018): validation and exploration tend to come
before explanations and before links to the past. Thresholds are design.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.language.matching import holds
from app.language.rehearsal import Draft, Marked

EXPLAINING = ("minimise_intent", "justify", "yes_but")
HEARING = ("validation", "reflection", "ownership")
SHORTEST_EXPLANATION = 3  # sentences, before their share is spoken of
CHECKS_IN_A_ROW = 3
SAFETY_CHECKS_AMONG_THEM = 2


@dataclass(frozen=True, slots=True)
class OrderNote:
    """A line below the draft. `reason` is English and is translated where it is shown."""

    id: str
    reason: str


def order_notes(draft: Draft) -> list[OrderNote]:
    """What there is to say about the order of a draft, in the order of the content file."""
    return [
        OrderNote(note.id, note.say) for note in draft.rules.content.notes if _GIVEN[note.id](draft)
    ]


def explanation_share(draft: Draft) -> float:
    """Share of the sentences that explain, 0-1; 0 for an empty draft."""
    parts = draft.sentences
    return sum(part.has(*EXPLAINING) for part in parts) / len(parts) if parts else 0.0


def explores(part: Marked, draft: Draft) -> bool:
    """Whether a sentence asks an open question about more than a fact (where, when, who)."""
    facts = draft.rules.content.questions.facts
    return part.has("open") and not holds(part.sentence, facts)


def _explain_first(draft: Draft) -> bool:
    explained, heard = draft.first("minimise_intent", "justify"), draft.first(*HEARING)
    return explained is not None and heard is not None and explained < heard


def _no_question(draft: Draft) -> bool:
    parts = draft.sentences
    return len(parts) > 1 and not any(explores(part, draft) for part in parts)


def _owned_and_left(draft: Draft) -> bool:
    owned = draft.first("ownership", "disclosure")
    asked = [m.start for m in draft.annotations if m.label in ("feedback_invite", "open")]
    return owned is not None and not any(start > owned for start in asked)


def _past_too_soon(draft: Draft) -> bool:
    past, heard = draft.first("link_to_past"), draft.first(*HEARING)
    return past is not None and (heard is None or heard > past)


def _no_choice(draft: Draft) -> bool:
    proposed = None
    for part in draft.sentences:
        found = holds(part.sentence, draft.rules.content.proposals)
        if found:
            proposed = part.sentence.source(*found)[0]
            break
    if proposed is None:
        return False
    heard = draft.first("validation", "reflection", "feedback_invite", "open")
    return draft.first("shared_decision") is None or heard is None or heard > proposed


def _explain_share(draft: Draft) -> bool:
    return len(draft.sentences) >= SHORTEST_EXPLANATION and explanation_share(draft) > 0.5


def _checks_in_a_row(draft: Draft) -> bool:
    checks = safety = 0
    for part in draft.sentences:
        answers = part.has("validation", "reflection")
        if part.has("safety_check") or (part.has("closed") and not answers):
            checks += 1
            safety += part.has("safety_check")
            if checks >= CHECKS_IN_A_ROW and safety >= SAFETY_CHECKS_AMONG_THEM:
                return True
        elif answers or part.has("open", "question_other"):
            checks = safety = 0
    return False


# Id of a note in the content file -> whether it is given.
_GIVEN: dict[str, Callable[[Draft], bool]] = {
    "explain_first": _explain_first,
    "no_question": _no_question,
    "owned_and_left": _owned_and_left,
    "past_too_soon": _past_too_soon,
    "no_choice": _no_choice,
    "explain_share": _explain_share,
    "checks_in_a_row": _checks_in_a_row,
}
