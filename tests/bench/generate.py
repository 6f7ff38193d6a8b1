# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Realistic journals of any size: about 1 kB an entry, ten years of days, words that repeat.

Word frequencies follow Zipf's law, so that there are common words (in a third of all records) and
rare ones, as in real text. The same size gives the same journal.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from itertools import accumulate
from pathlib import Path

from storage.values import AnswerRow, EntryRow, LinkRow, MarkRow, RatingRow, Stamp

COMMON_WORD = "session"
RARE_WORD = "quicksilver"
RARE_COUNT = 12

_WORDS = (Path(__file__).parents[2] / "app" / "services" / "words.txt").read_text().split()
_ZONE = timezone(timedelta(hours=1))
_EMOTIONS = ("annoyance", "anxiety", "guilt", "hurt", "helplessness", "resentment", "worry")
_COPING = ("suppress", "over_explain", "justify", "pause", "ask_open", "avoid", "consult")
_TYPES = ("withdrawal", "confrontation", "mixed", "unsure", "none_known")
_SCHEMAS = ("anger_prohibition", "explain_to_be_safe", "self_sacrifice", "demanding_standards")
_CONTACTS = ("session", "session", "session", "phone", "text")
_LINES = {
    "situation": 45,
    "rule": 10,
    "evidence_for": 14,
    "evidence_against": 18,
    "balanced": 16,
    "decision": 14,
}


class Writer:
    """Makes sentences and identities from one seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._words = [word for word in _WORDS if word.isalpha() and word != RARE_WORD]
        self._random.shuffle(self._words)
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._words) + 1)))

    def sentence(self, length: int) -> str:
        """So many words."""
        words = self._random.choices(self._words, cum_weights=self._weights, k=length)
        return " ".join(words).capitalize() + "."

    def id(self) -> str:
        """A new identity."""
        return f"{self._random.getrandbits(128):032x}"

    def chance(self, share: float) -> bool:
        """Whether it happens, as often as in this share (0-1) of cases."""
        return self._random.random() < share

    def rating(self) -> int:
        """0-100."""
        return self._random.randrange(0, 101, 5)

    def pick(self, choices: tuple[str, ...], count: int = 1) -> list[str]:
        """Some of the choices."""
        return self._random.sample(choices, count)

    def number(self, low: int, high: int) -> int:
        """A number, both ends included."""
        return self._random.randint(low, high)


def entries(count: int, *, last_day: date = date(2026, 11, 20)) -> Iterator[EntryRow]:
    """`count` entries in the order they were written, one in ten of them a follow-up."""
    writer = Writer(count)
    codes = tuple(f"{writer.pick(tuple('BCDFGHJKLM'))[0]}-{n:03}" for n in range(100, 160))
    rare = set(random.Random(count).sample(range(count), min(RARE_COUNT, count)))
    previous = ""
    for index in range(count):
        day = last_day - timedelta(days=(count - index) * 3650 // max(count, 3650))
        at = stamp(day, 8 + index % 10)
        if previous and index % 10 == 9:
            yield _followup(writer, day, at, previous)
            continue
        row = record(writer, day, at, writer.pick(codes)[0], rare=index in rare)
        previous = row.id
        yield row


def stamp(day: date, hour: int) -> Stamp:
    """A moment of a day."""
    at = datetime(day.year, day.month, day.day, hour, 20, tzinfo=_ZONE)
    return Stamp(int(at.timestamp()) * 1_000_000, 3600, "Europe/Berlin")


def record(writer: Writer, day: date, at: Stamp, code: str, *, rare: bool = False) -> EntryRow:
    """A kept record at standard depth."""
    answers = []
    for field, length in _LINES.items():
        text = writer.sentence(length)
        if field == "situation" and writer.chance(1 / 3):
            text += f" A {COMMON_WORD} like this."
        if field == "situation" and rare:
            text += f" It felt like {RARE_WORD}."
        row = writer.id() if field.startswith("evidence") else ""
        answers.append(AnswerRow(field, text, row))
    marks = [MarkRow("contact_kind", writer.pick(_CONTACTS)[0])]
    marks += [MarkRow("rupture_type", writer.pick(_TYPES)[0])]
    marks += [MarkRow("coping", value, "", n) for n, value in enumerate(writer.pick(_COPING, 2))]
    ratings = []
    for position, emotion in enumerate(writer.pick(_EMOTIONS, writer.number(1, 3))):
        row = writer.id()
        marks.append(MarkRow("emotion", emotion, row, position))
        ratings.append(_rating(writer, "emotion", row, "before", at))
    for position in range(writer.number(1, 2)):
        row = writer.id()
        answers.append(AnswerRow("thoughts", writer.sentence(12), row, position))
        ratings.append(_rating(writer, "thought", row, "before", at))
    ratings += [_rating(writer, "rule", "", when, at) for when in ("before", "after")]
    ratings.append(_rating(writer, "balanced", "", "before", at))
    if writer.chance(0.5):
        schema = writer.pick(_SCHEMAS)[0]
        marks.append(MarkRow("schema", schema))
        ratings.append(_rating(writer, "schema", schema, "before", at))
    return EntryRow(
        id=writer.id(),
        kind="record",
        state="kept",
        day=day.isoformat(),
        at=at,
        changed=at,
        depth="standard",
        client_code=code,
        kept=at,
        answers=tuple(answers),
        ratings=tuple(ratings),
        marks=tuple(marks),
    )


def _followup(writer: Writer, day: date, at: Stamp, target: str) -> EntryRow:
    return EntryRow(
        id=writer.id(),
        kind="followup",
        state="kept",
        day=day.isoformat(),
        at=at,
        changed=at,
        kept=at,
        answers=(
            AnswerRow("did", writer.sentence(20)),
            AnswerRow("said", writer.sentence(25)),
        ),
        ratings=(_rating(writer, "rule", "", "later", at),),
        links=(LinkRow("follows", target),),
    )


def _rating(writer: Writer, subject: str, key: str, when: str, at: Stamp) -> RatingRow:
    return RatingRow(subject, key, when, at, writer.rating(), writer.id())
