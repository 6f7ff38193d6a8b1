# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of short texts, and texts in named parts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.entry import new_id
from app.i18n import _
from app.i18n import content as translated
from ui.fields.base import LABEL_TO_FIELD, FieldEditor, announce_name, enter
from ui.widgets.buttons import icon_button, quiet
from ui.widgets.prose import Prose
from ui.widgets.writing_field import WritingField

MOST = 5


class TextRow(QWidget):
    """One short text, and a way to take it away."""

    def __init__(self, *, row: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = row
        self.control = WritingField(name="", lines=1, parent=self)
        self.remove = icon_button("close", "", parent=self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.control, 1)
        line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)


class TextsEditor(FieldEditor):
    """Several short texts, one a row. Kind: texts."""

    def _build(self) -> None:
        self._rows: list[TextRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.more = quiet(_("One more"), "plus", parent=self)
        self.more.clicked.connect(self._on_more_clicked)
        self.body.addLayout(self._list)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def focus_first(self) -> None:
        enter(self._rows[0].control)

    def load(self) -> None:
        stored = [answer.row for answer in self.session.entry.rows(self.field.id)]
        held = [row.row for row in self._rows]
        least = max(1, self.field.rows_min if self.level == "deep" else 1)
        spare = [row for row in held if row not in stored]
        wanted = (
            stored + (spare + [new_id() for _place in range(least)])[: max(0, least - len(stored))]
        )
        if wanted != held:
            self._take_rows(wanted)
        for row in self._rows:
            text = self.session.entry.text(self.field.id, row.row)
            if row.control.text() != text:
                row.control.set_text(text)
        self._place()

    def _take_rows(self, wanted: list[str]) -> None:
        """Show these rows; those that are there keep their cursor and their undo."""
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

    def _rename(self) -> None:
        self._place()

    def _add(self, row: str) -> TextRow:
        made = TextRow(row=row, parent=self)
        made.control.edited.connect(lambda: self._on_text_edited(row, made.control.text()))
        made.control.refused.connect(self._say_refused)
        made.remove.clicked.connect(lambda: self._on_row_removed(row))
        self._rows.append(made)
        self._list.addWidget(made)
        return made

    def _place(self) -> None:
        several = len(self._rows) > 1
        for number, row in enumerate(self._rows, start=1):
            own = _("{field}, {number}").format(field=self.name, number=number)
            announce_name(row.control, own if several else self.name)
            row.remove.setVisible(several)
            announce_name(row.remove, _("Take away: {name}").format(name=own))
            row.remove.setToolTip(row.remove.accessibleName())
        most = self.field.rows_max.get(self.level, MOST)
        self.more.setVisible(len(self._rows) < most)
        announce_name(self.more, _("One more: {field}").format(field=self.name))

    def _on_text_edited(self, row: str, text: str) -> None:
        self._store_rows(row)
        self.session.set_text(self.field.id, text, row)
        self.edited.emit()

    def _store_rows(self, until: str = "") -> None:
        # rows above the one written in keep their place
        held = {answer.row for answer in self.session.entry.rows(self.field.id)}
        for row in self._rows:
            if row.row == until:
                return
            if row.row not in held:
                self.session.set_text(self.field.id, "", row.row)

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
        self._act(_("Row taken away."), lambda: self.session.remove_row(field, row))


class PartsEditor(FieldEditor):
    """Short texts that each have their own name. Kind: parts."""

    def _build(self) -> None:
        self._controls: dict[str, WritingField] = {}
        for part in self.field.parts:
            name = part.id if "." in part.id else f"{self.field.id}.{part.id}"
            label = translated(part.text)
            control = WritingField(name=label, lines=1, parent=self)
            control.edited.connect(lambda name=name: self._on_part_edited(name))
            control.refused.connect(self._say_refused)
            if self._controls:
                self.body.addSpacing(12)
            self.body.addWidget(Prose(label, role="caption", parent=self))
            self.body.addSpacing(LABEL_TO_FIELD)
            self.body.addWidget(control)
            self._controls[name] = control

    def focus_first(self) -> None:
        enter(next(iter(self._controls.values())))

    def load(self) -> None:
        for name, control in self._controls.items():
            text = self.session.entry.text(name)
            if control.text() != text:
                control.set_text(text)

    def _on_part_edited(self, name: str) -> None:
        self.session.set_text(name, self._controls[name].text())
        self.edited.emit()
