# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The left half of the Journal: search, filter, and the list of records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.services.journal import JournalQuery
from ui.models.lines import ISOLATE, POP
from ui.models.record_delegate import RecordDelegate
from ui.models.record_list import RecordListModel
from ui.pages.journal_filter import FilterBar, FilterButton
from ui.pages.record_list_view import RecordListView
from ui.widgets.buttons import link, ordinary, primary
from ui.widgets.line_field import LineField
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject

    from app.domain.errors import AppError
    from ui.context import Context
    from ui.dates import Dates

_TYPING_PAUSE_MS = 60  # several letters in one burst make one search


class JournalList(QWidget):
    """Signals:
    chosen: a row became current; carries the entry's id, "" for none.
    opened: Enter or a double click on a row; carries the entry's id.
    picked: a row was clicked or Enter was pressed on it; carries the entry's id.
    trash_asked: Delete on a row; carries the entry's id.
    trash_page_asked: the link to the Trash.
    write_asked: the journal is empty, and a first record is to be written.
    rows_told: it was read how many rows there are; carries "some", "none" for an empty journal,
        "nothing_found" for a search or a filter.
    """

    chosen = Signal(str)
    opened = Signal(str)
    picked = Signal(str)
    trash_asked = Signal(str)
    trash_page_asked = Signal()
    write_asked = Signal()
    rows_told = Signal(str)

    def __init__(self, *, context: Context, dates: Dates, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        journal = context.workspace.journal
        self.model = RecordListModel(
            fetch=journal.page,
            tasks=context.tasks,
            dates=dates,
            content=lambda: context.workspace.content,
            cancel=journal.cancel_searches,
            parent=self,
        )
        self._query = JournalQuery()
        self._wanted = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.search = LineField(
            name=_("Search records"), role="search", placeholder=_("Search records"), parent=self
        )
        self.filter = FilterButton(workspace=context.workspace, parent=self)
        self._bar = FilterBar(workspace=context.workspace, parent=self)
        self.view = RecordListView(parent=self)
        self.delegate = RecordDelegate(dates=dates, parent=self)
        self._empty = _EmptyNote(parent=self)
        self._stack = QStackedWidget(self)
        self._trash = link(_("Trash"))
        self._lay_out()
        self._connect()

    # -- what is shown

    def show_all(self) -> None:
        """Read the list for the first time, or again."""
        if self.model.query is None:
            self.model.set_query(self._query)
        else:
            self.model.refresh()

    def select(self, entry_id: str) -> None:
        """Make an entry current, now or when its row has been loaded; "" for none."""
        self._wanted = entry_id
        row = self.model.row_of(entry_id) if entry_id else -1
        self.view.set_elsewhere(elsewhere=bool(entry_id) and row < 0)
        if row < 0:
            self.view.clearSelection()
            self.view.setCurrentIndex(self.model.index(-1))
            return
        index = self.model.index(row)
        self.view.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.view.scrollTo(index)

    @property
    def current_id(self) -> str:
        """The current row's entry id, or ""."""
        return self.model.id_at(self.view.currentIndex().row())

    @property
    def words(self) -> str:
        """What is searched for, "" outside a search."""
        return self._query.text

    def set_codes(self, codes: tuple[str, ...]) -> None:
        """Offer these client codes in the filter."""
        self.filter.set_codes(codes)

    def set_dates(self, dates: Dates) -> None:
        """Write days in another way."""
        self.delegate.dates = dates
        self.model.set_dates(dates)
        self.remeasure()

    def remeasure(self) -> None:
        """Lay the rows out again after a change of text size."""
        self.delegate.forget()
        self.view.scheduleDelayedItemsLayout()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_list(self) -> None:
        """Put the focus on the rows, on the current one if there is one; where there are none,
        on the search, or in an empty journal on what begins one."""
        target = self.view if self._stack.currentWidget() is self.view else self._instead()
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _instead(self) -> QWidget:
        """Where the focus goes when there are no rows."""
        return self._empty.write if self._query == JournalQuery() else self.search

    # -- inside

    def _lay_out(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.delegate)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.filter)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(self._trash)
        foot.addStretch(1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.edited.connect(self._on_typed)
        self.search.submitted.connect(self._to_rows)
        self.filter.changed.connect(self._on_filtered)
        self._bar.changed.connect(self._on_filtered)
        self._trash.clicked.connect(self.trash_page_asked)
        self._empty.clear_asked.connect(self._clear)
        self._empty.write_asked.connect(self.write_asked)
        self.model.loaded.connect(self._on_loaded)
        self.model.rowsInserted.connect(self._on_rows)
        self.model.failed.connect(self._on_failed)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.activated_row.connect(lambda row: self.opened.emit(self.model.id_at(row)))
        self.view.picked_row.connect(lambda row: self.picked.emit(self.model.id_at(row)))
        self._context.actions.on_page("trash", self.view, self._on_delete)
        self.search.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in the search field goes to the rows; Escape clears it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self._to_rows()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self._clear_words()
                return True
        return super().eventFilter(watched, event)

    def _to_rows(self) -> None:
        if self.model.rowCount() == 0:
            return
        if not self.view.currentIndex().isValid():
            self.select(self.model.id_at(0))
        self.focus_list()

    def _on_typed(self) -> None:
        self._pause.start()

    def _search(self) -> None:
        self._query = replace(self._query, text=self.search.text().strip())
        self.model.set_query(self._query)

    def _on_filtered(self, query: JournalQuery) -> None:
        self._query = replace(query, text=self.search.text().strip())
        self.filter.show_query(self._query)
        self._bar.show_query(self._query)
        self.model.set_query(self._query)

    def _clear_words(self) -> None:
        self.search.set_text("")
        self._search()

    def _clear(self) -> None:
        self.search.set_text("")
        self._on_filtered(JournalQuery())
        self.search.setFocus()

    def _on_loaded(self) -> None:
        empty = self.model.rowCount() == 0
        if empty:
            self._empty.say(self._query)
        focused, leaves = QApplication.focusWidget(), self.view if empty else self._empty
        refocus = focused is not None and (focused is leaves or leaves.isAncestorOf(focused))
        if refocus and focused is not None:
            focused.clearFocus()  # else Qt tabs on from it, and tabbing to the rows reads the first
        self._stack.setCurrentWidget(self._empty if empty else self.view)
        if refocus:
            self.focus_list()
        narrowed = self._query != JournalQuery()
        self.rows_told.emit(("nothing_found" if narrowed else "none") if empty else "some")
        if self._wanted:
            self.select(self._wanted)

    def _on_rows(self) -> None:
        if self._wanted and self.current_id != self._wanted:
            row = self.model.row_of(self._wanted)
            if row >= 0:
                self.view.setCurrentIndex(self.model.index(row))

    def _on_failed(self, error: AppError) -> None:
        self._context.report(error)

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        entry_id = self.model.id_at(current.row()) if current.isValid() else ""
        if entry_id:
            self._wanted = entry_id
            self.chosen.emit(entry_id)

    def _on_delete(self) -> None:
        if self.current_id:
            self.trash_asked.emit(self.current_id)


class _EmptyNote(QWidget):
    """What stands in place of rows when there are none."""

    clear_asked = Signal()
    write_asked = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Prose("", role="help")
        self.write = primary(_("Write a record"))
        self.write.clicked.connect(self.write_asked)
        self._clear = ordinary(_("Clear"))
        self._clear.clicked.connect(self.clear_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 0)
        column.setSpacing(12)
        column.addWidget(self._text)
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def say(self, query: JournalQuery) -> None:
        """Say why there are no rows."""
        filtered = query != JournalQuery(text=query.text)
        narrowed = bool(query.text) or filtered
        self._clear.setVisible(narrowed)
        self.write.setVisible(not narrowed)
        if query.text:
            words = f"{ISOLATE}{query.text}{POP}"
            self._text.set_text(_("Nothing found for ‘{words}’.").format(words=words))
        elif filtered:
            self._text.set_text(_("No record fits this filter."))
        else:
            self._text.set_text(
                _("No records yet. When a session stays with you, this is where it can go.")
            )
        event = QAccessibleAnnouncementEvent(self._text, self._text.text())
        QAccessible.updateAccessibility(event)
