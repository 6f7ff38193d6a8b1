# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The icon set: SVG outlines on a 24 grid, drawn straight into a painter.

The files use <path d="..."> with M L H V C S A Z and numbers apart from each other only, so a few
lines read them; QtSvg, which costs milliseconds to import, is not needed. Drawn at the device's
own ratio, they stay sharp at any.
"""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen

from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QIcon, QPixmap

FOLDER = Path(__file__).parent / "icons"
GRID = 24.0
STROKE = 1.75
# Pictures of a direction: mirrored where the reading direction is from right to left.
DIRECTED = frozenset({"chevron-left", "chevron-right", "arrow-right", "undo", "line"})
# Icons of the first window. Their straight lines are level, and their curves have no free end.
PLAIN = frozenset({"mark", "eye"})

_TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "a": 7, "z": 0}


def names() -> tuple[str, ...]:
    """Every icon there is, sorted."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.svg")))


@cache
def outline(name: str) -> QPainterPath:
    """The outline of an icon on the 24 grid; FileNotFoundError for an unknown name."""
    path = QPainterPath()
    text = (FOLDER / f"{name}.svg").read_text("utf-8")
    for rest in text.split('<path d="')[1:]:
        _trace(path, rest.partition('"')[0])
    return path


@cache
def _area(name: str) -> QPainterPath:
    """The strokes of an icon of `PLAIN` as areas to fill: a straight line is a bar with round ends.

    Needs no pen with round ends, which would load Qt's enumerations (`ui/widgets/painting.py`).
    """
    lines = outline(name)
    curves, bars = QPainterPath(), list[QRectF]()
    start = QPointF()
    for index in range(lines.elementCount()):
        element = lines.elementAt(index)
        at = QPointF(element.x, element.y)
        if element.isMoveTo():
            start = at
            curves.moveTo(at)
        elif element.isLineTo():
            bars.append(QRectF(curves.currentPosition(), at))
            curves.moveTo(at)
        elif element.isCurveTo():
            second, end = lines.elementAt(index + 1), lines.elementAt(index + 2)
            curves.cubicTo(at, QPointF(second.x, second.y), QPointF(end.x, end.y))
            if curves.currentPosition() == start:
                curves.closeSubpath()
    stroker = QPainterPathStroker()
    stroker.setWidth(STROKE)
    found = stroker.createStroke(curves)
    half = STROKE / 2
    for bar in bars:
        found.addRoundedRect(bar.adjusted(-half, -half, half, half), half, half)
    return found


def paint(
    painter: QPainter, name: str, box: QRectF, colour: QColor, *, mirrored: bool = False
) -> None:
    """Draw an icon into a square; `mirrored` turns pictures of a direction round."""
    side = min(box.width(), box.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center().x() - side / 2, box.center().y() - side / 2)
    painter.scale(side / GRID, side / GRID)
    if mirrored and name in DIRECTED:
        painter.translate(GRID, 0)
        painter.scale(-1, 1)
    if name in PLAIN:
        pen = QPen()
        pen.setColor(colour)
        painter.fillPath(_area(name), pen.brush())
    else:
        from PySide6.QtCore import Qt  # not before the first paint

        round_cap = Qt.PenCapStyle.RoundCap
        pen = QPen(colour, STROKE, Qt.PenStyle.SolidLine, round_cap, Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(outline(name), pen)
    painter.restore()


def icon(name: str, role: str = "ink2", size: int = 20) -> QIcon:
    """A QIcon in a palette colour, for menus and actions; made new after each restyle."""
    from PySide6.QtGui import QIcon  # not before the first paint

    made = QIcon()
    colour = theme.current().color(role)
    for ratio in (1.0, 1.25, 1.5, 2.0, 3.0):
        made.addPixmap(pixmap(name, colour, size, ratio))
    return made


def pixmap(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    """One icon as a picture of `size` logical pixels at a device ratio."""
    from PySide6.QtCore import QSize, Qt
    from PySide6.QtGui import QPixmap

    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, name, QRectF(0, 0, size, size), colour)
    painter.end()
    return picture


def _trace(path: QPainterPath, data: str) -> None:
    spaced = "".join(f" {sign} " if sign.isalpha() else sign for sign in data)
    steps = spaced.replace("-", " -").split()
    place, command = 0, ""
    at, control = QPointF(), QPointF()
    while place < len(steps):
        if steps[place].isalpha():
            command = steps[place]
            place += 1
        kind = command.lower()
        count = _TAKES[kind]
        n = [float(number) for number in steps[place : place + count]]
        place += count
        base = at if command.islower() else QPointF()
        points = [QPointF(n[k], n[k + 1]) + base for k in range(0, count - count % 2, 2)]
        if kind == "m":
            path.moveTo(points[0])
        elif kind == "l":
            path.lineTo(points[0])
        elif kind == "h":
            path.lineTo(n[0] + base.x(), at.y())
        elif kind == "v":
            path.lineTo(at.x(), n[0] + base.y())
        elif kind == "c":
            path.cubicTo(points[0], points[1], points[2])
            control = points[1]
        elif kind == "s":
            path.cubicTo(at * 2 - control, points[0], points[1])
            control = points[0]
        elif kind == "a":
            _arc(path, at, n, QPointF(n[5], n[6]) + base)
        elif kind == "z":
            path.closeSubpath()
        at = path.currentPosition()


def _arc(path: QPainterPath, start: QPointF, n: list[float], end: QPointF) -> None:
    """A circular arc: centre from the end points, as the SVG standard puts it (F.6.5)."""
    half = (start - end) / 2
    distance = math.hypot(half.x(), half.y())
    radius = max(n[0], distance)
    offset = math.sqrt(max(0.0, radius * radius - distance * distance)) / (distance or 1.0)
    sign = -1.0 if bool(n[3]) == bool(n[4]) else 1.0
    middle = (start + end) / 2
    centre = middle + QPointF(half.y(), -half.x()) * offset * sign
    first = math.degrees(math.atan2(centre.y() - start.y(), start.x() - centre.x()))
    last = math.degrees(math.atan2(centre.y() - end.y(), end.x() - centre.x()))
    sweep = (last - first) % 360
    if n[4]:
        sweep -= 360
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    path.arcTo(box, first, sweep)
