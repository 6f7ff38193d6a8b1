# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which words of a draft get which label, and which get none."""

from __future__ import annotations

import pytest

from app.language.rehearsal import Annotation, annotate

PRECISE = {
    "yes_but",
    "minimise_intent",
    "justify",
    "pseudo_apology",
    "blame",
    "guess_my_motive",
    "ownership",
}


def labels(text: str) -> set[str]:
    return {mark.label for mark in annotate(text)}


def marked(text: str, label: str) -> str:
    return next(text[m.start : m.end] for m in annotate(text) if m.label == label)


def test_an_annotation_is_label_place_and_reason() -> None:
    text = "I hear you. I was short with you."
    (mark,) = [m for m in annotate(text) if m.label == "ownership"]
    assert mark == Annotation("ownership", 12, 23, "Names your own part.")


@pytest.mark.parametrize(
    ("label", "text", "words"),
    [
        ("yes_but", "I understand, but rules exist.", "I understand, but"),
        ("minimise_intent", "Look, I didn’t mean to hurt you.", "I didn’t mean to hurt"),
        ("justify", "I was late because it rained.", "I was late because"),
        ("pseudo_apology", "I’m really sorry if you felt judged.", "sorry if"),
        ("blame", "To me, you are too sensitive.", "you are too sensitive"),
        ("guess_my_motive", "So why do you think I asked?", "why do you think I"),
        ("ownership", "Yes. I, honestly, rushed you.", "I, honestly, rushed"),
    ],
)
def test_marks_point_at_the_words_that_led_to_them(label: str, text: str, words: str) -> None:
    assert marked(text, label) == words


@pytest.mark.parametrize(
    "text",
    [
        "You said, “I am sorry if you felt judged.”",
        'My note says "you are too sensitive".',
        "He wrote 'I never meant to hurt you' on the card.",
        "They might say you never listen.",
        "My supervisor says I rushed you.",
        "Your brother told you that you are too sensitive.",
        "You told your sister that you were sorry if she felt left out.",
        "I was too quick, you said.",
        "You were told that you misunderstood.",
        "Someone could think I was annoyed.",
    ],
)
def test_what_others_said_carries_nothing(text: str) -> None:
    assert labels(text) & PRECISE == set()


@pytest.mark.parametrize(
    "text",
    [
        "You never have to answer that.",
        "You always come back even when it is hard.",
        "I wonder if that hurt you.",
        "I wonder whether I was too quick.",
        "I'm here and I'm listening.",
        "I am just back from leave.",
        "I only have Thursday.",
        "I want to understand.",
        "I would like to help, but I am a bit lost.",
        "You came, but it was hard.",
        "I may be wrong, but you look tired.",
        "I am sorry about your dog.",
        "I'm sorry to hear that.",
        "You are not too sensitive.",
        "I don't think you are being difficult.",
        "It is not your fault.",
        "If I was annoyed, I would tell you.",
        "Was I too harsh?",
        "Why do you think he said it?",
        "Do you see how I came across?",
        "I do not take calls after eight.",
        "The idea of the diary is to see patterns.",
        "She left because she was afraid.",
        "Your mother should have asked you.",
        "We both had a hard hour.",
        "Maybe I should say sorry, I'm not sure yet.",
        "You blamed yourself for the crash.",
    ],
)
def test_near_misses_carry_no_precise_label(text: str) -> None:
    assert labels(text) & PRECISE == set()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("What was that like?", "open"),
        ("Can you tell me how it felt?", "open"),
        ("When I cut you off, what happened in you?", "open"),
        ("Tell me about it.", "open"),
        ("Was it too much?", "closed"),
        ("When I said that, did you feel pushed?", "closed"),
        ("So is it anger or sadness?", "closed"),
        ("It was too much, wasn't it?", "closed"),
        ("Hello?", "question_other"),
    ],
)
def test_kinds_of_questions(text: str, label: str) -> None:
    found = labels(text) & {"open", "closed", "question_other"}
    assert found == {label}


def test_a_label_comes_once_a_sentence() -> None:
    text = "I rushed you and I missed it and I was sharp. I was late."
    assert [m.label for m in annotate(text)].count("ownership") == 2


def test_owning_gives_way_to_taking_back() -> None:
    assert "ownership" in labels("I was late.")
    assert "ownership" not in labels("I'm sorry I was late, but you were late as well.")
    assert "ownership" not in labels("I apologise if I was late.")


def test_a_but_of_its_own_needs_the_sentence_before_it() -> None:
    assert "yes_but" in labels("I hear you. But the rule stands.")
    assert "yes_but" not in labels("It rained. But the rule stands.")
    assert "yes_but" not in labels("I hear you.\nBut the rule stands.")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "?!", "🙂", "\x00", "’", "“", "§"])
def test_nothing_to_mark(text: str) -> None:
    assert annotate(text) == []


def test_emoji_and_odd_letters_keep_places() -> None:
    text = "🙂🙃 İstanbul: I was short with you 🙁."
    assert marked(text, "ownership") == "I was short"


def test_a_huge_text_ends() -> None:
    assert annotate("i " * 20_000) == []
    assert annotate("but " * 20_000 + "?")
    assert annotate('"' * 5_000) == []
