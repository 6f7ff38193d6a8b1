# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a repair and its parts are called on screen and on paper. No Qt here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import experiment
from app.domain.entry import Kind, State
from app.domain.episode import NO_STRAIN, TYPE, Status
from app.domain.feedback import is_unanswered
from app.domain.record import CONTACT_KIND
from app.i18n import _, ngettext
from app.i18n import content as translated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from app.domain.entry import Entry
    from app.domain.timeline import Row
    from app.services.content import Content
    from app.services.repairs import EpisodeReading
    from ui.dates import Dates

LONGEST = 220
TOPIC = 60

ICONS = {
    Kind.RECORD: "journal",
    Kind.FOLLOWUP: "history",
    Kind.STATUS: "line",
    Kind.PLAN: "line",
    Kind.REVIEW: "check",
    Kind.AGREEMENT: "page-check",
    Kind.AGREEMENT_LOG: "page-check",
    Kind.FEEDBACK: "consultations",
    Kind.MESSAGE: "speak",
    Kind.EXPERIMENT: "patterns",
}


def shortened(text: str, longest: int = LONGEST) -> str:
    """The words in one paragraph, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0] + " …"


def with_draft(words: str, entry: Entry) -> str:
    """The words, with "draft" where it is not kept yet."""
    return _("{words}, draft").format(words=words) if entry.state is State.DRAFT else words


def caption(contact: Entry, content: Content) -> str:
    """Kind of contact and kind of strain: "Phone · withdrawal"."""
    kind = contact.mark(CONTACT_KIND)
    headline = translated(content.headline(CONTACT_KIND, kind)) if kind else _("Contact")
    about = contact.text("contact").strip()
    strain = contact.mark(TYPE)
    first = ", ".join(part for part in (headline, about) if part)
    seen = translated(content.label(TYPE, strain)) if strain and strain != NO_STRAIN else ""
    return with_draft(" · ".join(part for part in (first, seen) if part), contact)


def gist(contact: Entry) -> str:
    """What happened in a contact, in the writer's words; "" where nothing is noted."""
    return shortened(contact.text("note"))


def hung(entry: Entry, content: Content) -> str:
    """What hangs on a day, in a few words."""
    match entry.kind:
        case Kind.RECORD:
            words = _("Record")
        case Kind.FOLLOWUP:
            words = _("Follow-up")
        case Kind.PLAN:
            words = _("Plan")
        case Kind.REVIEW:
            words = _used(len(entry.marked("strategy_done")))
        case Kind.AGREEMENT:
            words = _with(_("Agreement"), shortened(entry.text("topic"), TOPIC))
        case Kind.AGREEMENT_LOG:
            words = _with(_("Agreement"), kept(entry, content))
        case Kind.MESSAGE:
            sent = entry.mark("message_sent")
            words = _with(
                _("Message"), translated(content.label("message_sent", sent)) if sent else ""
            )
        case Kind.EXPERIMENT:
            words = experiment_words(entry)
        case Kind.STATUS:
            status = entry.mark("status")
            words = translated(content.headline("status", status)) if status else _("Status")
            if entry.state is State.KEPT:
                # one that counts stands in the column of its own
                words = _("{status}, not counted").format(status=words)
        case Kind.FEEDBACK:
            words = _("Feedback, still open") if is_unanswered(entry) else _("Feedback taken up")
        case _:
            words = str(entry.kind)
    return with_draft(words, entry)


def experiment_words(entry: Entry) -> str:
    """An experiment with both ratings of its belief, where they are there: "70, then 40"."""
    values = experiment.result(entry)
    if values is None:
        return _("Experiment")
    before, later = values
    return _("Experiment {before}, then {later}").format(before=before, later=later)


def kept(line: Entry, content: Content) -> str:
    """A line in the log of an agreement: "not kept, by me"."""
    held, by = line.mark("kept"), line.mark("kept_by")
    told = [translated(content.label("kept", held))] if held else []
    if by and held == "not_kept":
        told.append(translated(content.label("kept_by", by)))
    return ", ".join(told)


def plan_name(plan: Entry, content: Content) -> str:
    """A plan with the ways it holds, for a line of its own."""
    names = [translated(content.label("strategy", m.value)) for m in plan.marked("strategy")]
    lower = ", ".join(name[:1].lower() + name[1:] for name in names)
    return with_draft(_with(_("Plan"), lower), plan)


def _used(count: int) -> str:
    if not count:
        return _("Review")
    return ngettext("Review, {count} way used", "Review, {count} ways used", count).format(
        count=count
    )


def _with(first: str, more: str) -> str:
    return _("{what}: {more}").format(what=first, more=more) if more else first


def statuses(row: Row, content: Content) -> str:
    """What the episode became that day: "named, exploring"."""
    return ", ".join(translated(content.label("status", c.status)) for c in row.changes)


def status_line(reading: EpisodeReading, content: Content, dates: Dates) -> str:
    """Where it stands, since when, and how one knows: "Repaired on 26 November: “…”"."""
    held = reading.standing
    last = held.changes[-1]
    status = translated(content.headline("status", last.status))
    words = _("{status} on {day}").format(status=status, day=dates.plain(last.day))
    if last.status in (Status.SUSPECTED, Status.NOTICED):
        words = _("{status} since {day}").format(status=status, day=dates.plain(last.day))
    change = reading.last_change
    told = shortened(change.text("told")) if change is not None else ""
    if told:
        return _("{status}: “{words}”").format(status=words, words=told)
    why = shortened(last.reason)
    # a reason is the writer's own: only what was said stands between quotation marks
    return _("{what}: {more}").format(what=words, more=why) if why else words


def days_line(reading: EpisodeReading, dates: Dates) -> str:
    """The day it was named and the day the own part was said, as far as they are known."""
    held = reading.standing
    known: Sequence[tuple[str, date | None]] = (
        (_("named {day}"), held.named),
        (_("own part said {day}"), held.owned),
    )
    return " · ".join(words.format(day=dates.plain(day)) for words, day in known if day)


def title(reading: EpisodeReading, dates: Dates, today: date) -> str:
    """The code and the first day: "P-047, since 21 September"."""
    since = dates.plain(reading.standing.changes[0].day, today)
    code = reading.entry.client_code
    if code:
        return _("{code}, since {day}").format(code=code, day=since)
    return _("A strain since {day}").format(day=since)


def spoken(parts: Iterable[str]) -> str:
    """Words of one button as a sentence for a screen reader."""
    return ", ".join(part for part in parts if part)
