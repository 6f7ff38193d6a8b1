# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One message when no one answers, and the words before which the helper steps back."""

from __future__ import annotations

import pytest

from app.language.hold import hold_line
from app.language.rehearsal import look_at
from app.language.silence import count_words, silence_notes, ticks

GOOD = "I have been thinking of you after our last hour. Shall I keep Tuesday for you, or not yet?"


def notes(text: str) -> dict[str, str]:
    return {note.id: text[note.start : note.end] for note in silence_notes(look_at(text))}


def there(text: str) -> dict[str, bool]:
    return {tick.id: tick.there for tick in ticks(look_at(text))}


def test_a_message_that_is_easy_to_answer() -> None:
    assert notes(GOOD) == {}
    assert there(GOOD) == {"acknowledges": True, "one_offer": True, "or_not_yet": True}


def test_an_empty_message_is_let_be() -> None:
    assert notes("") == {}
    assert there("") == {"acknowledges": False, "one_offer": False, "or_not_yet": False}


def test_forty_words_at_most() -> None:
    assert "length" not in notes("word " * 40)
    assert "length" in notes("word " * 41)
    assert count_words("I don't know, half-past two – 🙂 o’clock") == 6


@pytest.mark.parametrize(
    "reasons",
    ["I only wanted to help.", "I wrote because I was worried.", "I hear you, but we have a rule."],
)
def test_no_reasons(reasons: str) -> None:
    assert "reasons" in notes(reasons)


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("Would Tuesday suit you?", False),
        ("Would Tuesday suit you? Or Friday?", True),
        ("How was it for you?", True),
        ("Why did you stay away?", True),
        ("What time suits you?", False),
    ],
)
def test_an_essay_is_not_asked_for(text: str, long: bool) -> None:
    assert ("essay" in notes(text)) == long


def test_plain_words() -> None:
    assert notes("The rupture is part of the process.")["clinical_words"] == "rupture"
    assert "clinical_words" not in notes("I missed something.")


@pytest.mark.parametrize(
    "way_out", ["or not yet", "no need to answer", "whenever it suits", "take your time"]
)
def test_a_way_not_to_answer(way_out: str) -> None:
    assert "no_way_out" in notes("Shall I keep Tuesday?")
    assert "no_way_out" not in notes(f"Shall I keep Tuesday, {way_out}?")
    assert there(f"Shall I keep Tuesday, {way_out}?")["or_not_yet"]


def test_one_offer_and_not_two() -> None:
    assert there("Shall I keep Tuesday?")["one_offer"]
    assert not there("Shall I keep Tuesday? We could also write.")["one_offer"]


def test_the_helper_steps_back_before_what_may_be_real() -> None:
    assert hold_line("He threatened me and I am afraid.").startswith("This may be about something")
    assert hold_line("I rushed you.") == ""
