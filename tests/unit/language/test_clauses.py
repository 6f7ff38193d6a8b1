# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The build of a sentence: who does what when, and what joins its clauses."""

from __future__ import annotations

import pytest

from app.language.clauses import clauses
from app.language.features import stem
from app.language.rehearsal import own_rules
from app.language.sentences import sentences


def seen(text: str) -> set[str]:
    """The names of what is seen in a draft of one sentence."""
    (sentence,) = sentences(text, own_rules().reading)
    return {name for name, _ in clauses(sentence.words, [stem(word) for word in sentence.words])}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I interrupted you.", "s:I.PAST>YOU"),
        ("I interrupted you.", "v:I:interrupt>YOU"),
        ("I didn't call you.", "s:I.DID+X.not>YOU"),
        ("You never listen.", "s:YOU.X.not"),
        ("We were late.", "s:WE.WAS+X"),
        ("I was short because he rang.", "s:I.WAS+X|because|THEY.PAST"),
        ("I left, you stayed.", "s:I|,|YOU"),
    ],
)
def test_who_does_what(text: str, name: str) -> None:
    assert name in seen(text)


def test_other_words_in_the_same_build_are_seen_alike() -> None:
    def built(text: str) -> set[str]:
        return {name for name in seen(text) if name.startswith("s:")}

    assert built("I interrupted you.") == built("I mocked you.")
    assert built("I interrupted you.") != built("You interrupted me.")


def test_no_clause() -> None:
    assert seen("Late again.") == {"s:0"}
