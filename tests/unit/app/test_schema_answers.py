# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers about a schema: what is noted, what may still be asked, and taking it back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.draft import DraftSession
from app.domain.entry import When
from app.domain.schema_answers import Reply, answer, fits, may_be_asked, take_away
from tests.unit.app.drafts import content, new_session

ONE, OTHER = "judgmental", "approval"


def noted(session: DraftSession) -> set[tuple[str, str]]:
    return {(m.kind, m.value) for m in session.entry.marks if m.kind.startswith("schema")}


def test_each_answer_is_noted_as_it_is_kept() -> None:
    session = new_session()
    answer(session, ONE, Reply.YES)
    assert noted(session) == {("schema", ONE)}
    answer(session, ONE, Reply.PARTLY)
    assert noted(session) == {("schema", ONE), ("schema_partly", ONE)}
    answer(session, ONE, Reply.NO)
    assert noted(session) == {("schema_no", ONE)}
    answer(session, ONE, Reply.YES)
    assert noted(session) == {("schema", ONE)}


@given(st.lists(st.tuples(st.sampled_from([ONE, OTHER]), st.sampled_from(Reply)), max_size=6))
def test_taking_answers_back_leaves_what_was_there(given: list[tuple[str, Reply]]) -> None:
    session = new_session()
    stages = []
    for schema, reply in given:
        stages.append((content(session.entry), answer(session, schema, reply)))
    for before, removed in reversed(stages):
        session.put_back(removed)
        assert content(session.entry).marks == before.marks
        assert content(session.entry).ratings == before.ratings


def test_taking_an_answer_back_takes_its_strength_along() -> None:
    session = new_session()
    removed = answer(session, ONE, Reply.YES)
    session.rate("schema", ONE, When.BEFORE, 70)
    session.put_back(removed)
    assert noted(session) == set()
    assert session.entry.ratings == ()


def test_taking_a_schema_away_takes_its_partly_and_its_strength_along() -> None:
    session = new_session()
    answer(session, ONE, Reply.PARTLY)
    session.rate("schema", ONE, When.BEFORE, 70)
    removed = take_away(session, (ONE,))
    assert noted(session) == set()
    session.put_back(removed)
    assert noted(session) == {("schema", ONE), ("schema_partly", ONE)}
    assert session.entry.rating("schema", ONE) == 70


def test_clearing_the_field_takes_every_answer_along() -> None:
    session = new_session()
    answer(session, ONE, Reply.PARTLY)
    answer(session, OTHER, Reply.NO)
    session.rate("schema", ONE, When.BEFORE, 70)
    session.clear_fields(["schemas"])
    assert noted(session) == set()
    assert session.entry.ratings == ()


@pytest.mark.parametrize("reply", Reply)
def test_what_was_answered_is_not_asked_again(reply: Reply) -> None:
    session = new_session()
    assert may_be_asked(session.entry, ONE)
    answer(session, ONE, reply)
    assert not may_be_asked(session.entry, ONE)
    assert may_be_asked(session.entry, OTHER)


def test_nothing_is_asked_after_none_of_these_or_when_three_are_chosen() -> None:
    session = new_session()
    session.set_marks("schema", ["none"])
    assert not may_be_asked(session.entry, ONE)
    session.set_marks("schema", [])
    for schema in ("a", "b", "c"):
        assert may_be_asked(session.entry, ONE)
        fits(session, schema)
    assert not may_be_asked(session.entry, ONE)
