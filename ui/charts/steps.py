# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A step function: level until it jumps; it ends at its last place, as nothing is known after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

if TYPE_CHECKING:
    from ui.charts.canvas import Canvas
    from ui.charts.span import Span

_WIDTH = 2.0


def paint(
    canvas: Canvas, steps: tuple[tuple[float, float], ...], across: Span, upwards: Span
) -> None:
    """Paint the steps, from the lower end of both axes on."""
    if not steps:
        return
    y = upwards.at(upwards.low)
    path = QPainterPath(QPointF(canvas.x(across.start), y))
    for at, value in steps:
        place = canvas.x(across.at(at))
        path.lineTo(QPointF(place, y))
        y = upwards.at(value)
        path.lineTo(QPointF(place, y))
    canvas.stroke(path, "c1", _WIDTH)
