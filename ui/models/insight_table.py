# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of a view as a Qt model: rows come a page at a time, as far as it is scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.insights.values import Table

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from app.insights.values import Cell, TableRow

    Index = QModelIndex | QPersistentModelIndex

PAGE = 50


class InsightTableModel(QAbstractTableModel):
    """Columns as the table has them; `stacked`, one column that holds all cells of a row."""

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = Table((), ())
        self.stacked = False
        self._shown = 0

    def set_table(self, table: Table, *, stacked: bool) -> None:
        """Show this table from its first page on."""
        self.beginResetModel()
        self.table, self.stacked = table, stacked
        self._shown = min(PAGE, len(table.rows))
        self.endResetModel()

    def row(self, number: int) -> TableRow:
        """A row of the table."""
        return self.table.rows[number]

    def cell(self, index: Index) -> Cell:
        """The cell at an index."""
        return self.table.rows[index.row()].cells[index.column()]

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows that are there by now."""
        return 0 if parent is not None and parent.isValid() else self._shown

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns, one where they are stacked."""
        if parent is not None and parent.isValid():
            return 0
        return min(1, len(self.table.columns)) if self.stacked else len(self.table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell; stacked, those of the row, each after its column."""
        words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if not index.isValid() or role not in words:
            return None
        if not self.stacked:
            return self.cell(index).words
        cells = self.table.rows[index.row()].cells
        pairs = zip(self.table.columns, cells, strict=False)
        return ", ".join(f"{column} {cell.words}".strip() for column, cell in pairs if cell.words)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words of a column."""
        across = orientation == Qt.Orientation.Horizontal
        if role != Qt.ItemDataRole.DisplayRole or not across:
            return None
        if self.stacked or section >= len(self.table.columns):
            return ""
        return self.table.columns[section]

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are rows below."""
        return not parent.isValid() and self._shown < len(self.table.rows)

    def fetchMore(self, parent: Index) -> None:
        """Let the next page come."""
        if not self.canFetchMore(parent):
            return
        end = min(self._shown + PAGE, len(self.table.rows))
        self.beginInsertRows(QModelIndex(), self._shown, end - 1)
        self._shown = end
        self.endInsertRows()
