# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How words are written on paper: black on white, own words in the reading face."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat

from ui.theme.theme import current
from ui.widgets.plain_text import reads_right_to_left

LEADS = int(QTextFormat.Property.UserProperty) + 1
"""On a block: a heading or caption, which stays on the page of what it leads to."""

INK, QUIET = QColor("#1A1F1E"), QColor("#4A5856")
TITLE, PART, BODY, WRITING, CAPTION = 18.0, 13.0, 10.0, 11.0, 8.5
"""Sizes in points."""


def caption_line(cursor: QTextCursor, text: str) -> None:
    """Add a small line that leads to what comes next."""
    line(cursor, text, chars("body", CAPTION, quiet=True), above=7, leads=True)


def line(
    cursor: QTextCursor,
    text: str,
    chars: QTextCharFormat,
    *,
    above: float = 0,
    below: float = 0,
    first: bool = False,
    leads: bool = False,
) -> None:
    """Add a paragraph of plain text; `above` and `below` in points. `first`: the one that is there
    in an empty document. `leads`: it stays on the page of what it leads to."""
    block = QTextBlockFormat()
    if leads:
        block.setProperty(LEADS, True)
    block.setTopMargin(above)
    block.setBottomMargin(below)
    if text.strip() and reads_right_to_left(text):
        block.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if first:
        cursor.setBlockFormat(block)
        cursor.setBlockCharFormat(chars)
    else:
        cursor.insertBlock(block, chars)
    cursor.insertText(text, chars)


def chars(role: str, points: float, *, quiet: bool = False) -> QTextCharFormat:
    """How characters of a type role look; `points` is their size."""
    made = QTextCharFormat()
    made.setFont(font(role, points))
    made.setForeground(QUIET if quiet else INK)
    return made


def font(role: str, points: float) -> QFont:
    """The font of a type role in a size in points."""
    made = QFont(current().font(role))
    made.setPointSizeF(points)
    return made
