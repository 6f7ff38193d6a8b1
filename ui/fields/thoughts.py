# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Thoughts, word for word, each with the belief in it; and which one carries most charge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.entry import When
from app.i18n import _
from app.i18n import content as translated
from ui.fields.base import FieldEditor, announce_name, name_rating
from ui.fields.rows import RowsEditor, WordsRow
from ui.widgets.prose import Prose
from ui.widgets.radio import Radio
from ui.widgets.rating_row import RatingRow
from ui.widgets.stacking import clear_layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.fields.base import Named

THOUGHTS = "thoughts"
SUBJECT = "thought"
HOT = "hot_thought"


class ThoughtRow(WordsRow):
    """One thought: its words, and how much it was believed."""

    def __init__(self, *, owner: ThoughtsEditor, row: str) -> None:
        super().__init__(row=row, parent=owner)
        field = owner.field
        question = translated(field.rating_label_at(owner.level))
        self.question = question or _("How much did you believe it?")
        self.caption = Prose("", role="label", parent=self)
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


class ThoughtsEditor(RowsEditor[ThoughtRow]):
    """Several thoughts, each with its belief. Kind: thoughts."""

    gap = 20

    def first_ratings(self, named: Sequence[Named]) -> list[RatingRow]:
        return [row.rating for row in self._rows if (SUBJECT, row.row) in named]

    def _one_more(self) -> str:
        return _("Another thought")

    def _taken_away(self) -> str:
        return _("Thought taken away.")

    def _make_row(self, row: str) -> ThoughtRow:
        made = ThoughtRow(owner=self, row=row)
        made.rating.rated.connect(lambda value: self._on_row_rated(row, value))
        return made

    def _name_row(self, row: ThoughtRow, number: int, of: int) -> None:
        """A single thought bears the name of the field, several are called by their places."""
        several = of > 1
        own = _("Thought {number}").format(number=number)
        ask = row.question
        if several:
            ask = _("Thought {number}: {question}").format(number=number, question=row.question)
        row.caption.set_text(own)
        row.caption.setVisible(several)
        announce_name(row.remove, _("Take away thought {number}").format(number=number))
        announce_name(row.control, own if several else self.name)
        row.rating_label.set_text(ask)
        row.rating_label.set_role("help" if several else "label")
        name_rating(row.rating, ask)

    def _load_row(self, row: ThoughtRow) -> None:
        super()._load_row(row)
        row.rating.set_value(self.session.entry.rating(SUBJECT, row.row, When.BEFORE))

    def _on_row_rated(self, row: str, value: int | None) -> None:
        if not any(answer.row == row for answer in self.session.entry.rows(THOUGHTS)):
            self.session.set_text(THOUGHTS, "", row)
        self.session.rate(SUBJECT, row, When.BEFORE, value)
        self.edited.emit()


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
