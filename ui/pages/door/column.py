# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One column in the middle of the window, which scrolls when the window is too small for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme.theme import Theme

if TYPE_CHECKING:
    from ui.widgets.side_bar import SideBar

# Qt's own numbers (`ui/widgets/painting.py`).
SCROLL_BAR_ALWAYS_OFF = 1
NO_FOCUS = 0

_KEEPS_ALL = 1000
# What is kept in view above and below a field that has the focus: its label and its message.
_AROUND = 72


class Column(QScrollArea):
    """A column of a given greatest width (at 100 % text), centred both ways while there is room.

    `body` is the layout to fill, from the top; it has no margins and no spacing of its own.
    """

    def __init__(self, *, theme: Theme, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # With one of its own, nobody asks Qt for a widget whose class is unknown to Python: to
        # name it, every class of Qt's widgets would be loaded before the first paint.
        self.setViewport(QWidget())
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setProperty("horizontalScrollBarPolicy", SCROLL_BAR_ALWAYS_OFF)
        self.setProperty("verticalScrollBarPolicy", SCROLL_BAR_ALWAYS_OFF)
        # Also a bar of its own, for the same reason. It is never shown (`ui/widgets/side_bar.py`
        # says why); the one that is comes with the first need of it.
        own = QScrollBar()
        self.setVerticalScrollBar(own)
        self._own = own
        self._bar: SideBar | None = None
        own.rangeChanged.connect(self._on_range_changed)
        self.setProperty("focusPolicy", NO_FOCUS)
        inside = QWidget()
        column = QWidget(inside)
        self._column = column
        self._width = width
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        column.setSizePolicy(policy)
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(column, _KEEPS_ALL)
        across.addStretch(1)
        down = QVBoxLayout(inside)
        # Room for the focus ring at every edge, and the page's smallest margin.
        margin = theme.space("s5")
        down.setContentsMargins(margin, margin, margin, margin)
        down.addStretch(1)
        down.addLayout(across)
        down.addStretch(1)
        self.setWidget(inside)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def reveal(self, widget: QWidget) -> None:
        """Scroll so far that the widget can be seen, once it has its place."""
        QTimer.singleShot(0, widget, lambda: self.ensureWidgetVisible(widget, 0, _AROUND))

    def _on_range_changed(self, least: int, most: int) -> None:
        # Not yet laid out, there is always something to scroll: it is looked at again.
        if most > least and self._bar is None:
            QTimer.singleShot(0, self, self._bring_bar)

    def _bring_bar(self) -> None:
        if self._bar is None and self._own.maximum() > self._own.minimum():
            from ui.widgets.side_bar import SideBar

            self._bar = SideBar(area=self)
            self._bar.show()

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        # Qt follows the Tab key by itself, but not a focus that was set.
        if now is not None and self._column.isAncestorOf(now):
            self.reveal(now)

    def _on_theme_changed(self) -> None:
        # Larger text needs a wider column; the window still has the last word.
        self._column.setMaximumWidth(round(self._width * self._theme.text_scale))
