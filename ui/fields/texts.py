# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of short texts, and texts in named parts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import _
from app.i18n import content as translated
from ui.fields.base import LABEL_TO_FIELD, FieldEditor, announce_name, enter
from ui.fields.rows import RowsEditor, WordsRow
from ui.widgets.prose import Prose
from ui.widgets.writing_field import WritingField


class TextRow(WordsRow):
    """One short text with its remove button beside it."""

    def __init__(self, *, row: str, parent: QWidget) -> None:
        super().__init__(row=row, parent=parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.control, 1)
        line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)


class TextsEditor(RowsEditor[TextRow]):
    """Several short texts, one a row. Kind: texts."""

    def _one_more(self) -> str:
        return _("One more")

    def _taken_away(self) -> str:
        return _("Row taken away.")

    def _least(self) -> int:
        return max(1, self.field.rows_min if self.level == "deep" else 1)

    def _make_row(self, row: str) -> TextRow:
        return TextRow(row=row, parent=self)

    def _name_row(self, row: TextRow, number: int, of: int) -> None:
        own = _("{field}, {number}").format(field=self.name, number=number)
        announce_name(row.control, own if of > 1 else self.name)
        announce_name(row.remove, _("Take away: {name}").format(name=own))

    def _place(self) -> None:
        super()._place()
        announce_name(self.more, _("One more: {field}").format(field=self.name))


class PartsEditor(FieldEditor):
    """Short texts that each have their own name. Kind: parts."""

    def _build(self) -> None:
        self._controls: list[WritingField] = []
        for part in self.field.parts:
            name = part.id if "." in part.id else f"{self.field.id}.{part.id}"
            label = translated(part.text)
            control = WritingField(name=label, lines=1, parent=self)
            self._write(control, name)
            if self._controls:
                self.body.addSpacing(12)
            self.body.addWidget(Prose(label, role="caption", parent=self))
            self.body.addSpacing(LABEL_TO_FIELD)
            self.body.addWidget(control)
            self._controls.append(control)

    def focus_first(self) -> None:
        enter(self._controls[0])

    def load(self) -> None:
        self._load_words()
