# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The questions of an entry that has a form, on one page, with one line that may ask something.

A form has one part or more, each with its heading beneath the one before.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.i18n import content as translated
from app.services.content import FORM
from ui.pages.record_editor.section import Section
from ui.pages.record_editor.steps import Step
from ui.pages.record_editor.veil import Veil
from ui.widgets.chip_group import ChipGroup
from ui.widgets.hint import Hint
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.draft import Removed
    from app.services.content import Form, Screen
    from ui.context import Context
    from ui.fields.base import FieldEditor
    from ui.pages.entry_form.opening import Opened


PART_GAP = 44


class EntryForm(QWidget):
    """Sections of questions, what has to be read below them, and a hint.

    Signals:
        edited: the session has changed.
        act_wanted(text, do): a structural act that can be undone, see `FieldEditor`.

    Attributes:
        ready: asked before the entry is kept; where it is not ready, what is open was shown.
        sections: the parts of the form in their order; `section` is the first.
    """

    edited = Signal()
    act_wanted = Signal(str, object)

    def __init__(
        self, *, form: Form, opened: Opened, context: Context, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.form = form
        self.opened = opened
        self.session = opened.session
        self.context = context
        self.ready: Callable[[], bool] = lambda: True
        self.sections = [
            Section(
                step=_step(form, part),
                session=opened.session,
                context=context,
                depth=FORM,
                parent=self,
            )
            for part in form.parts
        ]
        self.section = self.sections[0]
        self._tell_apart()
        self._veil = Veil()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        for section in self.sections:
            section.edited.connect(self._on_edited)
            section.act_wanted.connect(self._on_act_wanted)
        self.hint = Hint(parent=self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.above = QVBoxLayout()
        box.addLayout(self.above)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(PART_GAP)
        for section in self.sections:
            self._parts.addWidget(section)
        self._set_headings()
        box.addLayout(self._parts)
        box.addSpacing(20)
        box.addWidget(self.hint)
        if form.note:
            box.addSpacing(12)
            box.addWidget(Prose(translated(form.note), role="help", parent=self))
        self._below = QVBoxLayout()
        box.addLayout(self._below)
        box.addStretch(1)

    def add_below(self, widget: QWidget) -> None:
        """Put something below the questions, apart from them."""
        self._below.addSpacing(32)
        self._below.addWidget(widget)

    def focus_first(self) -> None:
        """Go to the first question that is shown."""
        for section in self._in_order():
            if section.isVisibleTo(self):
                section.focus_first()
                return

    def put_first(self, section: Section) -> None:
        """Let a part stand above the others."""
        self._parts.removeWidget(section)
        self._parts.insertWidget(0, section)
        self._set_headings()

    def put_below_first(self, widget: QWidget) -> None:
        """Put something between the part that stands first and the others."""
        self._parts.insertWidget(1, widget)

    def editor(self, field: str) -> FieldEditor:
        """The editor of a field. Raises KeyError when the form has none."""
        found = (section.editor_of(field) for section in self.sections)
        editor = next((one for one in found if one is not None), None)
        if editor is None:
            raise KeyError(field)
        return editor

    def load(self) -> None:
        """Read every field again, after an act was done or undone."""
        for section in self.sections:
            section.load()

    def _set_headings(self) -> None:
        for place, section in enumerate(self._in_order()):
            section.heading.set_role("h2" if place else "h1")

    def _in_order(self) -> list[Section]:
        """The parts from top to bottom."""
        return sorted(self.sections, key=self._parts.indexOf)

    def _editors(self) -> list[FieldEditor]:
        return [editor for section in self.sections for editor in section.editors]

    def _tell_apart(self) -> None:
        """Where two questions have the same answer, a screen reader is told whose it is."""
        groups = [group for s in self.sections for group in s.findChildren(ChipGroup)]
        shared = Counter(chip.words for group in groups for chip in group.chips())
        for group in groups:
            if any(shared[chip.words] > 1 for chip in group.chips()):
                group.tell_question()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """The earlier value stands on the same page: it is covered while one rates again."""
        if new is not None and self.isAncestorOf(new):
            self._veil.look(self._editors(), new)

    def _on_edited(self, editor: FieldEditor) -> None:
        for section in self.sections:
            section.sync(but=editor)
        self._veil.look(self._editors(), QApplication.focusWidget())
        self.edited.emit()

    def _on_act_wanted(self, text: str, do: Callable[[], Removed]) -> None:
        self.act_wanted.emit(text, do)


def _step(form: Form, part: Screen) -> Step:
    return Step(
        number=part.number,
        title=translated(form.name),
        heading=translated(part.heading),
        help=translated(part.help),
        lead=part.lead,
        core=form.core(part.number),
        more=form.more(part.number),
    )
