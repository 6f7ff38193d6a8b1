# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stays open until it is answered: feedback, agreements to look at again, guesses, plans.

Inviting feedback and acting on it: Okamoto & Kazantzis (2021), section 1.7.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app.domain.entry import Entry
from app.domain.links import ABOUT

NEXT_CONTACT = "next_contact"
"""The mark of a plan: the day of the contact it is for, YYYY-MM-DD."""

REVIEW_ON = "review_on"
"""The mark of an agreement or a line of its log: the day to look at it again, YYYY-MM-DD."""

FEARED = "feared"
"""The words of a plan that tell what is feared, and the subject of how likely it seems."""

FEARED_OUTCOME = "feared_outcome"
"""The mark of a review: whether it happened."""

ANSWER = "feedback_answer"
TALKED = "talked"
GUESS = "guess"
SAID = "said"


def marked_day(entry: Entry, kind: str) -> date | None:
    """The day a mark holds, or `None` when there is none or it is no day."""
    value = entry.mark(kind)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def is_unanswered(feedback: Entry) -> bool:
    """Whether neither what was changed, nor why nothing was, nor a talk about it is noted."""
    return feedback.mark(ANSWER) != TALKED and not feedback.text("answer").strip()


def look_again_on(agreement: Entry, log: Iterable[Entry]) -> date | None:
    """The day an agreement is to be looked at again, or `None`.

    The newest entry about it decides: a line of the log without a day settles the review that was
    due when it was written.
    """
    lines = sorted((e for e in log if e.linked(ABOUT) == agreement.id), key=lambda e: e.order)
    day = marked_day(agreement, REVIEW_ON)
    for line in lines:
        given = marked_day(line, REVIEW_ON)
        if given is not None or (day is not None and line.day >= day):
            day = given
    return day


def open_plans(plans: Sequence[Entry], reviews: Iterable[Entry]) -> tuple[Entry, ...]:
    """The plans that no review looks back on."""
    done = {review.linked(ABOUT) for review in reviews}
    return tuple(plan for plan in plans if plan.id not in done)


def unanswered_guesses(contacts: Sequence[Entry]) -> tuple[Entry, ...]:
    """Contacts with a guess of how it was for them, and nothing of what they said."""
    return tuple(c for c in contacts if c.text(GUESS).strip() and not c.text(SAID).strip())
