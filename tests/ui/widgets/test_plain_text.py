# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What plain text may hold."""

from __future__ import annotations

import pytest

from ui.widgets import plain_text


@pytest.mark.parametrize(
    ("given", "kept", "refused"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree", 0),
        ("tab\tstays", "tab\tstays", 0),
        ("nul\x00gone", "nulgone", 1),
        ("\x07\x1b[31mred\x7f\x85", "[31mred", 4),
        ("line\u2028and\u2029paragraph", "line\nand\nparagraph", 0),
        ("no\u00a0break, soft\u00adhyphen", "no\u00a0break, soft\u00adhyphen", 0),
        ("🙂 e\u0301 שלום", "🙂 e\u0301 שלום", 0),
        ("half\ud83d", "half", 1),
        ("", "", 0),
    ],
)
def test_clean(given: str, kept: str, refused: int) -> None:
    assert plain_text.clean(given) == (kept, refused)


def test_one_line_has_no_line_ends() -> None:
    assert plain_text.clean("a\nb\tc", one_line=True) == ("a b c", 0)


def test_places_are_counted_as_qt_counts() -> None:
    text = "a🙂b"
    assert [plain_text.units(text, place) for place in range(4)] == [0, 1, 3, 4]
    assert [plain_text.characters(text, place) for place in (0, 1, 3, 4)] == [0, 1, 2, 3]


@pytest.mark.parametrize(("text", "rtl"), [("abc", False), ("123 שלום", True), ("", False)])
def test_reading_direction(text: str, rtl: bool) -> None:
    assert plain_text.reads_right_to_left(text) is rtl


def test_the_word_around_a_place() -> None:
    assert plain_text.word_at("one two three", 5) == (4, 7)
    assert plain_text.word_at("one, two", 4) == (4, 4)
