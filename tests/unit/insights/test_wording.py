# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the views speak: n, one sentence, a table; no cause, streak, score, rank or diagnosis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from app.insights.feared import feared
from app.insights.first_sign import first_sign
from app.insights.frame import Frame
from app.insights.guesses import guesses
from app.insights.noticed_when import noticed_when
from app.insights.one_rule import one_rule
from app.insights.titles import TITLES
from app.insights.values import Insight
from app.insights.wobble_check import wobble_check
from app.services.patterns_rows import Rows
from app.services.patterns_views import CALCULATIONS
from prompts.loader import load
from storage.insights.values import Feared, Guessed, Noticed, Practised, Signed, Triggered
from tests.unit.insights.making import (
    FIRST,
    followed,
    frame,
    helped,
    kept,
    name,
    noted,
    rated,
    strain,
    strains,
    texts,
    wobbled,
)
from tests.unit.insights.test_one_rule import bibis, followed_rule

CAUSES = (
    r"led to|because|due to|causes?|caused|thanks to|effects?|(it|this|that) work(s|ed)|makes you"
    r"|results? in|therefore|helps? (you|with)|lowers|lowered|raises|raised|reduced?s?"
    r"|improves?|improved|improvement"
)
VERDICTS = (
    r"streaks?|scores?|goals?|ranks?|ranked|better|worse|best|worst|norms?|normal|significant\w*"
    r"|recovered|diagnos\w+|symptoms?|disorder|risk|perfectionist|tend to|you are|should|must|ought"
    r"|fail\w*|wrong|only|missed|great|well done|congratulations|in total|totals?|per cent change"
)
NOT_SAID = re.compile(rf"\b({CAUSES}|{VERDICTS})\b|!", re.IGNORECASE)

LONGEST_SENTENCE = 14

# What the formula is called.
ALLOWED = re.compile(r"rank correlation")

TURNING = date.fromordinal(FIRST + 20)
SCHEMAS = tuple(schema.id for schema in load().schemas)
ENDS = ("repaired", "repaired", "ended", "partly_repaired", "unresolved", "exploring")


class Made(Rows):
    """So many of everything, instead of rows of a journal."""

    def __init__(self, many: int, slope: int = 3) -> None:
        ids = range(many)
        self.rated = [
            rated(n, 80, 80 - slope * (n % 17), peak=90 - n % 60, day=FIRST + 7 * n) for n in ids
        ]
        self.noted = [
            noted(
                n,
                (SCHEMAS[n % 3], n % 4 == 0, max(0, 90 - slope * n)),
                (f"own:{'a' * 32}", False, 50),
                day=FIRST + 31 * (n % 40),
            )
            for n in ids
        ]
        self.courses = strains(
            *(
                strain(
                    n,
                    (2, "named"),
                    (9, ENDS[n % 6]),
                    contacts=((3, True),),
                    copings=("over_explain", "own:hummed"),
                    noticed_by=("therapist", "patient", "both")[n % 3],
                )
                for n in ids
            )
        )
        self.pairs = [wobbled(n, 50, 50 + n % 9) for n in ids]
        self._many = many

    def records(self) -> list[Any]:
        return kept(self._many)

    def followed(self) -> list[Any]:
        return [followed(n, 80, 70, 80 - n % 30) for n in range(self._many)]

    def triggered(self) -> list[Any]:
        return [
            Triggered(
                FIRST + n,
                name(n),
                (("marker", "w_short"), ("contact_kind", "phone")) if n % 3 else (),
                (SCHEMAS[0],) if n % 3 == 1 else (f"own:{'a' * 32}",) if n % 3 == 2 else (),
            )
            for n in range(self._many)
        ]

    def helped(self) -> list[Any]:
        return [helped(n, "rule" if n % 5 else "socratic", 40 + n % 60) for n in range(self._many)]

    def practised(self) -> list[Any]:
        first = FIRST - (FIRST - 1) % 7
        return [Practised(first + 7 * n, 60 * (5 + n % 50)) for n in range(self._many)]

    def has_practice(self) -> bool:
        return self._many > 0

    def feared(self) -> list[Any]:
        outcomes = ("did", "did_not", "something_else")
        return [Feared(FIRST + n, name(n), outcomes[n % 3]) for n in range(self._many)]

    def noticed(self) -> list[Any]:
        return [Noticed(FIRST + n, name(n), ("during", "later")[n % 2]) for n in range(self._many)]

    def guessed(self) -> list[Any]:
        return [Guessed(FIRST + n, name(n), n % 2 == 0) for n in range(self._many)]

    def signed(self, own: Any) -> Any:
        return [Signed("sensation", "jaw", self._many)] if self._many else [], self._many


