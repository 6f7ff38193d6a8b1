# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures on the sheet a record is read on: names, numbers, from then to now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from app.i18n import _
from ui.theme.theme import current
from ui.widgets.buttons import link
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.models.blocks import Figures


class Searched(Prose):
    """Words in which a search may have found something."""


class SchemaName(QWidget):
    """The name of a schema: plain, or a link to its page.

    Signals:
        asked(schema): it was pressed.
    """

    asked = Signal(str)

    def __init__(self, *, name: str, schema: str) -> None:
        super().__init__()
        self._plain = Searched(name, role="body", parent=self)
        self._link = link(name, parent=self)
        self._link.hide()
        self._link.clicked.connect(lambda: self.asked.emit(schema))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._plain, 1)
        row.addWidget(self._link)
        row.addStretch(0)

    def set_leads(self, leads: bool) -> None:
        """Make it a link, or plain words."""
        self._plain.setVisible(not leads)
        self._link.setVisible(leads)


def figures_grid(block: Figures) -> QGridLayout:
    """The rows of a block, figures flush at the end."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(0, 1)
    end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop
    for number, (name, then, now) in enumerate(block.rows):
        schema = block.schemas[number] if block.schemas else ""
        named = SchemaName(name=name, schema=schema) if schema else Searched(name, role="body")
        grid.addWidget(named, number, 0)
        grid.addWidget(_number(then), number, 1, end)
        if block.compared and now:
            grid.addWidget(_Arrow(), number, 2, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_number(now), number, 3, end)
    return grid


def _number(text: str) -> Prose:
    prose = Prose(text, role="body")
    width = max(prose.fontMetrics().horizontalAdvance(text) + 4, 0)
    prose.setFixedWidth(width)
    return prose


class _Arrow(QWidget):
    """From then to now, pointing where the reading goes."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("now"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as a line of text."""
        theme = current()
        return QSize(theme.icon_px(16), theme.line_height("body"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A short line with a head."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.setPen(QPen(theme.color("ink2"), 1.2 * theme.icon_px(16) / 16))
        middle, end, head = self.height() / 2, self.width() - 2.0, self.width() / 4
        painter.drawLine(QPointF(2, middle), QPointF(end, middle))
        painter.drawLine(QPointF(end - head, middle - head), QPointF(end, middle))
        painter.drawLine(QPointF(end - head, middle + head), QPointF(end, middle))
        painter.end()
