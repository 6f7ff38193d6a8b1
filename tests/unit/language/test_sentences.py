# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a draft becomes plain lines of words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.quotes import quoted
from app.language.rehearsal import own_rules
from app.language.sentences import Sentence, sentences
from app.services.content import QUOTE


def read(text: str) -> list[Sentence]:
    return sentences(text, own_rules().reading)


def words(text: str) -> list[str]:
    return [word for sentence in read(text) for word in sentence.words]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("A line\nand another", ["A line", "and another"]),
        ("A line\r\n\r\nand another", ["A line", "and another"]),
        ("At 3.30 we meet. Right?", ["At 3.30 we meet.", "Right?"]),
        ('You said "Go. Now." and left. I stayed.', ['You said "Go. Now." and left.', "I stayed."]),
        ("You said “stop it.” I did not.", ["You said “stop it.”", "I did not."]),
        ("  \n ... !? \n", []),
        ("", []),
    ],
)
def test_a_draft_is_split_after_marks_and_at_line_breaks(text: str, parts: list[str]) -> None:
    assert [text[s.span[0] : s.span[1]] for s in read(text)] == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I didn’t", ["i", "did", "not"]),
        ("I didnt", ["i", "did", "not"]),
        ("I can't, won't, I'm", ["i", "can", "not", ",", "will", "not", ",", "i", "am"]),
        ("I'd been", ["i", "had", "been"]),
        ("I'd like", ["i", "would", "like"]),
        ("I'd rushed", ["i", "had", "rushed"]),
        ("I apologize", ["i", "apologise"]),
        ("I wonder if", ["i", "wonder", "whether"]),
        ("sorry if", ["sorry", "if"]),
        ("yeah – ok", ["yes", ";", "okay"]),
        ("she said 'I will go' and went", ["she", "said", QUOTE, "and", "went"]),
    ],
)
def test_words_are_read_in_one_spelling(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_soft_words_are_marked_and_keep_their_place() -> None:
    (sentence,) = read("I was, to be honest, really short.")
    assert sentence.line == "i was , ~to ~be ~honest , ~really short . "
    assert [sentence.line[p:].lstrip("~").split(" ")[0] for p in sentence.places] == list(
        sentence.words
    )


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ("He said “no” and «yes».", ["“no”", "«yes»"]),
        ("He said ‘it’s no’ twice.", ["‘it’s no’"]),
        ("The parents' house, the boys' room.", []),
        ("I didn't, you couldn't.", []),
        ('It is still "open\nand here it is not', ['"open']),
        ("", []),
    ],
)
def test_what_is_quoted(text: str, inside: list[str]) -> None:
    assert [text[a:b] for a, b in quoted(text)] == inside


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("She read: “You are cold.\nYou never care.” I sat.", ["“You are cold.\nYou never care.”"]),
        ('She read: "You are cold.\r\nYou go." I sat.', ['"You are cold.\r\nYou go."']),
        ('It is still "open\nand here it is not', ['"open']),
        ('It is "open\nand "this" is closed', ['"open', '"this"']),
        ("She said “no\n\nAnd he left.”", ["“no", "”"]),
        ("I sat.\n> You are cold.\n  > You go.\nI left.", ["> You are cold.", "  > You go."]),
        ("More than 3 > 2 of them.", []),
        ("He said 'no\nI must 'go' now.", ["'go'"]),
    ],
)
def test_what_is_quoted_over_lines(text: str, inside: list[str]) -> None:
    assert [text[a:b] for a, b in quoted(text, over_lines=True)] == inside


@given(st.text("'\"“”‘’>a \n", max_size=80), st.booleans())
def test_quotations_lie_apart_in_the_text(text: str, over_lines: bool) -> None:
    end = 0
    for first, last in quoted(text, over_lines=over_lines):
        assert end <= first < last <= len(text)
        end = last


@pytest.mark.parametrize("piece", ["'a ", "‘a ", '"\n', "“a\n", "> a\n"])
def test_marks_without_partners_cost_no_more_than_their_number(piece: str) -> None:
    def steps(times: int) -> int:
        count = 0

        class Counted(str):
            def __getitem__(self, key: Any) -> str:
                nonlocal count
                count += 1
                return super().__getitem__(key)

        quoted(Counted(piece * times), over_lines=True)
        return count

    assert steps(800) <= 9 * steps(100)
