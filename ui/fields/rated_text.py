# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words with one belief in them: the rule, a fairer view, what is feared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.entry import When
from app.i18n import _
from app.i18n import content as translated
from ui.fields.base import FIELD_TO_RATING, LABEL_TO_FIELD, FieldEditor, announce_name, enter
from ui.widgets.chip_group import ChipGroup
from ui.widgets.prose import Prose
from ui.widgets.rating_row import RatingRow
from ui.widgets.writing_field import WritingField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.fields.base import Named


class RatedTextEditor(FieldEditor):
    """A writing field and a rating of what it says. Kind: rated_text."""

    def _build(self) -> None:
        self.control = WritingField(name=self.name, lines=3, parent=self)
        self._write(self.control)
        question = translated(self.field.rating_label_at(self.level)) or _(
            "How much do you believe it now?"
        )
        self.rating = RatingRow(
            label="",
            name=question,
            low=translated(self.field.low) or _("do not believe it"),
            high=translated(self.field.high) or _("completely sure"),
            parent=self,
        )
        self.rating.rated.connect(self._on_rating_rated)
        self._question = Prose(question, role="label", parent=self)
        self.body.addWidget(self.control)
        self.body.addSpacing(FIELD_TO_RATING)
        self.body.addWidget(self._question)
        self.body.addWidget(self.rating)

    @property
    def subject(self) -> str:
        """What the rating is stored as."""
        return self.field.rating_subject

    def ask(self, asked: bool) -> None:
        """Whether the rating is asked for here at all."""
        self._question.setVisible(asked)
        self.rating.setVisible(asked)

    def first_ratings(self, named: Sequence[Named]) -> list[RatingRow]:
        return [self.rating] if (self.subject, "") in named else []

    def focus_first(self) -> None:
        enter(self.control)

    def load(self) -> None:
        self._load_words()
        self.rating.set_value(self.session.entry.rating(self.subject, "", When.BEFORE))

    def _rename(self) -> None:
        announce_name(self.control, self.name)

    def _on_rating_rated(self, value: int | None) -> None:
        self.session.rate(self.subject, "", When.BEFORE, value)
        self.edited.emit()


class RatingEditor(FieldEditor):
    """A single rating, with a choice of the step that helped where wished. Kind: rating."""

    def _build(self) -> None:
        self.rating = RatingRow(
            label="",
            name=self.name,
            low=translated(self.field.low) or _("not at all"),
            high=translated(self.field.high) or _("very much"),
            parent=self,
        )
        self.rating.rated.connect(self._on_rating_rated)
        self.body.addWidget(self.rating)
        self.steps: ChipGroup | None = None
        if self.field.mark:
            question = _("Which step helped most?")
            self.body.addSpacing(FIELD_TO_RATING)
            self.body.addWidget(Prose(question, role="label", parent=self))
            self.body.addSpacing(LABEL_TO_FIELD)
            self.steps = ChipGroup(
                name=question, options=self._steps(), multiple=False, parent=self
            )
            self.steps.chosen.connect(self._on_steps_chosen)
            self.body.addWidget(self.steps)

    def _steps(self) -> list[tuple[str, str]]:
        """The steps of this depth, each by the field it leads with."""
        content, options = self.content, []
        for screen in content.screens_of(self.level):
            fields = content.fields_of(self.level, screen.number)
            asked = [f.id for f in fields if f.tier.get(self.level) == "core" and not f.prefilled]
            lead = screen.lead or next(iter(asked), "")
            if lead and lead != self.field.id:
                options.append((lead, translated(screen.title)))
        return options

    def focus_first(self) -> None:
        self.rating.rating.setFocus()

    def load(self) -> None:
        entry = self.session.entry
        self.rating.set_value(entry.rating(self.field.rating_subject, "", When.BEFORE))
        if self.steps is not None:
            self.steps.set_values([entry.mark(self.field.mark)])

    def _on_rating_rated(self, value: int | None) -> None:
        self.session.rate(self.field.rating_subject, "", When.BEFORE, value)
        self.edited.emit()

    def _on_steps_chosen(self, values: list[str]) -> None:
        self.session.set_mark(self.field.mark, values[0] if values else "")
        self.edited.emit()
