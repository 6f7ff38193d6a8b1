# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two phases of a plot: a dashed line between them, and what it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ui.charts import measures
from ui.widgets import painting

if TYPE_CHECKING:
    from app.insights.values import Tick
    from ui.charts.canvas import Canvas
    from ui.charts.span import Span
    from ui.theme.theme import Theme

_AFTER = 6.0


def height(divider: Tick | None, width: float, theme: Theme) -> float:
    """The room its words take above a plot that is so wide."""
    if divider is None:
        return 0.0
    font = theme.font("caption")
    return float(measures.height(font, divider.words, _most(width))) + 4


def paint(canvas: Canvas, divider: Tick, span: Span, top: float, bottom: float) -> None:
    """Paint the line from its words at `top` down to the base line."""
    place = span.at(divider.at)
    canvas.dashes(place, top, bottom, "ink3")
    font, most = canvas.theme.font("caption"), _most(canvas.width)
    width = float(min(painting.words_width(font, divider.words), most))
    first = place + _AFTER
    if first + width > canvas.width:
        first = max(0.0, place - _AFTER - width)
    box = QRectF(first, top, width + 1, measures.height(font, divider.words, most))
    canvas.words(box, divider.words, "caption", "ink2")


def _most(width: float) -> int:
    return int(width / 2)
