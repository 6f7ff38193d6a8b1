# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A record laid out for reading: everything that was written is there, known or not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.clock import FixedClock
from app.domain.entry import Answer, Entry, Kind, Mark, Rating, When
from app.domain.record import belief_course, followed_subject
from app.services import sample
from app.services.content import load
from prompts.samples import load_sample
from tests.ui.pages.stage import NOW
from ui.dates import DAY_MONTH, Dates
from ui.models.blocks import Figures, Marks, Outline, Part, Words
from ui.models.outline import outline


@pytest.fixture(scope="module")
def entries() -> tuple[Entry, ...]:
    return tuple(sample.entries_of(load_sample(), load(), FixedClock(NOW).now()))


@pytest.fixture(scope="module")
def record(entries: tuple[Entry, ...]) -> Entry:
    """The first record of the story: standard depth, three follow-ups."""
    return min((e for e in entries if e.kind == Kind.RECORD), key=lambda entry: entry.day)


def laid_out(record: Entry, entries: tuple[Entry, ...] = ()) -> Outline:
    followups = [e for e in entries if any(link.target == record.id for link in e.links)]
    return outline(
        record,
        load(),
        Dates(DAY_MONTH),
        NOW.local_day,
        followups=sorted(followups, key=lambda entry: entry.day),
        subject=followed_subject(record),
        course=belief_course(record, followups),
    )


def texts(shown: Outline) -> list[str]:
    return [text for block in shown.blocks if isinstance(block, Words) for text, _r in block.items]


def figures(shown: Outline, caption: str) -> tuple[tuple[str, str, str], ...]:
    return next(
        block.rows
        for block in shown.blocks
        if isinstance(block, Figures) and block.caption == caption
    )


def test_every_answer_of_every_record_is_shown(entries: tuple[Entry, ...]) -> None:
    for entry in entries:
        if entry.kind != Kind.RECORD:
            continue
        shown = laid_out(entry, entries)
        words = [*texts(shown), shown.subtitle]
        for answer in entry.answers:
            assert any(answer.text in text for text in words), answer.field


def test_heading_and_the_line_below_it(record: Entry) -> None:
    shown = laid_out(record)
    assert shown.title == "Monday 21 September"
    assert shown.subtitle == "Phone, outside the planned hour · withdrawal · P-047"


def test_feelings_then_and_now_and_the_course_of_the_rule(
    record: Entry, entries: tuple[Entry, ...]
) -> None:
    shown = laid_out(record, entries)
    assert figures(shown, "Feelings, then and now") == (
        ("annoyance", "70", "30"),
        ("resentment", "55", "30"),
        ("guilt", "40", "25"),
        ("the thought", "85", "35"),
    )
    assert [row[:2] for row in figures(shown, "The rule")] == [
        ("24 September", "85"),
        ("25 September", "40"),
        ("29 September", "30"),
        ("26 October", "55"),
        ("26 November", "35"),
    ]


def test_follow_ups_stand_under_their_day(record: Entry, entries: tuple[Entry, ...]) -> None:
    parts = [b.title for b in laid_out(record, entries).blocks if isinstance(b, Part)]
    assert parts == [
        "After the next contact, Tuesday 29 September",
        "After the next contact, Monday 26 October",
        "After the next contact, Thursday 26 November",
    ]


def test_answers_of_a_deeper_depth_stay_in_sight(record: Entry) -> None:
    deep = laid_out(record)
    assert laid_out(replace(record, depth="quick")) == deep


def test_not_rated_is_not_zero() -> None:
    entry = Entry("a" * 32, Kind.RECORD, "kept", NOW.local_day, NOW, NOW, depth="quick")  # type: ignore[arg-type]
    marks = (Mark("emotion", "hurt", row="r1"), Mark("emotion", "own:frozen", row="r2"))
    zero = Rating("emotion", "r2", When.BEFORE, NOW, 0, "b" * 32)
    shown = laid_out(replace(entry, marks=marks, ratings=(zero,)))
    assert figures(shown, "Feelings") == (("hurt", "not rated", ""), ("frozen", "0", ""))


def test_what_this_version_does_not_know_is_shown_as_it_is(record: Entry) -> None:
    strange = replace(
        record,
        answers=(*record.answers, Answer("dream", "A door."), Answer("+mood", '{"a":1}')),
        marks=(*record.marks, Mark("weather", "rain"), Mark("coping", "levitate")),
        ratings=(*record.ratings, Rating("sleep", "", When.BEFORE, NOW, 7, "c" * 32)),
    )
    shown = laid_out(strange)
    assert Words("dream", (("A door.", ""),)) in shown.blocks
    assert Words("mood", (('{"a":1}', ""),)) in shown.blocks
    assert Marks("weather", ("rain",)) in shown.blocks
    assert Figures("sleep", (("sleep", "7", ""),)) in shown.blocks
    coping = next(b for b in shown.blocks if isinstance(b, Marks) and "levitate" in b.words)
    assert coping.caption == "What I did with it"


def test_a_belief_in_a_thought_without_words_is_read() -> None:
    entry = Entry("a" * 32, Kind.RECORD, "kept", NOW.local_day, NOW, NOW, depth="quick")  # type: ignore[arg-type]
    silent = replace(
        entry,
        answers=(Answer("thoughts", "", "r1"),),
        ratings=(Rating("thought", "r1", When.BEFORE, NOW, 30, "b" * 32),),
    )
    assert Words("What went through my mind", (("(no words)", "believed 30"),)) in (
        laid_out(silent).blocks
    )
