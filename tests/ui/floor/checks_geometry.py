# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is cut, nothing overlaps, nothing scrolls sideways, targets are large enough."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QLabel,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from tests.ui.floor import parts
from tests.ui.floor.looks import Look
from ui.navigation import Navigation
from ui.widgets import painting
from ui.widgets.buttons import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.number_field import NumberField
from ui.widgets.plain_edit import PlainEdit
from ui.widgets.pressable import Pressable
from ui.widgets.prose import Prose
from ui.widgets.rating import Rating
from ui.widgets.scroll_area import ScrollArea
from ui.widgets.side_bar import SideBar

LEAST_TARGET = 24
LEAST_PRIMARY = 44
LEAST_MARGIN = 8


def targets(root: QWidget, _look: Look) -> Iterator[str]:
    """Every target is at least 24 by 24, a primary one 44 high."""
    for widget in parts.focusable(root):
        size = widget.size()
        if min(size.width(), size.height()) < LEAST_TARGET:
            yield f"{parts.said(widget)} is {size.width()} x {size.height()}"
        if (
            isinstance(widget, Button)
            and widget.kind == "primary"
            and size.height() < LEAST_PRIMARY
        ):
            yield f"{parts.said(widget)} is the primary one and {size.height()} high"
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            for row in range(widget.model().rowCount()):
                rect = widget.visualRect(widget.model().index(row, 0))
                if rect.height() < LEAST_TARGET:
                    yield f"row {row} of {parts.said(widget)} is {rect.height()} high"


def primary(root: QWidget, _look: Look) -> Iterator[str]:
    """One control at most is filled with the accent: the next thing to do."""
    filled = [
        one
        for one in parts.shown(root)
        if isinstance(one, Button) and one.kind in ("primary", "hero") and one.isEnabled()
    ]
    if len(filled) > 1:
        yield f"filled are {[parts.said(one) for one in filled]}"


def edges(root: QWidget, _look: Look) -> Iterator[str]:
    """No words touch the edge of the window."""
    for widget in parts.leaves(root):
        box = parts.place(widget, root)
        if isinstance(widget, QAbstractItemView) or not parts.words_of(widget):
            continue
        if box.left() < LEAST_MARGIN or box.right() > root.width() - LEAST_MARGIN:
            yield f"{parts.said(widget)} stands from {box.left()} to {box.right()}"


def cut(root: QWidget, _look: Look) -> Iterator[str]:
    """Words have the room they need, and stand whole inside everything around them."""
    for widget in parts.leaves(root):
        yield from _too_small(widget)
        yield from _sticks_out(widget, root)


def sideways(root: QWidget, look: Look) -> Iterator[str]:
    """The window keeps its size, and nothing has to be scrolled sideways."""
    window = root.window()
    if window.width() > look.width or window.height() > look.height:
        yield f"the window grew to {window.width()} x {window.height()}"
    for area in parts.areas(root):
        if isinstance(area, PlainEdit) and area.lineWrapMode() == QTextEdit.LineWrapMode.NoWrap:
            continue  # one line of a code or a search follows its cursor
        if isinstance(area, QScrollArea) and area.widget() is not None:
            wide, room = area.widget().width(), area.viewport().width()
            if wide > room:
                yield f"{wide} px of {_content(area)} in {room} px"
        elif area.horizontalScrollBar().maximum() > 0:
            yield f"{parts.said(area)} scrolls sideways"
        if area.verticalScrollBar().maximum() > 0 and not _has_bar(area):
            yield f"{parts.said(area)} has more below and no scroll bar"


def overlaps(root: QWidget, _look: Look) -> Iterator[str]:
    """No two parts cover each other."""
    grounds: dict[QWidget, list[tuple[QWidget, QRect]]] = defaultdict(list)
    for widget in parts.leaves(root):
        ground = parts.ground_of(widget, root)
        grounds[ground].append((widget, parts.place(widget, ground)))
    for placed in grounds.values():
        for (one, box), (other, second) in combinations(placed, 2):
            both = box.intersected(second)
            if both.width() > 1 and both.height() > 1:
                yield f"{parts.said(one)} and {parts.said(other)} share {_size(both)}"


def _has_bar(area: QAbstractScrollArea) -> bool:
    """Whether one sees that there is more below: by Qt's bar or by the one beside the area."""
    if isinstance(area, ScrollArea) and isinstance(area.parentWidget(), Navigation):
        return True  # there is no room for one: all its buttons are stops of Tab
    if any(bar.isVisible() and bar.parent() is area for bar in area.findChildren(SideBar)):
        return True
    return area.verticalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def _too_small(widget: QWidget) -> Iterator[str]:
    size = widget.size()
    name = parts.said(widget)
    if isinstance(widget, Pressable | Prose | Rating) and widget.hasHeightForWidth():
        needed = widget.heightForWidth(size.width())
        if size.height() < needed:
            yield f"{name} needs {needed} px of height at {size.width()}, has {size.height()}"
    elif isinstance(widget, QLabel) and widget.text():
        flags = Qt.TextFlag.TextWordWrap if widget.wordWrap() else Qt.TextFlag.TextSingleLine
        room = QRect(0, 0, max(1, size.width()), 100_000)
        box = widget.fontMetrics().boundingRect(room, flags, widget.text())
        if box.width() > size.width() + 1 or box.height() > size.height() + 1:
            yield f"{name} needs {_size(box)}, has {_size(widget.rect())}"
    elif isinstance(widget, NumberField):
        needed = widget.fontMetrics().horizontalAdvance(str(widget.highest)) + 8
        if size.width() < needed:
            yield f"{name} needs {needed} px for its number, has {size.width()}"
    elif isinstance(widget, PlainEdit):
        yield from _placeholder_cut(widget)
    if isinstance(widget, Pressable | Prose):
        least = widget.minimumSizeHint().width()
        if size.width() < least:
            yield f"{name} breaks a word: {size.width()} px instead of {least}"


def _placeholder_cut(field: PlainEdit) -> Iterator[str]:
    words = field._placeholder
    if not words or field.text():
        return
    room = field.viewport().rect()
    font = field.theme.font(field.type_role)
    inside = room.width() - 2 * 4
    needed = painting.words_height(font, words, inside)
    if needed > field.height() - 2 * field.theme.edge:
        yield f"the placeholder of {parts.said(field)} needs {needed} px, has {field.height()}"
    if painting.longest_word(font, words) > inside:
        yield f"the placeholder of {parts.said(field)} breaks a word in {inside} px"


def _sticks_out(widget: QWidget, root: QWidget) -> Iterator[str]:
    ground = parts.ground_of(widget, root)
    box = parts.place(widget, ground)
    around = widget.parentWidget()
    while around is not None:
        room = parts.place(around, ground) if around is not ground else around.rect()
        slack = room.adjusted(-1, -1, 1, 1)
        if not slack.contains(box) and not isinstance(widget, IconMark):
            yield (
                f"{parts.said(widget)} at {_box(box)} sticks out of "
                f"{type(around).__name__} {_box(room)}"
            )
            return
        if around is ground:
            return
        around = around.parentWidget()


def _content(area: QScrollArea) -> str:
    inner = area.widget()
    widest = max(
        (one for one in inner.findChildren(QWidget) if one.isVisible() and not one.layout()),
        key=lambda one: parts.place(one, inner).right(),
        default=inner,
    )
    return f"{type(inner).__name__} (widest: {parts.said(widest)})"


def _size(box: QRect) -> str:
    return f"{box.width()} x {box.height()}"


def _box(box: QRect) -> str:
    return f"({box.x()}, {box.y()}, {box.width()} x {box.height()})"
