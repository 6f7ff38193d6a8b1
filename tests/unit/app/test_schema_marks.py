# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is noted about a schema in a record: yes, partly, no, taken away and put back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.draft import DraftSession
from app.domain.entry import Entry, Kind, State, When
from app.domain.fields import belongings, has_content
from app.domain.schema_answers import does_not_fit, fits, take_away
from app.services.content import load
from tests.unit.app.conftest import moment

MARKS = ("schema", "schema_partly", "schema_no")


def draft() -> DraftSession:
    now = moment(10)
    entry = Entry("0" * 32, Kind.RECORD, State.DRAFT, now.local_day, now, now)
    return DraftSession(entry, now=lambda: now)


def held(session: DraftSession) -> dict[str, list[str]]:
    return {kind: [mark.value for mark in session.entry.marked(kind)] for kind in MARKS}


def test_yes_is_the_mark_alone_and_partly_one_beside_it() -> None:
    session = draft()
    session.set_marks("schema", ["none"])
    fits(session, "control")
    assert held(session) == {"schema": ["control"], "schema_partly": [], "schema_no": []}
    fits(session, "control", partly=True)
    assert held(session)["schema_partly"] == ["control"]
    fits(session, "control")
    assert held(session)["schema_partly"] == []


def test_no_is_alone_and_gives_way_to_a_yes() -> None:
    session = draft()
    fits(session, "control", partly=True)
    session.rate("schema", "control", When.BEFORE, 50)
    removed = does_not_fit(session, "control")
    assert held(session) == {"schema": [], "schema_partly": [], "schema_no": ["control"]}
    assert session.entry.rating("schema", "control") is None
    assert {mark.kind for mark in removed.marks} == {"schema", "schema_partly"}
    fits(session, "control")
    assert held(session)["schema_no"] == []


@given(
    st.lists(
        st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(["yes", "partly", "no"])),
        max_size=8,
    )
)
def test_a_schema_has_one_answer_and_taking_away_is_undone(
    given_answers: list[tuple[str, str]],
) -> None:
    session = draft()
    last: dict[str, str] = {}
    for schema, answer in given_answers:
        if answer == "no":
            does_not_fit(session, schema)
        else:
            fits(session, schema, partly=answer == "partly")
            session.rate("schema", schema, When.BEFORE, 40)
        last[schema] = answer
    marks = held(session)
    assert set(marks["schema"]) == {s for s, a in last.items() if a != "no"}
    assert set(marks["schema_partly"]) == {s for s, a in last.items() if a == "partly"}
    assert set(marks["schema_no"]) == {s for s, a in last.items() if a == "no"}
    before = session.entry
    removed = take_away(session, tuple(last))
    assert not any(held(session).values())
    session.put_back(removed)
    assert set(session.entry.marks) == set(before.marks)
    assert set(session.entry.ratings) == set(before.ratings)


def test_all_of_it_belongs_to_the_field() -> None:
    session = draft()
    fits(session, "control", partly=True)
    session.rate("schema", "control", When.BEFORE, 50)
    does_not_fit(session, "judgmental")
    entry = session.entry
    owned = belongings(entry, ("schemas",))
    assert all(owned.mark(mark) for mark in entry.marks)
    assert all(owned.rating(rating) for rating in entry.ratings)
    removed = session.clear_fields(("schemas",), load())
    assert not session.entry.marks
    assert not session.entry.ratings
    session.put_back(removed)
    assert set(session.entry.marks) == set(entry.marks)


def test_a_no_alone_is_no_schema_of_the_record() -> None:
    session = draft()
    field = load().field("schemas")
    does_not_fit(session, "judgmental")
    assert not has_content(session.entry, field)
    fits(session, "judgmental", partly=True)
    assert has_content(session.entry, field)
