# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""An icon that is only looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import icons, theme
from ui.widgets import painting

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class IconMark(QWidget):
    """Drawn in a colour of the palette; the words beside it say what it means."""

    def __init__(
        self, *, icon: str, colour: str = "accent", size: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme.current()
        self.icon_name = icon
        self.colour = colour
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.theme.changed.connect(self._on_theme_changed)

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self.icon_name = name
        self.update()

    def sizeHint(self) -> QSize:
        side = self.theme.icon_px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self.theme.color(self.colour)
        box = QRectF(self.rect())
        icons.paint(painter, self.icon_name, box, colour, mirrored=painting.mirrored(self))

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
