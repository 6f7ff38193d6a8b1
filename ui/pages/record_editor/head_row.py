# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A heading with what was filled in beforehand at its end; beneath it where room is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent


class HeadRow(QWidget):
    """Side by side, or beneath each other."""

    def __init__(
        self, heading: Prose, beside: Sequence[QWidget], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._heading = heading
        self._beside = tuple(beside)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        self._box.addWidget(heading, 1)
        for widget in self._beside:
            self._box.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = self._heading.sizeHint().width()
        wanted += sum(12 + widget.sizeHint().width() for widget in self._beside)
        across = wanted <= self.width() or not self._beside
        direction = QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != direction:
            self._box.setDirection(direction)
