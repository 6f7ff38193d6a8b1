# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The writer's own confirmed wording: learned from two records at least, and from no quotation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.own_wording import Confirmed, learned, suggest

ICE = "Suddenly the frozen pond opens beneath me and I am gone."
ICE_AGAIN = "There it was, the frozen pond opens under my feet."
OTHER = "Her mother rang the practice about the invoice."


def record(*texts: str, schemas: str = "helplessness") -> Confirmed:
    return Confirmed(texts, frozenset(schemas.split()))


def schemas(text: str, *confirmed: Confirmed) -> list[str]:
    return [found.schema for found in suggest(text, learned(confirmed))]


NEW = "And then the frozen pond opens once more."


def test_wording_of_two_confirmed_records_brings_the_schema_up() -> None:
    found = suggest(NEW, learned([record(ICE), record(ICE_AGAIN)]))
    assert [one.schema for one in found] == ["helplessness"]
    assert found[0].reason == "the frozen pond opens"
    assert [NEW[start:end] for start, end in found[0].spans] == ["the frozen pond opens"]


def test_one_record_teaches_nothing() -> None:
    assert schemas(NEW, record(ICE, ICE_AGAIN), record(OTHER)) == []


def test_wording_that_stands_without_the_schema_too_teaches_nothing() -> None:
    held = (record(ICE), record(ICE_AGAIN), record(ICE, schemas="approval"))
    assert schemas(NEW, *held) == []


def test_everyday_words_in_a_row_teach_nothing() -> None:
    words = "I think that she wants me to do something about it."
    assert schemas(words, record(words), record(words)) == []


@pytest.mark.parametrize(
    "text",
    [
        "She said “the frozen pond opens” and laughed.",
        "She read: “It is cold,\nthe frozen pond opens.”",
        "> the frozen pond opens",
        "I no longer think the frozen pond opens.",
        "A frozen thing. Pond opens at nine.",
        "The pond was frozen, and it opens.",
        "",
    ],
)
def test_quoted_over_or_taken_apart_it_brings_nothing_up(text: str) -> None:
    assert schemas(text, record(ICE), record(ICE_AGAIN)) == []


def test_at_most_two_and_the_likelier_first() -> None:
    tree = "Every lantern burns without warning tonight."
    held = [
        *(record(ICE, schemas="a b c"), record(ICE_AGAIN, schemas="a b c")),
        *(record(tree, schemas="c"), record(tree, schemas="c")),
    ]
    assert schemas(f"{NEW} {tree}", *held) == ["c", "a"]


words = st.sampled_from(["frozen", "pond", "opens", "the", "lantern", "I", ".", "“", "”", "burns"])
texts = st.lists(words, max_size=14).map(" ".join)
records = st.builds(
    lambda text, ids: Confirmed((text,), frozenset(ids)),
    texts,
    st.sets(st.sampled_from("abc"), min_size=1),
)


@given(st.lists(records, max_size=6), texts)
def test_spans_lie_in_the_text_and_every_suggestion_was_confirmed_twice(
    confirmed: list[Confirmed], text: str
) -> None:
    found = suggest(text, learned(confirmed))
    assert found == suggest(text, learned(reversed(confirmed)))
    assert len(found) <= 2
    for one in found:
        assert sum(one.schema in record.schemas for record in confirmed) >= 2
        ends = [place for span in one.spans for place in span]
        assert ends == sorted(ends)
        assert 0 <= ends[0] < ends[-1] <= len(text)
