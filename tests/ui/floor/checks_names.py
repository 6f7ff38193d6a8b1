# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every control has a name, its own one, and it is what stands beside it on screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QLabel, QScrollArea, QWidget

from tests.ui.floor import parts
from tests.ui.floor.looks import Look
from ui.pages.scroll_stop import ScrollStop
from ui.widgets.buttons import Button
from ui.widgets.nav_button import NavButton
from ui.widgets.plain_edit import PlainEdit
from ui.widgets.pressable import Pressable
from ui.widgets.row import Row


def names(root: QWidget, _look: Look) -> Iterator[str]:
    """Everything that takes the focus has a role and a name, told apart from the others.

    The navigation is an area of its own: a page may well offer the way back to Today as well.
    """
    found: Counter[tuple[str, str]] = Counter()
    for widget in parts.focusable(root):
        name, role = parts.accessible(widget)
        if not name.strip():
            yield f"{type(widget).__name__} at {widget.geometry().getRect()} has no name"
        if role in (QAccessible.Role.Client, QAccessible.Role.NoRole):
            yield f"{parts.said(widget)} has no role"
        if not isinstance(widget, NavButton):
            found[name, role.name] += 1
        elif role != QAccessible.Role.Button:
            yield f"{parts.said(widget)} opens a page and is called a {role.name}"
    for (name, role_name), count in found.items():
        if count > 1:
            yield f"{count} times a {role_name} is called {name!r}"


def labels(root: QWidget, _look: Look) -> Iterator[str]:
    """The name of a control is its visible label.

    Where the same label stands twice on a page, its name says more, beginning with the label.
    """
    seen = {one.text() for one in parts.shown(root) if isinstance(one, QLabel)}
    for widget in parts.focusable(root):
        name, _role = parts.accessible(widget)
        if isinstance(widget, Row):
            told = all(part in name for part in (widget.lead, widget.words))
        elif isinstance(widget, Button) and not widget.words:
            told = name == widget.toolTip()
        elif isinstance(widget, Pressable):
            told = name.startswith(widget.words.rstrip("…"))
        elif isinstance(widget, QAbstractItemView | QScrollArea | ScrollStop):
            continue  # their rows and words speak for themselves
        elif isinstance(widget, PlainEdit) and name == widget._placeholder:
            continue  # all there is to see in an empty search field
        else:
            told = any(label and name.startswith(label) for label in seen)
        if not told:
            yield f"{type(widget).__name__} {parts.words_of(widget)!r} is called {name!r}"
