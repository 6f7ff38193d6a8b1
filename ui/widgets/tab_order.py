# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The order of Tab follows the order on screen, also for rows that came later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


_CHANGES = frozenset({QEvent.Type.LayoutRequest, QEvent.Type.Show})


class TabOrder(QObject):
    """Chains the focus of everything inside a widget anew after its layout has changed."""

    def __init__(self, *, root: QWidget) -> None:
        super().__init__(root)
        self._root = root
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.chain)
        root.installEventFilter(self)

    def watch(self, widget: QWidget | None) -> None:
        """Follow the layout of a part that scrolls on its own."""
        if widget is not None:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _CHANGES:
            self._timer.start()
        return False

    def chain(self) -> None:
        """Put every widget that takes the focus after the one seen before it."""
        before: QWidget | None = None
        for widget in reached(self._root):
            if before is not None and before.nextInFocusChain() is not widget:
                QWidget.setTabOrder(before, widget)
            before = widget


def reached(root: QWidget) -> Iterator[QWidget]:
    """The widgets that can take the focus, in the order they are laid out.

    A widget that places its own children, e.g. over what it paints, names them by `tab_stops()`.
    """
    layout = root.layout()
    placed = getattr(root, "tab_stops", None)
    if callable(placed):
        yield from placed()
    elif isinstance(root, QStackedWidget):
        current = root.currentWidget()
        if current is not None:
            yield from _with(current)
    elif isinstance(root, QScrollArea):
        inner = root.widget()
        if inner is not None:
            yield from _with(inner)
    elif layout is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for part in _parts(layout):
        if isinstance(part, QWidget):
            yield from _with(part)
        else:
            yield from _laid_out(part)


def _parts(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and layouts of a layout, in their order.

    Not by `itemAt`: Python keeps what it returns for as long as the layout lives, Qt frees it
    with its widget, and whatever comes to lie at its address is taken for it (PySide 6.11).
    """
    holder = layout.parentWidget()
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    found: list[tuple[int, QWidget | QLayout]] = []
    if holder is not None:
        widgets = holder.findChildren(QWidget, options=direct)
        found += [(layout.indexOf(widget), widget) for widget in widgets]
    layouts = layout.findChildren(QLayout, options=direct)
    found += [(layout.indexOf(inner), inner) for inner in layouts]
    return [part for at, part in sorted(found, key=lambda one: one[0]) if at >= 0]


def _with(widget: QWidget) -> Iterator[QWidget]:
    if widget.isHidden():
        return
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    yield from reached(widget)
