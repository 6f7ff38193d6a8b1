# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A stop of the Tab key in a text that is only read, so that keys can scroll it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QGroupBox, QVBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ScrollStop(QGroupBox):
    """Holds the heading of a text inside a scroll area. Arrow and page keys scroll the area,
    since it ignores them; the ring stands round the area.

    A group box because Qt gives it a role of its own; a scroll area has none for a screen reader.
    """

    def __init__(
        self, *, name: str, area: QAbstractScrollArea, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._area = area
        self.setFlat(True)
        self.setStyleSheet("QGroupBox { border: 0; margin: 0; padding: 0; }")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def ring_target(self) -> QWidget:
        """What the focus ring stands round."""
        return self._area
