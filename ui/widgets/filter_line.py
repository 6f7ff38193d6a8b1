# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What narrows a list or a page, each part with a way to take it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from ui.theme.icons import icon
from ui.widgets.buttons import ordinary
from ui.widgets.flow import Flow
from ui.widgets.menu import Menu

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    Part = tuple[str, Callable[[], None]]


class FilterLine(QWidget):
    """One button for each part of a filter; takes no room while there is none."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._line: QWidget | None = None
        self.hide()

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these: words, and what takes the part off."""
        if self._line is not None:
            self._line.hide()
            self._line.deleteLater()
        self._line = QWidget(self)
        flow = Flow(gap=8, parent=self._line)
        for words, take_off in parts:
            button = ordinary(words, icon="close")
            button.setToolTip(_("Take this filter off"))
            button.clicked.connect(lambda _checked=False, act=take_off: act())
            flow.addWidget(button)
        self._column.addWidget(self._line)
        self.setVisible(bool(parts))


def submenu(menu: QMenu, title: str) -> QMenu:
    """A menu within a menu."""
    inner = Menu(menu, title=title)
    menu.addMenu(inner)
    return inner


def tick(action: QAction) -> None:
    """Show what holds; the style draws no tick of its own."""
    if action.isChecked():
        action.setIcon(icon("check", "accent"))
