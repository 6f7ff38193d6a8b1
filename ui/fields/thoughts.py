# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Thoughts, word for word, each with the belief in it; and which one carries most charge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.entry import When, new_id
from app.i18n import _
from app.i18n import content as translated
from ui.fields.base import FieldEditor, announce_name, clear_layout, enter, name_rating
from ui.widgets.buttons import icon_button, quiet
from ui.widgets.prose import Prose
from ui.widgets.radio import Radio
from ui.widgets.rating_row import RatingRow
from ui.widgets.writing_field import WritingField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.fields.base import Named

THOUGHTS = "thoughts"
SUBJECT = "thought"
HOT = "hot_thought"
MOST = 5


class ThoughtRow(QWidget):
    """One thought: its words, and how much it was believed."""

    def __init__(self, *, owner: ThoughtsEditor, row: str, number: int, of: int) -> None:
        super().__init__(owner)
        self.row = row
        field = owner.field
        self.control = WritingField(name="", lines=1, parent=self)
        question = translated(field.rating_label_at(owner.level))
        self.question = question or _("How much did you believe it?")
        self.caption = Prose("", role="label", parent=self)
        self.remove = icon_button("close", "", parent=self)
        self.rating_label = Prose("", role="label", parent=self)
        self.rating = RatingRow(
            label="",
            low=translated(field.low) or _("do not believe it"),
            high=translated(field.high) or _("completely sure"),
            parent=self,
        )
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.caption, 1)
        head.addWidget(self.remove)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addSpacing(2)
        outer.addWidget(self.control)
        outer.addSpacing(8)
        outer.addWidget(self.rating_label)
        outer.addWidget(self.rating)
        self.set_place(owner.name, number, of)

    def set_place(self, name: str, number: int, of: int) -> None:
        """Name the row by its place; a single one bears the name of the field."""
        several = of > 1
        own = _("Thought {number}").format(number=number)
        ask = self.question
        if several:
            ask = _("Thought {number}: {question}").format(number=number, question=self.question)
        self.caption.set_text(own)
        self.caption.setVisible(several)
        self.remove.setVisible(several)
        announce_name(self.remove, _("Take away thought {number}").format(number=number))
        self.remove.setToolTip(self.remove.accessibleName())
        announce_name(self.control, own if several else name)
        self.rating_label.set_text(ask)
        self.rating_label.set_role("help" if several else "label")
        name_rating(self.rating, ask)


