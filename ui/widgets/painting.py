# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What painted widgets share: crisp frames, wrapped words, places that mirror themselves."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont

UNBOUNDED = 16_777_215


def mirrored(widget: QWidget) -> bool:
    """Whether the widget reads from right to left."""
    return widget.layoutDirection() == Qt.LayoutDirection.RightToLeft


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
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        inner = box
    else:
        style = Qt.PenStyle.DotLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(edge, width, style))
        inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.drawRoundedRect(inner, radius - width / 2, radius - width / 2)
    painter.restore()


def flags(widget: QWidget, *, centred: bool = False, end: bool = False) -> int:
    """Flags for wrapped words: at the start edge of the reading direction, or centred, or at its
    end; vertically in the middle."""
    wrap = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)
    if centred:
        return wrap | int(Qt.AlignmentFlag.AlignHCenter)
    right = mirrored(widget) != end
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return wrap | int(side) | int(Qt.AlignmentFlag.AlignAbsolute)


def fit_height(widget: QWidget) -> None:
    """Let the widget be as high as its words need at its present width.

    A layout caps what may not grow at its size hint, which knows nothing of the width; and what
    may grow would take all the spare height. Call it when width, words or text size change.
    """
    needed = widget.heightForWidth(widget.width())
    if needed >= 0 and needed != widget.minimumHeight():
        widget.setMinimumHeight(needed)


def words_width(font: QFont, text: str) -> int:
    """The width of the words on one line, rounded up."""
    return ceil(QFontMetricsF(font).horizontalAdvance(text)) + 1


def words_height(font: QFont, text: str, width: int) -> int:
    """The height of the words wrapped into a width."""
    box = QRectF(0, 0, max(1, width), UNBOUNDED)
    wrap = int(Qt.TextFlag.TextWordWrap)
    return ceil(QFontMetricsF(font).boundingRect(box, wrap, text).height())


def longest_word(font: QFont, text: str) -> int:
    """The width of the widest single word: below it, wrapping cuts."""
    metrics = QFontMetricsF(font)
    return ceil(max((metrics.horizontalAdvance(word) for word in text.split()), default=0)) + 1
