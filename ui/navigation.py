# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The navigation at the side: icons and words, icons alone where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from ui.pages.registry import NAVIGATION, NAVIGATION_FOOT, NavEntry
from ui.theme import theme, tokens
from ui.widgets.icon_mark import IconMark
from ui.widgets.nav_button import NavButton
from ui.widgets.prose import Prose
from ui.widgets.scroll_area import ScrollArea

NARROW_BELOW = 900


class Navigation(QWidget):
    """One button a page; settings, help, hide and lock at the foot.

    Signals:
        chosen: the name of a page, "hide" or "lock".
    """

    chosen = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme.current()
        self.setAccessibleName(_("Navigation"))
        self._narrow = False
        self._buttons: dict[str, NavButton] = {}
        self._mark = IconMark(icon="mark", colour="accent", size=24)
        self._title = Prose("Afterhour", role="h3")
        head = self._head = QHBoxLayout()
        head.setContentsMargins(10, 0, 0, 0)
        head.setSpacing(10)
        head.addWidget(self._mark)
        head.addWidget(self._title, 1)
        column = QVBoxLayout()
        column.setContentsMargins(12, 22, 12, 16)
        column.setSpacing(4)
        column.addLayout(head)
        column.addSpacing(20)
        for entry in NAVIGATION:
            column.addWidget(self._button(entry))
        column.addStretch(1)
        for entry in NAVIGATION_FOOT:
            column.addWidget(self._button(entry))
        self._column = column
        inside = QWidget()
        inside.setLayout(column)
        # Large text in a low window: the navigation scrolls, nothing is cut.
        # Without a bar: there is no room for one; the wheel and Tab reach everything.
        area = ScrollArea()
        area.hide_bar()
        area.setWidget(inside)
        for part in (area.viewport(), inside):
            part.setAutoFillBackground(False)
        area.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: none; }")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self.theme.changed.connect(self._fit)
        self._window_width = 1280
        self._fit()

    def show_current(self, name: str) -> None:
        """Mark the page that is open."""
        for own, button in self._buttons.items():
            button.set_current(own == name)

    def fit(self, window_width: int) -> None:
        """Words where there is room for them, icons alone below."""
        self._window_width = window_width
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Its own quiet ground."""
        QPainter(self).fillRect(event.rect(), self.theme.color("nav"))

    def _fit(self) -> None:
        scale = self.theme.text_scale
        self._narrow = self._window_width < NARROW_BELOW * (1 + (scale - 1) * 0.3)
        self._title.setVisible(not self._narrow)
        for button in self._buttons.values():
            button.set_narrow(self._narrow)
        middle = Qt.AlignmentFlag.AlignHCenter if self._narrow else Qt.AlignmentFlag(0)
        self._head.setAlignment(self._mark, middle)
        self._head.setContentsMargins(0 if self._narrow else 10, 0, 0, 0)
        side = 10 if self._narrow else 12
        self._column.setContentsMargins(side, 22, side, 16)
        if self._narrow:
            self.setFixedWidth(72)
        else:
            self.setFixedWidth(round(tokens.LAYOUT["nav"] * (1 + (scale - 1) * 0.7)))
        # Going narrow in the same breath as larger text left the buttons at their old width.
        self._column.invalidate()
        self._column.activate()

    def _button(self, entry: NavEntry) -> NavButton:
        button = NavButton(text=_(entry.words), icon=entry.icon)
        button.clicked.connect(lambda _checked=False, name=entry.name: self.chosen.emit(name))
        self._buttons[entry.name] = button
        return button
