# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text as patterns read it, whatever it was pasted from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.hold import hold_line
from app.language.plain import plain, with_places
from app.language.risk import speaks_of_risk
from app.language.schema_cues import phrases_in

BETWEEN = ["  ", "\n", "\r\n", "\t", "\N{NO-BREAK SPACE}", "\N{THIN SPACE}", " \N{SOFT HYPHEN}"]
UNSEEN = ["\N{SOFT HYPHEN}", "\N{ZERO WIDTH SPACE}", "\N{WORD JOINER}", "\N{ZERO WIDTH JOINER}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He HIT\r\n\r\n me", "he hit me"),
        ("self\N{NON-BREAKING HYPHEN}harm", "self-harm"),
        ("isn’t, isn´t, isn`t", "isn't, isn't, isn't"),
        ("\N{LATIN SMALL LIGATURE FI}le a compla\N{SOFT HYPHEN}int", "file a complaint"),
        ("ra\N{COMBINING LONG STROKE OVERLAY}pe, Rapé", "rape, rape"),
        ("ｋｉｌｌ", "kill"),
        ("", ""),
    ],
)
def test_one_spelling(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.text(max_size=200))
def test_every_letter_knows_where_it_stands(text: str) -> None:
    letters, places = with_places(text)
    assert letters == plain(text)
    assert len(places) == len(letters)
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)
    assert "  " not in letters
    assert plain(letters) == letters


@pytest.mark.parametrize("between", BETWEEN)
def test_pasted_spaces_and_line_ends_hide_nothing(between: str) -> None:
    assert hold_line(f"He hit{between}me.")
    assert speaks_of_risk(f"No reason{between}to{between}live.")


@pytest.mark.parametrize("unseen", UNSEEN)
def test_unseen_marks_hide_nothing(unseen: str) -> None:
    assert hold_line(f"He threat{unseen}ened to come.")
    assert speaks_of_risk(f"He is sui{unseen}cidal.")


@pytest.mark.parametrize("between", BETWEEN)
def test_a_phrase_is_found_and_pointed_at_over_pasted_spaces(between: str) -> None:
    text = f"Well. How{between}da\N{SOFT HYPHEN}re he?"
    start, end = phrases_in(text, (0, len(text)))["special_superior"]
    assert text[start:end] == f"How{between}da\N{SOFT HYPHEN}re"
