# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a check asks of a window: its visible parts, where they stand, what they say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from ui.widgets.focus_ring import FocusRing
from ui.widgets.icon_mark import IconMark
from ui.widgets.pressable import Pressable
from ui.widgets.rating import Rating

FIELDS = (QLineEdit, QTextEdit)
LEAVES = (QLabel, Pressable, QLineEdit, QTextEdit, Rating, IconMark, QAbstractItemView)


def shown(root: QWidget) -> Iterator[QWidget]:
    """Every visible widget inside the root, except what only decorates or belongs to Qt."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, FocusRing | QScrollBar) or not widget.isVisible():
            continue
        if widget.window() is root.window():
            yield widget


def leaves(root: QWidget) -> Iterator[QWidget]:
    """The visible widgets that show words or take answers."""
    for widget in shown(root):
        if isinstance(widget, LEAVES) and not _inside_leaf(widget, root):
            yield widget


def stops(root: QWidget) -> list[QWidget]:
    """What Tab has to reach."""
    return [one for one in focusable(root) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]


def focusable(root: QWidget) -> list[QWidget]:
    """What can have the focus by any key. Words that a click marks for copying are none."""
    return [
        widget
        for widget in shown(root)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not isinstance(widget, QLabel)
    ]


def accessible(widget: QWidget) -> tuple[str, QAccessible.Role]:
    """Name and role as a screen reader is told them."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name), interface.role()


def words_of(widget: QWidget) -> str:
    """The words a widget shows."""
    if isinstance(widget, Pressable):
        return widget.words
    if isinstance(widget, QLabel | QLineEdit):
        return widget.text()
    return ""


def viewport_of(widget: QWidget, root: QWidget) -> QScrollArea | None:
    """The nearest area that a widget is scrolled in, inside the root."""
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        inner = parent.widget() if isinstance(parent, QScrollArea) else None
        if isinstance(parent, QScrollArea) and inner is not None and inner.isAncestorOf(widget):
            return parent
        parent = parent.parentWidget()
    return None


def place(widget: QWidget, ground: QWidget) -> QRect:
    """Where a widget stands on another one."""
    return QRect(widget.mapTo(ground, QPoint(0, 0)), widget.size())


def ground_of(widget: QWidget, root: QWidget) -> QWidget:
    """What the widget is painted on as a whole: the content of its scrolled area, or the root."""
    area = viewport_of(widget, root)
    return root if area is None else area.widget()


def areas(root: QWidget) -> Iterator[QAbstractScrollArea]:
    """Everything visible that scrolls."""
    for widget in shown(root):
        if isinstance(widget, QAbstractScrollArea):
            yield widget


def said(widget: QWidget) -> str:
    """How a report calls a widget."""
    name = widget.accessibleName() or words_of(widget) or widget.objectName()
    return f"{type(widget).__name__} {name!r}"


def value_of(widget: Any) -> Any:
    """What somebody could change in a widget; `None` where there is nothing."""
    if isinstance(widget, Rating):
        return widget.value
    if isinstance(widget, QTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QAbstractItemView):
        return widget.currentIndex().row()
    if isinstance(widget, Pressable):
        return (widget.isChecked(), widget.words)
    return None


def _inside_leaf(widget: QWidget, root: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, LEAVES):
            return True
        parent = parent.parentWidget()
    return False
