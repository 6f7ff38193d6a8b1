# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What painted widgets share: crisp frames, wrapped words, places that mirror themselves.

The unlock window is painted with these, before anything of `Qt.` may be named: the first use of
one of Qt's common enumerations makes all hundred, a tenth of the whole start-up
(`docs/decisions/0009-start-up.md`). `QPainter.setPen` and `setBrush` do so as well; filling and
stroking a path does not.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QBrush, QColor, QFont

UNBOUNDED = 16_777_215

# Qt's own numbers for how words are placed.
ALIGN_LEFT = 0x01
ALIGN_RIGHT = 0x02
ALIGN_ABSOLUTE = 0x10
ALIGN_HCENTER = 0x04
ALIGN_VCENTER = 0x80
WORD_WRAP = 0x1000


def mirrored(widget: QWidget) -> bool:
    """Whether the widget reads from right to left."""
    return widget.isRightToLeft()


def pen(colour: QColor, width: float) -> QPen:
    """A solid pen for `QPainter.strokePath`."""
    made = QPen()
    made.setColor(colour)
    made.setWidthF(width)
    return made


def brush(colour: QColor) -> QBrush:
    """A solid brush for `QPainter.fillPath`."""
    return pen(colour, 1).brush()


def ink(painter: QPainter, colour: QColor) -> None:
    """Draw words in this colour from now on.

    A painter begins with the foreground colour of its widget's palette; a widget that is painted
    in the first frame sets that, so that it is right already.
    """
    if painter.pen().color() != colour:
        painter.setPen(colour)


def placed(widget: QWidget, box: QRectF) -> QRectF:
    """The box where it stands in the widget's reading direction."""
    if not mirrored(widget):
        return box
    return QRectF(widget.width() - box.right(), box.top(), box.width(), box.height())


def frame(
    painter: QPainter,
    box: QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """A rounded box whose edge lies inside `box`, so that a one-pixel line stays one pixel."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2
    path = QPainterPath()
    inner = box if edge is None else box.adjusted(half, half, -half, -half)
    path.addRoundedRect(inner, radius - half, radius - half)
    if fill is not None:
        painter.fillPath(path, brush(fill))
    if edge is not None:
        line = pen(edge, width)
        if dashed:
            from PySide6.QtCore import Qt  # not before the first paint

            line.setStyle(Qt.PenStyle.DotLine)
        painter.strokePath(path, line)
    painter.restore()


def flags(widget: QWidget, *, centred: bool = False, end: bool = False) -> int:
    """Flags for wrapped words: at the start edge of the reading direction, or centred, or at its
    end; vertically in the middle."""
    wrap = WORD_WRAP | ALIGN_VCENTER
    if centred:
        return wrap | ALIGN_HCENTER
    side = ALIGN_RIGHT if mirrored(widget) != end else ALIGN_LEFT
    return wrap | side | ALIGN_ABSOLUTE


def draw_words(painter: QPainter, widget: QWidget, box: QRectF, text: str, flags: int) -> None:
    """Draw wrapped words of a widget, every line flush with the edge where reading begins."""
    if mirrored(widget):
        text = lines(painter.font(), text, box.width())
    painter.drawText(box, flags, text)


def lines(font: QFont, text: str, width: float) -> str:
    """The text with its line breaks set: Qt counts the space at the end of a wrapped line that
    reads from right to left as part of it, and moves the line away from its edge."""
    from PySide6.QtGui import QTextLayout

    from ui.widgets.plain_text import characters

    found = []
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            start = characters(paragraph, line.textStart())
            end = characters(paragraph, line.textStart() + line.textLength())
            found.append(paragraph[start:end].rstrip(" "))
        layout.endLayout()
    return "\n".join(found)


def fit_height(widget: QWidget) -> None:
    """Let the widget be as high as its words need at its present width.

    A layout caps what may not grow at its size hint, which knows nothing of the width; and what
    may grow would take all the spare height. Call it when width, words or text size change.
    """
    needed = widget.heightForWidth(widget.width())
    if needed >= 0 and needed != widget.minimumHeight():
        widget.setMinimumHeight(needed)


# Layouts ask for the same few words again and again, for several hundred buttons on a page.
_MEASURED = 4096


@lru_cache(maxsize=_MEASURED)
def words_width(font: QFont, text: str) -> int:
    """The width of the words on one line, rounded up."""
    return ceil(QFontMetricsF(font).horizontalAdvance(text)) + 1


@lru_cache(maxsize=_MEASURED)
def words_height(font: QFont, text: str, width: int) -> int:
    """The height of the words wrapped into a width."""
    box = QRectF(0, 0, max(1, width), UNBOUNDED)
    return ceil(QFontMetricsF(font).boundingRect(box, WORD_WRAP, text).height())


@lru_cache(maxsize=_MEASURED)
def longest_word(font: QFont, text: str) -> int:
    """The width of the widest single word: below it, wrapping cuts."""
    metrics = QFontMetricsF(font)
    return ceil(max((metrics.horizontalAdvance(word) for word in text.split()), default=0)) + 1
