# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands beside a dot: its figure and its caption, where there is room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.charts.canvas import Canvas
    from ui.charts.spot import Spot
    from ui.theme.theme import Theme

MOST = 40
"""Dots of a field beyond which their figures are told when one has the focus: those few that found
room would stand out without a reason."""

AROUND = 12
"""Dots up to which a label may also stand above or beneath its dot."""

_BESIDE = 8.0  # from a dot to its label: the focus ring finds room between them
_OVER = 3.0  # more, where it covers a neighbour: its ground keeps off the ring
_BETWEEN = 6.0  # from the figure to the caption
_CELL = 48.0


class Label(NamedTuple):
    """A label where it stands: its first edge, its middle, how wide figure and caption are; and
    the spot it belongs to."""

    x: float
    y: float
    figure: str
    caption: str
    figure_width: float
    width: float
    spot: Spot | None = None


class Sizes:
    """How much room the words of labels take."""

    def __init__(self, theme: Theme) -> None:
        self._figure = QFontMetricsF(theme.font("label"))
        self._caption = QFontMetricsF(theme.font("caption"))
        self._known: dict[tuple[str, bool], float] = {}
        self.height = float(theme.line_height("label"))

    def width(self, words: str, *, strong: bool) -> float:
        """The width of a figure, or of a caption."""
        key = (words, strong)
        known = self._known.get(key)
        if known is None:
            metrics = self._figure if strong else self._caption
            known = self._known[key] = metrics.horizontalAdvance(words) + 1 if words else 0.0
        return known

    def label(self, x: float, y: float, figure: str, caption: str) -> Label:
        """A label that begins at x."""
        wide = self.width(figure, strong=True)
        more = self.width(caption, strong=False)
        gap = _BETWEEN if figure and caption else 0.0
        return Label(x, y, figure, caption, wide + gap, wide + gap + more)


class Taken:
    """Boxes that nothing else may be put on, found again by where they stand."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}

    def take(self, left: float, top: float, right: float, bottom: float) -> None:
        """Keep a box."""
        box = (left, top, right, bottom)
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)

    def free(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether a box touches none that is kept."""
        for cell in _cells((left, top, right, bottom)):
            for one in self._cells.get(cell, ()):
                if left < one[2] and right > one[0] and top < one[3] and bottom > one[1]:
                    return False
        return True


class Bounds(NamedTuple):
    """Where labels may stand. Without a top and a bottom, beside their dots alone."""

    left: float
    right: float
    top: float | None = None
    bottom: float | None = None


def place(spots: Iterable[Spot], sizes: Sizes, bounds: Bounds, taken: Taken) -> list[Label]:
    """Labels of the spots that have room for one.

    After the dot, else before it, above or beneath where a neighbour is near; without its caption
    where both are too long. `taken` holds the dots already.
    """
    made: list[Label] = []
    for spot in spots:
        for small in dict.fromkeys((spot.small, spot.more, "")):
            found = _fitted(spot, sizes.label(0, spot.y, spot.figure, small), sizes, bounds, taken)
            if found is not None:
                made.append(found)
                break
    return made


def told(spot: Spot, sizes: Sizes, width: float) -> Label:
    """The label of a spot that has the focus, over whatever stands beside it."""
    beside = spot.wide + _BESIDE + _OVER
    made = sizes.label(spot.x + beside, spot.y, spot.figure, spot.small)
    if made.x + made.width > width:
        made = made._replace(x=max(0.0, spot.x - beside - made.width))
    return made


def paint(canvas: Canvas, label: Label, sizes: Sizes, *, ground: str = "surface") -> None:
    """A label on its own ground, so that no line runs through it."""
    half = sizes.height / 2
    room = QRectF(label.x - 3, label.y - half, label.width + 6, sizes.height)
    canvas.fill(room, ground)
    box = QRectF(label.x, label.y - half, label.figure_width, sizes.height)
    if label.figure:
        canvas.words(box.adjusted(0, 0, 4, 0), label.figure, "label", "ink")
    if label.caption:
        rest = label.width - label.figure_width
        box = QRectF(label.x + label.figure_width, label.y - half, rest + 4, sizes.height)
        canvas.words(box, label.caption, "caption", "ink2")


def _fitted(spot: Spot, label: Label, sizes: Sizes, bounds: Bounds, taken: Taken) -> Label | None:
    if not label.width:
        return None
    half = sizes.height / 2 - 1
    for x, y in _places(spot, label, half, bounds):
        box = (x - 3, y - half, x + label.width + 3, y + half)
        if bounds.left <= x and x + label.width <= bounds.right and taken.free(*box):
            taken.take(*box)
            return label._replace(x=x, y=y, spot=spot)
    return None


def _places(spot: Spot, label: Label, half: float, bounds: Bounds) -> list[tuple[float, float]]:
    """First edge and middle of the label, in the order they are tried."""
    places = [
        (spot.x + spot.wide + _BESIDE, spot.y),
        (spot.x - spot.wide - _BESIDE - label.width, spot.y),
    ]
    if bounds.top is not None and bounds.bottom is not None:
        away = spot.high + half + 1
        x = spot.x - label.width / 2
        if spot.y - away - half >= bounds.top:
            places.append((x, spot.y - away))
        if spot.y + away + half <= bounds.bottom:
            places.append((x, spot.y + away))
    return places


def _cells(box: tuple[float, float, float, float]) -> list[tuple[int, int]]:
    left, top, right, bottom = box
    return [
        (across, down)
        for across in range(int(left // _CELL), int(right // _CELL) + 1)
        for down in range(int(top // _CELL), int(bottom // _CELL) + 1)
    ]
