# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The eight ways to repair: chosen for a contact as cards with questions, and looked back on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.episode import STRATEGIES_MOST
from app.i18n import _
from app.i18n import content as translated
from ui.fields.base import LABEL_TO_FIELD, ROW_GAP, FieldEditor, enter_group
from ui.widgets.buttons import quiet
from ui.widgets.chip_group import ChipGroup
from ui.widgets.disclosure import Disclosure
from ui.widgets.prose import Prose
from ui.widgets.row import Row
from ui.widgets.stacking import clear_layout
from ui.widgets.writing_field import WritingField

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.content import PatientQuestions, Strategy

PLAN, REVIEW = "plan", "review"
OPENING = "rehearsal"
"""The field of a plan that holds the opening lines."""

QUESTIONS_AT_ONCE = 3


def answer_field(strategy: str, part: str, number: int) -> str:
    """The field an answer to one question of a strategy is stored under, e.g. "s3_explore.plan.0".

    The question as it was asked is stored beside the answer.
    """
    return f"{strategy}.{part}.{number}"


class StrategyCard(QFrame):
    """One way to repair: what it is done when, what to watch for, its questions.

    The first question is in sight, the others are folded until one of them was answered.
    """

    def __init__(
        self,
        *,
        strategy: Strategy,
        part: str,
        answered: Callable[[str], bool],
        field: Callable[[str, str, QWidget], WritingField],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "paper")
        self.strategy = strategy
        self.first: WritingField | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 14, 16, 16)
        box.setSpacing(0)
        box.addWidget(Prose(translated(strategy.name), role="label", parent=self))
        done = _("Done when: {words}").format(words=translated(strategy.done_when))
        box.addSpacing(2)
        box.addWidget(Prose(done, role="help", parent=self))
        questions = strategy.plan if part == PLAN else strategy.review
        rest = QWidget(self)
        inner = QVBoxLayout(rest)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        for number, question in enumerate(questions):
            name = answer_field(strategy.id, part, number)
            words = translated(question)
            holder, layout = (self, box) if number == 0 else (rest, inner)
            control = field(name, words, holder)
            layout.addSpacing(12)
            layout.addWidget(Prose(words, role="caption", parent=holder))
            layout.addSpacing(LABEL_TO_FIELD)
            layout.addWidget(control)
            self.first = self.first or control
        if part == PLAN:
            self._add_warnings(inner, rest)
        names = (answer_field(strategy.id, part, n) for n in range(1, len(questions)))
        opened = any(answered(name) for name in names)
        self.more = Disclosure(_("More questions, and what to watch for"), is_open=opened)
        if part == REVIEW:
            self.more.set_words(_("One more question"))
        # several cards stand on a page: each one's line says whose it is
        self.more.setAccessibleName(f"{self.more.words}: {translated(strategy.name)}")
        self.more.toggled.connect(rest.setVisible)
        rest.setVisible(opened)
        box.addSpacing(4)
        box.addWidget(self.more)
        box.addWidget(rest)

    def _add_warnings(self, box: QVBoxLayout, parent: QWidget) -> None:
        box.addSpacing(14)
        box.addWidget(Prose(_("It may be slipping when"), role="caption", parent=parent))
        for warning in self.strategy.warning:
            box.addSpacing(2)
            box.addWidget(Prose(f"·  {translated(warning)}", role="help", parent=parent))


class PatientQuestionsOffer(QWidget):
    """Three questions to the patient at a time; each can be put into the opening lines.

    Signals:
        taken(words): a question, to be reworded there.
    """

    taken = Signal(str)

    def __init__(self, *, asked: PatientQuestions, parent: QWidget) -> None:
        super().__init__(parent)
        self._asked = asked
        self._at = 0
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 14, 0, 0)
        box.setSpacing(2)
        title = _("Questions you could ask across the room")
        box.addWidget(Prose(title, role="caption", parent=self))
        box.addWidget(Prose(translated(asked.say_before), role="help", parent=self))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        box.addLayout(self._rows)
        self.others = quiet(_("Another three"), parent=self)
        self.others.clicked.connect(self._on_others)
        box.addWidget(self.others)
        self._show()

    def _show(self) -> None:
        clear_layout(self._rows)
        shown = self._asked.questions[self._at : self._at + QUESTIONS_AT_ONCE]
        for number, question in enumerate(shown, start=1):
            words = translated(question.text)
            row = Row(text=words, detail=_("use it"), last=number == len(shown), parent=self)
            row.clicked.connect(lambda _checked=False, words=words: self.taken.emit(words))
            self._rows.addWidget(row)

    def _on_others(self) -> None:
        self._at = (self._at + QUESTIONS_AT_ONCE) % len(self._asked.questions)
        self._show()


