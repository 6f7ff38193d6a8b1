# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The base of every page: one scrollable column, margins from the tokens."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import theme, tokens
from ui.widgets.scroll_area import ScrollArea
from ui.widgets.tab_order import TabOrder


class Page(QWidget):
    """A column of at most `width` pixels (the writing column by default) in the middle of the
    page, scrolling when it is higher than the window, `above` pixels below what stands over it
    (by default as far as it is from the side). Add to `body` through `add` and `gap`.

    Subclasses set NAME, TITLE and ICON and may override `open`, `leave` and `refresh`. What stays
    above or below the scrolled column goes into `top` and `bottom`.
    """

    NAME = ""
    TITLE = ""
    ICON = ""

    def __init__(
        self,
        *,
        width: int | None = None,
        centred: bool = True,
        above: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme.current()
        self.setObjectName("Page")
        self._centred = centred
        self._above = above
        self._wide = tokens.LAYOUT["column"] if width is None else width
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.top = QVBoxLayout()
        self.top.setSpacing(0)
        outer.addLayout(self.top)
        self.scroller = ScrollArea()
        outer.addWidget(self.scroller, 1)
        self.bottom = QVBoxLayout()
        self.bottom.setSpacing(0)
        outer.addLayout(self.bottom)
        self._desk = QWidget()
        self._across = QHBoxLayout(self._desk)
        self._across.setSpacing(0)
        self.column = QWidget()
        self.column.setMaximumWidth(self._wide)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.column.setSizePolicy(policy)
        self.body = QVBoxLayout(self.column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        if centred:
            self._across.addStretch(1)
        self._across.addWidget(self.column, 1000)
        self._across.addStretch(1)
        self.scroller.setWidget(self._desk)
        self.tabs = TabOrder(root=self)
        self.tabs.watch(self._desk)
        self._set_margins()
        self.theme.changed.connect(self._set_margins)

    @property
    def title(self) -> str:
        """The words of the page in the navigation and for screen readers."""
        return self.TITLE

    def add(self, item: QWidget | QLayout, *, before: int = 0) -> None:
        """Put a widget or a layout at the end of the column, `before` pixels below the last."""
        if before:
            self.body.addSpacing(before)
        if isinstance(item, QWidget):
            self.body.addWidget(item)
        else:
            self.body.addLayout(item)

    def gap(self, pixels: int) -> None:
        """Leave space in the column."""
        self.body.addSpacing(pixels)

    def end(self) -> None:
        """Let the column end here: what is above keeps its height."""
        self.body.addStretch(1)

    def margin(self) -> int:
        """The side margin at the present width: 40, 32 below 1100 px, 16 below 700 px."""
        window = self.window().width()
        if window < 700:
            return tokens.SPACE["page_margin_small"]
        if window < 1100:
            return tokens.SPACE["page_margin_medium"]
        return tokens.SPACE["page_margin"]

    def focus_first(self) -> None:
        """Put the focus on the first control of the column that Tab would reach."""
        for widget in self.column.findChildren(QWidget):
            reach = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if reach and widget.isVisibleTo(self) and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def open(self, route: Any) -> None:
        """Show what the route asks for."""

    def leave(self) -> None:
        """Write down what is not yet saved; another page comes."""

    def place(self) -> Any:
        """The route that leads back to this very place after an unlock, or `None` for Today."""
        return None

    def refresh(self, changes: Any) -> None:
        """Show what was changed elsewhere."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()

    def _set_margins(self) -> None:
        side = self.margin()
        # large text keeps its words a line where the window has the room
        self.column.setMaximumWidth(round(self._wide * self.theme.text_scale))
        left = right = side
        # The bar takes its place on one side only: the column stays in the middle if it can.
        bar = self.scroller.verticalScrollBar().sizeHint().width()
        if self._centred and self.width() - 2 * (side + bar) >= self.column.maximumWidth():
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                right += bar
            else:
                left += bar
        above = max(24, side) if self._above is None else self._above
        self._across.setContentsMargins(left, above, right, max(24, side))
