# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What narrows Patterns beside the period: one client code, and one count for each episode."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup

from app.i18n import _
from app.insights.values import Scope
from ui.widgets.filter_line import FilterLine, submenu, tick
from ui.widgets.menu import Menu
from ui.widgets.menu_button import MenuButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget


class ScopeButton(MenuButton):
    """Signals:
    changed: a `Scope` with the new filter.
    """

    changed = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Filter"), fixed=True, parent=parent)
        self._scope = Scope()
        self._codes: tuple[str, ...] = ()

    def set_codes(self, codes: tuple[str, ...]) -> None:
        """Offer these client codes."""
        self._codes = codes

    def show_scope(self, scope: Scope) -> None:
        """Tick what is chosen when the menu opens next."""
        self._scope = scope

    def open_menu(self) -> QMenu:
        """Show the menu beneath the button; what holds now is ticked."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._codes:
            codes = submenu(menu, _("Client code"))
            group = QActionGroup(codes)
            for code, words in (("", _("Any")), *((code, code) for code in self._codes)):
                action = QAction(words.replace("&", "&&"), codes)
                action.setCheckable(True)
                action.setChecked(code == self._scope.client_code)
                tick(action)
                action.triggered.connect(partial(self._choose_code, code))
                group.addAction(action)
                codes.addAction(action)
        once = QAction(_("Count several records of one strain once"), menu)
        once.setCheckable(True)
        once.setChecked(self._scope.one_per_episode)
        tick(once)
        once.toggled.connect(lambda on: self.changed.emit(replace(self._scope, one_per_episode=on)))
        menu.addAction(once)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
        return menu

    def _choose_code(self, code: str, _checked: bool = False) -> None:
        self.changed.emit(replace(self._scope, client_code=code))


class ScopeLine(FilterLine):
    """What is chosen, each with a way to take it off.

    Signals:
        changed: a `Scope` without the one taken off.
    """

    changed = Signal(object)

    def show_scope(self, scope: Scope) -> None:
        """Show one button for each part of the filter."""
        parts: list[tuple[str, Scope]] = []
        if scope.client_code:
            parts.append((scope.client_code, replace(scope, client_code="")))
        if scope.one_per_episode:
            words = _("One strain counts once")
            parts.append((words, replace(scope, one_per_episode=False)))
        self.show_parts([(words, partial(self.changed.emit, less)) for words, less in parts])