class StrategiesEditor(FieldEditor):
    """Up to three of the eight, each with a card of questions. Kind: strategies."""

    part = PLAN

    def _build(self) -> None:
        self.cards: dict[str, StrategyCard] = {}
        self._questions: dict[str, str] = {}
        self.chips = ChipGroup(
            name=self.name, options=self._options(), multiple=True, shown=8, parent=self
        )
        self.chips.chosen.connect(self._on_chips_chosen)
        self.body.addWidget(self.chips)
        self.told = Prose("", role="help", parent=self)
        self.told.hide()
        self.body.addSpacing(8)
        self.body.addWidget(self.told)
        self._card_box = QVBoxLayout()
        self._card_box.setSpacing(ROW_GAP)
        self.body.addSpacing(8)
        self.body.addLayout(self._card_box)

    def focus_first(self) -> None:
        enter_group(self.chips)

    def load(self) -> None:
        self.chips.set_values(self._chosen())
        self._show_cards()

    def _options(self) -> list[tuple[str, str]]:
        return [(s.id, translated(s.name)) for s in self.content.strategies]

    def _chosen(self) -> list[str]:
        return [mark.value for mark in self.session.entry.marked(self.field.mark_kind)]

    def _rename(self) -> None:
        self.chips.setAccessibleName(self.name)

    def _with_cards(self) -> Sequence[str]:
        return self._chosen()

    def _show_cards(self) -> None:
        wanted = [s for s in self._with_cards() if any(s == k.id for k in self.content.strategies)]
        if wanted == list(self.cards):
            return
        clear_layout(self._card_box)
        self._written.clear()
        self._questions.clear()
        self.cards = {}
        for value in wanted:
            card = StrategyCard(
                strategy=self.content.strategy(value),
                part=self.part,
                answered=lambda name: bool(self.session.entry.text(name)),
                field=self._field,
                parent=self,
            )
            self._card_box.addWidget(card)
            self.cards[value] = card
            if self.part == PLAN and value == self.content.patient_questions.strategy:
                self._offer_questions(card)
        self._load_words()

    def _has_words(self, strategy: str) -> bool:
        names = (answer.field for answer in self.session.entry.answers if answer.text.strip())
        return any(name.startswith(f"{strategy}.{self.part}.") for name in names)

    def _offer_questions(self, card: StrategyCard) -> None:
        offer = PatientQuestionsOffer(asked=self.content.patient_questions, parent=card)
        offer.taken.connect(self._on_question_taken)
        layout = card.layout()
        assert layout is not None
        layout.addWidget(offer)

    def _on_question_taken(self, words: str) -> None:
        held = self.session.entry.text(OPENING).rstrip()
        self.session.set_text(OPENING, f"{held}\n{words}" if held else words)
        self.context.toast(_("Put into your opening lines, to be reworded there."), None)
        self.edited.emit()

    def _field(self, name: str, question: str, parent: QWidget) -> WritingField:
        control = WritingField(name=question, lines=1, parent=parent)
        self._write(control, name)
        self._questions[name] = question
        return control

    def _on_words_edited(self, name: str) -> None:
        self.session.set_text(name, self._written[name].text(), question=self._questions[name])
        self.edited.emit()

    def _on_chips_chosen(self, values: list[str]) -> None:
        held = self._chosen()
        offered = {value for value, _words in self._options()}
        if len([v for v in values if v in offered]) > STRATEGIES_MOST:
            self.chips.set_values(held)
            self.told.set_text(
                _("Three are plenty for one contact. Let one go first, if you like another.")
            )
            self.told.show()
            return
        gone = [value for value in held if value not in values]
        self.told.setVisible(any(self._has_words(value) for value in gone))
        self.told.set_text(_("What you wrote for it is still stored. Choose it again to see it."))
        # a mark of an imported file that is not offered here stays
        unknown = [value for value in held if value not in offered]
        self.session.set_marks(self.field.mark_kind, [*values, *unknown])
        self._show_cards()
        self.edited.emit()


class StrategyReviewEditor(StrategiesEditor):
    """Which of the chosen ways happened, with their questions for afterwards.

    Kind: strategy_review. `planned` are the ways of the plan; set before it is shown.
    """

    part = REVIEW

    def _build(self) -> None:
        self.planned: tuple[str, ...] = ()
        super()._build()

    def set_planned(self, strategies: Sequence[str]) -> None:
        """The ways that were chosen come first; the others can be ticked as well."""
        self.planned = tuple(strategies)
        self.chips.set_shown(max(1, len(self.planned)))
        self.chips.set_options(self._options())
        self.chips.set_values(self._chosen())
        self._show_cards()

    def _options(self) -> list[tuple[str, str]]:
        options = super()._options()
        return sorted(options, key=lambda option: option[0] not in self.planned)

    def _with_cards(self) -> Sequence[str]:
        return list(dict.fromkeys((*self.planned, *self._chosen())))

    def _on_chips_chosen(self, values: list[str]) -> None:
        offered = {value for value, _words in self._options()}
        unknown = [value for value in self._chosen() if value not in offered]
        self.session.set_marks(self.field.mark_kind, [*values, *unknown])
        self._show_cards()
        self.edited.emit()
