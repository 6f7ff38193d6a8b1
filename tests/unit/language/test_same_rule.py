# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same rule in other words is recognised; what sounds near and says another thing is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.same_rule import alike, look_up

SAME = [
    (
        "A good therapist is never angry with a patient",
        "A good therapist is never angry with a patient.",
    ),
    (
        "A good therapist is never angry with a patient",
        "Good therapists don’t get angry with their patients",
    ),
    ("A good therapist is never angry with a patient", "I must never be angry with a patient"),
    (
        "A good therapist is never angry with a patient",
        "A therapist ought not to be angry at a client",
    ),
    ("A skilled therapist does not get angry", "Skilled therapists never get angry"),
    ("Anger at a patient is not allowed", "Anger at patients is not permitted"),
    ("I can’t be angry with someone who suffers", "I must not be angry with someone suffering"),
    (
        "If I explain clearly enough, nobody has reason to be displeased",
        "If I explain it well enough, no patient has reason to be displeased",
    ),
    (
        "If I explain clearly enough, nobody has reason to be displeased",
        "Nobody has a reason to be displeased if I explain enough",
    ),
    ("If I make a mistake, I am a bad therapist", "When I make mistakes I am a bad therapist"),
    ("If I make a mistake, I am a bad therapist", "If I make an error, then I’m a bad therapist"),
    ("If a patient leaves, I have failed", "I have failed when a client leaves"),
    ("If I do not help at once, I am useless", "If I don’t help at once I’m useless"),
    ("I must like every patient", "A therapist must like all her patients"),
    ("I have to know the answer", "I must always know the answer"),
    ("I need to be available at any hour", "A good therapist is available at any hour"),
    (
        "A therapist should keep his feelings out of the room",
        "I should keep my feelings out of the room",
    ),
    ("Ich darf nie wütend sein", "Ich darf nie wütend sein!"),
    ("Je dois toujours aider", "je dois toujours aider"),
]

ANOTHER = [
    # a negation more, or one less
    ("A good therapist is never angry with a patient", "A good therapist is angry with a patient"),
    ("I must not show what I feel towards a patient", "I must show what I feel towards a patient"),
    ("If I do not help, I am useless", "If I help, I am useless"),
    ("I must like every patient", "I must not like every patient"),
    ("I must never be angry without showing it", "I must never be angry, showing it"),
    # leave instead of a demand: a fairer view of the same
    (
        "A good therapist is never angry with a patient",
        "A good therapist may be angry with a patient",
    ),
    (
        "A good therapist is never angry with a patient",
        "A good therapist is sometimes angry with a patient",
    ),
    ("I must always know the answer", "I don’t have to know the answer"),
    ("I must always know the answer", "I need not know the answer"),
    ("I must be liked by every patient", "It is not necessary to be liked by every patient"),
    ("A therapist is never angry with patients", "A therapist is not always angry with patients"),
    # opposites
    (
        "If I explain clearly enough, nobody has reason to be displeased",
        "If I explain too much, nobody has reason to be pleased",
    ),
    ("I must hold the reins in every session", "I must let go of the reins in every session"),
    ("I must be close to my patients", "I must be far from my patients"),
    ("I have to hide my anger from patients", "I have to show my anger to patients"),
    ("If a patient stays, I did well", "If a patient leaves, I did well"),
    ("I must be strong for my patients", "I must be weak for my patients"),
    ("If I am strict, they will leave", "If I am lenient, they will leave"),
    ("I must always be angry with patients", "I must avoid being angry with patients"),
    ("I must do less than my patient", "I must do more than my patient"),
    # who does it to whom
    (
        "A therapist must never be angry with a patient",
        "A patient must never be angry with a therapist",
    ),
    ("I must never be angry", "Patients must never be angry"),
    ("I must like every patient", "Every patient must like me"),
    ("I must like my patients", "I must be liked by my patients"),
    ("If I am angry, the patient leaves", "If the patient is angry, I leave"),
    ("I must protect them from me", "They must protect me"),
    # the condition turned round, or taken away
    ("If I am angry, I am a bad therapist", "If I am a bad therapist, I am angry"),
    ("If I make a mistake, the patient suffers", "If the patient suffers, I made a mistake"),
    ("If I rest, I let them down", "I rest and let them down"),
    # narrowed or widened by a word that matters
    ("I am a therapist who helps", "I am a bad therapist who helps"),
    ("A therapist has to help unless it is unsafe", "A therapist has to help"),
    ("I must not be too angry with patients", "I must not be angry with patients"),
    (
        "I am responsible for the session",
        "I am responsible for the session and for what they do at home and at work",
    ),
    # the same frame about another thing
    ("I must never be angry with a patient", "I must never be late with a patient"),
    (
        "I must not be annoyed with someone in distress",
        "I must not be bored with someone in distress",
    ),
    ("If I make a mistake, I am a bad therapist", "If I take a break, I am a bad therapist"),
    ("If a patient leaves, I have failed", "If a patient cries, I have failed"),
    ("I must know the answer", "I must know the theory"),
    # too little to go by
    ("I must help", "I must be perfect"),
    ("", ""),
    ("…", "!"),
    # another language: the same words, or nothing is said
    ("Ich darf nie wütend sein", "Ich darf wütend sein"),
    ("Je dois toujours aider", "Je ne dois pas toujours aider"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_rule_in_other_words(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(("one", "other"), ANOTHER)
def test_another_rule(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_words_to_look_up_stand_in_whatever_is_alike(one: str, other: str) -> None:
    for here, there in ((one, other), (other, one)):
        assert any(word in there.casefold() for word in look_up(here)), here


RULES = st.one_of(
    st.sampled_from([rule for pair in (*SAME, *ANOTHER) for rule in pair]),
    st.lists(
        st.sampled_from(
            [*["if", "i", "not", "a", "may", "with"], "good", "therapist", "patient", "angry", ","]
        ),
        max_size=12,
    ).map(" ".join),
    st.text(max_size=60),
)


@given(RULES, RULES)
def test_it_does_not_matter_which_came_first(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)


@given(RULES)
def test_a_negation_more_is_another_rule(rule: str) -> None:
    assert not alike(rule, f"It is not true that {rule}")


def test_whatever_is_written_is_read() -> None:
    for text in ("’", "n't", "if", "a" * 100_000, "if " * 1000, "\u0000", "😀😀"):
        alike(text, text)
        look_up(text)
