# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented strains to choose from, by kind; and the sittings of which something was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.record import PRACTISED
from app.i18n import N_, _
from app.i18n import content as translated
from app.services.practice import OWN_LINES
from ui.context import Route
from ui.dates import dates_of
from ui.models.latest import Latest
from ui.models.repair_words import spoken
from ui.pages.strain.page import FROM_THE_START
from ui.widgets.buttons import quiet
from ui.widgets.page import Page
from ui.widgets.prose import Prose
from ui.widgets.row import Row
from ui.widgets.stacking import clear_layout, put_below

if TYPE_CHECKING:
    from app.domain.entry import Entry
    from app.services.content import Strain
    from app.workspace import ChangeSet
    from ui.context import Context

KEPT_SHOWN = 5
"""Sittings listed here; search finds the others."""


class StrainsPage(Page):
    """Nothing is recommended, and nothing is told of how often one was here."""

    NAME = "strains"
    TITLE = N_("Invented strains")
    ICON = "repairs"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(above=24, parent=parent)
        self._context = context
        self._latest = Latest(tasks=context.tasks, parent=self)
        self.rows: list[Row] = []
        self.kept: list[Row] = []
        strains = context.workspace.content.strains
        back = quiet(_("Repairs"), "chevron-left")
        back.clicked.connect(lambda: context.navigate(Route("repairs")))
        self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        self.add(Prose(_("Invented strains"), role="h1"), before=12)
        self.add(Prose(translated(strains.limits), role="help"), before=8)
        told = _("What you type is let go when you leave. At the end you can keep your own lines.")
        self.add(Prose(told, role="help"), before=8)
        for kind in dict.fromkeys(strain.kind for strain in strains.practice):
            self._add_group(kind)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.add(self._list)
        self.end()

    def open(self, route: object) -> None:
        """Show what there is; what was kept is read afresh."""
        self._load()

    def refresh(self, changes: ChangeSet) -> None:
        """Read again after something was written."""
        if self.isVisible():
            self._load()

    def focus_first(self) -> None:
        """The first situation."""
        self.rows[0].setFocus()

    def _add_group(self, kind: str) -> None:
        content = self._context.workspace.content
        group = [strain for strain in content.strains.practice if strain.kind == kind]
        self.add(Prose(translated(content.headline("rupture_type", kind)), role="label"), before=28)
        self.gap(8)
        for number, strain in enumerate(group, start=1):
            row = self._row(strain, last=number == len(group))
            self.add(row)
            self.rows.append(row)

    def _row(self, strain: Strain, *, last: bool) -> Row:
        content = self._context.workspace.content
        words = (
            translated(content.strains.strength(strain)),
            translated(content.label("contact_kind", strain.contact)),
        )
        row = Row(text=translated(strain.title), detail=" · ".join(words), last=last)
        to = Route("strain", extra=strain.id, step=FROM_THE_START)
        row.clicked.connect(lambda: self._context.navigate(to))
        return row

    def _load(self) -> None:
        practice = self._context.workspace.practice
        self._latest.ask(
            lambda: practice.kept(KEPT_SHOWN), done=self._on_read, failed=self._context.report
        )

    def _on_read(self, kept: tuple[Entry, ...]) -> None:
        clear_layout(self._list)
        self.kept = []
        workspace = self._context.workspace
        dates = dates_of(workspace.preferences.current)
        today = workspace.clock.now().local_day
        if kept:
            put_below(self._list, Prose(_("What you kept"), role="label"), 28)
        for number, entry in enumerate(kept, start=1):
            practised = entry.mark(PRACTISED)
            # a file from elsewhere may not say which
            title = translated(workspace.content.form(entry.kind).name)
            if practised:
                title = translated(workspace.content.label(PRACTISED, practised))
            day = dates.brief(entry.day, today)
            row = Row(
                text=title,
                lead=day,
                detail=_("own lines") if entry.rows(OWN_LINES) else "",
                last=number == len(kept),
            )
            row.setAccessibleName(spoken((day, title)))
            to = Route("journal", entry_id=entry.id)
            row.clicked.connect(lambda _checked=False, to=to: self._context.navigate(to))
            put_below(self._list, row, 8 if number == 1 else 0)
            self.kept.append(row)
