# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The wheel scrolls the page and never edits: combo boxes, spin boxes, sliders, dates.

The widgets of this program refuse the wheel themselves; this is for stock ones. It watches each
of them alone, since a filter on the application would run Python code for every event.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QScrollBar,
    QTabBar,
    QWidget,
)

EDITED_BY_WHEEL: Final = (QAbstractSpinBox, QComboBox, QAbstractSlider, QTabBar)


class WheelGuard(QObject):
    """Ignores the wheel on what it watches, so that the event goes on to the page beneath."""

    def watch(self, root: QWidget) -> None:
        """Guard a widget and everything in it that the wheel would edit."""
        for widget in (root, *root.findChildren(QWidget)):
            if isinstance(widget, EDITED_BY_WHEEL) and not isinstance(widget, QScrollBar):
                widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False
