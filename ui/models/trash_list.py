# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies in the Trash as a Qt list, painted like the journal's lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from app.domain.entry import Kind
from app.domain.schemas import schema_of
from app.i18n import _, content, ngettext
from ui.models.entry_list import EntryListModel
from ui.models.lines import ListLine
from ui.models.record_list import ID_ROLE, LINE_ROLE, MONTH_ROLE
from ui.models.schema_words import own_name

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex

    from app.domain.entry import Entry
    from app.services.content import Content
    from app.services.trash import TrashLine
    from ui.dates import Dates

    Index = QModelIndex | QPersistentModelIndex


class TrashListModel(EntryListModel):
    """All entries in the Trash, last moved first."""

    def __init__(
        self, *, dates: Dates, content_set: Content, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._dates = dates
        self._content = content_set
        self._lines: tuple[ListLine, ...] = ()

    def set_lines(self, lines: tuple[TrashLine, ...]) -> None:
        """Show these entries."""
        self.beginResetModel()
        self._lines = tuple(self._line(line) for line in lines)
        self.endResetModel()

    def set_dates(self, dates: Dates) -> None:
        """Write days in another way."""
        self._dates = dates
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def id_at(self, row: int) -> str:
        """The entry id of a row, or ""."""
        return self._lines[row].id if 0 <= row < len(self._lines) else ""

    def rowCount(self, parent: Index | None = None) -> int:
        """Every line; a line has no children."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line in words, as a `ListLine`, or its id."""
        if not index.isValid() or not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == ID_ROLE:
            return line.id
        if role == MONTH_ROLE:
            return ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken(self._dates)
        return None

    def _line(self, line: TrashLine) -> ListLine:
        days = ngettext("{count} day left", "{count} days left", line.days_left).format(
            count=line.days_left
        )
        parts = (days if line.days_left else _("30 days have passed"), line.entry.client_code)
        return ListLine(
            id=line.entry.id,
            day=line.entry.day,
            headline=self._headline(line.entry),
            detail=" · ".join(part for part in parts if part),
        )

    def _headline(self, entry: Entry) -> str:
        if entry.kind == Kind.FOLLOWUP:
            return _("Follow-up")
        if entry.kind in self._content.forms:
            name = content(self._content.form(entry.kind).name)
            if entry.kind == Kind.SCHEMA:
                # it lists under its name everywhere else, and a record may carry it still
                own = own_name(schema_of(entry), self._content)
                return _("{kind}: {name}").format(kind=name, name=own)
            return name
        for kind in ("rupture_type", "contact_kind"):
            value = entry.mark(kind)
            if value:
                return content(self._content.headline(kind, value))
        return _("Record")