def all_views(rows: Rows, given: Frame) -> Iterator[Insight]:
    for compute in CALCULATIONS.values():
        yield compute(rows, given)
    whole, later = bibis()
    yield one_rule(None, given)
    yield one_rule(followed_rule(whole, [whole], {whole.id: later}), given)


SIZES = (0, 1, 4, 5, 6, 7, 8, 12, 20, 40, 450)


@pytest.fixture(
    scope="module", params=[(many, slope) for many in SIZES for slope in (3, 0, -3)], ids=str
)
def said(request: pytest.FixtureRequest) -> list[Insight]:
    """Every view of so many entries, each record by itself and one per strain."""
    many, slope = request.param
    rows = Made(many, slope)
    return [
        insight
        for merged in (False, True)
        for insight in all_views(rows, frame(one_per_episode=merged, turning=TURNING))
    ]


def test_no_cause_streak_rank_or_diagnosis(said: list[Insight]) -> None:
    for insight in said:
        for text in texts(insight):
            assert not NOT_SAID.search(ALLOWED.sub("", text)), text


def test_n_one_sentence_and_a_table(said: list[Insight]) -> None:
    for insight in said:
        assert insight.n >= 0
        assert re.search(r"\d", insight.sentence), "how many there are"
        assert insight.sentence.endswith(".")
        # No full stop in the middle but that of a decimal; fears are told in two.
        inside = re.sub(r"\d\.\d", "", insight.sentence[:-1])
        assert "." not in inside or insight.id == "feared"
        assert insight.table.columns
        for row in insight.table.rows:
            assert len(row.cells) == len(insight.table.columns)
        assert insight.reading, "how to read this"
        if insight.chart is not None:
            assert insight.table.rows, "the same as a table"


def test_an_interval_is_probably_wider_than_shown(said: list[Insight]) -> None:
    for insight in said:
        if "interval" in insight.sentence and "no interval" not in insight.sentence:
            assert any("probably wider than shown" in note for note in insight.notes)


def test_below_the_minimum_nothing_is_worked_out(said: list[Insight]) -> None:
    for insight in said:
        if not insight.enough:
            assert (insight.highlight, insight.weight, insight.compared) == ("", 0, 0)
            assert "interval" not in insight.sentence
            assert "median" not in insight.sentence
        if insight.highlight:
            assert insight.weight > 0
            assert insight.compared > 0


def test_how_to_read_it_is_told_in_short_sentences(said: list[Insight]) -> None:
    for insight in said:
        for paragraph in insight.reading:
            for sentence in re.split(r"(?<=[.:])\s+", paragraph):
                assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


def test_a_sentence_is_short_beside_what_stands_in_brackets() -> None:
    """`LONGEST_SENTENCE` counts words of ours: figures in brackets are read as one."""
    turning = date.fromordinal(FIRST + 100)
    [told] = [one for one in all_views(Made(40), frame(turning=turning)) if one.id == "v11"]
    assert told.enough
    assert len(re.sub(r" \(.*\)", "", told.sentence).split()) <= LONGEST_SENTENCE


def test_marks_are_typeset_and_no_code_words_show(said: list[Insight]) -> None:
    for insight in said:
        for text in texts(insight):
            assert not re.search(r"['\"]|\.\.\.|[a-z]_[a-z]|[{}]|^\s|\s$|  ", text), text


def test_every_view_is_here() -> None:
    assert set(CALCULATIONS) | {"v1"} == set(TITLES)
    assert {insight.id for insight in all_views(Made(9), frame())} == set(TITLES)


def test_the_list_of_words_finds_what_is_not_said() -> None:
    for text in (
        "You improved 60%.",
        "Meditation lowers your reactivity.",
        "You tend to be a perfectionist.",
        "A streak of 9 days!",
    ):
        assert NOT_SAID.search(text)


def test_empty_views_say_so_without_reproach() -> None:
    given = frame()
    for insight in (
        feared([], given),
        noticed_when([], given),
        guesses([], given),
        first_sign([], 0, given),
        wobble_check([], given),
    ):
        assert insight.n == 0
        assert insight.table.rows == ()
