# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the window stood, as text, and putting it back on a monitor that still exists."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

DEFAULT_SIZE = QSize(1280, 800)
SMALLEST = QSize(480, 400)
_TITLE_BAR, _FRAME = 40, 8  # pixels left free, so that a small screen still shows the title bar


def describe(window: QWidget) -> str:
    """The window's normal place and whether it is maximised: "x,y,width,height,state"."""
    place = window.normalGeometry() if window.isMaximized() else window.geometry()
    state = "max" if window.isMaximized() else "normal"
    return f"{place.x()},{place.y()},{place.width()},{place.height()},{state}"


def restore(window: QWidget, description: str) -> None:
    """Put the window where it was, if enough of that place is still on a monitor."""
    place, maximised = _parse(description)
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    here = QGuiApplication.primaryScreen().availableGeometry()
    if place is not None and any(_enough(place, screen) for screen in screens):
        window.setGeometry(_within(place, screens))
    else:
        room = here.adjusted(_FRAME, _TITLE_BAR, -_FRAME, -_FRAME)
        size = (place.size() if place is not None else DEFAULT_SIZE).boundedTo(room.size())
        middle = QRect(room.topLeft(), size)
        middle.moveCenter(room.center())
        window.setGeometry(middle)
    if maximised:
        window.showMaximized()


def _enough(place: QRect, screen: QRect) -> bool:
    """Whether a person could still grab and use it there."""
    shown = place.intersected(screen)
    return shown.width() >= min(place.width(), 320) and shown.height() >= min(place.height(), 240)


def _within(place: QRect, screens: list[QRect]) -> QRect:
    """The same place, made smaller where the monitors it lies on are smaller than it."""
    room = QRect()
    for screen in screens:
        if screen.intersects(place):
            room = room.united(screen)
    size = place.size().boundedTo(room.size())
    if size == place.size():
        return place
    left = max(room.left(), min(place.left(), room.right() + 1 - size.width()))
    top = max(room.top(), min(place.top(), room.bottom() + 1 - size.height()))
    return QRect(QPoint(left, top), size)


def _parse(description: str) -> tuple[QRect | None, bool]:
    parts = description.split(",")
    if len(parts) != 5:
        return None, False
    try:
        x, y, width, height = (int(part) for part in parts[:4])
    except ValueError:
        return None, False
    if not (SMALLEST.width() <= width <= 20_000 and SMALLEST.height() <= height <= 20_000):
        return None, False
    return QRect(x, y, width, height), parts[4] == "max"
