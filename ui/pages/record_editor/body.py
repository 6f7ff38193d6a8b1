# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rail, column and aside side by side; in narrow windows beneath each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.pages.record_editor.aside import Aside
from ui.pages.record_editor.footer import Footer
from ui.pages.record_editor.margins import set_margins
from ui.pages.record_editor.rail import Rail, RailMenu
from ui.pages.record_editor.step_view import BAR, RING
from ui.pages.record_editor.strip import Strip
from ui.theme import tokens
from ui.theme.theme import current
from ui.widgets.scroll_area import ScrollArea

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.pages.record_editor.in_view import InView

RAIL = 176  # the rail of the look and room for its longest bold title
GUTTER = 24
TO_ASIDE = 40
LEAST_COLUMN = 396
NARROW_WINDOW = 900
SMALL_WINDOW = 700


class Body(QWidget):
    """Lays the parts of the editor out for the width there is.

    Signals:
        arranged: the parts have found their places; see `rail_beside`.
    """

    arranged = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rail = Rail(parent=self)
        self.menu = RailMenu(parent=self)
        self.stack = QStackedWidget(self)
        self.footer = Footer(parent=self)
        self.aside = Aside(parent=self)
        self.strip = Strip(parent=self)
        self._words: tuple[InView, ...] = ()
        self.rail_beside = True
        self.aside_beside = True
        self._rail_area = _scrolled(self.rail)
        self._aside_area = _scrolled(self.aside)
        self._centre = QWidget(self)
        column = QVBoxLayout(self._centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.menu)
        self._above = QVBoxLayout()
        self._above.addWidget(self.strip)
        column.addLayout(self._above)
        column.addWidget(self.stack, 1)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.footer)
        column.addLayout(self._foot)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(self._rail_area)
        self._row.addSpacing(GUTTER - RING - BAR)
        self._row.addWidget(self._centre, 1000)
        self._row.addSpacing(TO_ASIDE - RING - BAR)
        self._row.addWidget(self._aside_area)
        self._row.addStretch(1)
        current().changed.connect(self.arrange)
        self.arrange()

    def show_in_view(self, words: tuple[InView, ...], *, hold: bool = False) -> None:
        """Show what stays in view, beside the step or above it.

        With `hold` the step stands still while room above it is taken or given back.
        """
        self._words = words
        before = self._top_of_step()
        self.aside.show_words(words)
        self._show_strip()
        layout = self._centre.layout()
        if hold and layout is not None:
            layout.activate()
            step = self.stack.currentWidget()
            if isinstance(step, QScrollArea):
                bar = step.verticalScrollBar()
                bar.setValue(bar.value() + self._top_of_step() - before)

    def _show_strip(self) -> None:
        self.strip.show_words(() if self.aside_beside else self._words)
        self.strip.fit()

    def _top_of_step(self) -> int:
        return self.stack.geometry().top()

    def arrange(self) -> None:
        """Choose what stands beside the column at the present width and text size."""
        scale = current().text_scale
        rail = round(RAIL * min(scale, 1.6))
        aside = round(tokens.LAYOUT["aside"] * min(scale, 1.6))
        window = self.window().width()
        side = 16 if window < SMALL_WINDOW else 28
        room = self.width() - 2 * side
        least = LEAST_COLUMN * min(scale, 1.4)
        gutter = GUTTER
        self.rail_beside = window >= NARROW_WINDOW and room >= rail + gutter + least
        self.aside_beside = self.rail_beside and room >= rail + gutter + least + TO_ASIDE + aside
        self._rail_area.setVisible(self.rail_beside)
        self.menu.setVisible(not self.rail_beside)
        self._aside_area.setVisible(self.aside_beside)
        self._rail_area.setFixedWidth(rail + BAR)
        self._aside_area.setFixedWidth(aside + BAR)
        widest = round(tokens.LAYOUT["column"] * min(scale, 1.5)) + 2 * RING + BAR
        self._centre.setMaximumWidth(widest)
        whole = rail + gutter + widest + TO_ASIDE + aside
        # in a wide window the desk is parted evenly, in others the way back and the rail align
        start = side if room < 1.4 * whole else side + (room - whole) // 2
        end = side - BAR if self.aside_beside else max(0, side - RING - BAR)
        if not self.rail_beside:
            start -= RING
        set_margins(self._row, self, start=start, top=0, end=end, bottom=0)
        set_margins(self._foot, self, start=RING, top=0, end=RING + BAR, bottom=0)
        self._show_strip()
        set_margins(self._above, self, start=RING, top=4, end=RING + BAR, bottom=4)
        set_margins(self.menu.line, self, start=RING, top=2, end=RING + BAR, bottom=4)
        self.arranged.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()


def _scrolled(widget: QWidget) -> ScrollArea:
    area = ScrollArea()
    area.setWidget(widget)
    layout = widget.layout()
    if layout is not None:
        layout.setContentsMargins(0, 16, 0, 16)
    return area
