# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two strains with their repair for a journal that is measured: one short, one very long.

They end long before the last day of the journal, so that nothing of them waits on Today.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from app.domain.entry import Kind
from app.domain.episode import MARKER, STATUS, TYPE
from app.domain.links import ABOUT, PART_OF
from app.domain.record import CONTACT_KIND
from storage.values import AnswerRow, EntryRow, LinkRow, MarkRow
from tests.bench.generate import Writer, record, stamp

SHORT_PARTS, LONG_PARTS, LONG_CONTACTS, LONG_RECORDS = 5, 200, 100, 20

_FIRST_DAY = date(2024, 9, 2)
_COURSE = ("named", "exploring", "negotiating", "exploring")
_TYPES = ("withdrawal", "confrontation", "mixed", "none_known")
_MARKERS = ("w_short", "w_fine", "w_tone", "c_person", "c_task", "t_explain")
_WAYS = ("s1_acknowledge", "s2_validate", "s3_explore", "s4_decide", "s7_feedback")
_LONG = (
    (Kind.STATUS, 10),
    (Kind.PLAN, 30),
    (Kind.REVIEW, 30),
    (Kind.AGREEMENT, 5),
    (Kind.AGREEMENT_LOG, 15),
    (Kind.FEEDBACK, 10),
)
_SHORT = ((Kind.STATUS, 1), (Kind.PLAN, 1), (Kind.REVIEW, 1))


def short_episode(seed: int) -> list[EntryRow]:
    """The episode first, then its parts and a record in the order of writing."""
    contacts = SHORT_PARTS - sum(count for _kind, count in _SHORT)
    return _Episode(seed, f"S-{seed:03}", _SHORT, contacts=contacts).rows(records=1)


def long_episode(seed: int) -> list[EntryRow]:
    """The same with very many."""
    episode = _Episode(seed, f"L-{seed:03}", _LONG, contacts=LONG_CONTACTS)
    return episode.rows(records=LONG_RECORDS)


class _Episode:
    """Spreads parts of each kind evenly over the contacts, one contact a week."""

    def __init__(
        self, seed: int, code: str, kinds: tuple[tuple[Kind, int], ...], *, contacts: int
    ) -> None:
        self._writer = Writer(seed)
        self._code = code
        self._kinds = kinds
        self._contacts = contacts
        self._id = self._writer.id()
        self._last: dict[Kind, str] = {}

    def rows(self, *, records: int) -> list[EntryRow]:
        writer = self._writer
        hunch = AnswerRow("hunch", writer.sentence(12))
        marks = (MarkRow(TYPE, "mixed"), MarkRow("noticed_by", "therapist"))
        rows = [self._entry(Kind.EPISODE, 0, marks, (hunch,), (), self._code, self._id)]
        for number in range(self._contacts):
            rows.append(self._contact(number))
            for kind, count in self._kinds:
                for _more in range(self._due(number, count)):
                    rows.append(self._part(kind, number))
            for _more in range(self._due(number, records)):
                rows.append(self._record(number))
        return rows

    def _due(self, number: int, count: int) -> int:
        return (number + 1) * count // self._contacts - number * count // self._contacts

    def _contact(self, number: int) -> EntryRow:
        writer = self._writer
        marks = [
            MarkRow(CONTACT_KIND, ("session", "phone", "text")[number % 3]),
            MarkRow(TYPE, _TYPES[number % 4]),
            *(MarkRow(MARKER, value, "", n) for n, value in enumerate(writer.pick(_MARKERS, 2))),
        ]
        note = AnswerRow("note", writer.sentence(writer.number(8, 30)))
        return self._entry(Kind.CONTACT, number, tuple(marks), (note,), self._belongs())

    def _part(self, kind: Kind, number: int) -> EntryRow:
        writer = self._writer
        marks: tuple[MarkRow, ...] = ()
        fields = {
            Kind.STATUS: "reason",
            Kind.PLAN: "rehearsal",
            Kind.REVIEW: "brought",
            Kind.AGREEMENT: "new",
            Kind.AGREEMENT_LOG: "note",
            Kind.FEEDBACK: "gist",
        }
        answers = [AnswerRow(fields[kind], writer.sentence(16))]
        about = ""
        match kind:
            case Kind.STATUS:
                marks = (MarkRow(STATUS, _COURSE[number // 10 % 4]),)
            case Kind.PLAN:
                ways = enumerate(writer.pick(_WAYS, 2))
                marks = tuple(MarkRow("strategy", way, "", place) for place, way in ways)
            case Kind.REVIEW:
                about = self._last[Kind.PLAN]
                marks = (MarkRow("strategy_done", writer.pick(_WAYS)[0]),)
            case Kind.AGREEMENT:
                answers.append(AnswerRow("topic", writer.sentence(4)))
            case Kind.AGREEMENT_LOG:
                about = self._last.get(Kind.AGREEMENT, "")
                marks = (MarkRow("kept", "kept"),)
            case _:
                marks = (MarkRow("feedback_answer", "changed"),)
        links = (*self._belongs(), *((LinkRow(ABOUT, about),) if about else ()))
        row = self._entry(kind, number, marks, tuple(answers), links)
        self._last[kind] = row.id
        return row

    def _record(self, number: int) -> EntryRow:
        day = self._day(number)
        row = record(self._writer, day, stamp(day, 20), self._code)
        return replace(row, links=self._belongs())

    def _belongs(self) -> tuple[LinkRow, ...]:
        return (LinkRow(PART_OF, self._id),)

    def _day(self, number: int) -> date:
        return _FIRST_DAY + timedelta(weeks=number)

    def _entry(
        self,
        kind: Kind,
        number: int,
        marks: tuple[MarkRow, ...],
        answers: tuple[AnswerRow, ...],
        links: tuple[LinkRow, ...],
        code: str = "",
        entry_id: str = "",
    ) -> EntryRow:
        day = self._day(number)
        at = stamp(day, 19)
        return EntryRow(
            id=entry_id or self._writer.id(),
            kind=kind,
            state="kept",
            day=day.isoformat(),
            at=at,
            changed=at,
            client_code=code,
            kept=at,
            answers=answers,
            marks=marks,
            links=links,
        )
