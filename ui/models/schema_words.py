# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What schemas, and what was noted with them, are called on screen and on paper. No Qt here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.schemas import CHOSEN, NONE, PARTLY
from app.i18n import _, ngettext
from app.i18n import content as translated

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from app.domain.entry import Entry
    from app.services.content import Content
    from app.services.schema_pages import Course, Noted
    from ui.dates import Dates


def noted_name(value: str, among: Collection[str], content: Content) -> str:
    """The name of a schema noted in a record, where also the others of `among` are noted.

    One that was merged goes by the name of what it counts as. Where that is noted beside it, it
    tells its own name as well, so that no two lines say the same.
    """
    name = translated(content.label(CHOSEN, value))
    target = content.counts_as(value)
    if value == target or not any(content.counts_as(v) == target for v in among if v != value):
        return name
    return _("{name} (noted as “{own}”)").format(name=name, own=own_name(value, content))


def own_name(schema: str, content: Content) -> str:
    """The name of a schema itself, also where it was merged."""
    found = next((known.name for known in content.schemas if known.id == schema), "")
    return translated(found or content.label(CHOSEN, schema))


def is_partly(entry: Entry, schema: str) -> bool:
    """Whether it was noted as fitting in part."""
    return any(mark.value == schema for mark in entry.marked(PARTLY))


def leads_to(value: str, content: Content) -> str:
    """The schema whose page tells more about a mark, or "" where there is none."""
    target = content.counts_as(value)
    return target if value != NONE and any(s.id == target for s in content.schemas) else ""


def with_partly(words: str, *, partly: bool) -> str:
    """The words, with "partly" where it fitted in part."""
    return _("{words}, partly").format(words=words) if partly else words


def strength(noted: Noted) -> str:
    """How strongly it was there: "60", "60, partly", "partly", "not rated"."""
    if noted.strength is None:
        return _("partly") if noted.partly else _("not rated")
    return with_partly(str(noted.strength), partly=noted.partly)


def course_sentences(course: Course, dates: Dates, today: date) -> str:
    """In how many records, from when to when, and how strongly. No trend, no average."""
    if course.first is None or course.last is None:
        return _("Not noted in a record so far.")
    first, last = (dates.brief(day, today) for day in (course.first, course.last))
    if first == last:
        told = ngettext(
            "Noted in {count} record, {day}.", "Noted in {count} records, {day}.", course.records
        ).format(count=course.records, day=first)
    else:
        told = ngettext(
            "Noted in {count} record, {first} to {last}.",
            "Noted in {count} records, {first} to {last}.",
            course.records,
        ).format(count=course.records, first=first, last=last)
    if course.low is None or course.high is None:
        return told
    if course.low == course.high:
        rated = _("Strength {value} of 100.").format(value=course.low)
    else:
        rated = _("Strength {low} to {high} of 100.").format(low=course.low, high=course.high)
    return f"{told} {rated}"
