# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Feelings with their strength, picked from a searchable grouped list or in own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout

from app.domain.entry import When
from app.domain.record import FEELING_CHARACTERS
from app.i18n import _, ngettext
from app.i18n import content as translated
from ui.fields.base import FieldEditor, announce_name
from ui.fields.feeling_list import FeelingList
from ui.fields.feeling_search import OWN
from ui.widgets.line_field import LineField
from ui.widgets.prose import Prose
from ui.widgets.rating_row import RatingRow
from ui.widgets.stacking import clear_layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.fields.base import Named

KIND = "emotion"
MOST = 4


class FeelingPicker(FieldEditor):
    """A search field, the list beneath it, and the chosen feelings with their ratings.

    Kind: emotions.
    """

    def _build(self) -> None:
        self.search = LineField(
            name=self.name,
            role="search",
            placeholder=_("Type to search, or your own word"),
            most=FEELING_CHARACTERS,
            parent=self,
        )
        self.search.edited.connect(self._on_search_edited)
        self.search.installEventFilter(self)
        self.list = FeelingList(content=self.content, parent=self)
        self.list.setVisible(False)
        self.list.toggled.connect(self._on_list_toggled)
        self.list.typed.connect(self._on_list_typed)
        self.list.left_upwards.connect(self.search.setFocus)
        self.list.closed.connect(self._on_list_closed)
        self.list.cleared.connect(self._on_list_cleared)
        self.note = Prose("", role="help", parent=self)
        self.note.hide()
        self._chosen = QVBoxLayout()
        self._chosen.setSpacing(8)
        self.body.addWidget(self.search)
        self.body.addSpacing(6)
        self.body.addWidget(self.list)
        self.body.addWidget(self.note)
        self.body.addSpacing(14)
        self.body.addLayout(self._chosen)

    def focus_first(self) -> None:
        self.search.setFocus()

    def load(self) -> None:
        clear_layout(self._chosen)
        self._rows: dict[str, RatingRow] = {}
        for mark in self.session.entry.marked(KIND):
            self._add_row(mark.row, feeling_word(self, mark.value))
        self._show_list()

    def _rename(self) -> None:
        announce_name(self.search, self.name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search:
            kind = event.type()
            if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_search_key(event)
            if (
                kind == QEvent.Type.FocusIn and not self.session.entry.marked(KIND)
            ) or kind == QEvent.Type.MouseButtonPress:
                self._open(True)
        return super().eventFilter(watched, event)

    @property
    def most(self) -> int:
        """How many feelings one record holds at this depth."""
        return self.field.rows_max.get(self.level, MOST)

    def _values(self) -> tuple[str, ...]:
        return tuple(mark.value for mark in self.session.entry.marked(KIND))

    def _open(self, opened: bool) -> None:
        self.list.setVisible(opened)
        self._show_list()

    def _show_list(self) -> None:
        self.list.show_for(self.search.text(), self._values())

    def first_ratings(self, named: Sequence[Named]) -> list[RatingRow]:
        return [rating for row, rating in self._rows.items() if (KIND, row) in named]

    def _add_row(self, row: str, word: str) -> None:
        rating = RatingRow(
            label=word,
            low=translated(self.field.low) or _("not there"),
            high=translated(self.field.high) or _("as strong as ever"),
            compact=True,
            removable=True,
            parent=self,
        )
        rating.set_value(self.session.entry.rating(KIND, row, When.BEFORE))
        rating.rated.connect(lambda value: self._on_row_rated(row, value))
        rating.removed.connect(lambda: self._on_row_removed(row))
        self._rows[row] = rating
        self._chosen.addWidget(rating)

    def _take(self, value: str) -> None:
        marks = self.session.entry.marked(KIND)
        if any(mark.value == value for mark in marks):
            return
        if len(marks) >= self.most:
            self.note.set_text(
                ngettext(
                    "{count} feeling fits here. Take it away to choose another.",
                    "{count} feelings fit here. Take one away to choose another.",
                    self.most,
                ).format(count=self.most)
            )
            self.note.show()
            return
        row = self.session.add_feeling(value)
        self._add_row(row, feeling_word(self, value))
        self.edited.emit()

    def _leave(self, value: str) -> None:
        for mark in self.session.entry.marked(KIND):
            if mark.value == value:
                self._on_row_removed(mark.row)
                return

    def _on_search_edited(self) -> None:
        self.note.hide()
        if self.search.text():
            self.list.show()
        self._show_list()

    def _on_search_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if key == Qt.Key.Key_Down:
            self._open(True)
            self.list.focus_first()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            value = self.list.best()
            if value:
                self._on_list_toggled(value)
                self.search.set_text("")
                self._show_list()
            else:
                self._open(True)
            return True
        if key == Qt.Key.Key_Escape and self.list.isVisible():
            self._on_list_closed()
            return True
        return False

    def _on_list_toggled(self, value: str) -> None:
        if value in self._values():
            self._leave(value)
        else:
            self._take(value)
            if value.startswith(OWN):
                self.search.set_text("")
        self._show_list()

    def _on_list_typed(self, text: str) -> None:
        self.search.setFocus()
        self.search.moveCursor(QTextCursor.MoveOperation.End)
        self.search.insertPlainText(text)

    def _on_list_closed(self) -> None:
        self.search.set_text("")
        self.search.setFocus()
        self.list.hide()
        self._show_list()

    def _on_list_cleared(self) -> None:
        field = self.field.id
        self._act(_("Feelings taken away."), lambda: self.session.clear_fields([field]))

    def _on_row_rated(self, row: str, value: int | None) -> None:
        self.session.rate(KIND, row, When.BEFORE, value)
        self.edited.emit()

    def _on_row_removed(self, row: str) -> None:
        self.note.hide()
        word = feeling_word(self, self.session.entry.mark(KIND, row))
        self._act(
            _("“{word}” taken away.").format(word=word),
            lambda: self.session.remove_row(KIND, row),
        )


def feeling_word(editor: FieldEditor, value: str) -> str:
    """The word of a feeling mark: the catalogue's, or the writer's own."""
    if value.startswith(OWN):
        return value[len(OWN) :]
    return translated(editor.content.label(KIND, value))
