# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words have the room they are painted in, also where one is wider than that or has no end."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.insights.values import Table
from tests.ui.charts.made import row
from ui.charts import measures
from ui.charts.canvas import Canvas
from ui.pages.patterns.columns import GAP, widths
from ui.theme.theme import current

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=40), min_size=1, max_size=8)


@settings(max_examples=40, deadline=None)
@given(WORDS, st.integers(60, 300))
def test_nothing_is_painted_below_the_height_that_was_measured(
    qapp: QApplication, words: list[str], width: int
) -> None:
    theme, text = current(), " ".join(words)
    high = measures.height(theme.font("reading"), text, width)
    image = QImage(width, high + 60, QImage.Format.Format_RGB32)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    canvas = Canvas(painter, theme, width, mirrored=False)
    canvas.words(QRectF(0, 0, width, high + 60), text, "reading", "ink", top=True, own=True)
    painter.end()
    ground = theme.color("surface").rgb()
    below = [image.pixel(x, y) for y in range(high + 2, image.height()) for x in range(0, width, 3)]
    assert set(below) <= {ground}


def test_an_endless_word_is_cut_and_measured_at_once(qapp: QApplication) -> None:
    endless = "a" * 1_000_000
    assert len(measures.cut(endless)) == measures.LONGEST
    assert measures.height(current().font("reading"), endless, 200) > 0


@given(
    st.lists(st.text("abc ", min_size=1, max_size=60), min_size=1, max_size=6),
    st.integers(100, 1200),
)
def test_columns_fill_the_table_or_give_up(qapp: QApplication, cells: list[str], room: int) -> None:
    table = Table(tuple(f"Column {at}" for at in range(len(cells))), (row(*cells),))
    found = widths(table, room, current())
    if found is not None:
        assert sum(found) == room
        assert all(width > GAP for width in found[:-1])
        assert found[-1] > 0


def test_the_longest_column_gives_way_first(qapp: QApplication) -> None:
    long = "a note of many words that goes on and on until there is no more room for it " * 3
    table = Table(("Day", "Belief", "Note"), (row("24 September", "85", long),))
    wide, narrow = (widths(table, room, current()) for room in (1000, 500))
    assert wide is not None
    assert narrow is not None
    assert wide[:2] == narrow[:2]
