# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Choices among few words: one of them, or several."""

from __future__ import annotations

from app.i18n import _
from app.i18n import content as translated
from ui.fields.base import FieldEditor, announce_name, enter, enter_group
from ui.widgets.chip_group import ChipGroup
from ui.widgets.prose import Prose
from ui.widgets.writing_field import WritingField


class ChoiceEditor(FieldEditor):
    """Chips of which one is chosen; choosing it again takes it back. Kind: choice."""

    multiple = False

    def _build(self) -> None:
        options = [
            (option.id, translated(option.text)) for option in self.content.options_of(self.field)
        ]
        self.chips = ChipGroup(
            name=self.name,
            options=options,
            multiple=self.multiple,
            shown=self.field.shown or len(options),
            parent=self,
        )
        self.chips.chosen.connect(self._on_chips_chosen)
        self.body.addWidget(self.chips)

    @property
    def kind(self) -> str:
        """The kind of mark this choice is stored as."""
        return self.field.mark_kind

    def focus_first(self) -> None:
        enter_group(self.chips)

    def load(self) -> None:
        self.chips.set_values([mark.value for mark in self.session.entry.marked(self.kind)])

    def _rename(self) -> None:
        announce_name(self.chips, self.name)

    def _on_chips_chosen(self, values: list[str]) -> None:
        self.session.set_mark(self.kind, values[0] if values else "")
        self.edited.emit()


class MultiChoiceEditor(ChoiceEditor):
    """Chips of which several may be chosen, with a line in own words where wished.

    Kind: multi_choice.
    """

    multiple = True

    def _build(self) -> None:
        super()._build()
        if self.field.with_text:
            name = _("{field}, in your own words").format(field=self.name)
            self.body.addSpacing(12)
            self.body.addWidget(Prose(name, role="caption", parent=self))
            self.body.addSpacing(6)
            words = WritingField(name=name, lines=1, parent=self)
            self._write(words)
            self.body.addWidget(words)

    def load(self) -> None:
        super().load()
        self._load_words()

    def _on_chips_chosen(self, values: list[str]) -> None:
        # a mark of an imported file that is not offered here stays
        offered = {option.id for option in self.content.options_of(self.field)}
        held = [mark.value for mark in self.session.entry.marked(self.kind, "")]
        unknown = [value for value in held if value not in offered]
        self.session.set_marks(self.kind, [*values, *unknown])
        self.edited.emit()


class TextChoiceEditor(ChoiceEditor):
    """Words and a choice beneath them. Kind: text_choice."""

    def _build(self) -> None:
        self.control = WritingField(name=self.name, lines=2, parent=self)
        self._write(self.control)
        self.body.addWidget(self.control)
        self.body.addSpacing(12)
        question = translated(self.field.rating_label_at(self.level)) or _("In one word")
        self._question = question
        self.body.addWidget(Prose(question, role="label", parent=self))
        self.body.addSpacing(6)
        super()._build()
        announce_name(self.chips, question)

    def focus_first(self) -> None:
        enter(self.control)

    def load(self) -> None:
        super().load()
        self._load_words()

    def _rename(self) -> None:
        announce_name(self.control, self.name)
