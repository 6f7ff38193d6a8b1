# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Intervals: a bar between two ends, with a mark where its middle is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ui.charts.spot import Spot

if TYPE_CHECKING:
    from app.insights.values import Range
    from ui.charts.canvas import Canvas
    from ui.charts.span import Span

HIGH = 18.0
"""How high a bar in a lane is, its mark included, in logical pixels."""

_BAR = 3.0
_CAP = 10.0
_MARK = 4.0


def level(canvas: Canvas, interval: Range, span: Span, y: float) -> None:
    """Paint an interval along a lane, its middle at y."""
    first, last = span.at(interval.low), span.at(interval.high)
    canvas.fill(QRectF(first, y - _BAR / 2, last - first, _BAR), "c1")
    for end in (first, last):
        canvas.fill(QRectF(end - 1, y - _CAP / 2, 2, _CAP), "c1")
    middle = span.at(interval.middle)
    canvas.fill(QRectF(middle - _MARK / 2 - 1.5, y - HIGH / 2, _MARK + 3, HIGH), "surface")
    canvas.fill(QRectF(middle - _MARK / 2, y - HIGH / 2, _MARK, HIGH), "ink")


def upright(canvas: Canvas, interval: Range, x: float, span: Span) -> None:
    """Paint an interval along the other axis, its middle at x; `span` is that of y."""
    top, bottom = span.at(interval.high), span.at(interval.low)
    canvas.fill(QRectF(x - _BAR / 2, top, _BAR, bottom - top), "c1")
    for end in (top, bottom):
        canvas.fill(QRectF(x - _CAP / 2, end - 1, _CAP, 2), "c1")
    middle = span.at(interval.middle)
    canvas.fill(QRectF(x - HIGH / 2, middle - _MARK / 2 - 1.5, HIGH, _MARK + 3), "surface")
    canvas.fill(QRectF(x - HIGH / 2, middle - _MARK / 2, HIGH, _MARK), "ink")


def level_spot(interval: Range, span: Span, y: float) -> Spot:
    """Where a level interval is found by keys and mouse."""
    first, last = span.at(interval.low), span.at(interval.high)
    middle, half = (first + last) / 2, (last - first) / 2
    return Spot(middle, y, half + 2, HIGH / 2, interval.lane, interval.name)


def upright_spot(interval: Range, x: float, span: Span) -> Spot:
    """Where an upright interval is found by keys and mouse."""
    top, bottom = span.at(interval.high), span.at(interval.low)
    middle, half = (top + bottom) / 2, (bottom - top) / 2
    return Spot(x, middle, HIGH / 2, half + 2, 0, interval.name)