class ThoughtsEditor(FieldEditor):
    """Several thoughts, each with its belief. Kind: thoughts."""

    def _build(self) -> None:
        self._rows: list[ThoughtRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(20)
        self.more = quiet(_("Another thought"), "plus", parent=self)
        self.more.clicked.connect(self._on_more_clicked)
        self.body.addLayout(self._list)
        self.body.addSpacing(4)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def focus_first(self) -> None:
        enter(self._rows[0].control)

    def load(self) -> None:
        stored = self.session.entry.rows(THOUGHTS)
        held = [row.row for row in self._rows]
        wanted = [answer.row for answer in stored] or held[:1] or [new_id()]
        if held != wanted:
            self._take_rows(wanted)
        for row in self._rows:
            text = self.session.entry.text(THOUGHTS, row.row)
            if row.control.text() != text:
                row.control.set_text(text)
            row.rating.set_value(self.session.entry.rating(SUBJECT, row.row, When.BEFORE))
        self._place()

    def first_ratings(self, named: Sequence[Named]) -> list[RatingRow]:
        return [row.rating for row in self._rows if (SUBJECT, row.row) in named]

    def _take_rows(self, wanted: list[str]) -> None:
        """Show these rows; those that are there keep their cursor and their undo."""
        there = {row.row: row for row in self._rows}
        for row in self._rows:
            self._list.removeWidget(row)
            if row.row not in wanted:
                row.hide()
                row.deleteLater()
        self._rows = []
        for row_id in wanted:
            if row_id in there:
                self._rows.append(there[row_id])
                self._list.addWidget(there[row_id])
            else:
                self._add(row_id, len(wanted))

    def _rename(self) -> None:
        self._place()

    def _add(self, row: str, of: int) -> ThoughtRow:
        made = ThoughtRow(owner=self, row=row, number=len(self._rows) + 1, of=of)
        made.control.edited.connect(lambda: self._on_text_edited(row, made.control.text()))
        made.control.refused.connect(self._say_refused)
        made.rating.rated.connect(lambda value: self._on_row_rated(row, value))
        made.remove.clicked.connect(lambda: self._on_row_removed(row))
        self._rows.append(made)
        self._list.addWidget(made)
        return made

    def _place(self) -> None:
        for number, row in enumerate(self._rows, start=1):
            row.set_place(self.name, number, len(self._rows))
        self.more.setVisible(len(self._rows) < self.field.rows_max.get(self.level, MOST))

    def _on_text_edited(self, row: str, text: str) -> None:
        self.session.set_text(THOUGHTS, text, row)
        self.edited.emit()

    def _on_row_rated(self, row: str, value: int | None) -> None:
        if not any(answer.row == row for answer in self.session.entry.rows(THOUGHTS)):
            self.session.set_text(THOUGHTS, "", row)
        self.session.rate(SUBJECT, row, When.BEFORE, value)
        self.edited.emit()

    def _on_more_clicked(self) -> None:
        for row in self._rows:
            if not any(answer.row == row.row for answer in self.session.entry.rows(THOUGHTS)):
                self.session.set_text(THOUGHTS, "", row.row)
        row_id = self.session.add_row(THOUGHTS)
        made = self._add(row_id, len(self._rows) + 1)
        self._place()
        made.control.setFocus()
        self.edited.emit()

    def _on_row_removed(self, row: str) -> None:
        at = next(number for number, made in enumerate(self._rows) if made.row == row)
        neighbour = self._rows[at - 1 if at else 1]
        enter(neighbour.control)
        self._act(_("Thought taken away."), lambda: self.session.remove_row(THOUGHTS, row))


class HotThoughtEditor(FieldEditor):
    """Which thought carries most charge; asked when there are two or more. Kind: hot_thought."""

    def _build(self) -> None:
        self._shown: list[tuple[str, str]] = []
        self._radios: list[Radio] = []
        self._radio_parent = QWidget(self)
        self._list = QVBoxLayout(self._radio_parent)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        self.body.addWidget(self._radio_parent)

    def focus_first(self) -> None:
        chosen = next((radio for radio in self._radios if radio.isChecked()), None)
        if self._radios:
            (chosen or self._radios[0]).setFocus()

    def load(self) -> None:
        rows = [row for row in self.session.entry.rows(THOUGHTS) if row.text.strip()]
        shown = [(row.row, " ".join(row.text.split())) for row in rows]
        if shown != self._shown:
            self._shown = shown
            self._fill()
        hot = self.session.entry.mark(HOT)
        for (row, _text), radio in zip(self._shown, self._radios, strict=True):
            radio.setChecked(row == hot)
        self._set_stop()
        self.setVisible(len(shown) > 1)

    def sync(self) -> None:
        self.load()

    def _fill(self) -> None:
        clear_layout(self._list)
        self._radios = []
        for row, text in self._shown:
            radio = Radio(text, parent=self._radio_parent)
            radio.clicked.connect(lambda _checked=False, chosen=row: self._on_radio(chosen))
            self._radios.append(radio)
            self._list.addWidget(radio)

    def _set_stop(self) -> None:
        # Tab comes to the chosen one, else to the first; arrows go on from there
        stop = next((radio for radio in self._radios if radio.isChecked()), None)
        for number, radio in enumerate(self._radios):
            reached = radio is stop or (stop is None and number == 0)
            policy = Qt.FocusPolicy.StrongFocus if reached else Qt.FocusPolicy.ClickFocus
            radio.setFocusPolicy(policy)

    def _on_radio(self, row: str) -> None:
        self._set_stop()
        self.session.set_mark(HOT, row)
        self.edited.emit()
