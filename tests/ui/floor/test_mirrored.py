# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that read from right to left begin at the right edge on every line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from tests.ui.floor import checks_paint
from tests.ui.floor.looks import Look, worn
from ui.theme import theme as themes
from ui.widgets import painting
from ui.widgets.buttons import link
from ui.widgets.line_field import LineField
from ui.widgets.plain_edit import PlainEdit
from ui.widgets.prose import Prose
from ui.widgets.writing_field import WritingField

HEBREW = "שלום עולם זה משפט ארוך מאוד לבדיקה"
LATIN = "Call in tears"
WIDTH = 160


@pytest.fixture(autouse=True)
def rtl(qapp: QApplication) -> object:
    with worn(Look(rtl=True), themes.current()):
        yield


@pytest.mark.parametrize("words", [HEBREW, "Look around a sample before anything else"])
def test_every_wrapped_line_is_flush(words: str) -> None:
    button = link(words)
    button.resize(WIDTH, button.heightForWidth(WIDTH))
    image = checks_paint.picture(button)
    count = len(painting.lines(themes.current().font("label"), words, WIDTH).split("\n"))
    height = button.height() // count
    assert count > 1
    for number in range(count):
        box = QRect(0, number * height, WIDTH, height)
        _before, after = checks_paint._margins(image, box)
        assert after <= 3, (number, after)


def test_lines_are_broken_at_spaces_that_are_left_out() -> None:
    font = themes.current().font("body")
    text = "💛 one two three four five six\nseven"
    broken = painting.lines(font, text, 90)
    assert broken.replace("\n", " ") == text.replace("\n", " ")
    assert all(line == line.strip() for line in broken.split("\n"))


@pytest.mark.parametrize("make", [LineField, WritingField])
def test_a_placeholder_begins_where_reading_begins(make: type[PlainEdit]) -> None:
    field = make(name="Search", placeholder="Search")
    field.resize(300, field.sizeHint().height())
    before, after = checks_paint._margins(checks_paint.picture(field), _inner(field))
    assert after < before


@pytest.mark.parametrize("make", [LineField, WritingField])
@pytest.mark.parametrize(("words", "from_the_right"), [(HEBREW[:9], True), (LATIN, False)])
def test_own_words_begin_where_their_script_begins(
    make: type[PlainEdit], words: str, from_the_right: bool
) -> None:
    field = make(name="Situation")
    field.resize(300, field.sizeHint().height())
    field.set_text(words)
    before, after = checks_paint._margins(checks_paint.picture(field), _inner(field))
    assert (after < before) is from_the_right
    read = Prose(words, role="reading")
    read.resize(300, read.heightForWidth(300))
    before, after = checks_paint._margins(checks_paint.picture(read), read.rect())
    assert (after < before) is from_the_right


def _inner(field: PlainEdit) -> QRect:
    return field.rect().adjusted(6, 6, -6, -6)
