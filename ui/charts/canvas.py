# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a chart is painted on: places count from where reading begins, and are mirrored here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextOption

from ui.charts import measures, shapes
from ui.widgets import painting
from ui.widgets.plain_text import reads_right_to_left

if TYPE_CHECKING:
    from PySide6.QtGui import QPainterPath

    from app.insights.values import Shape
    from ui.theme.theme import Theme

START, MIDDLE, END = "start", "middle", "end"


class Canvas:
    """A painter with a theme. x runs from the side where reading begins, y downwards."""

    def __init__(self, painter: QPainter, theme: Theme, width: float, *, mirrored: bool) -> None:
        self.painter = painter
        self.theme = theme
        self.width = width
        self.mirrored = mirrored
        self.ratio = painter.device().devicePixelRatioF()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def x(self, x: float) -> float:
        """The place on the screen."""
        return self.width - x if self.mirrored else x

    def box(self, box: QRectF) -> QRectF:
        """The box on the screen."""
        if not self.mirrored:
            return box
        return QRectF(self.width - box.right(), box.top(), box.width(), box.height())

    def fill(self, box: QRectF, role: str) -> None:
        """Fill a box with a colour of the palette; thin boxes are lines that stay crisp."""
        self.painter.fillRect(self.box(box), self.theme.color(role))

    def across(self, y: float, start: float, end: float, role: str = "line") -> None:
        """A level hairline."""
        self.fill(QRectF(start, round(y), end - start, self.theme.edge), role)

    def down(self, x: float, top: float, bottom: float, role: str, width: float = 1) -> None:
        """An upright line, its middle at x."""
        left = round(x - width / 2) if width == round(width) else x - width / 2
        self.fill(QRectF(left, top, width, bottom - top), role)

    def dashes(self, x: float, top: float, bottom: float, role: str) -> None:
        """An upright line of dashes."""
        pen = QPen(self.theme.color(role), 1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        self.painter.setPen(pen)
        place = self.x(x)
        self.painter.drawLine(QPointF(place, top), QPointF(place, bottom))

    def stroke(self, path: QPainterPath, role: str, width: float) -> None:
        """Stroke a path whose places are on the screen already."""
        self.painter.strokePath(path, painting.pen(self.theme.color(role), width))

    def frame(self, box: QRectF, *, fill: str = "", edge: str = "", radius: float = 4) -> None:
        """A rounded box."""
        colour = self.theme.color
        painting.frame(
            self.painter,
            self.box(box),
            radius,
            fill=colour(fill) if fill else None,
            edge=colour(edge) if edge else None,
            width=max(1.5, self.theme.edge),
        )

    def dot(self, shape: Shape, x: float, y: float) -> None:
        """A dot with its middle at a place."""
        picture = shapes.stamp(shape, self.theme, self.ratio)
        half = shapes.stamp_side(self.theme) / 2
        self.painter.drawPixmap(QPointF(round(self.x(x)) - half, round(y) - half), picture)

    def words(
        self,
        box: QRectF,
        text: str,
        role: str,
        colour: str,
        *,
        side: str = START,
        top: bool = False,
        own: bool = False,
    ) -> None:
        """Words wrapped into a box; `own` words run in the direction of their own script."""
        text = measures.cut(text)
        rtl = reads_right_to_left(text) if own else self.mirrored
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # figures alone read from left to right in every script, their sign and their "%" too
        turned = rtl and any(character.isalpha() for character in text)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if turned else Qt.LayoutDirection.LeftToRight
        )
        across = Qt.AlignmentFlag.AlignHCenter
        if side != MIDDLE:
            right = (side == END) != rtl
            across = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            across |= Qt.AlignmentFlag.AlignAbsolute
        down = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter
        option.setAlignment(across | down)
        font = self.theme.font(role)
        place = self.box(box)
        if turned:
            text = painting.lines(font, text, place.width())
        self.painter.setFont(font)
        self.painter.setPen(self.theme.color(colour))
        self.painter.drawText(place, text, option)
