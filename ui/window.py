# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one top-level window: the door, the desk, and the cover, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget
from shiboken6 import isValid

from ui import geometry
from ui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from ui.cover import Cover


class Window(QWidget):
    """Holds what is shown. Its title never says more than the program's name.

    Signals:
        painted: the first frame is on screen.
        uncovered: a key or click on the cover.
    """

    painted = Signal()
    uncovered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Window")
        self.setWindowTitle("Afterhour")
        self.setMinimumSize(geometry.SMALLEST)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._ring = FocusRing(window=self, watching=False)
        _FirstFrame(window=self)
        self._cover: Cover | None = None
        self._beneath: QWidget | None = None
        self._may_close: Callable[[], bool] = lambda: True
        self._hidden_windows: list[QWidget] = []

    def show_content(self, widget: QWidget) -> None:
        """Show the door or the desk in place of whatever was there."""
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self._beneath = widget
        self._stack.setCurrentWidget(widget)

    def settle(self) -> None:
        """Lay out what is shown and place the focus ring: after `show`, for the first frame."""
        QApplication.sendPostedEvents()
        self._ring.follow()

    def begin(self) -> None:
        """The first frame is complete: what waited for it goes on."""
        self.painted.emit()
        self._ring.watch()

    def drop_content(self, widget: QWidget) -> None:
        """Take a door away for good."""
        self._stack.removeWidget(widget)
        widget.deleteLater()

    @property
    def cover(self) -> Cover:
        """The cover; made when it is first asked for, because the first frame does without."""
        if self._cover is None:
            from ui.cover import Cover

            self._cover = Cover(parent=self)
            self._cover.uncovered.connect(self.uncovered)
            self._stack.addWidget(self._cover)
        return self._cover

    @property
    def covered(self) -> bool:
        """Whether the cover is shown."""
        return self._cover is not None and self._stack.currentWidget() is self._cover

    def hide_content(self, line: str) -> None:
        """Cover everything now: the frame is painted before this returns."""
        self.cover.say(line)
        self._stack.setCurrentWidget(self.cover)
        from PySide6.QtCore import Qt  # not before the first paint

        from ui.widgets.private_keys import close_popups

        # A menu or a calendar comes back at a wish alone, a dialog with the journal.
        close_popups()
        for other in QApplication.topLevelWidgets():
            handle = other.windowHandle()
            if other is self or not other.isVisible() or handle is None:
                continue
            if other.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip):
                other.close()
            else:
                # A hidden QDialog is a refused one; its window hides without that.
                self._hidden_windows.append(other)
                handle.hide()
        self.cover.setFocus(Qt.FocusReason.OtherFocusReason)
        self.repaint()

    def show_again(self) -> None:
        """Take the cover away."""
        if self._beneath is not None:
            self._stack.setCurrentWidget(self._beneath)
        others, self._hidden_windows = self._hidden_windows, []
        for other in others:
            if isValid(other) and (handle := other.windowHandle()) is not None:
                handle.show()

    def on_close(self, may_close: Callable[[], bool]) -> None:
        """Who is asked when the window is to close; `False` means it closes itself later."""
        self._may_close = may_close

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing saves first; nothing is asked."""
        if self._may_close():
            event.accept()
        else:
            event.ignore()

    def bring_to_front(self) -> None:
        """Raise it, also from being minimised."""
        if self.isMinimized():
            from PySide6.QtCore import Qt

            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()


class _FirstFrame(QWidget):
    """Notices the first frame: a transparent dot in the corner, painted with everything else.

    The window itself, filled by its children, is never painted.
    """

    def __init__(self, *, window: Window) -> None:
        super().__init__(window)
        self._window: Window | None = window
        self.resize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of it when the frame is complete, and be gone."""
        window, self._window = self._window, None
        if window is not None:
            QTimer.singleShot(0, window.begin)
            self.deleteLater()
