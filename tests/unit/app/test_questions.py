# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which question a record offers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import pytest

from app.domain.questions import PLAN, feeling_asked_about, is_gentle, offer, score
from prompts.loader import load

CATALOGUE = load().questions
GROUPS = {emotion.id: emotion.group for emotion in load().emotions}
STAGE = {question.id: question.stage for question in CATALOGUE}


@dataclass(frozen=True)
class Q:
    """A question made for a test."""

    id: str
    stage: str
    emotions: tuple[str, ...] = ("*",)
    schemas: tuple[str, ...] = ("*",)
    rupture: tuple[str, ...] = ("*",)
    depth: str = "standard"
    gentle: bool = False
    min_records: int = 0


def walk(depth: str, **about: object) -> list[str]:
    """Answer whatever is offered until nothing is."""
    asked: list[str] = []
    while (question := offer(CATALOGUE, asked=asked, depth=depth, **about)) is not None:  # type: ignore[arg-type]
        asked.append(question.id)
        assert len(asked) < 20
    return asked


@pytest.mark.parametrize(
    ("depth", "stages"),
    [
        ("quick", []),
        ("ten", ["shift", "synthesise"]),
        ("standard", ["explore", "shift", "synthesise"]),
        ("deep", ["explore", "explore", "shift", "shift", "synthesise", "synthesise"]),
        ("unknown", []),
    ],
)
def test_each_depth_asks_its_stages_in_order(depth: str, stages: list[str]) -> None:
    assert [STAGE[question] for question in walk(depth)] == stages


def test_the_first_sample_record_is_asked_about_anger() -> None:
    about = {
        "schemas": {"anger_prohibition", "explain_to_be_safe", "judgmental"},
        "emotions": ["annoyance", "resentment", "guilt"],
        "groups": GROUPS,
        "rupture": "withdrawal",
    }
    assert walk("standard", **about)[0] == "ex04"
    second = offer(CATALOGUE, asked=["ex04"], swapped=["sh04", "sh05"], depth="standard", **about)  # type: ignore[arg-type]
    assert second is not None
    assert second.id == "sh02"


@pytest.mark.parametrize("depth", ["ten", "standard", "deep"])
def test_never_joins_up_before_widening(depth: str) -> None:
    without = [question for question in CATALOGUE if question.stage != "shift"]
    asked: list[str] = []
    while (question := offer(without, asked=asked, depth=depth)) is not None:
        assert question.stage == "explore"
        asked.append(question.id)
    shifts = [question.id for question in CATALOGUE if question.stage == "shift"]
    assert offer(CATALOGUE, asked=asked, swapped=shifts, depth=depth) is None


def test_a_skip_uses_up_the_stage_and_a_swap_does_not() -> None:
    first = offer(CATALOGUE, asked=[], depth="ten")
    assert first is not None
    assert first.stage == "shift"
    swapped = offer(CATALOGUE, asked=[], swapped=[first.id], depth="ten")
    assert swapped is not None
    assert (swapped.stage, swapped.id != first.id) == ("shift", True)
    skipped = offer(CATALOGUE, asked=[], skipped=[first.id], depth="ten")
    assert skipped is not None
    assert skipped.stage == "synthesise"


def test_deepening_a_record_adds_what_its_depth_has_more() -> None:
    ten = walk("ten")
    more = offer(CATALOGUE, asked=ten, depth="standard")
    assert more is not None
    assert more.stage == "explore"
    assert offer(CATALOGUE, asked=[*ten, more.id], depth="standard") is None
    back = offer(CATALOGUE, asked=[more.id], depth="ten")
    assert back is not None
    assert back.stage == "shift"


def test_gentle_records_get_gentle_questions() -> None:
    gentle = {question.id for question in CATALOGUE if question.gentle}
    for depth, feeling in product(["ten", "standard", "deep"], ["shame", "hurt", "numbness"]):
        asked = walk(depth, gentle=True, emotions=[feeling], groups=GROUPS)
        assert len(asked) == sum(PLAN[depth].values())
        assert set(asked) <= gentle


