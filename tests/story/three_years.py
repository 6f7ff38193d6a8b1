# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal of three years of one invented therapist, for Patterns: its tests and its pictures.

What it tells: annoyance that was forbidden at first is met with less and less alarm; explaining on
the phone stays as it was; what was left unsaid is said sooner after a course that began in March
2025; giving way to late messages comes up in the second year and is dealt with in the third. There
are gaps in August and over the turn of the year. The same journal every time.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from itertools import count

from storage.values import AnswerRow, EntryRow, LinkRow, MarkRow, RatingRow, Stamp
from storage.vault.vault import Vault
from tests.story.scenes import SCENES, Scene

FIRST, LAST = date(2023, 12, 4), date(2026, 11, 24)
COURSE_BEGAN = date(2025, 3, 3)

_SEED = 1973
_ZONE = timezone(timedelta(hours=1))
_HALF_YEAR = 183
_CODES = tuple(f"K-{number}" for number in (103, 118, 127, 134, 152, 161, 175, 189))
_STEPS = {
    # step -> how often it is named, and how useful the record was then
    "socratic": (6, 74),
    "evidence_against": (4, 68),
    "balanced": (4, 58),
    "situation": (2, 50),
    "meaning_chain": (2, 38),
}
_FOLLOW_UP = 0.45
_NOTICED = (("therapist", 5), ("patient", 4), ("both", 3))
_WHEN = ("during", "within_the_hour", "later", "told_by_them")
# how it went on, in the first half of the time and in the second
_ENDS = (
    ("repaired", "partly_repaired", "ended", "unresolved", "ended", "repaired"),
    ("repaired", "repaired", "repaired", "partly_repaired", "ended", "repaired"),
)
_EPISODES = 26


def entries() -> Iterator[EntryRow]:
    """All entries, in the order they were written."""
    rows = [*_Records().rows()]
    rows += _Repairs(rows).rows()
    return iter(sorted(rows, key=lambda row: (row.at.instant_us, row.id)))


def fill(vault: Vault) -> None:
    """Write it into an empty journal."""
    for row in entries():
        vault.entries.save(None, row)


