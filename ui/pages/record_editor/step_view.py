# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One step, or all of them, in a column that scrolls; each keeps its place and its cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.fields.base import top_of
from ui.pages.record_editor.margins import set_margins
from ui.pages.record_editor.section import Section
from ui.pages.record_editor.veil import Veil
from ui.widgets.scroll_area import ScrollArea

if TYPE_CHECKING:
    from app.domain.draft import DraftSession
    from ui.context import Context
    from ui.fields.base import FieldEditor
    from ui.pages.record_editor.steps import Step

SECTION_GAP = 56
# a focus ring of a rating reaches 10 px beyond its edge
RING = 10
# what the scroll bar takes, which is there whether it shows or not
BAR = 14


class StepView(ScrollArea):
    """The sections of some steps.

    Signals:
        edited: a field was edited; the others have followed.
        act_wanted(text, do): see `FieldEditor`.
        step_entered(number): the focus came into a step; for the page that shows all.
    """

    edited = Signal()
    act_wanted = Signal(str, object)
    step_entered = Signal(int)

    def __init__(
        self,
        *,
        steps: tuple[Step, ...],
        session: DraftSession,
        context: Context,
        depth: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._last_focus: QWidget | None = None
        self._veil = Veil()
        self.sections: list[Section] = []
        holder = QWidget(self)
        self._column = QVBoxLayout(holder)
        self._leave_room()
        self._column.setSpacing(0)
        for step in steps:
            section = Section(
                step=step, session=session, context=context, depth=depth, parent=holder
            )
            section.edited.connect(self._on_section_edited)
            section.act_wanted.connect(self.act_wanted)
            if self.sections:
                self._column.addSpacing(SECTION_GAP)
            self.sections.append(section)
            self._column.addWidget(section)
        self._column.addStretch(1)
        self.setWidget(holder)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _leave_room(self) -> None:
        end = RING + max(0, BAR - self.verticalScrollBar().sizeHint().width())
        set_margins(self._column, self, start=RING, top=16, end=end, bottom=32)

    def load(self) -> None:
        """Read everything again from the session."""
        for section in self.sections:
            section.load()

    def sync(self) -> None:
        """Follow what was changed elsewhere."""
        for section in self.sections:
            section.sync()

    def enter(self, number: int) -> None:
        """Give the focus back to where it was, or to the first question of a step."""
        held = self._last_focus
        if (
            held is not None
            and isValid(held)
            and len(self.sections) == 1
            and held.isVisibleTo(self)
        ):
            held.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        section = next((s for s in self.sections if s.step.number == number), None)
        if section is not None:
            section.focus_first()
            QTimer.singleShot(0, section, lambda: self._bring_up(section))

    def editor_of(self, field_id: str) -> FieldEditor | None:
        """The editor of a field, unfolded."""
        for section in self.sections:
            editor = section.editor_of(field_id)
            if editor is not None:
                section.unfold_for(editor)
                return editor
        return None

    def _bring_up(self, section: Section) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(top_of(section, self.widget()) - 16 if len(self.sections) > 1 else 0)
        focused = QApplication.focusWidget()
        if focused is not None and section.isAncestorOf(focused):
            # in a low window the question goes up as far as two lines of the answer need
            lines = min(focused.height(), 3 * focused.fontMetrics().height())
            self.ensureVisible(0, top_of(focused, self.widget()) + lines, 0, RING)

    def _on_section_edited(self, editor: FieldEditor) -> None:
        for section in self.sections:
            section.sync(editor)
        self._look()
        self.edited.emit()

    def _look(self) -> None:
        """On one page the earlier value stands above: it is covered while one rates again."""
        if len(self.sections) > 1:
            editors = [editor for section in self.sections for editor in section.editors]
            self._veil.look(editors, QApplication.focusWidget())

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.isAncestorOf(new):
            return
        self._look()
        self._last_focus = new
        for section in self.sections:
            if section.isAncestorOf(new):
                self.step_entered.emit(section.step.number)
