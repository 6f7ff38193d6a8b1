# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one top-level window: the door, the desk, and the cover, one at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from ui import geometry
from ui.cover import Cover
from ui.widgets.focus_ring import FocusRing


class Window(QWidget):
    """Holds what is shown. Its title never says more than the program's name.

    Signals:
        painted: the first frame is on screen.
    """

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Window")
        self.setWindowTitle("Afterhour")
        self.setMinimumSize(geometry.SMALLEST)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.cover = Cover(parent=self)
        self._stack.addWidget(self.cover)
        self._ring = FocusRing(window=self)
        self._beneath: QWidget | None = None
        self._first = True
        self._may_close: Callable[[], bool] = lambda: True
        self._hidden_windows: list[QWidget] = []

    def show_content(self, widget: QWidget) -> None:
        """Show the door or the desk in place of whatever was there."""
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self._beneath = widget
        self._stack.setCurrentWidget(widget)

    def drop_content(self, widget: QWidget) -> None:
        """Take a door away for good."""
        self._stack.removeWidget(widget)
        widget.deleteLater()

    @property
    def covered(self) -> bool:
        """Whether the cover is shown."""
        return self._stack.currentWidget() is self.cover

    def hide_content(self, line: str) -> None:
        """Cover everything now: the frame is painted before this returns."""
        self.cover.say(line)
        self._stack.setCurrentWidget(self.cover)
        for other in QApplication.topLevelWidgets():
            if other is not self and other.isVisible() and other.isWindow():
                self._hidden_windows.append(other)
                other.hide()
        self.cover.setFocus(Qt.FocusReason.OtherFocusReason)
        self.repaint()

    def show_again(self) -> None:
        """Take the cover away."""
        if self._beneath is not None:
            self._stack.setCurrentWidget(self._beneath)
        others, self._hidden_windows = self._hidden_windows, []
        for other in others:
            other.show()

    def on_close(self, may_close: Callable[[], bool]) -> None:
        """Who is asked when the window is to close; `False` means it closes itself later."""
        self._may_close = may_close

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing saves first; nothing is asked."""
        if self._may_close():
            event.accept()
        else:
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        """Wait for the first exposure; the window itself, filled by its children, never paints."""
        super().showEvent(event)
        handle = self.windowHandle()
        if self._first and handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the first frame: the exposure is painted before the event loop goes on."""
        if self._first and event.type() == QEvent.Type.Expose:
            self._first = False
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.painted.emit)
        return False

    def bring_to_front(self) -> None:
        """Raise it, also from being minimised."""
        if self.isMinimized():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
