# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The questions of an entry that has a form, on one page, with one line that may ask something."""

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
    from app.services.content import Form
    from ui.context import Context
    from ui.fields.base import FieldEditor
    from ui.pages.entry_form.opening import Opened


class EntryForm(QWidget):
    """A section of questions, what has to be read below them, and a hint.

    Signals:
        edited: the session has changed.
        act_wanted(text, do): a structural act that can be undone, see `FieldEditor`.

    Attributes:
        ready: asked before the entry is kept; where it is not ready, what is open was shown.
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
        self.section = Section(
            step=_step(form),
            session=opened.session,
            context=context,
            depth=FORM,
            parent=self,
        )
        self._tell_apart()
        self._veil = Veil()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self.section.edited.connect(self._on_edited)
        self.section.act_wanted.connect(self._on_act_wanted)
        self.hint = Hint(parent=self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.section)
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
        """Go to the first question."""
        self.section.focus_first()

    def editor(self, field: str) -> FieldEditor:
        """The editor of a field. Raises KeyError when the form has none."""
        found = self.section.editor_of(field)
        if found is None:
            raise KeyError(field)
        return found

    def load(self) -> None:
        """Read every field again, after an act was done or undone."""
        self.section.load()

    def _tell_apart(self) -> None:
        """Where two questions have the same answer, a screen reader is told whose it is."""
        groups = self.section.findChildren(ChipGroup)
        shared = Counter(chip.words for group in groups for chip in group.chips())
        for group in groups:
            if any(shared[chip.words] > 1 for chip in group.chips()):
                group.tell_question()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """The earlier value stands on the same page: it is covered while one rates again."""
        if new is not None and self.isAncestorOf(new):
            self._veil.look(self.section.editors, new)

    def _on_edited(self, editor: FieldEditor) -> None:
        self.section.sync(but=editor)
        self._veil.look(self.section.editors, QApplication.focusWidget())
        self.edited.emit()

    def _on_act_wanted(self, text: str, do: Callable[[], Removed]) -> None:
        self.act_wanted.emit(text, do)


def _step(form: Form) -> Step:
    return Step(
        number=1,
        title=translated(form.name),
        heading=translated(form.heading),
        help=translated(form.help),
        lead=form.lead,
        core=form.core,
        more=form.more,
    )
