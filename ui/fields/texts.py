# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of short texts, and texts in named parts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.entry import new_id
from app.i18n import _
from app.i18n import content as translated
from ui.fields.base import LABEL_TO_FIELD, FieldEditor, announce_name, clear_layout, enter
from ui.widgets.buttons import icon_button, quiet
from ui.widgets.prose import Prose
from ui.widgets.writing_field import WritingField

MOST = 5


class TextsEditor(FieldEditor):
    """Several short texts, one a row. Kind: texts."""

    def _build(self) -> None:
        self._ids: list[str] = []
        self._controls: list[WritingField] = []
        self._removes: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.more = quiet(_("One more"), "plus", parent=self)
        self.more.clicked.connect(self._on_more_clicked)
        self.body.addLayout(self._list)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def focus_first(self) -> None:
        enter(self._controls[0])

    def load(self) -> None:
        stored = [answer.row for answer in self.session.entry.rows(self.field.id)]
        least = max(1, self.field.rows_min if self.level == "deep" else 1)
        wanted = stored + [new_id() for _place in range(least - len(stored))]
        if not stored and self._ids and len(self._ids) >= least:
            wanted = self._ids[:least]
        if wanted != self._ids:
            clear_layout(self._list)
            self._ids.clear()
            self._controls.clear()
            self._removes.clear()
            for row in wanted:
                self._add(row)
        for row, control in zip(self._ids, self._controls, strict=True):
            text = self.session.entry.text(self.field.id, row)
            if control.text() != text:
                control.set_text(text)
        self._place()

    def _rename(self) -> None:
        self._place()

    def _add(self, row: str) -> WritingField:
        holder = QWidget(self)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        control = WritingField(name=self.name, lines=1, parent=holder)
        control.edited.connect(lambda: self._on_text_edited(row, control.text()))
        control.refused.connect(self._say_refused)
        remove = icon_button("close", "", parent=holder)
        self._removes.append(remove)
        remove.clicked.connect(lambda: self._on_row_removed(row))
        line.addWidget(control, 1)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        self._ids.append(row)
        self._controls.append(control)
        self._list.addWidget(holder)
        return control

    def _place(self) -> None:
        several = len(self._controls) > 1
        for number, control in enumerate(self._controls, start=1):
            own = _("{field}, {number}").format(field=self.name, number=number)
            announce_name(control, own if several else self.name)
            remove = self._removes[number - 1]
            remove.setVisible(several)
            announce_name(remove, _("Take away: {name}").format(name=own))
            remove.setToolTip(remove.accessibleName())
        most = self.field.rows_max.get(self.level, MOST)
        self.more.setVisible(len(self._controls) < most)
        announce_name(self.more, _("One more: {field}").format(field=self.name))

    def _on_text_edited(self, row: str, text: str) -> None:
        self._store_rows(row)
        self.session.set_text(self.field.id, text, row)
        self.edited.emit()

    def _store_rows(self, until: str = "") -> None:
        # rows above the one written in keep their place
        held = {answer.row for answer in self.session.entry.rows(self.field.id)}
        for row in self._ids:
            if row == until:
                return
            if row not in held:
                self.session.set_text(self.field.id, "", row)

    def _on_more_clicked(self) -> None:
        self._store_rows()
        control = self._add(self.session.add_row(self.field.id))
        self._place()
        control.setFocus()
        self.edited.emit()

    def _on_row_removed(self, row: str) -> None:
        at = self._ids.index(row)
        self._controls[at - 1 if at else 1].setFocus()
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
