# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan of an experiment beside the questions about its outcome: told, and open to a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import experiment
from app.domain.entry import When
from app.i18n import _
from app.i18n import content as translated
from ui.models.belief_words import OWN
from ui.models.repair_words import shortened
from ui.widgets.disclosure import Disclosure
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from app.services.content import Field
    from ui.pages.entry_form.form import EntryForm
    from ui.pages.record_editor.section import Section

_RATED = (experiment.BELIEF, experiment.PREDICTION, experiment.ALTERNATIVE)


class PlanTold(QWidget):
    """What was planned, in the writer's words; the numbers once the belief is rated again."""

    def __init__(self, *, form: EntryForm, parts: tuple[Section, ...]) -> None:
        super().__init__(form)
        self._form = form
        self._parts = parts
        self._remarks: dict[str, Prose] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Prose(_("What you had planned"), role="h2", parent=self))
        for part in parts:
            for editor in part.editors:
                self._tell(editor.field, box)
        self.change = Disclosure(_("Change the plan"), is_open=False, parent=self)
        self.change.toggled.connect(self._show_parts)
        box.addSpacing(16)
        box.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeading)
        self._show_parts(False)
        self.follow()

    def follow(self) -> None:
        """Show the earlier numbers as soon as there is a later one."""
        entry = self._form.session.entry
        rated = entry.rating(experiment.BELIEF, "", When.LATER) is not None
        for subject, remark in self._remarks.items():
            value = entry.rating(subject, "", When.BEFORE)
            if value is not None:
                words = (
                    _("believed {value}")
                    if subject == experiment.BELIEF
                    else _("how likely: {value}")
                )
                remark.set_text(words.format(value=value))
            remark.setVisible(rated and value is not None)

    def _tell(self, field: Field, box: QVBoxLayout) -> None:
        entry, content = self._form.session.entry, self._form.context.workspace.content
        names = [f"{field.id}.{part.id}" for part in field.parts] or [field.id]
        told = [(translated(field.label), entry.text(names[0]).strip())]
        if field.parts:
            told = [
                (translated(part.text), entry.text(name).strip())
                for part, name in zip(field.parts, names, strict=True)
            ]
        if field.kind == "multi_choice":
            marks = entry.marked(field.mark_kind)
            words = ", ".join(translated(content.label(field.mark_kind, m.value)) for m in marks)
            told = [(translated(field.label), words)]
        for caption, words in told:
            if not words:
                continue
            words = shortened(words, OWN)
            own = field.kind != "multi_choice"
            box.addSpacing(14)
            box.addWidget(Prose(caption, role="caption", parent=self))
            box.addSpacing(2)
            prose = Prose(words, role="reading" if own else "body", parent=self)
            # no wider than its words: own words begin where their script does
            box.addWidget(prose, 0, Qt.AlignmentFlag.AlignLeading)
            if field.id in _RATED:
                remark = Prose("", role="caption", parent=self)
                self._remarks[field.rating_subject] = remark
                box.addWidget(remark)

    def _show_parts(self, shown: bool) -> None:
        for part in self._parts:
            part.setVisible(shown)
