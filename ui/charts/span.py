# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a value on an axis to its place, and where the parts of a chart stand beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.charts import shapes

if TYPE_CHECKING:
    from app.insights.values import Axis
    from ui.theme.theme import Theme

WIDE = 660
"""Width at normal text size from which on words stand beside the area instead of above it."""

GUTTER = 290
NOTES = 60


@dataclass(frozen=True, slots=True)
class Span:
    """A straight scale: `low` stands at `start`, `high` at `end`. What lies beyond stands at the
    nearer end."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value."""
        if self.high <= self.low:
            return (self.start + self.end) / 2
        share = (value - self.low) / (self.high - self.low)
        return self.start + min(1.0, max(0.0, share)) * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Room:
    """How the width of a chart is shared out, in logical pixels from where reading begins.

    Attributes:
        width: all of it.
        left, right: the plotting area, the same in every chart of this width.
        wide: words stand beside the area; else above it.
    """

    width: float
    left: float
    right: float
    wide: bool
    theme: Theme

    @classmethod
    def of(cls, width: float, theme: Theme) -> Room:
        """The room of a chart that is so wide. All charts share it, so that a day stands at the
        same place in each."""
        scale = theme.text_scale
        wide = width >= WIDE * scale
        if not wide:
            return cls(width, 0.0, width, wide, theme)
        left = round(min(GUTTER * scale, width * 0.36))
        return cls(width, left, width - round(NOTES * scale), wide, theme)

    def span(self, axis: Axis, left: float | None = None) -> Span:
        """The scale of an axis across the area; a dot at its end is not cut."""
        half = shapes.side(self.theme) / 2
        start = self.left if left is None else left
        return Span(axis.low, axis.high, start + half, self.right - half)
