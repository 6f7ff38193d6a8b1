# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Journal's filter: a menu to choose from, and a line of what is chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import _, content
from app.services.journal import JournalQuery
from ui.widgets.filter_line import FilterLine, submenu, tick
from ui.widgets.menu import Menu
from ui.widgets.menu_button import MenuButton

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.services.content import Content
    from app.workspace import Workspace

DRAFTS = "draft"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days up to today."""

    words: str
    days: int


def periods() -> tuple[Period, ...]:
    """The stretches offered."""
    return (
        Period(_("Last 4 weeks"), 28),
        Period(_("Last 3 months"), 91),
        Period(_("Last 12 months"), 365),
    )


class FilterButton(MenuButton):
    """Signals:
    changed: a `JournalQuery` with the new filter; its text is to be filled in by the owner.
    """

    changed = Signal(object)

    def __init__(self, *, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Filter"), fixed=True, parent=parent)
        self._workspace = workspace
        self._query = JournalQuery()
        self._codes: tuple[str, ...] = ()

    def set_codes(self, codes: tuple[str, ...]) -> None:
        """Offer these client codes."""
        self._codes = codes

    def show_query(self, query: JournalQuery) -> None:
        """Tick what is chosen when the menu opens next."""
        self._query = query

    def open_menu(self) -> QMenu:
        """Show the menu beneath the button; what holds now is ticked."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
        return menu

    def _fill(self, menu: QMenu) -> None:
        query = self._query
        strain = submenu(menu, _("Kind of strain"))
        choices = [("", _("Any")), *strains(self._workspace.content)]
        self._choices(strain, choices, query.rupture_type, "rupture_type")
        if self._codes:
            code = submenu(menu, _("Client code"))
            offered = [("", _("Any"))] + [(name, name) for name in self._codes]
            self._choices(code, offered, query.code, "code")
        period = submenu(menu, _("Period"))
        days = [("", _("Any"))] + [(str(p.days), p.words) for p in periods()]
        self._choices(period, days, _days_of(query, self._today()), "since")
        menu.addSeparator()
        drafts = QAction(_("Drafts alone"), menu)
        drafts.setCheckable(True)
        drafts.setChecked(query.state == DRAFTS)
        tick(drafts)
        drafts.toggled.connect(
            lambda on: self.changed.emit(replace(query, state=DRAFTS if on else ""))
        )
        menu.addAction(drafts)

    def _choices(
        self, menu: QMenu, choices: Sequence[tuple[str, str]], chosen: str, field: str
    ) -> None:
        group = QActionGroup(menu)
        for value, words in choices:
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            tick(action)
            action.triggered.connect(lambda _checked=False, value=value: self._choose(field, value))
            group.addAction(action)
            menu.addAction(action)

    def _choose(self, field: str, value: str) -> None:
        if field == "since":
            since = self._today() - timedelta(days=int(value)) if value else None
            self.changed.emit(replace(self._query, since=since))
        elif field == "code":
            self.changed.emit(replace(self._query, code=value))
        else:
            self.changed.emit(replace(self._query, rupture_type=value))

    def _today(self) -> date:
        return self._workspace.clock.now().local_day


class FilterBar(FilterLine):
    """What is chosen, each with a way to take it off; takes no room when nothing is.

    Signals:
        changed: a `JournalQuery` without the one taken off.
    """

    changed = Signal(object)

    def __init__(self, *, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._workspace = workspace

    def show_query(self, query: JournalQuery) -> None:
        """Show one button for each part of the filter."""
        parts: list[tuple[str, JournalQuery]] = []
        if query.rupture_type:
            strain = _strain(query.rupture_type, self._workspace.content)
            parts.append((strain, replace(query, rupture_type="")))
        if query.code:
            parts.append((query.code, replace(query, code="")))
        if query.since is not None:
            days = _days_of(query, self._workspace.clock.now().local_day)
            words = {str(p.days): p.words for p in periods()}.get(days, _("Period"))
            parts.append((words, replace(query, since=None)))
        if query.state == DRAFTS:
            parts.append((_("Drafts alone"), replace(query, state="")))
        self.show_parts([(words, partial(self.changed.emit, less)) for words, less in parts])


def strains(content_set: Content) -> list[tuple[str, str]]:
    """The kinds of strain with their headlines."""
    kinds = content_set.options_of(content_set.field("rupture_type"))
    return [(kind.id, _strain(kind.id, content_set)) for kind in kinds]


def _strain(kind: str, content_set: Content) -> str:
    return content(content_set.headline("rupture_type", kind))


def _days_of(query: JournalQuery, today: date) -> str:
    if query.since is None:
        return ""
    return str((today - query.since).days)
