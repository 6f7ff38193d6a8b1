# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One step on the page: its heading, its questions, and what is folded under "More"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.fields.registry import make_editor
from ui.pages.record_editor.head_row import HeadRow
from ui.pages.record_editor.steps import more_line
from ui.widgets.disclosure import Disclosure
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from app.domain.draft import DraftSession
    from app.services.content import Field
    from ui.context import Context
    from ui.fields.base import FieldEditor
    from ui.pages.record_editor.steps import Step

QUESTION_GAP = 28
HEADING_GAP = 22


class Section(QWidget):
    """The editors of one step, core ones unfolded.

    Signals:
        edited(editor): a field of this step was edited.
        act_wanted(text, do): see `FieldEditor`.
    """

    edited = Signal(object)
    act_wanted = Signal(str, object)

    def __init__(
        self,
        *,
        step: Step,
        session: DraftSession,
        context: Context,
        depth: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.step = step
        self._session = session
        self._context = context
        self._depth = depth
        self.editors: list[FieldEditor] = []
        self.heading = Prose(step.heading, role="h1", parent=self)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        prefilled = [field for field in step.core if field.prefilled]
        self.head = HeadRow(self.heading, [self._editor(f, self) for f in prefilled], parent=self)
        self._outer.addWidget(self.head)
        self.help = Prose(step.help, role="help", parent=self)
        self.help.setVisible(bool(step.help))
        if step.help:
            self._outer.addSpacing(8)
        self._outer.addWidget(self.help)
        self._outer.addSpacing(HEADING_GAP)
        asked = [field for field in step.core if not field.prefilled]
        for place, field in enumerate(asked):
            if place:
                self._outer.addSpacing(QUESTION_GAP)
            self._outer.addWidget(self._editor(field, self))
        self.folded: QWidget | None = None
        if step.more:
            self._add_more()

    def load(self) -> None:
        """Read every field again from the session."""
        for editor in self.editors:
            editor.load()
        self._show_fold()

    def sync(self, but: FieldEditor | None = None) -> None:
        """Let the fields follow what another one has changed."""
        for editor in self.editors:
            if editor is not but:
                editor.sync()
        self._show_fold()

    def focus_first(self) -> None:
        """Go to the first question that is not filled in beforehand."""
        for editor in self.editors:
            if not editor.field.prefilled and editor.isVisibleTo(self):
                editor.focus_first()
                return

    def editor_of(self, field_id: str) -> FieldEditor | None:
        """The editor of a field of this step."""
        return next((e for e in self.editors if e.field.id == field_id), None)

    def unfold_for(self, editor: FieldEditor) -> None:
        """Make sure an editor is not folded away."""
        if self.folded is not None and self.folded.isAncestorOf(editor):
            self.disclosure.set_open(True)

    def _show_fold(self) -> None:
        """Nothing is offered to unfold while nothing in it is asked."""
        if self.folded is not None:
            asked = any(not e.isHidden() for e in self.editors if self.folded.isAncestorOf(e))
            self.disclosure.setVisible(asked)
            self.folded.setVisible(asked and self.disclosure.is_open())

    def _add_more(self) -> None:
        self.disclosure = Disclosure(more_line(self.step.more), is_open=False, parent=self)
        self.folded = QWidget(self)
        box = QVBoxLayout(self.folded)
        box.setContentsMargins(0, 12, 0, 0)
        box.setSpacing(QUESTION_GAP)
        for field in self.step.more:
            box.addWidget(self._editor(field, self.folded))
        # a code alone is in the line above the page already
        written = any(
            self._session.has_content(field) for field in self.step.more if field.kind != "code"
        )
        self.folded.setVisible(written)
        self.disclosure.set_open(written)
        self.disclosure.toggled.connect(self.folded.setVisible)
        self._outer.addSpacing(24 if self.step.core else 0)
        self._outer.addWidget(self.disclosure)
        self._outer.addWidget(self.folded)
        self._show_fold()

    def _editor(self, field: Field, parent: QWidget) -> FieldEditor:
        editor = make_editor(
            field=field,
            session=self._session,
            context=self._context,
            depth=self._depth,
            parent=parent,
        )
        if field.prefilled:
            editor.set_headed("")
        elif field.id == self.step.lead:
            editor.set_headed(self.step.heading)
        editor.edited.connect(lambda: self.edited.emit(editor))
        editor.act_wanted.connect(self.act_wanted)
        self.editors.append(editor)
        return editor
