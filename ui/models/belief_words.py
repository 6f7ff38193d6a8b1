# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a belief and what belongs to it are called on screen and on paper. No Qt here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import experiment
from app.domain.entry import State, When
from app.domain.feedback import marked_day
from app.i18n import _, ngettext
from ui.models.repair_words import shortened, with_draft

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.domain.belief import CoursePoint
    from app.domain.entry import Entry
    from app.domain.record import RatingPoint
    from app.services.beliefs import BeliefLine
    from ui.dates import Dates

TITLE = 300
OWN = 800
RULE = 160
LINE = 120
ENDS = 120
"""Characters of own words that are shown on a page; all of them stand on the form and in print."""


def headline(line: BeliefLine) -> str:
    """The rule on one line of a list; "draft" with it where it is not kept."""
    words = shortened(line.rule, LINE) or _("A rule without words")
    draft = line.state == State.DRAFT.value
    return _("{words}, draft").format(words=words) if draft else words


def title(belief: Entry) -> str:
    """The rule above its page."""
    return shortened(belief.text("rule"), TITLE) or _("A rule without words")


def in_records(count: int) -> str:
    """In how many kept records it stands: "in 3 records"."""
    if not count:
        return _("in no record yet")
    return ngettext("in {count} record", "in {count} records", count).format(count=count)


def point_kind(point: CoursePoint) -> str:
    """Where a value of the course was given."""
    return _("in the record") if point.when is not When.LATER else _("follow-up")


def course_sentence(course: Sequence[CoursePoint], dates: Dates, today: date) -> str:
    """The course in a sentence: its first and its last value with their days."""
    if not course:
        return _("Not rated yet.")
    first, last = course[0], course[-1]
    if len(course) == 1:
        told = _("{value} on {day}.")
        return told.format(value=first.value, day=_day(first, dates, today))
    told = ngettext(
        "{first} on {first_day}, {last} on {last_day}; {count} rating.",
        "{first} on {first_day}, {last} on {last_day}; {count} ratings.",
        len(course),
    )
    return told.format(
        first=first.value,
        first_day=_day(first, dates, today),
        last=last.value,
        last_day=_day(last, dates, today),
        count=len(course),
    )


def _day(point: CoursePoint | RatingPoint, dates: Dates, today: date) -> str:
    return dates.plain(point.at.local_day, today)


def experiment_line(entry: Entry) -> str:
    """What an experiment is called in a list: its belief, else its prediction."""
    words = shortened(entry.text(experiment.BELIEF), LINE)
    words = words or shortened(entry.text(experiment.PREDICTION), LINE) or _("Experiment")
    return with_draft(words, entry)


def experiment_detail(entry: Entry, dates: Dates, today: date) -> str:
    """How far it has got, in small."""
    values = experiment.result(entry)
    if values is not None:
        before, later = values
        return _("{before}, then {later}").format(before=before, later=later)
    if experiment.has_outcome(entry):
        return dates.brief(entry.day, today)
    if experiment.is_declined(entry):
        return _("not in the patient’s interest")
    if not experiment.is_offered(entry):
        return _("does it serve them?")
    planned = marked_day(entry, experiment.TRY_ON)
    if planned is None:
        return _("planned")
    return _("planned for {day}").format(day=dates.brief(planned, today))
