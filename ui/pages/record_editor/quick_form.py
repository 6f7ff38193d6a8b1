# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The questions of the quick record: labels at the start, their fields beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.i18n import content as translated
from ui.fields.registry import QUICK, make_editor
from ui.pages.record_editor.act_line import is_low
from ui.pages.record_editor.head_row import HeadRow
from ui.pages.record_editor.steps import more_line, steps_of
from ui.theme.theme import current
from ui.widgets.disclosure import Disclosure
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.domain.draft import DraftSession
    from app.services.content import Field
    from ui.context import Context
    from ui.fields.base import FieldEditor

SITUATION = "situation"
LABELS, FIELDS, GUTTER = 150, 610, 24
ROW_GAP = 28

WIDEST = 16_777_215


class QuickForm(QWidget):
    """Five inputs and what is folded beneath them; with `line_only` the first of them alone.

    Signals:
        edited: the session has changed.
        act_wanted(text, do): see `FieldEditor`.
    """

    edited = Signal()
    act_wanted = Signal(str, object)

    def __init__(
        self,
        *,
        session: DraftSession,
        context: Context,
        line_only: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._context = context
        content = context.workspace.content
        step = steps_of(content, QUICK)[0]
        self.rows: dict[str, FormRow] = {}
        self.editors: list[FieldEditor] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        heading = Prose(_("Just one line") if line_only else step.heading, role="h1")
        prefilled = [self._editor(f, self) for f in step.core if f.prefilled]
        box.addWidget(HeadRow(heading, prefilled, parent=self))
        box.addSpacing(12 if is_low(self) else 36)
        for field in step.core:
            if not field.prefilled:
                box.addWidget(self._row(field, self))
                box.addSpacing(ROW_GAP)
        written = any(session.has_content(field) for field in step.more)
        self.more = Disclosure(more_line(step.more), is_open=written, parent=self)
        self.more.toggled.connect(self._on_more_toggled)
        self._folded = QWidget(self)
        inner = QVBoxLayout(self._folded)
        inner.setContentsMargins(0, 12, 0, 0)
        inner.setSpacing(ROW_GAP)
        for field in step.more:
            inner.addWidget(self._row(field, self._folded))
        self._folded.setVisible(written)
        box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        box.addWidget(self._folded)
        box.addStretch(1)
        if line_only:
            self._show_rest(False)

    def focus_first(self) -> None:
        """Go to what happened."""
        self.rows[SITUATION].editor.focus_first()

    def load(self) -> None:
        """Read every field again from the session."""
        for editor in self.editors:
            editor.load()

    def show_rest(self) -> None:
        """Just one line becomes the whole form; on to its second question."""
        self._show_rest(True)
        rest = [row for field, row in self.rows.items() if field != SITUATION]
        rest[0].editor.focus_first()

    def _show_rest(self, shown: bool) -> None:
        for field, row in self.rows.items():
            if not self._folded.isAncestorOf(row):
                row.setVisible(shown or field == SITUATION)
        self.more.setVisible(shown)
        self._folded.setVisible(shown and self.more.is_open())

    def _row(self, field: Field, parent: QWidget) -> FormRow:
        editor = self._editor(field, parent)
        row = FormRow(field=field, editor=editor, depth=QUICK, parent=parent)
        self.rows[field.id] = row
        return row

    def _editor(self, field: Field, parent: QWidget) -> FieldEditor:
        editor = make_editor(
            field=field, session=self._session, context=self._context, depth=QUICK, parent=parent
        )
        editor.set_headed("")
        editor.edited.connect(lambda: self._on_editor_edited(editor))
        editor.act_wanted.connect(self.act_wanted)
        self.editors.append(editor)
        return editor

    def _on_editor_edited(self, edited: FieldEditor) -> None:
        for editor in self.editors:
            if editor is not edited:
                editor.sync()
        self.edited.emit()

    def _on_more_toggled(self, opened: bool) -> None:
        self._folded.setVisible(opened)
        if opened:
            first = next(row for row in self.rows.values() if self._folded.isAncestorOf(row))
            first.editor.focus_first()


class FormRow(QWidget):
    """A label with a word of help, and its field beside it; beneath it where room is short."""

    def __init__(
        self, *, field: Field, editor: FieldEditor, depth: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = QWidget(self)
        words = QVBoxLayout(self.label)
        words.setContentsMargins(0, 8, 0, 0)
        words.setSpacing(1)
        words.addWidget(Prose(translated(field.label_at(depth)), role="label"))
        told = field.wording.get(depth)
        self.help = Prose(translated(told.help) if told else "", role="caption", parent=self.label)
        self.help.setVisible(bool(told and told.help))
        words.addWidget(self.help)
        words.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GUTTER)
        self._box.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(editor, 1)
        current().changed.connect(self._measure)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        scale = current().text_scale
        width = round(LABELS * min(scale, 1.5))
        beside = self.width() >= width + GUTTER + 440 * min(scale, 1.3)
        across, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if beside else below)
        self._box.setSpacing(GUTTER if beside else 6)
        # Above the field the label takes the width there is, and gives it back.
        self.label.setMinimumWidth(width if beside else 0)
        self.label.setMaximumWidth(width if beside else WIDEST)
