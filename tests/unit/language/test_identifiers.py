# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is found while somebody writes: near certain things, nothing in the words of the craft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.identifiers import MILD, STRONG, find
from app.language.risk import speaks_of_risk

FOUND = [
    ("Wrote to anna.k@example.org about it.", "email", "anna.k@example.org"),
    ("It stands at https://example.org/a?b=1 now.", "link", "https://example.org/a?b=1"),
    ("She posts as @quietriver, she said.", "handle", "@quietriver"),
    ("Rang 020 7946 0018 twice.", "phone", "020 7946 0018"),
    ("Rang (0171) 234567 twice.", "phone", "(0171) 234567"),
    ("Rang +49 30 901820 at noon.", "phone", "+49 30 901820"),
    ("Her cell is 415-555-0132.", "phone", "415-555-0132"),
    ("Number 943 476 5919 on the letter.", "phone", "943 476 5919"),
    ("File 20261134 is closed.", "number", "20261134"),
    ("Number 078-05-1120 was on it.", "number", "078-05-1120"),
    ("Born 3 March 1987, she said.", "birth_date", "3 March 1987"),
    ("DOB: 03/04/1987", "birth_date", "03/04/1987"),
    ("She was born in 1987.", "birth_date", "1987"),
    ("Lives at 12 Rose Hill Road now.", "address", "12 Rose Hill Road"),
    ("Wohnt Lindenstraße 14a.", "address", "Lindenstraße 14a"),
    ("The letter went to SW1A 1AA.", "postcode", "SW1A 1AA"),
    ("Dr. Henley had referred her.", "titled_name", "Dr. Henley"),
    ("Mrs O’Brien rang.", "titled_name", "Mrs O’Brien"),
]

CLEAN = [
    "P-047, phone, Day 0, outside the planned hour.",
    "Annoyance 70, resentment 55, guilt 40.",
    "We had said five minutes; it ran to 25.",
    "I rated it 85 on Monday and 40 on 25 September.",
    "A Socratic question, as in CBT, and I waited.",
    "Will she come? Grace under pressure, I thought.",
    "Session 12 of 20, at 16:30.",
    "She asked for 3 more, 1 on 1.",
    "100 % sure then, 35 now, 8.5 later.",
    "It was 2 or 3 days, 10.30 to 11.15.",
    "Mr was all she wrote.",
]


@pytest.mark.parametrize(("text", "kind", "words"), FOUND)
def test_what_identifies_somebody_is_found(text: str, kind: str, words: str) -> None:
    found = [(f.kind, text[f.start : f.end]) for f in find(text)]
    assert (kind, words) in found, found


@pytest.mark.parametrize("text", CLEAN)
def test_the_words_of_the_craft_are_left_alone(text: str) -> None:
    assert [f for f in find(text) if f.strength == STRONG] == []


def test_a_date_alone_and_an_age_are_mild() -> None:
    found = {f.kind: f.strength for f in find("On 3 March 2026 a man, 43 years old, came.")}
    assert found == {"date": MILD, "age": MILD}


@given(st.text(max_size=400))
def test_places_lie_inside_and_apart(text: str) -> None:
    end = 0
    for finding in find(text):
        assert end <= finding.start < finding.end <= len(text)
        end = finding.end


@pytest.mark.parametrize(
    "text",
    [
        "She said she would be better off dead.",
        "He keeps a knife under the bed.",
        "She is not safe at home.",
        "I could not control myself, he said.",
        "cutting again since Sunday",
        "He hit her.",
    ],
)
def test_words_that_may_speak_of_danger_are_heard(text: str) -> None:
    assert speaks_of_risk(text)


@pytest.mark.parametrize(
    "text", ["A flat fine, then silence.", "I cut her short.", "We cut the hour."]
)
def test_ordinary_words_are_not(text: str) -> None:
    assert not speaks_of_risk(text)
