# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Beliefs: every rule that has a page of its own, the one that came up last first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.entry import Kind
from app.i18n import N_, _
from ui.context import Route
from ui.dates import dates_of
from ui.models.belief_words import headline, in_records
from ui.models.latest import Latest
from ui.models.repair_words import spoken
from ui.widgets.buttons import primary, quiet
from ui.widgets.page import Page
from ui.widgets.prose import Prose
from ui.widgets.row import Row
from ui.widgets.stacking import clear_layout, put_below

if TYPE_CHECKING:
    from datetime import date

    from app.services.beliefs import BeliefLine
    from app.workspace import ChangeSet
    from ui.context import Context
    from ui.dates import Dates

AT_ONCE = 30
"""Beliefs shown at first, and how many more with each press."""


class BeliefsPage(Page):
    """Leads to each rule there is, and to the checks that belong to no single one."""

    NAME = "beliefs"
    TITLE = N_("Beliefs")
    ICON = "patterns"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(above=24, parent=parent)
        self._context = context
        self._latest = Latest(tasks=context.tasks, parent=self)
        self._writes = context.workspace.rescued is None
        self.begin = primary(_("Write a rule down"), icon="plus", parent=self)
        self.begin.clicked.connect(lambda: context.navigate(Route("form", kind=Kind.BELIEF)))
        self.begin.setVisible(self._writes)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.rows: list[Row] = []
        self._most = AT_ONCE
        self._focus_row: int | None = None
        self.add(Prose(_("Beliefs"), role="h1"))
        told = _(
            "Rules that return: how much you believed them over time, a flexible belief beside "
            "each, and what speaks for it."
        )
        self.add(Prose(told, role="help"), before=8)
        self.gap(24)
        self.body.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addLayout(self._list)
        self._add_links()
        self.end()

    def open(self, route: object) -> None:
        """Show what there is; read afresh."""
        self._load()

    def refresh(self, changes: ChangeSet) -> None:
        """Read again after something was written, where it is looked at."""
        if self.isVisible():
            self._load()

    def place(self) -> Route | None:
        """This list."""
        return Route(self.NAME)

    def focus_first(self) -> None:
        """The one thing to start; in a journal that is only read, what is there."""
        if self._writes:
            self.begin.setFocus()
        else:
            super().focus_first()

    def _load(self) -> None:
        self._latest.ask(
            self._context.workspace.beliefs.lines, done=self._on_read, failed=self._context.report
        )

    def _on_read(self, lines: tuple[BeliefLine, ...]) -> None:
        clear_layout(self._list)
        self.rows = []
        workspace = self._context.workspace
        dates = dates_of(workspace.preferences.current)
        today = workspace.clock.now().local_day
        shown = lines[: self._most]
        for line in shown:
            row = self._row(line, dates, today, last=line is shown[-1])
            put_below(self._list, row, 0 if self.rows else 24)
            self.rows.append(row)
        if len(lines) > self._most:
            more = quiet(_("Show more"), parent=self)
            more.clicked.connect(self._on_more)
            put_below(self._list, more, 8)
        if not lines:
            words = _(
                "No rule has a page yet. When one comes up again in a record, you are asked "
                "whether it is the same. You can also write one down."
            )
            put_below(self._list, Prose(words, role="help"), 32)
        if self._focus_row is not None and self._focus_row < len(self.rows):
            self.rows[self._focus_row].setFocus()
        self._focus_row = None

    def _row(self, line: BeliefLine, dates: Dates, today: date, *, last: bool) -> Row:
        words = headline(line)
        day = _("last {day}").format(day=dates.brief(line.last, today))
        detail = f"{in_records(line.records)}, {day}"
        row = Row(text=words, detail=detail, last=last, own=True)
        row.setAccessibleName(spoken((words, detail)))
        row.clicked.connect(lambda: self._context.navigate(Route("belief", entry_id=line.id)))
        return row

    def _add_links(self) -> None:
        if not self._writes:
            return
        self.gap(36)
        links = (
            (_("Plan an experiment"), "line", Kind.EXPERIMENT),
            (_("Rate one belief twice: the wobble check"), "patterns", Kind.WOBBLE),
        )
        for number, (words, icon, kind) in enumerate(links, start=1):
            row = Row(text=words, icon=icon, last=number == len(links))
            route = Route("form", kind=kind)
            row.clicked.connect(lambda _checked=False, route=route: self._context.navigate(route))
            self.body.addWidget(row)

    def _on_more(self) -> None:
        self._focus_row = len(self.rows)
        self._most += AT_ONCE
        self._load()
