# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A writing field whose words are looked at after a pause; what is found is underlined and told.

The looking is done beside the window, and nothing that is found is stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from ui.fields.base import FieldEditor, announce_name, clear_layout, enter
from ui.theme.theme import current
from ui.widgets import plain_text
from ui.widgets.writing_field import WritingField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.language.rehearsal import Draft

PAUSE_MS = 500
LOOKED_AT = 1_200
"""Characters of a draft that are looked at."""

# How the words of a mark are underlined: told apart by the line itself, not by colour alone.
LINES = {
    "caution": QTextCharFormat.UnderlineStyle.DotLine,
    "timing": QTextCharFormat.UnderlineStyle.DashUnderline,
    "strength": QTextCharFormat.UnderlineStyle.SingleUnderline,
    "neutral": QTextCharFormat.UnderlineStyle.DashDotLine,
}
COLOURS = {"caution": "warm", "timing": "warm", "strength": "accent", "neutral": "control"}


class ListeningEditor(FieldEditor):
    """The field, and below it a place for what there is to say. Subclasses fill that place."""

    lines = 3

    def _build(self) -> None:
        self.control = WritingField(name=self.name, lines=self.lines, parent=self)
        self._write(self.control)
        self.body.addWidget(self.control)
        self.told = QWidget(self)
        self._told_box = QVBoxLayout(self.told)
        self._told_box.setContentsMargins(0, 8, 0, 0)
        self._told_box.setSpacing(8)
        self.body.addWidget(self.told)
        self._asked = 0
        self._shown: str | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.control.edited.connect(self._pause.start)

    def focus_first(self) -> None:
        enter(self.control)

    def load(self) -> None:
        self._load_words()
        self.look()

    def sync(self) -> None:
        before = self.control.text()
        self._load_words()
        if self.control.text() != before:
            self.look()

    def look(self) -> None:
        """Look at the words as they are now; what is found is shown when it comes."""
        self._asked += 1
        asked, text = self._asked, self._words()
        if not text:
            self._show(asked, None)
            return
        self.context.tasks.cpu(
            lambda: _look_at(text), owner=self, done=lambda draft: self._show(asked, draft)
        )

    def show_draft(self, draft: Draft | None) -> None:
        """Tell what was found in a draft; `None` where there are no words."""
        raise NotImplementedError

    def underline(self, places: Sequence[tuple[int, int, str]]) -> None:
        """Underline places (start, end, kind) in the field."""
        text = self.control.text()
        marks = []
        for start, end, kind in places:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.control.document())
            cursor.setPosition(plain_text.units(text, start))
            cursor.setPosition(plain_text.units(text, end), QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setUnderlineStyle(LINES[kind])
            look.setUnderlineColor(current().color(COLOURS[kind]))
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
        self.control.setExtraSelections(marks)

    def clear_told(self) -> None:
        """Say nothing below the field."""
        clear_layout(self._told_box)

    def tell(self, widget: QWidget) -> None:
        """Put one more line below the field."""
        self._told_box.addWidget(widget, 0, Qt.AlignmentFlag(0))

    def _rename(self) -> None:
        announce_name(self.control, self.name)

    def _show(self, asked: int, draft: Draft | None) -> None:
        """Show what was found, unless the words have changed since or were shown already."""
        text = "" if draft is None else draft.text
        if asked != self._asked or text == self._shown or text != self._words():
            return
        self._shown = text
        self.show_draft(draft)

    def _words(self) -> str:
        text = self.control.text()[:LOOKED_AT]
        return text if text.strip() else ""


def _look_at(text: str) -> Draft:
    """On the lane beside the window; the rules are read and made ready at the first call."""
    from app.language.rehearsal import look_at

    return look_at(text)
