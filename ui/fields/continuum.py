# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A continuum: two extremes in the writer's words, and a mark between them that starts unset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.entry import When
from app.i18n import _
from app.i18n import content as translated
from ui.fields.base import (
    FIELD_TO_RATING,
    LABEL_TO_FIELD,
    FieldEditor,
    enter,
    name_rating,
)
from ui.models.belief_words import ENDS
from ui.models.repair_words import shortened
from ui.widgets.prose import Prose
from ui.widgets.rating_row import RatingRow
from ui.widgets.writing_field import WritingField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.fields.base import Named


class ContinuumEditor(FieldEditor):
    """Words for both ends, and between them a rating. Kind: continuum.

    The mark can be put once both ends have words: a place between nothing tells nothing.
    """

    def _build(self) -> None:
        self.ends: list[WritingField] = []
        for part in self.field.parts:
            label = translated(part.text)
            control = WritingField(name=label, lines=1, parent=self)
            self._write(control, f"{self.field.id}.{part.id}")
            if self.ends:
                self.body.addSpacing(12)
            self.body.addWidget(Prose(label, role="caption", parent=self))
            self.body.addSpacing(LABEL_TO_FIELD)
            self.body.addWidget(control)
            control.edited.connect(self._show_ends)
            self.ends.append(control)
        self.question = translated(self.field.rating_label_at(self.level))
        self._asks = Prose(self.question, role="label", parent=self)
        self.rating = RatingRow(name=self.question, parent=self)
        self.rating.rated.connect(self._on_rated)
        self.nothing = Prose(
            _("With words at both ends you can put a mark between them."), role="help", parent=self
        )
        self.body.addSpacing(FIELD_TO_RATING)
        self.body.addWidget(self._asks)
        self.body.addWidget(self.rating)
        self.body.addWidget(self.nothing)
        self._asked = True

    def first_ratings(self, named: Sequence[Named]) -> list[RatingRow]:
        return [self.rating] if (self.field.rating_subject, "") in named else []

    def focus_first(self) -> None:
        enter(self.ends[0])

    def load(self) -> None:
        self._load_words()
        subject = self.field.rating_subject
        self.rating.set_value(self.session.entry.rating(subject, "", When.BEFORE))
        self._show_ends()

    def ask(self, asked: bool) -> None:
        """Whether the mark is asked for here at all."""
        self._asked = asked
        self._show_ends()

    def _show_ends(self) -> None:
        low, high = (shortened(end.text(), ENDS) for end in self.ends)
        there = self._asked and ((bool(low) and bool(high)) or self.rating.value is not None)
        self.rating.rating.set_ends(low, high)
        name_rating(self.rating, question_with_ends(self.question, low, high))
        self._asks.setVisible(there)
        self.rating.setVisible(there)
        self.nothing.setVisible(self._asked and not there)

    def _on_rated(self, value: int | None) -> None:
        self.session.rate(self.field.rating_subject, "", When.BEFORE, value)
        self.edited.emit()


def question_with_ends(question: str, low: str, high: str) -> str:
    """What a mark between two ends is called: where it stands is nothing without them."""
    if not low and not high:
        return question
    told = _("{question} 0 is “{low}”, 100 is “{high}”.")
    return told.format(question=question, low=low, high=high)
