# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a schema is: description, alternative, thoughts, triggers, coping, its cost, questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.schemas import COPING
from app.i18n import Verbatim, _
from app.i18n import content as translated
from ui.widgets.disclosure import Disclosure
from ui.widgets.prose import Prose
from ui.widgets.stacking import clear_layout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.services.content import Content, Schema


class About(QWidget):
    """Description and alternative; the rest folds. The writer's words stand in their own type."""

    def __init__(self, *, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._lead = QVBoxLayout()
        self.more = Disclosure(_("More about it"), parent=self)
        self._folded = QWidget(self)
        self._rest = QVBoxLayout(self._folded)
        self._rest.setContentsMargins(0, 4, 0, 0)
        self.more.toggled.connect(self._folded.setVisible)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for layout in (self._lead, self._rest):
            layout.setSpacing(0)
        box.addLayout(self._lead)
        box.addSpacing(12)
        box.addWidget(self.more)
        box.addWidget(self._folded)

    def show_schema(self, schema: Schema) -> None:
        """Show another schema, or the same with other words. Nothing is unfolded or folded."""
        clear_layout(self._lead)
        clear_layout(self._rest)
        if schema.description:
            _put(self._lead, schema.description)
        _part(self._lead, _("A more flexible way to see it"), (schema.alternative,))
        rest = self._rest
        _part(rest, _("Thoughts that go with it"), schema.thoughts)
        _part(rest, _("When they move away"), (schema.triggers_withdrawal,))
        _part(rest, _("When they move against"), (schema.triggers_confrontation,))
        coping = (translated(self._content.label(COPING, value)) for value in schema.coping)
        _part(rest, _("What often goes with it"), (" · ".join(coping),))
        _part(rest, _("What it can cost the two of you"), (schema.cost,))
        _part(rest, _("Questions to ask yourself"), schema.counter_questions)
        _part(rest, _("How common"), (schema.commonness,), role="help")
        self.more.setVisible(rest.count() > 0)
        self._folded.setVisible(rest.count() > 0 and self.more.is_open())


def _part(box: QVBoxLayout, caption: str, texts: Iterable[str], *, role: str = "body") -> None:
    """A caption and texts beneath it; nothing where there are none."""
    found = [text for text in texts if text]
    if not found:
        return
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 16, 0, 0)
    column.setSpacing(0)
    column.addWidget(Prose(caption, role="caption"))
    column.addSpacing(2)
    for number, text in enumerate(found):
        if number:
            column.addSpacing(6)
        _put(column, text, role)
    box.addWidget(holder)


def _put(column: QVBoxLayout, text: str, role: str = "body") -> None:
    if isinstance(text, Verbatim):
        # no wider than its words: own words begin where their script does
        own = Prose(text, role="reading", selectable=True)
        column.addWidget(own, 0, Qt.AlignmentFlag.AlignLeading)
    else:
        column.addWidget(Prose(translated(text), role=role))
