# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A scroll area with a scroll bar of its own beside what it scrolls (`ui/widgets/side_bar.py`)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

from ui.widgets.scroll_anchor import ScrollAnchor
from ui.widgets.side_bar import SideBar

# What is kept in sight above and below a control that has the focus: its label, its message.
AROUND = 48


class ScrollArea(QScrollArea):
    """Scrolls one widget up and down, never sideways, and is no tab stop of its own.

    The bar keeps its place, whether there is something to scroll or not: nothing jumps.
    What gets the focus inside comes into sight. Qt sees to that only where Tab goes from one
    control of the area to the next, not where it comes from outside or the focus is set.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self._kept: QWidget | None = None
        self._anchor = ScrollAnchor(area=self)
        own = self.verticalScrollBar()
        self._bar = SideBar(area=self)
        own.rangeChanged.connect(self._on_range_changed)
        for bar in (own, self._bar):
            bar.actionTriggered.connect(self._on_scrolled)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_in_sight)

    def reveal(self, widget: QWidget) -> None:
        """Scroll as far as a widget needs to be seen with what belongs to it."""
        inside, room = self.widget(), self.viewport().height()
        if inside is None or not inside.isAncestorOf(widget):
            return  # it was replaced meanwhile
        if widget.height() > room:
            self.ensureWidgetVisible(widget, 0, min(AROUND, room // 4))
            return
        # Qt looks at the cursor alone of what is written in, and leaves the lines above it cut.
        margin = min(AROUND, room // 4, (room - widget.height()) // 2)
        top = widget.mapTo(inside, QPoint(0, 0)).y()
        self.ensureVisible(0, top + widget.height() - 1, 0, margin)
        self.ensureVisible(0, top, 0, margin)

    def hide_bar(self) -> None:
        """Scroll by wheel and Tab alone, where there is no room for a bar."""
        self._bar.give_room_back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What comes below takes no sight of the focus."""
        super().resizeEvent(event)
        self._keep_focus_seen(event.oldSize().height() - event.size().height())

    def _keep_in_sight(self, _old: QWidget | None, now: QWidget | None) -> None:
        inside = self.widget()
        self._kept = None
        if now is None or inside is None or not inside.isAncestorOf(now):
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return  # nothing moves under a press
        self._kept = now
        self.reveal(now)
        # once more when what opens with the focus is laid out
        QTimer.singleShot(0, now, lambda: self.reveal(now))

    def _keep_focus_seen(self, lost: int) -> None:
        """Where the area became lower by `lost` pixels: scroll a focus that was in sight back."""
        focus, inside = QApplication.focusWidget(), self.widget()
        if lost <= 0 or focus is None or inside is None or not inside.isAncestorOf(focus):
            return
        end = focus.mapTo(self.viewport(), QPoint(0, focus.height())).y()
        if 0 < end <= self.viewport().height() + lost:
            QTimer.singleShot(0, focus, lambda: self.reveal(focus))

    def _reveal_kept(self) -> None:
        if self._kept is not None and isValid(self._kept) and not self._anchor.holds:
            self.reveal(self._kept)

    def _on_scrolled(self, _action: int) -> None:
        """Who scrolls away from the focus is not brought back to it."""
        self._kept = None
        self._anchor.let_go()

    def _on_range_changed(self) -> None:
        if self._kept is not None and isValid(self._kept):
            # something came above it, e.g. a notice that was still to be read
            QTimer.singleShot(0, self._kept, self._reveal_kept)
