# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A writing field whose words are looked at after a pause; what is found is underlined and told.

The looking is done beside the window, and nothing that is found is stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from app.i18n import _
from app.i18n import content as translated
from ui.fields.base import FieldEditor, announce_name, enter
from ui.theme.theme import current
from ui.widgets import plain_text
from ui.widgets.prose import Prose
from ui.widgets.stacking import clear_layout
from ui.widgets.writing_field import WritingField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.language.rehearsal import Draft

PAUSE_MS = 500
LOOKED_AT = 1_200
"""Characters of a draft that are held against the rules; more than any opening needs."""

# How the words of a mark are underlined: told apart by the line itself, not by colour alone.
LINES = {
    "caution": QTextCharFormat.UnderlineStyle.DotLine,
    "timing": QTextCharFormat.UnderlineStyle.DashUnderline,
    "strength": QTextCharFormat.UnderlineStyle.SingleUnderline,
    "neutral": QTextCharFormat.UnderlineStyle.DashDotLine,
}
COLOURS = {"caution": "warm", "timing": "warm", "strength": "accent", "neutral": "control"}


@dataclass(frozen=True, slots=True)
class Heard:
    """What was found in the words of a field.

    Attributes:
        draft: its beginning, held against the rules.
        whole: all of it, in which danger is looked for wherever it stands.
        real: whether it speaks of something that comes before any wording, such as danger.
    """

    draft: Draft
    whole: str
    real: bool


class ListeningEditor(FieldEditor):
    """The field, and below it a place for what there is to say. Subclasses fill that place."""

    lines = 3

    def _build(self) -> None:
        self._watch.says_risk = False  # it is said here, for as long as the words stand
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
        self.heard: Heard | None = None
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
        asked, text, whole = self._asked, self._words(), self.control.text()
        if not text:
            self._show(asked, None)
            return
        self.context.tasks.cpu(
            lambda: _look_at(text, whole), owner=self, done=lambda heard: self._show(asked, heard)
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

    def tell_of_something_real(self) -> None:
        """Say what comes before any wording; nothing is marked then."""
        self.underline(())
        risk = self.content.risk
        words = f"{translated(risk.line)} {translated(risk.more)}"
        self.tell(Prose(words, role="help", parent=self.told))

    def tell_if_long(self) -> None:
        """Say where looking ends, in words that are longer than what is looked at."""
        if len(self.control.text()) > LOOKED_AT:
            words = _("It is long: only its beginning is looked at.")
            self.tell(Prose(words, role="help", parent=self.told))

    def clear_told(self) -> None:
        """Say nothing below the field."""
        clear_layout(self._told_box)

    def tell(self, widget: QWidget) -> None:
        """Put one more line below the field."""
        self._told_box.addWidget(widget, 0, Qt.AlignmentFlag(0))

    def _rename(self) -> None:
        announce_name(self.control, self.name)

    def _show(self, asked: int, heard: Heard | None) -> None:
        """Show what was found, unless the words have changed since or were shown already."""
        whole = "" if heard is None else heard.whole
        now = self.control.text() if self._words() else ""
        if asked != self._asked or whole == self._shown or whole != now:
            return
        self._shown = whole
        self.heard = heard
        self.show_draft(None if heard is None else heard.draft)

    def _words(self) -> str:
        text = self.control.text()[:LOOKED_AT]
        return text if text.strip() else ""


def _look_at(text: str, whole: str) -> Heard:
    """On the lane beside the window; the rules are read and made ready at the first call."""
    from app.language.hold import hold_line
    from app.language.rehearsal import look_at

    return Heard(look_at(text), whole, bool(hold_line(whole)))
