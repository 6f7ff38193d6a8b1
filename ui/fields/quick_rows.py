# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The feeling and the thought of a quick record: one line each with its rating beside or below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.domain.entry import When, new_id
from app.domain.record import FEELING_CHARACTERS
from app.i18n import _
from app.i18n import content as translated
from ui.fields.base import FieldEditor, announce_name, enter
from ui.fields.feeling_list import FeelingList
from ui.fields.feeling_search import OWN, found, is_word_of
from ui.fields.feelings import KIND, feeling_word
from ui.fields.thoughts import SUBJECT, THOUGHTS
from ui.theme.theme import current
from ui.widgets.line_field import LineField
from ui.widgets.prose import Prose
from ui.widgets.rating_row import RatingRow

FEELING_WIDTH = 200


class QuickFeeling(FieldEditor):
    """One feeling, typed or taken from the list that opens beneath, and its strength."""

    def _build(self) -> None:
        self._row = ""
        self.word = LineField(name=self.name, role="writing", most=FEELING_CHARACTERS, parent=self)
        self.word.edited.connect(self._on_word_edited)
        self.word.refused.connect(self._say_refused)
        self.word.installEventFilter(self)
        self.rating = RatingRow(
            label="",
            name=_("{field}: how strong").format(field=self.name),
            low=translated(self.field.low) or _("not there"),
            high=translated(self.field.high) or _("as strong as ever"),
            parent=self,
        )
        self.rating.rated.connect(self._on_rating_rated)
        self.list = FeelingList(content=self.content, parent=self)
        self.list.hide()
        self.list.toggled.connect(self._on_list_toggled)
        self.list.typed.connect(self._on_list_typed)
        self.list.left_upwards.connect(self.word.setFocus)
        self.list.closed.connect(self._on_list_closed)
        self.list.cleared.connect(self._on_list_cleared)
        self._line = QHBoxLayout()
        self._line.setSpacing(20)
        self._line.addWidget(self.word, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self.rating, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self._line)
        self.note = Prose(_("With a word beside it, this is saved."), role="help", parent=self)
        self.note.hide()
        self.body.addWidget(self.note)
        self.body.addWidget(self.list)
        current().changed.connect(self._measure)
        self._measure()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def focus_first(self) -> None:
        self.word.setFocus()

    def load(self) -> None:
        marks = self.session.entry.marked(KIND)
        self._row = marks[0].row if marks else ""
        text = feeling_word(self, marks[0].value) if marks else ""
        if self.word.text() != text:
            self.word.set_text(text)
        value = self.session.entry.rating(KIND, self._row, When.BEFORE) if self._row else None
        self.rating.set_value(value)
        self._show_list()

    def _rename(self) -> None:
        announce_name(self.word, self.name)

    def _measure(self) -> None:
        self.word.setFixedWidth(round(FEELING_WIDTH * min(current().text_scale, 1.4)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.word and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._on_word_key(event)
        elif watched is self.word and event.type() == QEvent.Type.FocusIn:
            if not self.word.text():
                self.list.show()
                self._show_list()
        elif watched is self.word and event.type() == QEvent.Type.FocusOut:
            self._take_catalogue_word()
        return super().eventFilter(watched, event)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        # the rows below come back to their place once the word is chosen
        if new is not None and new is not self.word and not self.list.isAncestorOf(new):
            self.list.hide()

    def _values(self) -> tuple[str, ...]:
        return tuple(mark.value for mark in self.session.entry.marked(KIND)[:1])

    def _show_list(self) -> None:
        values = self._values()
        settled = bool(values) and feeling_word(self, values[0]) == self.word.text().strip()
        chosen = bool(values) and not values[0].startswith(OWN)
        query = "" if settled and chosen else self.word.text()
        self.list.show_for(query, values if chosen else ())

    def _set(self, value: str) -> None:
        if not value:
            if self._row:
                self.session.remove_row(KIND, self._row)
                self._row = ""
            return
        self._row = self._row or new_id()
        self.session.set_mark(KIND, value, self._row)

    def _on_word_edited(self) -> None:
        word = " ".join(self.word.text().split())
        known = is_word_of(word, self.content.emotions)
        rated = self.rating.value
        self._set(known or (OWN + word if word else ""))
        if word and rated is not None:
            self.session.rate(KIND, self._row, When.BEFORE, rated)
        self.note.setVisible(not word and rated is not None)
        if word:
            self.list.show()
        self._show_list()
        self.edited.emit()

    def _take_catalogue_word(self) -> None:
        # "annoyed" is a word of annoyance; it is stored as such, and shown as typed until then
        word = self.word.text().strip()
        values = self._values()
        if word and values and values[0].startswith(OWN):
            hits = [e for e in found(word, self.content.emotions) if word.casefold() in e.also]
            if len(hits) == 1:
                self._choose(hits[0].id)

    def _choose(self, value: str) -> None:
        self._set(value)
        if self.rating.value is not None:
            self.session.rate(KIND, self._row, When.BEFORE, self.rating.value)
        self.word.set_text(feeling_word(self, value))
        self.edited.emit()

    def _on_word_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if key == Qt.Key.Key_Down:
            self.list.show()
            self._show_list()
            self.list.focus_first()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            best = self.list.best()
            if best and not best.startswith(OWN):
                self._choose(best)
            self.list.hide()
            return True
        if key == Qt.Key.Key_Escape and self.list.isVisible():
            self.list.hide()
            return True
        return False

    def _on_list_toggled(self, value: str) -> None:
        if value in self._values():
            self._on_list_cleared()
            return
        self._choose(value)
        self.list.hide()
        self.rating.rating.setFocus()

    def _on_list_typed(self, text: str) -> None:
        self.word.setFocus()
        self.word.moveCursor(QTextCursor.MoveOperation.End)
        self.word.insertPlainText(text)

    def _on_list_closed(self) -> None:
        self.word.setFocus()
        self.list.hide()

    def _on_list_cleared(self) -> None:
        row = self._row
        if row:
            word = feeling_word(self, self.session.entry.mark(KIND, row))
            self._act(
                _("“{word}” taken away.").format(word=word),
                lambda: self.session.remove_row(KIND, row),
            )

    def _on_rating_rated(self, value: int | None) -> None:
        self.note.setVisible(not self._row and value is not None)
        if self._row:
            self.session.rate(KIND, self._row, When.BEFORE, value)
            self.edited.emit()


class QuickThought(FieldEditor):
    """One thought, word for word, and the belief in it."""

    def _build(self) -> None:
        self._row = ""
        self.words = LineField(name=self.name, role="writing", parent=self)
        self.words.room = self.session.room
        self.words.edited.connect(self._on_thought_edited)
        self._watch.watch(self.words)
        self.words.refused.connect(self._say_refused)
        self.rating = RatingRow(
            label="",
            name=_("{field}: how much I believed it").format(field=self.name),
            low=translated(self.field.low) or _("do not believe it"),
            high=translated(self.field.high) or _("completely sure"),
            parent=self,
        )
        self.rating.rated.connect(self._on_rating_rated)
        self.body.addWidget(self.words)
        self.body.addSpacing(8)
        self.body.addWidget(self.rating)

    def focus_first(self) -> None:
        enter(self.words)

    def load(self) -> None:
        rows = self.session.entry.rows(THOUGHTS)
        self._row = rows[0].row if rows else self._row or new_id()
        text = rows[0].text if rows else ""
        if self.words.text() != text:
            self.words.set_text(text)
        self.rating.set_value(self.session.entry.rating(SUBJECT, self._row, When.BEFORE))

    def _rename(self) -> None:
        announce_name(self.words, self.name)

    def _on_thought_edited(self) -> None:
        self.session.set_text(THOUGHTS, self.words.text(), self._row)
        self.edited.emit()

    def _on_rating_rated(self, value: int | None) -> None:
        if not any(answer.row == self._row for answer in self.session.entry.rows(THOUGHTS)):
            self.session.set_text(THOUGHTS, "", self._row)
        self.session.rate(SUBJECT, self._row, When.BEFORE, value)
        self.edited.emit()
