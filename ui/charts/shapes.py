# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shapes of dots: disc, ring, square and diamond, told apart by form and filling alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

from app.insights.values import Shape
from ui.widgets import painting

if TYPE_CHECKING:
    from ui.theme.theme import Theme

SIDE = 14
"""Across a dot, in logical pixels at 100 % text; the same for every value."""

_RING = 2.0
_CLEAR = 1.5  # of the ground round a dot: two that overlap stay two

_stamps: dict[tuple[object, ...], QPixmap] = {}


def side(theme: Theme) -> float:
    """How wide a dot is at the present text size, in logical pixels."""
    return float(theme.icon_px(SIDE))


def diamond(at: QPointF, reach: float) -> QPainterPath:
    """A square on its corner, whose corners are `reach` away from its middle."""
    path = QPainterPath(QPointF(at.x(), at.y() - reach))
    for x, y in ((reach, 0.0), (0.0, reach), (-reach, 0.0)):
        path.lineTo(at + QPointF(x, y))
    path.closeSubpath()
    return path


def ellipse(at: QPointF, reach: float) -> QPainterPath:
    """A circle whose edge is `reach` away from its middle."""
    path = QPainterPath()
    path.addEllipse(at, reach, reach)
    return path


def outline(shape: Shape, at: QPointF, reach: float) -> QPainterPath:
    """The edge of a dot that reaches `reach` to each side."""
    if shape is Shape.DIAMOND:
        return diamond(at, reach * 1.15)
    if shape is Shape.SQUARE:
        path = QPainterPath()
        near = reach * 0.92
        path.addRect(QRectF(at.x() - near, at.y() - near, 2 * near, 2 * near))
        return path
    return ellipse(at, reach)


def stamp(shape: Shape, theme: Theme, ratio: float) -> QPixmap:
    """A dot as a picture to be drawn many times, with a clearing of the ground round it.

    `ratio`: device pixels a logical one.
    """
    reach = side(theme) / 2
    colour, ground = theme.color("c1"), theme.color("surface")
    key = (shape, reach, colour.rgba(), ground.rgba(), ratio)
    known = _stamps.get(key)
    if known is not None:
        return known
    if len(_stamps) > 64:
        _stamps.clear()
    around = stamp_side(theme)
    made = QPixmap(QSize(round(around * ratio), round(around * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    at = QPointF(around / 2, around / 2)
    painter.fillPath(outline(shape, at, reach + _CLEAR), painting.brush(ground))
    if shape is Shape.RING:
        edge = outline(shape, at, reach - _RING / 2)
        painter.strokePath(edge, painting.pen(colour, _RING))
    else:
        painter.fillPath(outline(shape, at, reach), painting.brush(colour))
    painter.end()
    _stamps[key] = made
    return made


def stamp_side(theme: Theme) -> float:
    """How wide the picture of a dot is, in logical pixels."""
    return side(theme) + 8.0
