# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""An open menu: each line says something of its own, is high enough, and stands in the screen."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.ui.floor.checks_geometry import LEAST_TARGET
from tests.ui.floor.looks import Look


def menus(root: QWidget, _look: Look) -> Iterator[str]:
    """Lines of an open menu have words of their own, are 24 high, and are in sight.

    It is closed afterwards: keys are for the page again.
    """
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        return
    screen = menu.screen().availableGeometry()
    if not screen.contains(menu.geometry()):
        yield f"a menu at {menu.geometry().getRect()} leaves the screen {screen.getRect()}"
    lines = [action for action in menu.actions() if not action.isSeparator()]
    words = [action.text() for action in lines]
    if not all(words) or len(set(words)) < len(words):
        yield f"its lines are {words}"
    for action in lines:
        box = menu.actionGeometry(action)
        if box.height() < LEAST_TARGET or not menu.rect().contains(box):
            yield f"{action.text()!r} stands at {box.getRect()} in {menu.rect().getRect()}"
    menu.close()
    root.activateWindow()  # no window manager gives it the focus back
