# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of own words under one question: each can be taken away, and one more can be added."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.entry import new_id
from ui.fields.base import FieldEditor, enter
from ui.widgets.buttons import icon_button, quiet
from ui.widgets.writing_field import WritingField

MOST = 5


class WordsRow(QWidget):
    """One row: its words, and a way to take it away. A subclass lays both out."""

    def __init__(self, *, row: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = row
        self.control = WritingField(name="", lines=1, parent=self)
        self.remove = icon_button("close", "", parent=self)


R = TypeVar("R", bound=WordsRow)


class RowsEditor(FieldEditor, Generic[R]):
    """Shows the rows of one answer. A row that stays keeps its cursor and its undo.

    A subclass makes a row, names the rows by their places, and says what "one more" is called.
    """

    gap = 8
    """Pixels between two rows."""

    def _build(self) -> None:
        self._rows: list[R] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(self.gap)
        self.more = quiet(self._one_more(), "plus", parent=self)
        self.more.clicked.connect(self._on_more_clicked)
        self.body.addLayout(self._list)
        self.body.addSpacing(4)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def focus_first(self) -> None:
        enter(self._rows[0].control)

    def load(self) -> None:
        stored = [answer.row for answer in self.session.entry.rows(self.field.id)]
        held = [row.row for row in self._rows]
        spare = [row for row in held if row not in stored]
        spare += [new_id() for _place in range(self._least())]
        wanted = stored + spare[: max(0, self._least() - len(stored))]
        if wanted != held:
            self._take_rows(wanted)
        for row in self._rows:
            self._load_row(row)
        self._place()

    def _one_more(self) -> str:
        """The words of the button that adds a row."""
        raise NotImplementedError

    def _taken_away(self) -> str:
        """What is said when a row was taken away."""
        raise NotImplementedError

    def _make_row(self, row: str) -> R:
        raise NotImplementedError

    def _name_row(self, row: R, number: int, of: int) -> None:
        """Name the controls of the row with this number, counted from 1."""
        raise NotImplementedError

    def _least(self) -> int:
        """How many rows there are at least, written or not."""
        return 1

    def _load_row(self, row: R) -> None:
        text = self.session.entry.text(self.field.id, row.row)
        if row.control.text() != text:
            row.control.set_text(text)

    def _rename(self) -> None:
        self._place()

    def _place(self) -> None:
        for number, row in enumerate(self._rows, start=1):
            self._name_row(row, number, len(self._rows))
            row.remove.setVisible(len(self._rows) > 1)
            row.remove.setToolTip(row.remove.accessibleName())
        self.more.setVisible(len(self._rows) < self.field.rows_max.get(self.level, MOST))

    def _take_rows(self, wanted: list[str]) -> None:
        there = {row.row: row for row in self._rows}
        for row in self._rows:
            self._list.removeWidget(row)
            if row.row not in wanted:
                row.hide()
                row.deleteLater()
        self._rows = []
        for row_id in wanted:
            if row_id in there:
                self._rows.append(there[row_id])
                self._list.addWidget(there[row_id])
            else:
                self._add(row_id)

    def _add(self, row: str) -> R:
        made = self._make_row(row)
        made.control.room = self.session.room
        made.control.edited.connect(lambda: self._on_text_edited(row, made.control.text()))
        self._watch.watch(made.control)
        made.control.refused.connect(self._say_refused)
        made.remove.clicked.connect(lambda: self._on_row_removed(row))
        self._rows.append(made)
        self._list.addWidget(made)
        return made

    def _store_rows(self, until: str = "") -> None:
        """Store rows without words, so that those above the one written in keep their place."""
        held = {answer.row for answer in self.session.entry.rows(self.field.id)}
        for row in self._rows:
            if row.row == until:
                return
            if row.row not in held:
                self.session.set_text(self.field.id, "", row.row)

    def _on_text_edited(self, row: str, text: str) -> None:
        self._store_rows(row)
        self.session.set_text(self.field.id, text, row)
        self.edited.emit()

    def _on_more_clicked(self) -> None:
        self._store_rows()
        made = self._add(self.session.add_row(self.field.id))
        self._place()
        made.control.setFocus()
        self.edited.emit()

    def _on_row_removed(self, row: str) -> None:
        at = next(number for number, made in enumerate(self._rows) if made.row == row)
        enter(self._rows[at - 1 if at else 1].control)
        self._store_rows()
        field = self.field.id
        self._act(self._taken_away(), lambda: self.session.remove_row(field, row))
