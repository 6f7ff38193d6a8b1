# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Schemas, own ones first, none to three, each with its strength. "None" is an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.entry import Kind, When
from app.domain.schema_answers import MOST, Reply, answer, fits, take_away
from app.domain.schemas import CHOSEN, NONE, entry_of
from app.i18n import _
from app.i18n import content as translated
from ui.context import Route
from ui.fields.base import FieldEditor, announce_name
from ui.fields.feeling_search import folded
from ui.fields.schema_asking import SchemaAsking
from ui.models.schema_answers import noted
from ui.models.schema_words import is_partly, noted_name, with_partly
from ui.widgets.buttons import ordinary, quiet
from ui.widgets.chip_group import ChipGroup
from ui.widgets.line_field import LineField
from ui.widgets.prose import Prose
from ui.widgets.rating_row import RatingRow
from ui.widgets.stacking import clear_layout
from ui.widgets.word import Word

if TYPE_CHECKING:
    from app.services.content import Schema

FIRST = 6
LEAST_OF_CATALOGUE = 3
"""Of the catalogue at least so many are shown at first, after one's own."""


class SchemasEditor(FieldEditor):
    """Chosen schemas with their ratings, and the catalogue that opens beneath. Kind: schemas."""

    def _build(self) -> None:
        self._chosen = QVBoxLayout()
        self._chosen.setSpacing(12)
        self.browse = ordinary(_("Choose from the list"), parent=self)
        self.browse.clicked.connect(lambda: self._open(True))
        self.none = ChipGroup(
            name=_("None of these"),
            options=[(NONE, _("none of these"))],
            multiple=False,
            shown=1,
            parent=self,
        )
        self.none.chosen.connect(self._on_none_chosen)
        self.panel = SchemaPanel(owner=self)
        self.panel.hide()
        self.search = self.panel.search
        self.about = quiet(_("About these schemas"), parent=self)
        self.about.clicked.connect(lambda: self.context.navigate(Route("schemas")))
        self.body.addLayout(self._chosen)
        self.body.addSpacing(8)
        self.body.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.panel)
        self.body.addSpacing(8)
        self.body.addWidget(self.none)
        self.body.addSpacing(4)
        self.body.addWidget(self.about, 0, Qt.AlignmentFlag.AlignLeading)
        self.asking = SchemaAsking(session=self.session, context=self.context, parent=self)
        self.asking.answered.connect(self._on_answered)
        self.asking.left.connect(self.focus_first)
        self.body.addWidget(self.asking)

    def focus_first(self) -> None:
        if self.browse.isVisibleTo(self):
            self.browse.setFocus()
        else:
            self.search.setFocus()

    def load(self) -> None:
        clear_layout(self._chosen)
        for value in self._values():
            if value != NONE:
                self._add_row(value)
        self.none.set_values([value for value in self._values() if value == NONE])
        self._place()

    def sync(self) -> None:
        self.asking.follow()

    def toggle(self, schema: str) -> None:
        """Take a schema, or leave it, also where it was noted as one that was merged into it."""
        held = [v for v in self._values() if self.content.counts_as(v) == schema]
        if held:
            self._take_away(*held)
            return
        chosen = [value for value in self._values() if value != NONE]
        if len(chosen) < MOST:
            fits(self.session, schema)
            self._add_row(schema)
            self.none.set_values([])
            self._place()
            self.edited.emit()
        else:
            self._place()

    def close_panel(self) -> None:
        """Close the catalogue and go back to the button that opened it."""
        self._open(False)
        self.browse.setFocus()

    def _values(self) -> list[str]:
        return [mark.value for mark in self.session.entry.marked(CHOSEN)]

    def _open(self, opened: bool) -> None:
        self.panel.setVisible(opened)
        self.browse.setVisible(not opened)
        self._place()
        if opened:
            self.search.setFocus()

    def _place(self) -> None:
        values = self._values()
        ticked = [self.content.counts_as(value) for value in values]
        self.panel.show_chosen(ticked, full=len(values) >= MOST)
        self.none.setVisible(not values or NONE in values)
        self.asking.look()

    def _add_row(self, schema: str) -> None:
        rating = RatingRow(
            label=self._name_of(schema),
            low=translated(self.field.low) or _("not touched"),
            high=translated(self.field.high) or _("very strongly"),
            compact=False,
            removable=True,
            label_width=168,
            parent=self,
        )
        rating.set_value(self.session.entry.rating(CHOSEN, schema, When.BEFORE))
        rating.rated.connect(lambda value: self._on_row_rated(schema, value))
        rating.removed.connect(lambda: self._take_away(schema))
        self._chosen.addWidget(rating)

    def _on_none_chosen(self, values: list[str]) -> None:
        self.session.set_marks(CHOSEN, values)
        self._place()
        self.edited.emit()

    def _on_row_rated(self, schema: str, value: int | None) -> None:
        self.session.rate(CHOSEN, schema, When.BEFORE, value)
        self.edited.emit()

    def _take_away(self, *schemas: str) -> None:
        name = translated(self.content.label(CHOSEN, schemas[0]))
        self._act(
            _("“{word}” taken away.").format(word=name),
            lambda: take_away(self.session, schemas),
        )

    def _name_of(self, schema: str) -> str:
        name = noted_name(schema, self._values(), self.content)
        return with_partly(name, partly=is_partly(self.session.entry, schema))

    def _on_answered(self, schema: str, reply: str) -> None:
        name = translated(self.content.label(CHOSEN, schema))
        self._act(noted(name, reply), lambda: answer(self.session, schema, Reply(reply)))


