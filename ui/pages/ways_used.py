# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The eight ways to repair over all repairs: which were used and when, which not so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _, ngettext
from app.i18n import content as translated
from ui.context import Route
from ui.dates import dates_of
from ui.models.latest import Latest
from ui.widgets.buttons import quiet
from ui.widgets.page import Page
from ui.widgets.prose import Prose
from ui.widgets.stacking import clear_layout

if TYPE_CHECKING:
    from app.services.repairs import WayUsed
    from app.workspace import ChangeSet
    from ui.context import Context

DAYS_SHOWN = 6


class WaysUsedPage(Page):
    """Days, no totals and no judgement: what was not used is named in the same quiet voice."""

    NAME = "ways"
    TITLE = N_("Ways used")
    ICON = "repairs"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(above=24, parent=parent)
        self._context = context
        self._latest = Latest(tasks=context.tasks, parent=self)
        self.back = quiet(_("Repairs"), "chevron-left")
        self.back.clicked.connect(lambda: context.navigate(Route("repairs")))
        self.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        self.add(Prose(_("Ways used so far"), role="h1"), before=4)
        told = _("After which contacts you ticked each of the eight. None of them is owed.")
        self.add(Prose(told, role="help"), before=8)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.add(self._list, before=16)
        self.end()

    def open(self, route: object) -> None:
        """Show what there is; read afresh."""
        self._load()

    def refresh(self, changes: ChangeSet) -> None:
        """Read again after something was written, where it is looked at."""
        if self.isVisible():
            self._load()

    def _load(self) -> None:
        repairs = self._context.workspace.repairs
        self._latest.ask(repairs.ways_used, done=self._on_read, failed=self._context.report)

    def _on_read(self, found: tuple[tuple[WayUsed, ...], int]) -> None:
        ways, reviews = found
        clear_layout(self._list)
        if not reviews:
            words = _("Nothing was looked back on yet. A short review after a contact fills this.")
            self._list.addWidget(Prose(words, role="help"))
            return
        told = ngettext(
            "From {count} review after a contact.", "From {count} reviews after contacts.", reviews
        )
        self._list.addWidget(Prose(told.format(count=reviews), role="caption"))
        for way in ways:
            self._list.addWidget(self._way(way))

    def _way(self, way: WayUsed) -> QWidget:
        workspace = self._context.workspace
        dates = dates_of(workspace.preferences.current)
        today = workspace.clock.now().local_day
        shown = [dates.brief(day, today) for day in way.days[-DAYS_SHOWN:]]
        if not shown:
            words = _("Not used so far.")
        elif len(way.days) > DAYS_SHOWN:
            words = _("Last on {days}.").format(days=", ".join(shown))
        else:
            words = _("Used {days}.").format(days=", ".join(shown))
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 14, 0, 0)
        box.setSpacing(2)
        name = translated(workspace.content.label("strategy", way.strategy))
        box.addWidget(Prose(name, role="label", parent=holder))
        box.addWidget(Prose(words, role="help", parent=holder))
        return holder
