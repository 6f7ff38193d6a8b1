# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A behavioural experiment on a rule of one's own: planned, and looked back on a day or more later.

Basis: Bennett-Levy et al. (2004); Okamoto & Kazantzis (2021) 1.8. That it is offered only where it
serves the patient: design.
"""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.entry import Entry, State, When
from app.domain.feedback import marked_day
from app.domain.record import has_to_wait

BELIEF = "belief"
"""Answer and rating: the belief that is tested. BEFORE with the plan, LATER with what happened."""

PREDICTION = "prediction"
ALTERNATIVE = "alternative"
"""Answers and ratings: what is expected, what else may happen, and how likely each seems."""

DROPPED = "dropped"
"""Marks: the safety behaviour that is left out this time, from the coping list."""

INTEREST = "in_interest"
"""Mark: whether it is in the patient's interest, "yes" or "no"."""

TRY_ON = "try_on"
"""Mark: the day of the contact it is planned for."""

OUTCOME = ("happened", "learned", "next_step")
"""Answers: what happened, what was learned, what is next."""


def is_offered(entry: Entry) -> bool:
    """Whether the plan counts as an experiment: it was answered that it serves the patient."""
    return entry.mark(INTEREST) == "yes"


def is_declined(entry: Entry) -> bool:
    """Whether it was answered that it does not serve the patient."""
    return entry.mark(INTEREST) == "no"


def has_outcome(entry: Entry) -> bool:
    """Whether anything was noted of what became of it."""
    return (
        any(entry.text(field).strip() for field in OUTCOME)
        or entry.rating(BELIEF, "", When.LATER) is not None
    )


def planned_on(entry: Entry) -> date:
    """The last local day on which the belief was rated beforehand, or the plan was begun."""
    before = (r.at.local_day for r in entry.course(BELIEF) if r.when is When.BEFORE)
    return max([entry.at.local_day, *before])


def outcome_from(entry: Entry) -> date:
    """The first local day on which its outcome is asked for: one day after the planning."""
    return planned_on(entry) + timedelta(days=1)


def asks_outcome(entry: Entry, today: date) -> bool:
    """Whether its page asks what happened: it is offered, kept, and planned on an earlier day.

    What was noted already is always shown.
    """
    if has_outcome(entry):
        return True
    kept = entry.state is State.KEPT and is_offered(entry)
    return kept and not has_to_wait(planned_on(entry), today)


def due_on(entry: Entry) -> date:
    """The local day from which Today may ask what happened: of the contact, or the day after."""
    return max(outcome_from(entry), marked_day(entry, TRY_ON) or date.min)


def result(entry: Entry) -> tuple[int, int] | None:
    """How much the belief was believed beforehand and afterwards, 0-100, or `None`."""
    before, later = (entry.rating(BELIEF, "", when) for when in (When.BEFORE, When.LATER))
    return None if before is None or later is None else (before, later)
