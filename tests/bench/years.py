# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Journals for the long view: records with schemas, rules and repairs that go on for months.

As dense as `generate.entries`, and with everything Patterns looks at: schemas answered with yes,
partly or no, own and merged ones, beliefs that return, episodes with their contacts and changes of
status, follow-ups on later days, feared outcomes, wobble pairs, drafts and the Trash. Ratings fall
a little while one writes, and some of that is lost again. The same size gives the same journal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from prompts.loader import load
from storage.values import AnswerRow, EntryRow, LinkRow, MarkRow, RatingRow
from tests.bench.generate import Writer, record, stamp

LAST_DAY = date(2026, 11, 20)

_OWN_SCHEMAS, _BELIEFS = 6, 40
_OPEN_EPISODES = 12
_ENDS = ("repaired", "repaired", "repaired", "partly_repaired", "unresolved", "ended", "")
_STEPS = ("situation", "emotions", "rule", "socratic", "balanced", "rerate", "decision")
_OUTCOMES = ("did", "did_not", "did_not", "something_else")
_NOTICED_BY = ("therapist", "therapist", "patient", "both", "third_party")
_NOTICED_WHEN = ("during", "within_the_hour", "later", "later", "told_by_them")
# Of a hundred entries so many are of this kind; all others are records.
_SHARES = (("followup", 14), ("contact", 12), ("status", 9), ("episode", 4), ("plan", 3))
_SPECIAL = {"wobble": 400, "draft": 97, "trashed": 89}


