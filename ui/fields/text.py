# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One line or one text in the writer's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.fields.base import FieldEditor, announce_name, enter
from ui.widgets.line_field import LineField
from ui.widgets.writing_field import WritingField

if TYPE_CHECKING:
    from ui.widgets.plain_edit import PlainEdit

QUICK = "quick"
LINES = {"line": 1, "text": 3}


class TextEditor(FieldEditor):
    """A writing field that grows. Kinds: line, text."""

    def _build(self) -> None:
        self.control: PlainEdit
        if self.level == QUICK and "\n" not in self.session.entry.text(self.field.id):
            self.control = LineField(name=self.name, role="writing", parent=self)
        else:
            lines = LINES.get(self.field.kind, 3)
            self.control = WritingField(name=self.name, lines=lines, parent=self)
        self._write(self.control)
        self.body.addWidget(self.control)

    def focus_first(self) -> None:
        enter(self.control)

    def load(self) -> None:
        self._load_words()

    def sync(self) -> None:
        self._load_words()

    def _rename(self) -> None:
        announce_name(self.control, self.name)
