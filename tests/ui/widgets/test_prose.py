# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words to read: wrapped to the width, right heights, selection and marks in characters."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.prose import Prose

Show = Callable[..., QWidget]
TEXT = "Anger at a patient is human; skill is noticing it and using it for her."


@pytest.mark.parametrize(
    "role", ["reading", "help", "body", "caption", "label", "status", "h1", "h2", "h3"]
)
def test_height_follows_width(look: Theme, role: str) -> None:
    made = Prose(TEXT, role=role)
    line = look.line_height(role)
    heights = [made.heightForWidth(width) for width in (2000, 300, 120)]
    assert heights[0] % line == 0
    assert heights[0] < heights[1] < heights[2]
    assert made.sizeHint().height() % line == 0


def test_a_layout_that_asks_for_few_widths_again_and_again_costs_little(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = Prose(TEXT)
    laid: list[int] = []
    lay_out = Prose._lay_out

    def counting(prose: Prose, width: int) -> None:
        laid.append(width)
        lay_out(prose, width)

    monkeypatch.setattr(Prose, "_lay_out", counting)
    asked = [made.heightForWidth(width) for width in (300, 120, 300, 120, 300)]
    assert laid == [300, 120]
    assert asked[0] == asked[2] == asked[4]
    made.set_text("short")
    assert made.heightForWidth(300) < asked[0]


def test_a_screen_reader_hears_static_text() -> None:
    made = Prose(TEXT)
    found = QAccessible.queryAccessibleInterface(made)
    assert found.role() == QAccessible.Role.StaticText
    assert found.text(QAccessible.Text.Name) == TEXT


def test_markup_is_never_read() -> None:
    made = Prose("<b>bold</b> <img src='file:///x'>")
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert made.text() == "<b>bold</b> <img src='file:///x'>"


def test_paragraphs_and_gaps_have_their_lines(look: Theme) -> None:
    line = look.line_height("reading")
    assert Prose("one\n\nthree", role="reading").heightForWidth(500) == 3 * line


def test_text_size_changes_its_height(look: Theme, show: Show) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    made = Prose(TEXT, role="reading")
    column.addWidget(made)
    column.addStretch(1)
    show(holder, 300, 600)
    before = made.height()
    look.set_scale(2.0)
    assert made.minimumHeight() > before
    made.set_text("short")
    assert made.minimumHeight() == look.line_height("reading")


def test_selection_counts_characters_not_units(show: Show) -> None:
    made = Prose("🙂🙂 two words", role="reading", selectable=True)
    show(made, 400, 100)
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert made.selected_text() == "🙂🙂 two words"
    QTest.keyClick(made, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "🙂🙂 two words"
    assert made._place(QPointF(4000, 5)) == len("🙂🙂 two words")
    QTest.mousePress(made, Qt.MouseButton.LeftButton, pos=QPoint(0, 8))
    assert made.selected_text() == ""
    QTest.mouseDClick(made, Qt.MouseButton.LeftButton, pos=QPoint(80, 8))
    assert made.selected_text() in ("two", "words")


def test_marked_places_are_painted(show: Show) -> None:
    plain, marked = Prose(TEXT, role="reading"), Prose(TEXT, role="reading", spans=[(0, 5)])
    pictures = []
    for made in (plain, marked):
        show(made, 600, 60)
        pictures.append(made.grab().toImage())
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize("text", ["x" * 200_000, "word " * 40_000, "line\n" * 20_000])
def test_a_very_long_text_is_laid_out(text: str) -> None:
    assert Prose(text, role="reading").heightForWidth(500) > 1000
