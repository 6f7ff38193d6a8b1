# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a few typed letters find among the feelings."""

from __future__ import annotations

from app.services.content import load
from ui.fields.feeling_search import folded, found, is_word_of


def ids(query: str) -> list[str]:
    return [emotion.id for emotion in found(query, load().emotions)]


def test_the_word_itself_comes_first() -> None:
    assert ids("hurt")[0] == "hurt"
    assert ids("fear")[0] == "fear"


def test_a_finer_word_finds_the_feeling_it_belongs_to() -> None:
    assert ids("guilty")[0] == "guilt"
    assert ids("frozen")[0] == "numbness"


def test_the_beginning_of_a_word_is_enough() -> None:
    assert "annoyance" in ids("ann")
    assert "resentment" in ids("res")


def test_case_accents_and_spaces_do_not_matter() -> None:
    assert ids("  GUÍLT ") == ids("guilt")
    assert folded("Ä  b") == "a b"


def test_nothing_typed_finds_everything_and_nonsense_nothing() -> None:
    assert len(ids("")) == len(load().emotions)
    assert ids("zzz") == []


def test_an_own_word_is_told_from_a_known_one() -> None:
    assert is_word_of("Guilt", load().emotions) == "guilt"
    assert is_word_of("frozen", load().emotions) == ""