class _Maker:
    """Chance with a seed, and the parts every entry has."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def id(self) -> str:
        return f"{self.chance.getrandbits(128):032x}"

    def near(self, middle: float, spread: float) -> int:
        """A rating near a value, in fives as people give them."""
        value = 5 * round(self.chance.gauss(middle, spread) / 5)
        return min(100, max(0, value))

    def entry(self, kind: str, day: date, hour: int, **parts: object) -> EntryRow:
        at = _stamp(day, hour)
        return EntryRow(
            id=self.id(),
            kind=kind,
            state="kept",
            day=day.isoformat(),
            at=at,
            changed=at,
            kept=at,
            **parts,  # type: ignore[arg-type]
        )

    def rating(self, subject: str, key: str, when: str, at: Stamp, value: int) -> RatingRow:
        return RatingRow(subject, key, when, at, value, self.id())


class _Records(_Maker):
    """Records with their follow-ups."""

    def __init__(self) -> None:
        super().__init__(_SEED)

    def rows(self) -> Iterator[EntryRow]:
        for day in _days():
            half = _half(day)
            for scene in SCENES:
                if self.chance.random() < scene.a_month[half] / 22:
                    yield from self._record(scene, day, half)

    def _record(self, scene: Scene, day: date, half: int) -> Iterator[EntryRow]:
        chance, at = self.chance, _stamp(day, 18)
        early = half < 3
        answers = [
            AnswerRow("situation", chance.choice(scene.situations)),
            AnswerRow("rule", scene.rule),
            AnswerRow("balanced", scene.fairer),
        ]
        marks = [MarkRow("contact_kind", chance.choice(scene.contacts))]
        marks += [
            MarkRow("marker", value, "", place)
            for place, value in enumerate(sorted(set(chance.choices(scene.markers, k=2))))
        ]
        coping = chance.choice(scene.coping if early else scene.later_coping)
        marks += [MarkRow("coping", coping), MarkRow("noticed_when", self._when(half))]
        ratings = []
        for place, feeling in enumerate(chance.sample(scene.feelings, chance.randint(1, 2))):
            row = self.id()
            marks.append(MarkRow("emotion", feeling, row, place))
            strength = self.near(70 - 4 * half, 12)
            ratings.append(self.rating("emotion", row, "before", at, strength))
        thought = self.id()
        answers.append(AnswerRow("thoughts", chance.choice(scene.thoughts), thought))
        ratings.append(self.rating("thought", thought, "before", at, self.near(75, 10)))
        touched = [scene.schema]
        if scene.beside and chance.random() < 0.3:
            touched.append(scene.beside)
        for place, schema in enumerate(touched):
            marks.append(MarkRow("schema", schema, "", place))
            if chance.random() < 0.15 or place:
                marks.append(MarkRow("schema_partly", schema))
            strength = self.near(scene.strength[half] - 20 * place, 8)
            ratings.append(self.rating("schema", schema, "before", at, strength))
        before = self.near(scene.before[half], 7)
        after = max(0, before - max(-10, self.near(scene.fall[half], 9)))
        ratings.append(self.rating("rule", "", "before", at, before))
        ratings.append(self.rating("rule", "", "after", at, after))
        ratings.append(self.rating("balanced", "", "before", at, self.near(55 + 3 * half, 10)))
        if chance.random() < 0.6:
            (step,) = chance.choices([*_STEPS], [often for often, _useful in _STEPS.values()])
            marks.append(MarkRow("helpful_step", step))
            ratings.append(self.rating("helpful", "", "before", at, self.near(_STEPS[step][1], 14)))
        record = self.entry(
            "record",
            day,
            18,
            depth="standard",
            client_code=chance.choice(_CODES),
            answers=tuple(answers),
            ratings=tuple(ratings),
            marks=tuple(marks),
        )
        yield record
        if chance.random() < _FOLLOW_UP:
            yield self._follow_up(scene, record.id, day, before, after, half)

    def _follow_up(
        self, scene: Scene, record: str, day: date, before: int, after: int, half: int
    ) -> EntryRow:
        later = min(LAST, day + timedelta(days=self.chance.randint(2, 16)))
        middle = before - (before - after) * scene.held[half]
        rating = self.rating("rule", "", "later", _stamp(later, 19), self.near(middle, 7))
        return self.entry(
            "followup",
            later,
            19,
            answers=(AnswerRow("did", "I came back to it and asked."),),
            ratings=(rating,),
            links=(LinkRow("follows", record),),
        )

    def _when(self, half: int) -> str:
        weights = (1 + half, 3, 4 - half / 2, 2)
        return self.chance.choices(_WHEN, weights)[0]


class _Repairs(_Maker):
    """Strains with their contacts and changes of status; some records are part of them."""

    def __init__(self, records: list[EntryRow]) -> None:
        super().__init__(_SEED + 1)
        self._records = records

    def rows(self) -> Iterator[EntryRow]:
        span = (LAST - FIRST).days - 40
        for number in range(_EPISODES):
            day = _working(FIRST + timedelta(days=10 + span * number // _EPISODES))
            yield from self._episode(number, day)

    def _episode(self, number: int, day: date) -> Iterator[EntryRow]:
        chance, late = self.chance, day >= COURSE_BEGAN
        code = _CODES[number % len(_CODES)]
        who = chance.choices([w for w, _n in _NOTICED], [n for _w, n in _NOTICED])[0]
        coping = chance.choice(("over_explain", "suppress", "avoid"))
        if late:
            coping = chance.choice(("over_explain", "acknowledge_own_part", "pause"))
        episode = self.entry(
            "episode",
            day,
            12,
            client_code=code,
            answers=(AnswerRow("hunch", "It went quiet between us."),),
            marks=(
                MarkRow("rupture_type", ("withdrawal", "confrontation", "mixed")[number % 3]),
                MarkRow("noticed_by", who),
            ),
        )
        yield episode
        link = (LinkRow("part_of", episode.id),)
        days = iter(self._course(day, late))
        first = self.entry(
            "contact",
            day,
            13,
            marks=(
                MarkRow("contact_kind", chance.choice(("session", "phone"))),
                MarkRow("marker", chance.choice(("w_short", "w_fine", "c_person"))),
            ),
            links=link,
        )
        yield first
        yield self._hard_hour(day, code, coping, link)
        for status in ("named", "exploring", _ENDS[late][number % 6]):
            then = next(days)
            if then > LAST:
                return
            own = (MarkRow("own_part", "said"),) if status == "exploring" else ()
            if status != "ended":
                kind = MarkRow("contact_kind", "session")
                yield self.entry("contact", then, 13, marks=(kind, *own), links=link)
            answers = (AnswerRow("told", "‘That is better.’"),) if status == "repaired" else ()
            mark = (MarkRow("status", status),)
            yield self.entry("status", then, 14, answers=answers, marks=mark, links=link)

    def _course(self, day: date, late: bool) -> Iterator[date]:
        for shortest, longest in (
            ((1, 6), (2, 9), (6, 40)) if late else ((5, 20), (4, 20), (10, 60))
        ):
            day = _working(day + timedelta(days=self.chance.randint(shortest, longest)))
            yield day

    def _hard_hour(self, day: date, code: str, coping: str, link: tuple[LinkRow, ...]) -> EntryRow:
        row, at = self.id(), _stamp(day, 20)
        return self.entry(
            "record",
            day,
            20,
            depth="quick",
            client_code=code,
            answers=(AnswerRow("situation", "Short answers, and I did not ask."),),
            ratings=(self.rating("emotion", row, "before", at, self.near(60, 12)),),
            marks=(
                MarkRow("contact_kind", "session"),
                MarkRow("emotion", "unease", row),
                MarkRow("coping", coping),
            ),
            links=link,
        )


def _stamp(day: date, hour: int) -> Stamp:
    at = datetime(day.year, day.month, day.day, hour, 20, tzinfo=_ZONE)
    return Stamp(int(at.timestamp()) * 1_000_000, 3600, "Europe/Berlin")


def _half(day: date) -> int:
    return min(5, (day - FIRST).days // _HALF_YEAR)


def _is_off(day: date) -> bool:
    holiday = day.month == 8 or (day.month, day.day) >= (12, 21) or (day.month, day.day) <= (1, 6)
    return holiday or day.weekday() >= 5


def _working(day: date) -> date:
    while _is_off(day):
        day += timedelta(days=1)
    return day


def _days() -> Iterator[date]:
    for number in count():
        day = FIRST + timedelta(days=number)
        if day > LAST:
            return
        if not _is_off(day):
            yield day
