# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample journal tells ten weeks that hang together, in words the record knows."""

from __future__ import annotations

import re

import pytest

from prompts.loader import load
from prompts.samples import SampleEntry, load_sample

CONTENT = load()
SAMPLE = load_sample()
RECORDS = [entry for entry in SAMPLE.entries if entry.kind == "record"]
FOLLOWUPS = [entry for entry in SAMPLE.entries if entry.kind == "followup"]


def entry(key: str) -> SampleEntry:
    return next(entry for entry in SAMPLE.entries if entry.key == key)


def course(key: str) -> list[int]:
    found = [r for r in entry(key).ratings if r.subject == "rule"]
    for child in FOLLOWUPS:
        if any(link.target == key for link in child.links):
            found += [r for r in child.ratings if r.subject == "rule"]
    return [r.value for r in sorted(found, key=lambda r: (r.day, r.at))]


def test_five_kept_records_one_draft_and_four_follow_ups() -> None:
    kept = [(e.day, e.depth, e.code) for e in RECORDS if e.state == "kept"]
    assert kept == [
        (0, "standard", "P-047"),
        (10, "quick", "R-615"),
        (35, "quick", "P-047"),
        (53, "standard", "R-615"),
        (66, "quick", "P-047"),
    ]
    assert [(e.key, e.day) for e in RECORDS if e.state == "draft"] == [("e5", 16)]
    assert [(e.links[0].target, e.day) for e in FOLLOWUPS] == [
        ("e1", 8),
        ("e1", 35),
        ("e8", 58),
        ("e1", 66),
    ]
    assert SAMPLE.today == 67


def test_the_course_of_the_two_rules() -> None:
    assert course("e1") == [85, 40, 30, 55, 35]
    assert course("e8") == [70, 60, 65]


def test_a_gap_of_eighteen_days_without_a_word() -> None:
    days = {e.day for e in SAMPLE.entries} | {e.written for e in SAMPLE.entries}
    for e in SAMPLE.entries:
        days |= {part.day for part in (*e.answers, *e.ratings)}
    assert not days & set(range(17, 35))


@pytest.mark.parametrize(
    ("key", "headline", "strongest"),
    [
        ("e10", "Confrontation", "anxiety 45"),
        ("e8", "Confrontation", "hurt 55"),
        ("e6", "No strain that I know of", "resentment 60"),
        ("e4", "Withdrawal", "helplessness 50"),
        ("e1", "Withdrawal", "annoyance 70"),
    ],
)
def test_the_lines_of_the_journal(key: str, headline: str, strongest: str) -> None:
    kind = next(m.value for m in entry(key).marks if m.kind == "rupture_type")
    assert CONTENT.headline("rupture_type", kind) == headline
    ratings = [r for r in entry(key).ratings if r.subject == "emotion" and r.when == "before"]
    best = max(ratings, key=lambda r: r.value)
    word = next(m.value for m in entry(key).marks if m.kind == "emotion" and m.row == best.key)
    assert f"{CONTENT.label('emotion', word)} {best.value}" == strongest


def test_the_draft_stops_in_the_middle() -> None:
    draft = entry("e5")
    assert not draft.ratings
    assert draft.kept_day is None
    assert [a.text for a in draft.answers if a.field == "thoughts"] == ["I am the one who"]
    assert CONTENT.headline("contact_kind", draft.marks[0].value) == "Session"


def test_then_and_now_of_the_first_record() -> None:
    pairs = {}
    for rating in entry("e1").ratings:
        if rating.subject in {"emotion", "thought"}:
            pairs.setdefault(rating.key, {})[rating.when] = rating.value
    assert {key: (p["before"], p["after"]) for key, p in pairs.items() if len(p) == 2} == {
        "annoyance": (70, 30),
        "resentment": (55, 30),
        "guilt": (40, 25),
        "ought": (85, 35),
    }


def test_only_words_the_record_knows() -> None:
    fields = {field.id for field in CONTENT.fields}
    parts = {part.id for part in CONTENT.field("followup").parts}
    own = {"contact_kind", "hot_thought", "question", "question_helped", "decision.by"}
    own |= {"schema_partly"}
    marks = {f.mark_kind for f in CONTENT.fields if f.vocab or f.kind == "rating"} | own
    subjects = {f.rating_subject for f in CONTENT.fields if f.rating_label}
    for e in (*RECORDS, *FOLLOWUPS):
        for answer in e.answers:
            assert answer.field in (parts if e.kind == "followup" else fields), (e.key, answer)
            if answer.question:
                CONTENT.question(answer.question)
        rows = {a.row for a in e.answers} | {m.row for m in e.marks}
        for mark in e.marks:
            assert mark.kind in marks, (e.key, mark)
            known = {option.id for option in CONTENT.vocabulary(mark.kind)}
            field = next((f for f in CONTENT.fields if f.mark_kind == mark.kind), None)
            if field is not None and field.vocab:
                known = {option.id for option in CONTENT.options_of(field)}
            if mark.kind == "schema_partly":
                assert mark.value in {m.value for m in e.marks if m.kind == "schema"}, e.key
            if known and mark.date_of is None:
                assert mark.value in known, (e.key, mark)
        for rating in e.ratings:
            assert rating.subject in subjects, (e.key, rating)
            if rating.subject == "schema":
                CONTENT.schema(rating.key)
            elif rating.key:
                assert rating.key in rows, (e.key, rating)
            assert (rating.when == "later") == (e.kind == "followup")


def test_every_answer_stands_where_its_depth_shows_it() -> None:
    for e in RECORDS:
        for answer in e.answers:
            assert e.depth in CONTENT.field(answer.field).tier, (e.key, answer.field)


def test_time_goes_forward() -> None:
    order = [(e.written, e.at) for e in SAMPLE.entries]
    assert order == sorted(order)
    assert len(set(order)) == len(order)
    for e in SAMPLE.entries:
        begun = (e.written, e.at)
        # an experiment belongs to the day it happened, and is planned before
        written = max((part.day for part in e.answers), default=e.written)
        assert e.day <= max(written, e.written) <= SAMPLE.today, e.key
        for part in (*e.answers, *e.ratings):
            assert begun <= (part.day, part.at), (e.key, part)
        if e.kept_day is not None and e.kept_at is not None:
            assert begun <= (e.kept_day, e.kept_at)
    for child in FOLLOWUPS:
        assert child.day > entry(child.links[0].target).day


def test_nothing_in_it_points_at_a_person() -> None:
    for e in SAMPLE.entries:
        told = e.kind in ("record", "followup", "episode")
        assert re.fullmatch(r"[A-Z]-\d{3}" if told else "", e.code), e.key
        for answer in e.answers:
            assert not re.search(r"\b(Mr|Mrs|Ms|Dr)\b|[@!]|\d{4}|years old|hospital", answer.text)
