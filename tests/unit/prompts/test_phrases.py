# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the phrases of content files match, on plain lines of words."""

from __future__ import annotations

import tomllib

import pytest

from prompts.loader import FOLDER, load
from prompts.phrases import Lists, PhraseError

LISTS = Lists({"feeling": ["cross", "fed up"], "being": ["am", "was <feeling>", "<feeling>"]})


def matched(phrase: str, line: str) -> str | None:
    found = LISTS.phrase(phrase).pattern.match(line + " ")
    return found[0].strip() if found else None


@pytest.mark.parametrize(
    ("phrase", "line", "expected"),
    [
        ("i am sorry", "i am sorry that", "i am sorry"),
        ("i am sorry", "i am ~really , ~so sorry", "i am ~really , ~so sorry"),
        ("i am so sorry", "i am ~so sorry", "i am ~so sorry"),
        ("i am", "i amble", None),
        ("i (am|was) cross", "i was cross", "i was cross"),
        ("sorry that? you", "sorry you", "sorry you"),
        ("sorry that? you", "sorry that you", "sorry that you"),
        ("i was <feeling>", "i was fed up", "i was fed up"),
        ("i <being>", "i was cross", "i was cross"),
        ("annoy* me", "annoyingly me", "annoyingly me"),
        ("i was *ing", "i was going", "i was going"),
        ("i was _ you", "i was near you", "i was near you"),
        ("i .. you", "i a b c you", "i a b c you"),
        ("i .. you", "i a b c d you", None),
        ("i .. you", "i a , you", None),
        ("i .. you", "i a ; you", None),
        ("i ... but", "i a , b ; c but", "i a , b ; c but"),
        ("hard !(to)", "hard to", None),
        ("hard !(to)", "hard for", "hard"),
        ("right $", "right ?", "right"),
        ("right $", "right then", None),
        ("i said , no", "i said , no", "i said , no"),
        ("i said , no", "i said no", None),
    ],
)
def test_matches(phrase: str, line: str, expected: str | None) -> None:
    assert matched(phrase, line) == expected


@pytest.mark.parametrize(
    ("phrase", "starts", "head"),
    [
        ("i am", {"i"}, False),
        ("^i am", {"i"}, True),
        ("(i|we) am", {"i", "we"}, False),
        ("so? i am", {"so", "i"}, False),
        ("<feeling>", {"cross", "fed"}, False),
        ("annoy*", None, False),
        ("(i|_) am", None, False),
        (".. i", None, False),
    ],
)
def test_where_a_phrase_may_begin(phrase: str, starts: set[str] | None, head: bool) -> None:
    read = LISTS.phrase(phrase)
    assert read.starts == starts
    assert read.head == head


@pytest.mark.parametrize(
    ("phrase", "needs"),
    [
        ("i", {"i"}),
        ("i (am|was) cross", {"cross"}),
        ("i really? (am|was)", {"am", "was"}),
        ("i annoy* me?", {"i"}),
        ("_ was <feeling>", {"was"}),
        ("(i am|so _)", {"am", "so"}),
        ("(i|_) am?", None),
        ("*ing", None),
    ],
)
def test_what_a_phrase_needs(phrase: str, needs: set[str] | None) -> None:
    assert LISTS.phrase(phrase).needs == needs


@pytest.mark.parametrize(
    ("phrase", "problem"),
    [
        ("", "empty choice"),
        ("i?", "nothing at all"),
        ("..", "nothing at all"),
        ("(i", "not closed"),
        ("i)", "wrong place"),
        ("i | ", "empty choice"),
        ("i ^am", "wrong place"),
        ("? i", "wrong place"),
        ("i !", "wrong place"),
        ("<nothing>", "is no list"),
        ("I am", "cannot be read"),
        ("i am [x]", "cannot be read"),
    ],
)
def test_a_slip_is_named(phrase: str, problem: str) -> None:
    with pytest.raises(PhraseError, match=problem):
        LISTS.phrase(phrase)


def test_a_list_may_not_contain_itself() -> None:
    with pytest.raises(PhraseError, match="contains itself"):
        Lists({"a": ["<b>"], "b": ["x <a>"]}).phrase("<a>")


def test_every_phrase_of_the_content_compiles() -> None:
    content = load().rehearsal
    for rule in content.rules:
        for way in rule.ways:
            for phrase in (*way.phrases, *way.also, *way.unless, *way.after):
                assert phrase.pattern.match("") is None, phrase.text


def test_every_list_is_used() -> None:
    files = [path.read_text(encoding="utf-8") for path in (FOLDER / "rehearsal").glob("*.toml")]
    lists = tomllib.loads((FOLDER / "rehearsal" / "words.toml").read_text(encoding="utf-8"))
    assert [name for name in lists if not any(f"<{name}>" in text for text in files)] == []


def test_rules_as_the_specification_has_them() -> None:
    kinds = {rule.label: rule.kind for rule in load().rehearsal.rules}
    assert [label for label, kind in kinds.items() if kind == "caution"] == [
        "yes_but",
        "minimise_intent",
        "justify",
        "pseudo_apology",
        "blame",
        "reassure_away",
        "topic_change",
        "guess_my_motive",
        "leading",
    ]
    assert [label for label, kind in kinds.items() if kind == "strength"] == [
        "ownership",
        "disclosure",
        "validation",
        "reflection",
        "feedback_invite",
        "shared_decision",
        "synthesis",
    ]
    assert kinds["link_to_past"] == "timing"
    precise = {rule.label for rule in load().rehearsal.rules if rule.precision == "high"}
    assert precise == {
        "yes_but",
        "minimise_intent",
        "justify",
        "pseudo_apology",
        "blame",
        "guess_my_motive",
        "ownership",
    }
