# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records as a Qt list, fetched a page at a time and only as far as it is scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from app.i18n import _
from ui.models.entry_list import EntryListModel
from ui.models.lines import ListLine, headline, strongest

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from app.domain.errors import AppError
    from app.services.content import Content
    from app.services.journal import JournalPage, JournalQuery, RecordLine
    from ui.dates import Dates
    from ui.tasks import Tasks

    Index = QModelIndex | QPersistentModelIndex

PAGE = 50
LINE_ROLE = Qt.ItemDataRole.UserRole + 1  # a ListLine
MONTH_ROLE = Qt.ItemDataRole.UserRole + 2  # the month's name where a month begins, else ""
ID_ROLE = Qt.ItemDataRole.UserRole + 3  # the entry's id
_RELOAD_AT_MOST = 500


class RecordListModel(EntryListModel):
    """Newest records first.

    `fetch(query, before, limit, token)` reads one page on the vault lane. One fetch runs at a
    time; a newer query replaces the one that waits, and results of an older query are dropped.
    `cancel(token)` stops a running fetch with an older token.

    Signals:
        loaded: the first page of a query (or a refresh) is in.
        failed: a page could not be read; carries the error.
    """

    loaded = Signal()
    failed = Signal(object)

    def __init__(
        self,
        *,
        fetch: Callable[[JournalQuery, int | None, int, int], JournalPage],
        tasks: Tasks,
        dates: Dates,
        content: Callable[[], Content],
        cancel: Callable[[int], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._tasks = tasks
        self._dates = dates
        self._content = content
        self._cancel = cancel
        self._lines: list[RecordLine] = []
        self._query: JournalQuery | None = None
        self._next: int | None = None
        self._running = False
        self._waiting = False
        self._asked = 0

    @property
    def query(self) -> JournalQuery | None:
        """What the list shows, or `None` before the first query."""
        return self._query

    @property
    def busy(self) -> bool:
        """Whether a first page is on its way."""
        return self._running or self._waiting

    def set_query(self, query: JournalQuery) -> None:
        """Show the records of a query. The old lines stay until the new ones are there."""
        self._query = query
        self._asked += 1
        self._next = None
        self._start_first(PAGE)

    def refresh(self) -> None:
        """Read again what is shown, as far as it was loaded."""
        if self._query is None:
            return
        self._asked += 1
        self._next = None
        self._start_first(min(max(len(self._lines), PAGE), _RELOAD_AT_MOST))

    def set_dates(self, dates: Dates) -> None:
        """Write days in another way."""
        self._dates = dates
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def row_of(self, entry_id: str) -> int:
        """The row of an entry among the loaded ones, or -1."""
        for row, line in enumerate(self._lines):
            if line.id == entry_id:
                return row
        return -1

    def id_at(self, row: int) -> str:
        """The entry id of a row, or ""."""
        return self._lines[row].id if 0 <= row < len(self._lines) else ""

    def rowCount(self, parent: Index | None = None) -> int:
        """Loaded rows; a line has no children."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line in words, as a `ListLine`, its month heading, or its id."""
        if not index.isValid() or not 0 <= index.row() < len(self._lines):
            return None
        row = index.row()
        if role == ID_ROLE:
            return self._lines[row].id
        if role == MONTH_ROLE:
            return self._month(row)
        if role == LINE_ROLE:
            return self._line(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._line(row).spoken(self._dates)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Whether an older page exists that is not on its way."""
        return not parent.isValid() and self._next is not None and not self._running

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page."""
        if not self.canFetchMore(parent):
            return
        query, before, asked = self._query, self._next, self._asked
        assert query is not None
        self._running = True

        def arrived(page: JournalPage) -> None:
            self._running = False
            if asked == self._asked:
                self._append(page)
            self._go_on()

        self._tasks.vault(
            lambda: self._fetch(query, before, PAGE, asked),
            owner=self,
            done=arrived,
            failed=lambda error: self._on_failed(error, asked),
        )

    def _start_first(self, limit: int) -> None:
        if self._running:
            self._waiting = True
            if self._cancel is not None:
                self._cancel(self._asked)
            return
        query, asked = self._query, self._asked
        assert query is not None
        self._running = True
        self._waiting = False

        def arrived(page: JournalPage) -> None:
            self._running = False
            if asked == self._asked:
                self._replace(page)
            self._go_on()

        self._tasks.vault(
            lambda: self._fetch(query, None, limit, asked),
            owner=self,
            done=arrived,
            failed=lambda error: self._on_failed(error, asked),
        )

    def _go_on(self) -> None:
        if self._waiting:
            self._start_first(PAGE)

    def _on_failed(self, error: AppError, asked: int) -> None:
        self._running = False
        stale = asked != self._asked
        self._go_on()
        if not stale:
            self.failed.emit(error)

    def _replace(self, page: JournalPage) -> None:
        lines = list(page.lines)
        self._next = page.next
        if [line.id for line in lines] == [line.id for line in self._lines]:
            self._lines = lines
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
        else:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()
        self.loaded.emit()

    def _append(self, page: JournalPage) -> None:
        known = {line.id for line in self._lines}
        fresh = [line for line in page.lines if line.id not in known]
        self._next = page.next
        if not fresh:
            return
        first = len(self._lines)
        self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
        self._lines.extend(fresh)
        self.endInsertRows()

    def _month(self, row: int) -> str:
        day = self._lines[row].day
        before = self._lines[row - 1].day if row else None
        if before is not None and (before.year, before.month) == (day.year, day.month):
            return ""
        return self._dates.month(day, year=before is None or before.year != day.year)

    def _line(self, row: int) -> ListLine:
        line = self._lines[row]
        detail = " · ".join(part for part in (strongest(line), line.client_code) if part)
        snippet, spans = _snippet(line)
        return ListLine(
            id=line.id,
            day=line.day,
            headline=headline(line, self._content()),
            detail=detail,
            aside=_("draft") if line.state == "draft" else "",
            snippet=snippet,
            spans=spans,
        )


def _snippet(line: RecordLine) -> tuple[str, tuple[tuple[int, int], ...]]:
    if not line.matches:
        return "", ()
    return line.matches.text, tuple((start, end - start) for start, end in line.matches.spans)
