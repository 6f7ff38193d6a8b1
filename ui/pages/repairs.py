# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Repairs: every strain that goes on, then those that rest, in neutral words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.entry import Kind
from app.domain.feedback import is_unanswered
from app.i18n import N_, _
from app.i18n import content as translated
from ui.context import Route
from ui.dates import dates_of
from ui.models.latest import Latest
from ui.models.lines import repair_headline
from ui.models.repair_words import spoken, with_draft
from ui.widgets.buttons import primary, quiet
from ui.widgets.page import Page
from ui.widgets.prose import Prose
from ui.widgets.row import Row
from ui.widgets.stacking import clear_layout, put_below

if TYPE_CHECKING:
    from datetime import date

    from app.domain.entry import Entry
    from app.services.repairs import EpisodeLine
    from app.workspace import ChangeSet
    from ui.context import Context
    from ui.dates import Dates


AT_ONCE = 30
"""Repairs shown at first, and how many more with each press."""


class RepairsPage(Page):
    """Begins a repair from a hunch, and leads to each there is."""

    NAME = "repairs"
    TITLE = N_("Repairs")
    ICON = "repairs"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._latest = Latest(tasks=context.tasks, parent=self)
        self.begin = primary(_("Start from a hunch"), icon="plus", parent=self)
        self.begin.clicked.connect(self._on_begin)
        if context.workspace.rescued is not None:
            self.begin.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.rows: list[Row] = []
        self._most = AT_ONCE
        self._focus_row: int | None = None
        self.add(Prose(_("Repairs"), role="h1"))
        told = _(
            "A strain between the two of you, from a first hunch on: its contacts, what you plan, "
            "what you agree on anew."
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

    def focus_first(self) -> None:
        """The one thing to start; in a journal that is only read, what is there."""
        if self._context.workspace.rescued is None:
            self.begin.setFocus()
        else:
            super().focus_first()

    def _load(self) -> None:
        repairs = self._context.workspace.repairs
        self._latest.ask(
            lambda: (repairs.episodes(), repairs.alone()),
            done=self._on_read,
            failed=self._context.report,
        )

    def _on_read(self, found: tuple[tuple[EpisodeLine, ...], tuple[Entry, ...]]) -> None:
        lines, alone = found
        clear_layout(self._list)
        self.rows = []
        workspace = self._context.workspace
        dates = dates_of(workspace.preferences.current)
        today = workspace.clock.now().local_day
        groups = (
            (_("Going on"), [line for line in lines if line.is_open]),
            (_("At rest"), [line for line in lines if not line.is_open]),
        )
        for title, group in groups:
            if group and len(self.rows) < self._most:
                put_below(self._list, Prose(title, role="label"), 32)
            room = max(0, self._most - len(self.rows))
            for number, line in enumerate(group[:room], start=1):
                row = self._row(line, dates, today, last=number == min(len(group), room))
                put_below(self._list, row, 4 if number == 1 else 0)
                self.rows.append(row)
        if len(lines) > self._most:
            more = quiet(_("Show more"), parent=self)
            more.clicked.connect(self._on_more)
            put_below(self._list, more, 8)
        if not lines:
            words = _(
                "No repairs yet. A hunch is enough to begin one; you can also begin from a record, "
                "in the Journal."
            )
            put_below(self._list, Prose(words, role="help"), 32)
        if self._focus_row is not None and self._focus_row < len(self.rows):
            self.rows[self._focus_row].setFocus()
        self._focus_row = None
        if alone:
            put_below(self._list, Prose(_("Without a strain"), role="label"), 32)
        for number, entry in enumerate(alone, start=1):
            row = self._alone_row(entry, dates, today, last=number == len(alone))
            put_below(self._list, row, 4 if number == 1 else 0)

    def _alone_row(self, entry: Entry, dates: Dates, today: date, *, last: bool) -> Row:
        name = translated(self._context.workspace.content.form(entry.kind).name)
        if entry.kind == Kind.FEEDBACK and is_unanswered(entry):
            name = _("Feedback, still open")
        parts = (with_draft(name, entry), entry.client_code)
        words = " · ".join(part for part in parts if part)
        day = dates.brief(entry.day, today)
        row = Row(text=words, detail=day, last=last)
        row.setAccessibleName(spoken((words, day)))
        route = Route("form", entry_id=entry.id)
        row.clicked.connect(lambda: self._context.navigate(route))
        return row

    def _row(self, line: EpisodeLine, dates: Dates, today: date, *, last: bool) -> Row:
        content = self._context.workspace.content
        details = [_("since {day}").format(day=dates.brief(line.since, today))]
        if line.unanswered:
            details.insert(0, _("feedback open"))
        words = repair_headline(line, content)
        row = Row(text=words, detail=", ".join(details), last=last)
        row.setAccessibleName(spoken((words, *details)))
        row.clicked.connect(lambda: self._go(line.id))
        return row

    def _add_links(self) -> None:
        """What needs no strain: asking early, noting what they said, looking back."""
        self.links = [
            (_("How are we working?"), "consultations", Route("form", kind=Kind.WORKING)),
            (_("Note what somebody told me"), "pencil", Route("form", kind=Kind.FEEDBACK)),
            (_("Practise with an invented strain"), "speak", Route("strains")),
            (_("Ways used so far"), "check", Route("ways")),
        ]
        if self._context.workspace.rescued is not None:
            self.links = self.links[-1:]
        self.gap(36)
        for number, (words, icon, route) in enumerate(self.links, start=1):
            row = Row(text=words, icon=icon, last=number == len(self.links))
            row.clicked.connect(lambda _checked=False, route=route: self._context.navigate(route))
            self.body.addWidget(row)

    def _go(self, entry_id: str) -> None:
        self._context.navigate(Route("repair", entry_id=entry_id))

    def _on_more(self) -> None:
        shown = len(self.rows)
        self._most += AT_ONCE
        self._focus_row = shown
        self._load()

    def _on_begin(self) -> None:
        self._context.navigate(Route("form", kind=Kind.EPISODE))
