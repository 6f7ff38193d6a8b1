# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How high words are that a canvas wraps: also where one word is wider than its room."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextLayout, QTextOption

from ui.widgets import painting

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

LONGEST = 600
"""Characters of one text that are painted: an endless word takes Qt minutes."""


def cut(text: str) -> str:
    """The text as far as it is painted."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def height(font: QFont, text: str, width: float) -> int:
    """The height of the words wrapped into a width; a word that is wider breaks anywhere."""
    text, room = cut(text), max(1, int(width))
    if not text:
        return 0
    if painting.longest_word(font, text) <= room:
        return painting.words_height(font, text, room)
    high = 0.0
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            high += line.height()
        layout.endLayout()
    return ceil(high)
