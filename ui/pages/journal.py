# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Journal: a list of neutral lines and one sheet to read; two pages in a narrow window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.entry import Kind, State
from app.i18n import N_
from app.services.journal import matches
from ui.context import Route
from ui.dates import dates_of
from ui.models.latest import Latest
from ui.pages.journal_list import JournalList
from ui.pages.reading import ReadingPane
from ui.pages.record_acts import RecordActs
from ui.pages.record_repair import RecordRepair
from ui.pages.record_rule import RecordRule
from ui.theme.theme import current
from ui.widgets.page import Page

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from app.domain.errors import AppError
    from app.services.journal import Reading
    from app.services.repairs import EpisodeReading
    from app.workspace import ChangeSet
    from ui.context import Context

_TWO_PAGES_BELOW = 900  # width of the window, logical pixels
_MARGIN = 24


class JournalPage(Page):
    """Where records are found and read."""

    NAME = "journal"
    TITLE = N_("Journal")
    ICON = "journal"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        workspace = context.workspace
        dates = dates_of(workspace.preferences.current)
        self._latest = Latest(tasks=context.tasks, parent=self)
        self._list = JournalList(context=context, dates=dates, parent=self)
        self._pane = ReadingPane(content_set=workspace.content, dates=dates, parent=self)
        self._acts = RecordActs(context=context, pane=self._pane, parent=self)
        RecordRepair(context=context, pane=self._pane, parent=self)
        RecordRule(context=context, pane=self._pane, parent=self)
        self._narrow = False
        self._marked = ""  # what is searched for, as the sheet was told
        self._want_search = False
        self._alone = False  # in a narrow window: whether the sheet is the page shown
        self._row = QHBoxLayout()
        self._row.setContentsMargins(_MARGIN, _MARGIN, 40, 28)
        self._row.setSpacing(24)
        self._row.addWidget(self._list)
        self._row.addWidget(self._pane, 1)
        self.scroller.hide()  # list and sheet scroll by themselves
        self.top.addLayout(self._row, 1)
        self._list.chosen.connect(self._on_chosen)
        self._list.picked.connect(self._on_picked)
        self._list.opened.connect(self._acts.edit)
        self._list.trash_asked.connect(self._acts.trash)
        self._list.trash_page_asked.connect(lambda: context.navigate(Route("trash")))
        self._list.write_asked.connect(lambda: context.navigate(context.new_record()))
        self._list.rows_told.connect(self._on_rows_told)
        self._pane.back_asked.connect(self._to_list)
        self._pane.built.connect(self.tabs.watch)
        self._pane.schema_asked.connect(
            lambda schema: context.navigate(Route("schema", entry_id=schema))
        )
        self._acts.gone.connect(self._on_gone)
        context.bus.preferences_changed.connect(self._on_preferences)
        current().changed.connect(self._fit)
        context.actions.on_page("print", self, self._acts.print_shown)

    # -- the page protocol

    def open(self, route: Route) -> None:
        """Show the list, or one record; `extra="search"` puts the cursor in the search field."""
        self._alone = bool(route.entry_id)
        self._list.show_all()
        self._read_codes()
        if route.entry_id:
            self._list.select(route.entry_id)
            self._read(route.entry_id)
        elif self._narrow:
            self._list.select("")
        elif self._pane.entry_id:  # it may have been written on, or the day may have changed
            self._read(self._pane.entry_id)
        self._fit()
        self._want_search = route.extra == "search"

    def leave(self) -> None:
        """Nothing is edited here."""

    def place(self) -> Route | None:
        """The record being read."""
        return Route("journal", entry_id=self._pane.entry_id)

    def refresh(self, changes: ChangeSet) -> None:
        """Read again what a change touched."""
        if not self.isVisible():
            return
        self._list.model.refresh()
        shown = self._pane.entry_id
        if shown:
            self._read(shown)

    def focus_first(self) -> None:
        """The search field when it was asked for, the sheet when it stands alone, else rows."""
        if self._want_search:
            self._want_search = False
            self._alone = False
            self._fit()
            self._list.focus_search()
        elif self._narrow and self._alone:
            self._pane.focus_first()
        else:
            self._list.focus_list()

    # -- reading

    def _on_chosen(self, entry_id: str) -> None:
        if not self._narrow and entry_id != self._pane.entry_id:
            self._read(entry_id)

    def _on_picked(self, entry_id: str) -> None:
        if self._narrow and entry_id:
            self._context.navigate(Route("journal", entry_id=entry_id))

    def _read(self, entry_id: str) -> None:
        workspace = self._context.workspace

        def work() -> tuple[Reading, date, EpisodeReading | None]:
            reading = workspace.journal.record(entry_id)
            whole = reading.entry.kind == Kind.EPISODE and reading.entry.state != State.TRASHED
            episode = workspace.repairs.episode(entry_id) if whole else None
            return reading, workspace.clock.now().local_day, episode

        self._latest.ask(work, self._on_read, self._on_unread)

    def _on_read(self, result: tuple[Reading, date, EpisodeReading | None]) -> None:
        self._pane.show_reading(*result)

    def _on_unread(self, error: AppError) -> None:
        self._pane.clear()
        if error.code != "entry_gone":
            self._context.report(error)

    def _on_rows_told(self, rows: str) -> None:
        self._pane.say_why_nothing(rows)
        query = self._list.words
        if query != self._marked:
            self._marked = query
            self._pane.mark((lambda text: matches(text, query)) if query else None)

    def _read_codes(self) -> None:
        journal = self._context.workspace.journal
        self._context.tasks.vault(
            lambda: tuple(code for code, _count in journal.codes()),
            owner=self,
            done=self._list.set_codes,
        )

    def _on_gone(self, entry_id: str) -> None:
        if self._pane.entry_id == entry_id:
            self._pane.clear()
            self._list.select("")
            if self._narrow:
                self._to_list()

    def _on_preferences(self) -> None:
        dates = dates_of(self._context.workspace.preferences.current)
        self._list.set_dates(dates)
        self._pane.set_dates(dates)

    # -- one page or two

    def _to_list(self) -> None:
        self._alone = False
        self._fit()
        self._list.focus_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes from the sheet back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            if self._narrow and self._alone:
                self._to_list()
                return
            if self._in_pane():
                self._list.focus_list()
                return
        super().keyPressEvent(event)

    def _in_pane(self) -> bool:
        return self._pane.isAncestorOf(self.focusWidget())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two halves where there is room for both."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        scale = current().text_scale
        list_width = round(current().width("journal_list") * min(scale, 1.4))
        window = self.window().width()
        # at large text the sheet needs more room than the list leaves it
        self._narrow = window < _TWO_PAGES_BELOW or self.width() < list_width + 380 * scale
        margin = 16 if self.width() < 700 else _MARGIN
        self._row.setContentsMargins(margin, margin, margin if self._narrow else 40, 24)
        self._list.setVisible(not (self._narrow and self._alone))
        self._pane.setVisible(not self._narrow or self._alone)
        self._pane.set_alone(alone=self._narrow)
        self._list.setMaximumWidth(16777215 if self._narrow else list_width)
        self._list.setMinimumWidth(0 if self._narrow else list_width)
        self._list.remeasure()
