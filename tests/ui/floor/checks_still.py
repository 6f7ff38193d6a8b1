# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing moves by itself, and the wheel scrolls the page and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractAnimation, QPoint, QPointF, QPropertyAnimation, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tests.ui.floor import parts
from tests.ui.floor.looks import Look

_NOTCH = 120


def motion(root: QWidget, _look: Look) -> Iterator[str]:
    """No animation of a property exists, and none of another kind runs."""
    app = QApplication.instance()
    assert app is not None
    for holder in (root, app):
        for animation in holder.findChildren(QAbstractAnimation):
            running = animation.state() == QAbstractAnimation.State.Running
            if isinstance(animation, QPropertyAnimation) or running:
                yield f"{type(animation).__name__} of {animation.parent()}"


def wheel(root: QWidget, _look: Look) -> Iterator[str]:
    """A notch of the wheel over every part, with and without the focus, changes no value."""
    before = _values(root)
    for widget in before:
        if not isValid(widget):
            continue
        turn(widget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            held = parts.value_of(widget)
            widget.setFocus()
            turn(widget)
            if parts.value_of(widget) != held:
                yield f"the wheel changed {parts.said(widget)} while it had the focus"
    QApplication.processEvents()
    after = _values(root)
    for widget, value in before.items():
        if widget in after and after[widget] != value:
            yield f"the wheel changed {parts.said(widget)} from {value!r} to {after[widget]!r}"


def turn(widget: QWidget) -> None:
    """Turn the wheel one notch each way over the middle of a widget."""
    inner: QWidget = widget.viewport() if hasattr(widget, "viewport") else widget
    middle = QPointF(inner.rect().center())
    for notch in (-_NOTCH, _NOTCH):
        event = QWheelEvent(
            middle,
            QPointF(inner.mapToGlobal(middle.toPoint())),
            QPoint(0, 0),
            QPoint(0, notch),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(inner, event)


def _values(root: QWidget) -> dict[QWidget, Any]:
    return {widget: parts.value_of(widget) for widget in parts.leaves(root)}
