# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings that live in the journal, and so are encrypted with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from app.domain.retention import REVIEW_MONTHS

LOCK_MINUTES = (2, 5, 15)
DATE_FORMATS = ("system", "iso", "day_month", "month_day")
WEEK_STARTS = ("system", "monday", "sunday", "saturday")
CONTACT_KINDS = ("session", "phone", "text", "other")
DEPTHS = ("quick", "ten", "standard", "deep")
PEOPLE = ("patient", "client", "service_user")

_ALLOWED: Mapping[str, tuple[object, ...]] = {
    "lock_after_minutes": LOCK_MINUTES,
    "date_format": DATE_FORMATS,
    "week_start": WEEK_STARTS,
    "usual_contact": CONTACT_KINDS,
    "usual_depth": DEPTHS,
    "review_after_months": REVIEW_MONTHS,
    "word_for_people": PEOPLE,
}


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a therapist may set. Every field has a value that works without being set.

    `lock_after_minutes` is 2, 5 or 15 minutes without a key or mouse; `one_page` shows a record
    without steps; `recovery_confirmed` is true once two groups of the code were typed back;
    `recovery_refused` once a sheet was declined; `notice_seen` tells that the words on who may get
    to read a journal were shown, at first run or on Today; `hidden_questions` are ids of questions
    that are not offered any more; `own_support` is the writer's own line in Help under "If you are
    not all right". Records older than `review_after_months` come up for review, those up to
    `reviewed_until` (a day, YYYY-MM-DD, or "") no longer; under `legal_hold` nothing is deleted
    for good. `privacy_hints` shows a line while writing where something may identify somebody;
    `word_for_people` is "patient", "client" or "service_user". `rehearsal_off` are labels of marks
    that are not shown, `rehearsal_misfits` those that did not fit, once for each time;
    `patterns_off` are ids of views of the long view that are not shown.
    """

    lock_after_minutes: int = 5
    hide_after_switch: bool = True
    date_format: str = "system"
    week_start: str = "system"
    titles_on_today: bool = False
    usual_contact: str = "session"
    usual_depth: str = "quick"
    one_page: bool = False
    recovery_confirmed: bool = False
    recovery_refused: bool = False
    notice_seen: bool = False
    own_support: str = ""
    hidden_questions: tuple[str, ...] = ()
    review_after_months: int = 6
    reviewed_until: str = ""
    legal_hold: bool = False
    privacy_hints: bool = True
    word_for_people: str = "patient"
    rehearsal_off: tuple[str, ...] = ()
    rehearsal_misfits: tuple[str, ...] = ()
    patterns_off: tuple[str, ...] = ()


def to_mapping(preferences: Preferences) -> dict[str, object]:
    """The settings as plain values."""
    return asdict(preferences)


def from_mapping(values: Mapping[str, object]) -> Preferences:
    """The settings from plain values; what is unknown or out of range takes its default."""
    standard = Preferences()
    known: dict[str, object] = {}
    for field in fields(Preferences):
        if field.name not in values:
            continue
        value = _as_held(values[field.name])
        if type(value) is not type(getattr(standard, field.name)):
            continue
        if field.name in _ALLOWED and value not in _ALLOWED[field.name]:
            continue
        known[field.name] = value
    return Preferences(**known)  # type: ignore[arg-type]


def _as_held(value: object) -> object:
    """A list of words as the tuple it was before it was stored."""
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return tuple(value)
    return value