@pytest.mark.parametrize(
    ("strengths", "gentle"),
    [
        ([("shame", 80)], True),
        ([("shame", 79)], False),
        ([("shame", None)], False),
        ([("anger", 100)], False),
        ([("anger", 100), ("numbness", 90)], True),
        ([], False),
    ],
)
def test_much_hurt_calls_for_gentleness(
    strengths: list[tuple[str, int | None]], gentle: bool
) -> None:
    assert is_gentle(strengths) is gentle


@pytest.mark.parametrize(
    ("question", "points"),
    [
        (Q("a", "shift"), 0),
        (Q("a", "shift", schemas=("control", "autonomy")), 3),
        (Q("a", "shift", emotions=("annoyance",)), 2),
        (Q("a", "shift", emotions=("fury", "hurt")), 1),
        (Q("a", "shift", emotions=("guilt",)), 0),
        (Q("a", "shift", rupture=("withdrawal",)), 1),
        (Q("a", "shift", ("annoyance", "fury"), ("control",), ("withdrawal", "mixed")), 6),
    ],
)
def test_scores(question: Q, points: int) -> None:
    about = {"schemas": ["control", "autonomy"], "emotions": ["annoyance", "guilt"]}
    assert score(question, groups=GROUPS, rupture="withdrawal", **about) == points


def test_an_own_word_belongs_to_no_group() -> None:
    question = Q("a", "shift", emotions=("own:stuck", "anger"))
    plain = {"schemas": (), "groups": GROUPS, "rupture": ""}
    assert score(question, emotions=["own:stuck"], **plain) == 2  # type: ignore[arg-type]
    assert score(question, emotions=["own:other"], **plain) == 0  # type: ignore[arg-type]
    assert score(question, emotions=[], **plain) == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("feelings", "meant"),
    [
        (["guilt", "resentment", "anger"], "resentment"),
        (["guilt", "fury"], "fury"),
        (["guilt"], "anger"),
        ([], "anger"),
    ],
)
def test_a_question_asks_about_the_strongest_feeling_it_goes_with(
    feelings: list[str], meant: str
) -> None:
    question = next(q for q in CATALOGUE if q.id == "ex04")
    assert feeling_asked_about(question, feelings, GROUPS) == meant


def test_ties_go_to_the_one_not_seen_for_longest() -> None:
    questions = [Q("a", "shift"), Q("b", "shift"), Q("c", "shift")]
    for recent, expected in ([], "a"), (["a"], "b"), (["a", "b", "c"], "a"), (["c", "b", "a"], "c"):
        found = offer(questions, asked=[], depth="ten", recent=recent)
        assert found is not None
        assert found.id == expected


def test_with_nothing_in_common_a_general_question_comes_first() -> None:
    questions = [Q("about_contempt", "shift", emotions=("contempt",)), Q("general", "shift")]
    found = offer(questions, asked=[], depth="ten", emotions=["worry"], recent=["general"])
    assert found is not None
    assert found.id == "general"
    found = offer(questions, asked=[], depth="ten", emotions=["contempt"])
    assert found is not None
    assert found.id == "about_contempt"


def test_some_questions_wait_for_a_few_records_and_for_depth() -> None:
    later = Q("later", "shift", min_records=5)
    assert offer([later], asked=[], depth="ten", records=4) is None
    assert offer([later], asked=[], depth="ten", records=5) is later
    deep = Q("deep", "shift", depth="deep")
    assert offer([deep], asked=[], depth="standard") is None
    assert offer([deep], asked=[], depth="deep") is deep


def test_the_same_record_gets_the_same_question() -> None:
    about = {"schemas": {"control"}, "emotions": ["anxiety"], "groups": GROUPS}
    assert len({tuple(walk("deep", **about)) for _ in range(5)}) == 1