def years(count: int, *, days: int = 3650) -> Iterator[EntryRow]:
    """`count` entries in the order they were written, spread evenly over so many days."""
    story = _Story(count)
    first = LAST_DAY - timedelta(days=days)
    beginning = [*story.schemas(first), *story.beliefs(first)][:count]
    yield from beginning
    rest = count - len(beginning)
    for index in range(rest):
        day = first + timedelta(days=(index + 1) * days // rest)
        yield story.entry(day, 8 + index % 10, index)


@dataclass(slots=True)
class _Episode:
    id: str
    code: str
    ends: str
    contacts: int = 0
    changes: int = 0
    last_plan: str = ""


class _Story:
    def __init__(self, seed: int) -> None:
        self._writer = Writer(seed)
        content = load()
        self._catalogue = [schema.id for schema in content.schemas]
        self._markers = tuple(marker.id for marker in content.markers)
        self._codes = tuple(f"{'BCDFGHJKLM'[n % 10]}-{100 + n}" for n in range(60))
        self._schemas = list(self._catalogue)
        self._beliefs: list[str] = []
        self._episodes: list[_Episode] = []
        self._records: list[EntryRow] = []

    def schemas(self, day: date) -> Iterator[EntryRow]:
        """Own schemas; one is merged into another, one is no longer offered."""
        for number in range(_OWN_SCHEMAS):
            marks: tuple[MarkRow, ...] = ()
            if number == 0:
                marks = (MarkRow("merged_into", self._catalogue[0]),)
            if number == 1:
                marks = (MarkRow("archived", "yes"),)
            row = self._row("schema", day, marks=marks, texts={"name": self._writer.sentence(4)})
            self._schemas.append(f"own:{row.id}")
            yield row

    def beliefs(self, day: date) -> Iterator[EntryRow]:
        """Rules that return."""
        for _ in range(_BELIEFS):
            row = self._row("belief", day, texts={"rule": self._writer.sentence(9)})
            self._beliefs.append(row.id)
            yield row

    def entry(self, day: date, hour: int, index: int) -> EntryRow:
        """The next one of the journal."""
        for kind, every in _SPECIAL.items():
            if index % every == every - 1:
                return self._special(kind, day, hour)
        place = self._writer.number(0, 99)
        for kind, share in _SHARES:
            if place < share:
                return self._other(kind, day, hour)
            place -= share
        return self._record(day, hour)

    def _special(self, kind: str, day: date, hour: int) -> EntryRow:
        if kind == "wobble":
            return self._wobble(day, hour)
        return replace(self._record(day, hour, keep=False), state=kind)

    def _other(self, kind: str, day: date, hour: int) -> EntryRow:
        if kind == "followup" and self._records:
            return self._followup(day, hour)
        if kind == "episode" or not self._episodes:
            return self._episode(day, hour)
        episode = self._episodes[self._writer.number(0, len(self._episodes) - 1)]
        if kind == "contact":
            return self._contact(episode, day, hour)
        if kind == "status":
            return self._status(episode, day, hour)
        return self._plan(episode, day, hour)

    def _record(self, day: date, hour: int, *, keep: bool = True) -> EntryRow:
        writer = self._writer
        at = stamp(day, hour)
        made = record(writer, day, at, writer.pick(self._codes)[0])
        ratings = [r for r in made.ratings if r.subject not in ("rule", "schema")]
        marks = [m for m in made.marks if m.kind != "schema"]
        before = self._near(70, 20)
        for when, value in (("before", before), ("after", self._near(before - 20, 15))):
            ratings.append(RatingRow("rule", "", when, at, value, writer.id()))
        for schema in self._touched():
            answer = writer.number(0, 9)
            marks.append(MarkRow("schema_no" if answer == 0 else "schema", schema))
            if answer in (1, 2):
                marks.append(MarkRow("schema_partly", schema))
            if answer > 1:
                strength = self._near(55, 25)
                ratings.append(RatingRow("schema", schema, "before", at, strength, writer.id()))
        marks += [MarkRow("marker", m) for m in writer.pick(self._markers, writer.number(0, 4))]
        if writer.chance(0.5):
            marks.append(MarkRow("noticed_when", writer.pick(_NOTICED_WHEN)[0]))
        if writer.chance(0.4):
            ratings.append(RatingRow("helpful", "", "before", at, self._near(60, 30), writer.id()))
            marks.append(MarkRow("helpful_step", writer.pick(_STEPS)[0]))
        links: tuple[LinkRow, ...] = ()
        if self._episodes and writer.chance(0.35):
            episode = self._episodes[writer.number(0, len(self._episodes) - 1)]
            links = (LinkRow("part_of", episode.id),)
            made = replace(made, client_code=episode.code)
        if writer.chance(0.1):
            belief = self._beliefs[writer.number(0, len(self._beliefs) - 1)]
            links = (*links, LinkRow("same_rule", belief))
        row = replace(made, ratings=tuple(ratings), marks=tuple(marks), links=links)
        if keep:
            self._records = [*self._records[-29:], row]
        return row

    def _touched(self) -> list[str]:
        """None to three schemas, the first ones of the list more often."""
        count = max(0, self._writer.number(-1, 3))
        far = len(self._schemas) - 1
        places = {
            min(self._writer.number(0, far), self._writer.number(0, far)) for _ in range(count)
        }
        return [self._schemas[place] for place in sorted(places)]

    def _followup(self, day: date, hour: int) -> EntryRow:
        writer = self._writer
        target = self._records[writer.number(0, len(self._records) - 1)]
        last = [r.value for r in target.ratings if r.subject == "rule"][-1]
        marks = (MarkRow("feared_outcome", writer.pick(_OUTCOMES)[0]),)
        row = self._row(
            "followup",
            day,
            hour,
            marks=marks if writer.chance(0.3) else (),
            links=(LinkRow("follows", target.id),),
            texts={"did": writer.sentence(20), "learned": writer.sentence(15)},
        )
        value = self._near((last or 0) + 5, 15)
        rating = RatingRow("rule", "", "later", row.at, value, writer.id())
        return replace(row, ratings=(rating,))

    def _episode(self, day: date, hour: int) -> EntryRow:
        writer = self._writer
        marks = [MarkRow("rupture_type", writer.pick(("withdrawal", "confrontation", "mixed"))[0])]
        if writer.chance(0.9):
            marks.append(MarkRow("noticed_by", writer.pick(_NOTICED_BY)[0]))
        if writer.chance(0.5):
            marks.append(MarkRow("marker", writer.pick(self._markers)[0]))
        texts = {"hunch": writer.sentence(12)}
        row = self._row("episode", day, hour, marks=tuple(marks), texts=texts)
        code = writer.pick(self._codes)[0]
        made = _Episode(row.id, code, writer.pick(_ENDS)[0])
        self._episodes = [*self._episodes[-(_OPEN_EPISODES - 1) :], made]
        return replace(row, client_code=code)

    def _contact(self, episode: _Episode, day: date, hour: int) -> EntryRow:
        writer = self._writer
        episode.contacts += 1
        marks = [
            MarkRow("contact_kind", writer.pick(("session", "phone", "text"))[0]),
            MarkRow("rupture_type", writer.pick(("withdrawal", "confrontation", "none_known"))[0]),
            MarkRow("own_part", "said" if episode.contacts > 1 else "not_yet"),
            *(MarkRow("marker", m) for m in writer.pick(self._markers, 2)),
        ]
        texts = {"note": writer.sentence(20)}
        if writer.chance(0.3):
            texts["guess"] = writer.sentence(10)
            if writer.chance(0.6):
                texts["said"] = writer.sentence(12)
        return self._part(episode, "contact", day, hour, tuple(marks), texts)

    def _status(self, episode: _Episode, day: date, hour: int) -> EntryRow:
        course = ("named", episode.ends or "exploring", "exploring")
        status = course[min(episode.changes, len(course) - 1)]
        if episode.changes > 1 and episode.ends != "repaired":
            status = episode.ends or "negotiating"
        episode.changes += 1
        marks = (MarkRow("status", status),)
        return self._part(episode, "status", day, hour, marks, {"reason": self._writer.sentence(9)})

    def _plan(self, episode: _Episode, day: date, hour: int) -> EntryRow:
        """A plan, and after it the review that looks back on it."""
        writer = self._writer
        if not episode.last_plan:
            texts = {"feared": writer.sentence(6), "rehearsal": writer.sentence(20)}
            row = self._part(episode, "plan", day, hour, (), texts)
            episode.last_plan = row.id
            return row
        marks = (MarkRow("feared_outcome", writer.pick(_OUTCOMES)[0]),)
        texts = {"brought": writer.sentence(15)}
        row = self._part(episode, "review", day, hour, marks, texts)
        plan, episode.last_plan = episode.last_plan, ""
        return replace(row, links=(*row.links, LinkRow("about", plan)))

    def _wobble(self, day: date, hour: int) -> EntryRow:
        writer = self._writer
        row = self._row("wobble", day, hour, texts={"belief": writer.sentence(9)})
        first = self._near(60, 20)
        again = self._near(first, 10)
        later = replace(row.at, instant_us=row.at.instant_us + 15 * 60 * 1_000_000)
        pair = (
            RatingRow("wobble", "", "before", row.at, first, writer.id()),
            RatingRow("wobble", "", "again", later, again, writer.id()),
        )
        return replace(row, ratings=pair)

    def _part(
        self,
        episode: _Episode,
        kind: str,
        day: date,
        hour: int,
        marks: tuple[MarkRow, ...],
        texts: dict[str, str],
    ) -> EntryRow:
        links = (LinkRow("part_of", episode.id),)
        return self._row(kind, day, hour, marks=marks, links=links, texts=texts)

    def _row(
        self,
        kind: str,
        day: date,
        hour: int = 7,
        *,
        marks: tuple[MarkRow, ...] = (),
        links: tuple[LinkRow, ...] = (),
        texts: dict[str, str],
    ) -> EntryRow:
        at = stamp(day, hour)
        return EntryRow(
            id=self._writer.id(),
            kind=kind,
            state="kept",
            day=day.isoformat(),
            at=at,
            changed=at,
            kept=at,
            answers=tuple(AnswerRow(field, words) for field, words in texts.items()),
            marks=marks,
            links=links,
        )

    def _near(self, middle: int, spread: int) -> int:
        """A rating in steps of five around the middle."""
        value = middle + self._writer.number(-spread, spread)
        return min(100, max(0, round(value / 5) * 5))
