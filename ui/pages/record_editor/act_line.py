# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A line of buttons below a page: some at its start, some at its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.widgets.buttons import Button

GAP = 12
# heights of the window in pixels at normal text size below which the line takes less room
LOW_WINDOW, LOWEST_WINDOW = 700, 480


class ActLine(QWidget):
    """Leaving at the start, going on at the end. Two lines where one is too short."""

    def __init__(
        self, *, start: Sequence[Button], end: Sequence[Button], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._start = tuple(start)
        self._end = tuple(end)
        self._stacked: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.refit()

    def refit(self) -> None:
        """Stand in one line or in two, as the width allows; after a button changed."""
        shown = [b for b in (*self._start, *self._end) if not b.isHidden()]
        wanted = sum(button.sizeHint().width() for button in shown) + GAP * len(shown)
        stacked = wanted > self.width() > 0
        if stacked == self._stacked:
            return
        self._stacked = stacked
        for button in (*self._start, *self._end):
            self._grid.removeWidget(button)
        middle = Qt.AlignmentFlag.AlignVCenter
        for column, button in enumerate(self._start):
            self._grid.addWidget(button, 0, column, middle | Qt.AlignmentFlag.AlignLeading)
        self._grid.setColumnStretch(len(self._start), 1)
        for column, button in enumerate(self._end, start=len(self._start) + 1):
            self._grid.addWidget(button, 1 if stacked else 0, column, middle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refit()


def is_low(widget: QWidget) -> bool:
    """Whether the window is so low, for its text size, that all room goes to the words."""
    return widget.window().height() < LOWEST_WINDOW * current().text_scale


def around(line: QWidget) -> tuple[int, int]:
    """Pixels above and below such a line: less in a low window, where the words need the room."""
    if is_low(line):
        return 4, 6
    return 8, 12 if line.window().height() < LOW_WINDOW else 28
