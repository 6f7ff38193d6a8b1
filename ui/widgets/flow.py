# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A layout that flows like words: left to right, then the next line; mirrored where words are."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem
from shiboken6 import isValid


class Flow(QLayout):
    """Items keep their wished size, at most the width of the line; lines are as high as needed."""

    def __init__(self, *, gap: int = 8, line_gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._line_gap = line_gap
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        if parent is not None:
            parent.setLayout(self)

    def addWidget(self, widget: QWidget) -> None:
        """Put a widget at the end. The item is made here: of one that Qt makes, Python does not
        hear when it is freed, and takes for it whatever comes to lie at its address."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._living())

    def itemAt(self, index: int) -> QLayoutItem | None:
        self._living()
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._living()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def move(self, widget: QWidget, index: int) -> None:
        """Put a widget that is already here at another place."""
        at = self.indexOf(widget)
        self._items.insert(index, self._items.pop(at))
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._living() if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        height = max((size.height() for size in shown), default=0)
        return self._with_margins(QSize(width, height))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._living():
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _living(self) -> list[QLayoutItem]:
        """The items without those whose other half in Qt is gone.

        While a window is taken down Qt still asks for sizes; an error in the answer to it would
        end the process instead of being raised.
        """
        if not all(map(isValid, self._items)):
            self._items = [item for item in self._items if isValid(item)]
        return self._items

    def _with_margins(self, size: QSize) -> QSize:
        edges = self.contentsMargins()
        return size + QSize(edges.left() + edges.right(), edges.top() + edges.bottom())

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        edges = self.contentsMargins()
        room = rect.adjusted(edges.left(), edges.top(), -edges.right(), -edges.bottom())
        parent = self.parentWidget()
        rtl = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x, y, tallest = 0, 0, 0
        line: list[tuple[QLayoutItem, QRect]] = []
        for item in self._living():
            if item.isEmpty():
                continue
            width = min(item.sizeHint().width(), room.width())
            height = (
                item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            )
            if x > 0 and x + width > room.width():
                _centre(line, tallest)
                x, y, tallest = 0, y + tallest + self._line_gap, 0
                line = []
            if place:
                left = room.width() - x - width if rtl else x
                corner = QPoint(room.left() + left, room.top() + y)
                line.append((item, QRect(corner, QSize(width, height))))
            x += width + self._gap
            tallest = max(tallest, height)
        _centre(line, tallest)
        return y + tallest + edges.top() + edges.bottom()


def _centre(line: list[tuple[QLayoutItem, QRect]], tallest: int) -> None:
    """Place the items of one line on a common middle."""
    for item, box in line:
        item.setGeometry(box.translated(0, (tallest - box.height()) // 2))
