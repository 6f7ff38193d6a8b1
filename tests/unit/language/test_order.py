# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes on the order of a draft."""

from __future__ import annotations

import pytest

from app.language.order import explanation_share, order_notes
from app.language.rehearsal import look_at

EXPLAIN = "I only wanted to help."
HEAR = "It makes sense that you were angry."
OWN = "I rushed you."
ASK = "What was that like?"
REFLECT = "You felt alone with it."
PAST = "This reminds me of your childhood."
PROPOSE = "I suggest a walk."
CHOICE = "What would you prefer?"
CHECKS = "Are you safe? Have you eaten? Is anyone with you?"


def notes(text: str) -> set[str]:
    return {note.id for note in order_notes(look_at(text))}


@pytest.mark.parametrize(
    ("note", "with_it", "without_it"),
    [
        (
            "explain_first",
            [f"{EXPLAIN} {HEAR}", f"{EXPLAIN} {OWN}"],
            [f"{HEAR} {EXPLAIN}", EXPLAIN],
        ),
        ("no_question", [f"{HEAR} {OWN}", f"{HEAR} Where are you?"], [f"{HEAR} {ASK}", HEAR, ""]),
        ("owned_and_left", [OWN, f"{ASK} {OWN}"], [f"{OWN} {ASK}", HEAR]),
        ("past_too_soon", [PAST, f"{PAST} {HEAR}"], [f"{HEAR} {PAST}", HEAR]),
        (
            "no_choice",
            [PROPOSE, f"{HEAR} {PROPOSE}", f"{PROPOSE} {HEAR} {CHOICE}"],
            [f"{HEAR} {PROPOSE} {CHOICE}", HEAR],
        ),
        (
            "explain_share",
            [f"{EXPLAIN} {EXPLAIN} {HEAR}"],
            [
                f"{EXPLAIN} {EXPLAIN}",
                f"{EXPLAIN} {HEAR} {OWN}",
                f"{EXPLAIN} {EXPLAIN} {HEAR} {OWN}",
            ],
        ),
        (
            "checks_in_a_row",
            [CHECKS],
            [
                f"Are you safe? {REFLECT} Have you eaten? Is anyone with you?",
                f"Are you safe? {ASK} Have you eaten? Is anyone with you?",
                "Are you safe? Have you eaten?",
                "Is it late? Is it cold? Is it far?",
            ],
        ),
    ],
)  # fmt: skip
def test_each_note(note: str, with_it: list[str], without_it: list[str]) -> None:
    for text in with_it:
        assert note in notes(text), text
    for text in without_it:
        assert note not in notes(text), text


def test_notes_carry_their_words() -> None:
    (note,) = order_notes(look_at(OWN))
    assert (
        note.reason == "You shared your part. What will you ask so that it does not stay about you?"
    )


def test_the_share_of_explanation() -> None:
    assert explanation_share(look_at("")) == 0
    assert explanation_share(look_at(f"{EXPLAIN} {HEAR}")) == 0.5
