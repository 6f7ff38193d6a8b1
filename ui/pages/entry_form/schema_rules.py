# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One's own words for a schema of the catalogue: beside each question stands what it says there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from app.domain.schemas import COPING, SCHEMA_OF
from app.i18n import _
from app.i18n import content as translated
from ui.fields.base import announce_name
from ui.widgets.buttons import Button, link
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.content import Schema
    from ui.fields.base import FieldEditor
    from ui.pages.entry_form.form import EntryForm

_TEXTS = (
    "name",
    "description",
    "alternative",
    "triggers_withdrawal",
    "triggers_confrontation",
    "cost",
)
_LISTS = ("thoughts", "counter_questions")


class SchemaRules(QObject):
    """Shows the words of the catalogue, and takes them over where one wants to change a few.

    What is left empty stays as the catalogue says it. A schema of one's own has no such words.
    """

    def __init__(self, *, form: EntryForm) -> None:
        super().__init__(form)
        self._form = form
        self.takes: dict[str, Button] = {}
        wanted = form.session.entry.mark(SCHEMA_OF)
        known = form.context.workspace.content.catalogue
        schema = next((one for one in known if one.id == wanted), None)
        if schema is None:
            return
        form.section.heading.set_text(_("In your own words"))
        form.section.help.set_text(_("What you leave empty stays as the catalogue says it."))
        self._show(schema)
        form.edited.connect(self._follow)
        self._follow()

    def _show(self, schema: Schema) -> None:
        for field in _TEXTS:
            self._beside(field, (getattr(schema, field),))
        for field in _LISTS:
            self._beside(field, getattr(schema, field))
        content = self._form.context.workspace.content
        coping = (translated(content.label(COPING, value)) for value in schema.coping)
        self._beside(COPING, (" · ".join(coping),), values=schema.coping)

    def _beside(self, field: str, texts: Sequence[str], *, values: Sequence[str] = ()) -> None:
        """Put the words of the catalogue below a question; `values` are options to take over."""
        editor = self._form.editor(field)
        found = [translated(text) for text in texts if text]
        if not found:
            return
        editor.body.addSpacing(8)
        editor.body.addWidget(Prose(_("In the catalogue"), role="caption", parent=editor))
        for text in found:
            editor.body.addSpacing(2)
            editor.body.addWidget(Prose(text, role="help", parent=editor))
        button = link(_("Start from these words"), parent=editor)
        announce_name(button, _("Start from these words: {field}").format(field=editor.name))
        button.clicked.connect(lambda: self._take(editor, values or found))
        editor.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.takes[field] = button

    def _take(self, editor: FieldEditor, given: Sequence[str]) -> None:
        session, field = self._form.session, editor.field.id
        if field == COPING:
            session.set_marks(COPING, given)
        elif field in _LISTS:
            for answer in session.entry.rows(field):
                session.remove_row(field, answer.row)
            for text in given:
                session.add_row(field, text)
        else:
            session.set_text(field, given[0])
        editor.load()
        self._form.edited.emit()
        editor.focus_first()

    def _follow(self) -> None:
        """What is written is not written over: they are offered where there is nothing yet."""
        for field, button in self.takes.items():
            button.setVisible(not self._form.editor(field).has_content())
