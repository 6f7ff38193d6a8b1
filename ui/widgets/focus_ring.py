# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The focus ring: one transparent widget above everything in a window."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from ui.theme import theme, tokens
from ui.widgets import painting

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QPaintEvent


@cache
def _followed() -> frozenset[QEvent.Type]:
    """The events that may move the ring; Qt's names of events wait for the first paint."""
    from PySide6.QtCore import QEvent

    kinds = QEvent.Type
    return frozenset(
        {kinds.Move, kinds.Resize, kinds.Show, kinds.Hide, kinds.LayoutDirectionChange}
    )


class FocusRing(QWidget):
    """Follows the focus inside `window`, its target's geometry and every scrolled parent.

    A widget may say more through `ring_radius()`, `ring_offset()`, `ring_top()` (another distance
    above), `ring_target()` (the ring stands round another widget) and `ring_wanted()` (False: no
    ring, e.g. after a mouse press).
    The ring covers only its own line, so typing in a field never repaints it.
    With `watching` off, what moves is followed from the call of `watch` on; until then by `follow`.
    """

    def __init__(self, *, window: QWidget, watching: bool = True) -> None:
        super().__init__(window)
        self.theme = theme.current()
        self._window = window
        self._target: QWidget | None = None
        self._watching = watching
        self._watched: list[QWidget] = []
        self._radius = 0.0
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
            self._on_focus_changed(None, app.focusWidget())
        self.theme.changed.connect(self._on_theme_changed)

    def target(self) -> QWidget | None:
        """The widget the ring stands round now."""
        return self._target

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        for widget in self._watched:
            # A page that was dropped takes its widgets along.
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._target = None
        if now is not None and now.window() is self._window and _wanted(now):
            self._target = _asked(now, "ring_target", now)
        if self._watching:
            self._watch_target()
        self.follow()

    def watch(self) -> None:
        """Notice from now on when the target moves."""
        if not self._watching:
            self._watching = True
            self._watch_target()
            self.follow()

    def _watch_target(self) -> None:
        watched = self._target
        while watched is not None and watched is not self._window:
            watched.installEventFilter(self)
            self._watched.append(watched)
            watched = watched.parentWidget()

    def enterEvent(self, event: QEnterEvent) -> None:
        """From the first time on, the mouse reaches what lies beneath.

        Not set from the start: naming the attribute would load Qt's enumerations before the first
        paint (`ui/widgets/painting.py`).
        """
        from PySide6.QtCore import Qt

        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        super().enterEvent(event)

    def _on_theme_changed(self) -> None:
        self.follow()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _followed():
            self.follow()
        return False

    def follow(self) -> None:
        """Stand round the target where it is now."""
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        offset = float(_asked(target, "ring_offset", tokens.STROKE["focus_offset"]))
        own = float(_asked(target, "ring_radius", tokens.RADIUS["card"]))
        line = round(tokens.STROKE["focus"])
        reach = round(offset) + line
        corner = target.mapTo(self._window, QPoint(0, 0))
        above = round(float(_asked(target, "ring_top", offset))) + line
        box = QRect(corner, target.size()).adjusted(-reach, -above, reach, reach)
        box = box.intersected(self._window.rect())
        seen = self._seen(target)
        if not seen.intersects(QRect(corner, target.size())):
            self.hide()
            return
        self._radius = own + max(offset, 3)
        self.setGeometry(box)
        around = QRegion(QRect(QPoint(0, 0), box.size()))
        corner_width = round(self._radius)
        inner = QRect(QPoint(0, 0), box.size()).adjusted(line, corner_width, -line, -corner_width)
        across = QRect(QPoint(0, 0), box.size()).adjusted(corner_width, line, -corner_width, -line)
        kept = around - QRegion(inner) - QRegion(across)
        self.setMask(kept & QRegion(seen.translated(-box.topLeft())))
        self.raise_()
        self.show()
        self.update()

    def _seen(self, target: QWidget) -> QRect:
        """The part of the window in which the target can be seen, with room for the ring."""
        room = self._window.rect()
        parent = target.parentWidget()
        while parent is not None and parent is not self._window:
            above = parent.parentWidget()
            if isinstance(above, QAbstractScrollArea) and above.viewport() is parent:
                corner = above.mapTo(self._window, QPoint(0, 0))
                view = QRect(corner, above.size())
                reach = 12 if isinstance(above, QScrollArea) else 0
                room = room.intersected(view.adjusted(-reach, 0, reach, 0))
            parent = above
        return room

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = tokens.STROKE["focus"]
        half = width / 2
        path = QPainterPath()
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        path.addRoundedRect(box, self._radius, self._radius)
        painter.strokePath(path, painting.pen(self.theme.color("focus"), width))


def _asked(widget: QWidget, name: str, otherwise: Any) -> Any:
    said = getattr(widget, name, None)
    return said() if callable(said) else otherwise


def _wanted(widget: QWidget) -> bool:
    return bool(_asked(widget, "ring_wanted", True))
