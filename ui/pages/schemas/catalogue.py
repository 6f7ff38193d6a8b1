# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue of schemas: the writer's own, those that come with the program, the archived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.entry import Kind, State
from app.domain.schemas import ARCHIVED, QUIET, YES, entry_of, has_words
from app.i18n import N_, _
from app.i18n import content as translated
from ui.context import Route
from ui.fields.feeling_search import folded
from ui.models.repair_words import spoken
from ui.widgets.buttons import primary, quiet
from ui.widgets.disclosure import Disclosure
from ui.widgets.line_field import LineField
from ui.widgets.page import Page
from ui.widgets.prose import Prose
from ui.widgets.row import Row
from ui.widgets.stacking import clear_layout, put_below

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.schemas import HeldSchemas
    from app.services.content import Schema
    from app.workspace import ChangeSet
    from ui.context import Context


class SchemasPage(Page):
    """Leads to the page of each schema, and to writing one's own."""

    NAME = "schemas"
    TITLE = N_("Schemas")
    ICON = "patterns"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(above=24, parent=parent)
        self._context = context
        self.rows: list[Row] = []
        self.archived: Disclosure | None = None
        self._unfolded = False
        self.back = quiet(_("Patterns"), "chevron-left")
        self.back.clicked.connect(lambda: context.navigate(Route("patterns")))
        self.begin = primary(_("A schema of your own"), icon="plus", parent=self)
        self.begin.clicked.connect(lambda: context.navigate(Route("form", kind=Kind.SCHEMA)))
        if context.workspace.rescued is not None:
            self.begin.hide()
        self.search = LineField(
            name=_("Search schemas"), role="search", placeholder=_("Search schemas"), parent=self
        )
        self.search.edited.connect(self.show_all)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        self.add(Prose(_("Schemas"), role="h1"), before=4)
        told = _(
            "Patterns you may recognise in yourself. None of them is a diagnosis, and none has to "
            "fit."
        )
        self.add(Prose(told, role="help"), before=8)
        self.gap(24)
        self.body.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeading)
        self.add(self.search, before=24)
        self.add(self._list)
        self.end()

    def open(self, route: object) -> None:
        """Show what there is now."""
        self.show_all()

    def refresh(self, changes: ChangeSet) -> None:
        """Show what was changed, where it is looked at."""
        if self.isVisible() and Kind.SCHEMA in changes.kinds:
            self.show_all()

    def focus_first(self) -> None:
        """The search field: most come to find one."""
        self.search.setFocus()

    def place(self) -> Route:
        """This list."""
        return Route(self.NAME)

    def show_all(self) -> None:
        """Show the list as it is now, as far as the search lets it."""
        workspace = self._context.workspace
        held, wanted = workspace.schemas.held(), folded(self.search.text())
        shown = [
            schema
            for schema in workspace.content.schemas
            if held.counts_as(schema.id) == schema.id
            and not held.is_trashed(schema.id)
            and wanted in _searched(schema)
        ]
        archived = [schema for schema in shown if held.has(schema.id, ARCHIVED)]
        offered = [schema for schema in shown if schema not in archived]
        own = [schema for schema in offered if entry_of(schema.id)]
        clear_layout(self._list)
        self.rows = []
        self._group(_("Your own"), own, held)
        rest = [schema for schema in offered if schema not in own]
        self._group(_("From the catalogue"), rest, held)
        if archived:
            self._fold(archived, held, unfolded=self._unfolded or bool(wanted))
        if not shown:
            self._say_nothing_found()

    def _group(self, title: str, schemas: Sequence[Schema], held: HeldSchemas) -> None:
        if not schemas:
            return
        put_below(self._list, Prose(title, role="label"), 28)
        for number, schema in enumerate(schemas):
            row = self._row(schema, held, last=schema is schemas[-1])
            put_below(self._list, row, 0 if number else 4)

    def _fold(self, schemas: Sequence[Schema], held: HeldSchemas, *, unfolded: bool) -> None:
        self.archived = Disclosure(_("Archived"), is_open=unfolded)
        inside = QWidget(self)
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(0)
        for schema in schemas:
            box.addWidget(self._row(schema, held, last=schema is schemas[-1]))
        inside.setVisible(unfolded)
        self.archived.toggled.connect(inside.setVisible)
        self.archived.toggled.connect(self._on_unfolded)
        put_below(self._list, self.archived, 24)
        self._list.addWidget(inside)

    def _row(self, schema: Schema, held: HeldSchemas, *, last: bool) -> Row:
        words, detail = translated(schema.name), _standing(schema, held)
        row = Row(text=words, detail=detail, last=last)
        row.setAccessibleName(spoken((words, detail)))
        row.clicked.connect(lambda: self._context.navigate(Route("schema", entry_id=schema.id)))
        self.rows.append(row)
        return row

    def _say_nothing_found(self) -> None:
        words = _("Nothing found for ‘{words}’.").format(words=self.search.text())
        put_below(self._list, Prose(words, role="help"), 28)
        clear = quiet(_("Clear"), parent=self)
        clear.clicked.connect(self._on_clear)
        put_below(self._list, clear, 4)

    def _on_clear(self) -> None:
        self.search.set_text("")
        self.search.setFocus()
        self.show_all()

    def _on_unfolded(self, unfolded: bool) -> None:
        self._unfolded = unfolded


def _searched(schema: Schema) -> str:
    parts = (schema.name, schema.description, schema.alternative, *schema.thoughts)
    return folded(" ".join(translated(part) for part in parts))


def _standing(schema: Schema, held: HeldSchemas) -> str:
    """What is special about it, in a few words."""
    entry = held.entry(schema.id)
    if entry is None:
        return ""
    worded = not entry_of(schema.id) and has_words(entry)
    parts = (
        _("draft") if entry.state is State.DRAFT else "",
        _("in your words") if worded else "",
        _("not suggested") if entry.mark(QUIET) == YES else "",
    )
    return ", ".join(part for part in parts if part)