class SchemaPanel(QFrame):
    """The catalogue: names with one sentence each, found by typing."""

    def __init__(self, *, owner: SchemasEditor) -> None:
        super().__init__(owner)
        self.setProperty("role", "paper")
        self._owner = owner
        self._everything = False
        self._rows: list[tuple[str, str, QWidget, Word]] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 8)
        outer.setSpacing(4)
        self.search = LineField(
            name=_("Search schemas"), role="search", placeholder=_("Search schemas"), parent=self
        )
        self.search.edited.connect(self._filter)
        self.note = Prose(
            _("Three fit here. Take one away to choose another."), role="help", parent=self
        )
        self.note.hide()
        outer.addWidget(self.search)
        outer.addWidget(self.note)
        offered = owner.content.offered_schemas
        own = [schema for schema in offered if entry_of(schema.id)]
        self._first = max(FIRST, len(own) + LEAST_OF_CATALOGUE)
        for schema in (*own, *(schema for schema in offered if not entry_of(schema.id))):
            self._add_row(schema, outer)
        self.more = quiet(_("more schemas…"), parent=self)
        self.more.clicked.connect(self._on_more_clicked)
        self.close_button = quiet(_("Close the list"), parent=self)
        self.close_button.clicked.connect(owner.close_panel)
        self.write_own = quiet(_("A schema of your own…"), "plus", parent=self)
        self.write_own.clicked.connect(
            lambda: owner.context.navigate(Route("form", kind=Kind.SCHEMA))
        )
        outer.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        outer.addWidget(self.write_own, 0, Qt.AlignmentFlag.AlignLeading)
        outer.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTrailing)
        self._filter()

    def show_chosen(self, values: list[str], *, full: bool) -> None:
        """Tick what is chosen; say so when no more fits."""
        for schema, _text, _row, word in self._rows:
            word.setChecked(schema in values)
        self.note.setVisible(full)
        self._filter()

    def _add_row(self, schema: Schema, outer: QVBoxLayout) -> None:
        name, words = translated(schema.name), translated(schema.description)
        row = QWidget(self)
        box = QVBoxLayout(row)
        box.setContentsMargins(0, 4, 0, 4)
        box.setSpacing(0)
        word = Word(text=name, value=schema.id, parent=row)
        word.setAccessibleDescription(words)
        word.clicked.connect(lambda: self._owner.toggle(schema.id))
        box.addWidget(word, 0, Qt.AlignmentFlag.AlignLeading)
        if words:
            indent = QVBoxLayout()
            indent.setContentsMargins(8, 0, 8, 0)
            indent.addWidget(Prose(words, role="help", parent=row))
            box.addLayout(indent)
        outer.addWidget(row)
        self._rows.append((schema.id, folded(f"{name} {words}"), row, word))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._owner.close_panel()
            return
        super().keyPressEvent(event)

    def _filter(self) -> None:
        wanted = folded(self.search.text())
        for number, (_schema, text, row, word) in enumerate(self._rows):
            first = number < self._first or self._everything or word.isChecked()
            row.setVisible(wanted in text if wanted else first)
        more = not self._everything and len(self._rows) > self._first
        self.more.setVisible(more and not wanted)
        announce_name(self.more, self.more.text())

    def _on_more_clicked(self) -> None:
        self._everything = True
        self._filter()
        self._rows[self._first][3].setFocus()
