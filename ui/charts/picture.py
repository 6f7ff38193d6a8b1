# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A view as a picture: dark on white whatever the window looks like, at a text size of 100 %."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from ui.charts import measures
from ui.charts.canvas import Canvas
from ui.charts.figure import figure_of
from ui.models.insight_words import small_lines
from ui.theme import theme as themes
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from app.insights.values import Grid, Insight, Plot

WIDTH, MARGIN = 960, 32
RATIO = 2.0
"""Pixels of the picture for one logical pixel."""

_GAPS = {"h2": 4, "reading": 16, "body": 4, "caption": 2}


def paper() -> Theme:
    """A look for what leaves the window: light, at 100 % text, in the face of the window."""
    made = Theme()
    made.system_font = themes.current().system_font
    return made


def chart_image(chart: Plot | Grid, width: int, ratio: float) -> QImage:
    """The chart alone, `width` logical pixels wide, with `ratio` pixels for each."""
    theme = paper()
    figure = figure_of(chart, width, theme)
    image, painter = _sheet(width, ceil(figure.height) + 2, ratio, theme)
    figure.paint(Canvas(painter, theme, width, mirrored=_mirrored()))
    painter.end()
    return image


def insight_image(insight: Insight, looked_at: str) -> QImage:
    """The view with its title, its chart, its sentence and what is said below it.

    `looked_at`: what it was made from, said last.

    Raises:
        ValueError: the view has no chart.
    """
    if insight.chart is None:
        raise ValueError("nothing to paint")
    theme = paper()
    room = WIDTH - 2 * MARGIN
    figure = figure_of(insight.chart, room, theme)
    above = [("h2", insight.title), ("reading", insight.about)]
    small = (*small_lines(insight), looked_at)
    below = [("body", insight.sentence), *(("caption", note) for note in small)]
    head, foot = _height(above, room, theme), _height(below, room, theme)
    height = 2 * MARGIN + head + 16 + ceil(figure.height) + 20 + foot
    image, painter = _sheet(WIDTH, height, RATIO, theme)
    painter.translate(MARGIN, MARGIN)
    canvas = Canvas(painter, theme, room, mirrored=_mirrored())
    _write(canvas, above, 0)
    painter.translate(0, head + 16)
    figure.paint(canvas)
    painter.translate(0, ceil(figure.height) + 20)
    _write(canvas, below, 0)
    painter.end()
    return image


def _sheet(width: int, height: int, ratio: float, theme: Theme) -> tuple[QImage, QPainter]:
    size = QSize(ceil(width * ratio), ceil(height * ratio))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.color("surface"))
    return image, QPainter(image)


def _height(lines: list[tuple[str, str]], room: int, theme: Theme) -> int:
    return sum(
        measures.height(theme.font(role), text, room) + _GAPS[role] for role, text in lines if text
    )


def _write(canvas: Canvas, lines: list[tuple[str, str]], top: float) -> None:
    y = top
    for role, text in lines:
        if not text:
            continue
        high = measures.height(canvas.theme.font(role), text, int(canvas.width))
        box = QRectF(0, y, canvas.width, high)
        colour = "ink2" if role == "caption" else "ink"
        canvas.words(box, text, role, colour, top=True, own=role == "reading")
        y += high + _GAPS[role]


def _mirrored() -> bool:
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
