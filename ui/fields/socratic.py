# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions to oneself, one at a time; any can be skipped or swapped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.domain.entry import When
from app.domain.questions import FEELING, feeling_asked_about, is_gentle, offer
from app.i18n import _
from app.i18n import content as translated
from app.services.journal import QuestionsAsked
from ui.fields.base import FieldEditor, announce_name, enter
from ui.widgets.buttons import link, ordinary, quiet
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.prose import Prose
from ui.widgets.stacking import clear_layout
from ui.widgets.writing_field import WritingField

if TYPE_CHECKING:
    from app.domain.entry import Answer
    from app.domain.preferences import Preferences
    from app.services.content import Question

ANSWERS = "socratic"
ASKED = "question"
HELPED = "question_helped"


class SocraticEditor(FieldEditor):
    """What was answered, and beneath it the one question offered next. Kind: socratic."""

    def _build(self) -> None:
        self._row = ""
        self._question: Question | None = None
        self._words = ""
        self._offered_on: tuple[object, ...] = ()
        self._skipped: set[str] = set()
        self._swapped: set[str] = set()
        self._past = QuestionsAsked()
        self._changes: list[QWidget] = []
        self._answered = QVBoxLayout()
        self._answered.setSpacing(20)
        self.asking = QWidget(self)
        box = QVBoxLayout(self.asking)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.words = Prose("", role="h3", parent=self.asking)
        self.control = WritingField(name="", lines=3, parent=self.asking)
        self.control.room = self.session.room
        self.control.edited.connect(self._on_control_edited)
        self.control.refused.connect(self._say_refused)
        self.following = ordinary(_("Next question"), parent=self.asking)
        self.following.clicked.connect(self._on_following_clicked)
        self.swap = quiet(_("Another question instead"), parent=self.asking)
        self.swap.clicked.connect(self._on_swap_clicked)
        self.skip = quiet(_("Skip this question"), parent=self.asking)
        self.skip.clicked.connect(self._on_skip_clicked)
        self.hide_button = quiet(_("Do not offer it again"), parent=self.asking)
        self.hide_button.clicked.connect(self._on_hide_clicked)
        bar = QWidget(self.asking)
        flow = Flow(gap=20, parent=bar)
        for button in (self.following, self.swap, self.skip, self.hide_button):
            flow.addWidget(button)
        box.addWidget(self.words)
        box.addSpacing(10)
        box.addWidget(self.control)
        box.addSpacing(8)
        box.addWidget(bar)
        self.end = Prose(_("No more questions here. You can go on."), role="help", parent=self)
        self.body.addLayout(self._answered)
        self.body.addWidget(self.asking)
        self.body.addWidget(self.end)
        journal = self.context.workspace.journal
        self.context.tasks.vault(journal.questions_asked, owner=self, done=self._on_past_read)

    def focus_first(self) -> None:
        if self.asking.isVisibleTo(self):
            enter(self.control)
            return
        for button in self._changes:
            button.setFocus()
            return

    def load(self) -> None:
        rows = {answer.row for answer in self.session.entry.rows(ANSWERS)}
        if self._row not in rows:
            self._row = ""
        self._show_answered()
        if self._row:
            text = self.session.entry.text(ANSWERS, self._row)
            if self.control.text() != text:
                self.control.set_text(text)
        else:
            self._offer()
        self._place()

    def sync(self) -> None:
        # a question that stands unanswered may fit less well now; one being answered stays
        if not self._row and self._basis() != self._offered_on:
            self._offer()
            self._place()

    def _basis(self) -> tuple[object, ...]:
        """What the choice of a question rests on."""
        entry = self.session.entry
        ratings = tuple(r for r in entry.ratings if r.subject == "emotion")
        kinds = ("emotion", "schema", "rupture_type", ASKED)
        return ratings, tuple(mark for mark in entry.marks if mark.kind in kinds)

    def _offer(self) -> None:
        self._offered_on = self._basis()
        self._question = self._next()
        if self._question is not None:
            self._ask(self._worded(self._question))
            self.control.set_text("")

    def _worded(self, question: Question) -> str:
        """The question with the writer's own word for the feeling it asks about."""
        feelings = [feeling for feeling, _strength in self._strengths()]
        meant = feeling_asked_about(question, feelings, self._groups())
        word = translated(self.content.label("emotion", meant))
        return translated(question.text).replace(FEELING, word)

    def _strengths(self) -> list[tuple[str, int | None]]:
        """The feelings with their strength, strongest first."""
        entry = self.session.entry
        strengths = [
            (mark.value, entry.rating("emotion", mark.row, When.BEFORE))
            for mark in entry.marked("emotion")
        ]
        strengths.sort(key=lambda pair: -1 if pair[1] is None else pair[1], reverse=True)
        return strengths

    def _groups(self) -> dict[str, str]:
        return {emotion.id: emotion.group for emotion in self.content.emotions}

    def _next(self) -> Question | None:
        entry, strengths = self.session.entry, self._strengths()
        asked = {mark.value for mark in entry.marked(ASKED)}
        hidden = set(self.context.workspace.preferences.current.hidden_questions) - asked
        return offer(
            [question for question in self.content.questions if question.id not in hidden],
            asked=asked,
            skipped=self._skipped,
            swapped=self._swapped,
            schemas=[self.content.counts_as(mark.value) for mark in entry.marked("schema")],
            emotions=[feeling for feeling, _strength in strengths],
            groups=self._groups(),
            rupture=entry.mark("rupture_type"),
            depth=self.level,
            gentle=is_gentle(strengths),
            recent=self._past.recent,
            records=self._past.records,
        )

    def _ask(self, words: str) -> None:
        self._words = words
        self.words.set_text(words)
        announce_name(self.control, words)

    def _place(self) -> None:
        self.asking.setVisible(bool(self._row) or self._question is not None)
        written = bool(self._row)
        self.following.setVisible(written)
        self.swap.setVisible(not written)
        self.skip.setVisible(not written)
        self.hide_button.setVisible(not written)
        self.end.setVisible(self.asking.isHidden())

    def _show_answered(self) -> None:
        clear_layout(self._answered)
        self._changes = []
        for number, answer in enumerate(self.session.entry.rows(ANSWERS), start=1):
            if answer.row != self._row:
                self._answered.addWidget(self._block(answer, number))
        self._answered.setContentsMargins(0, 0, 0, 24 if self._changes else 0)

    def _block(self, answer: Answer, number: int) -> QWidget:
        block = QWidget(self)
        box = QVBoxLayout(block)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(Prose(answer.question, role="help", parent=block))
        box.addWidget(Prose(answer.text, role="reading", parent=block))
        change = link(_("Change answer {number}").format(number=number), parent=block)
        change.clicked.connect(lambda: self._on_change_clicked(answer.row))
        helped = Chip(text=_("Question {number} helped").format(number=number), parent=block)
        helped.setChecked(bool(self.session.entry.mark(HELPED, answer.row)))
        helped.clicked.connect(lambda: self._on_helped_clicked(answer.row, helped.isChecked()))
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(helped)
        line.addWidget(change)
        line.addStretch(1)
        box.addLayout(line)
        self._changes.append(change)
        return block

    def _on_control_edited(self) -> None:
        text = self.control.text()
        if not self._row and self._question is not None and text:
            self._row = self.session.add_row(ANSWERS, text, question=self._words)
            self.session.add_mark(ASKED, self._question.id, self._row)
        elif self._row and text:
            self.session.set_text(ANSWERS, text, self._row)
        elif self._row:
            question = self.session.entry.mark(ASKED, self._row)
            self.session.remove_row(ANSWERS, self._row)
            self._row = ""
            self._question = next((q for q in self.content.questions if q.id == question), None)
        self._place()
        self.edited.emit()

    def _on_following_clicked(self) -> None:
        self._row = ""
        self._show_answered()
        self._offer()
        self._place()
        self.focus_first()

    def _on_swap_clicked(self) -> None:
        if self._question is not None:
            self._swapped.add(self._question.id)
        self._after_passing()

    def _on_skip_clicked(self) -> None:
        if self._question is not None:
            self._skipped.add(self._question.id)
        self._after_passing()

    def _on_hide_clicked(self) -> None:
        question = self._question
        if question is None:
            return
        service = self.context.workspace.preferences

        def change(hide: bool) -> Preferences:
            others = [q for q in service.current.hidden_questions if q != question.id]
            hidden = (*others, question.id) if hide else tuple(others)
            return service.save(replace(service.current, hidden_questions=hidden))

        def changed(_saved: Preferences) -> None:
            self.context.bus.preferences_changed.emit()
            if isValid(self) and not self._row:
                self._offer()
                self._place()

        def offer_again() -> None:
            self.context.tasks.vault(lambda: change(False), owner=self.context.bus, done=changed)

        def hidden(saved: Preferences) -> None:
            changed(saved)
            self.focus_first()
            words = _("This question is not offered again. Settings has the way back.")
            self.context.toast(words, offer_again)

        self.context.tasks.vault(lambda: change(True), owner=self, done=hidden)

    def _on_past_read(self, past: QuestionsAsked) -> None:
        """What earlier records were asked; a question that stands unanswered may change."""
        self._past = past
        if not self._row:
            self._offer()
            self._place()

    def _after_passing(self) -> None:
        self._offer()
        self._place()
        self.focus_first()

    def _on_change_clicked(self, row: str) -> None:
        answer = next(a for a in self.session.entry.rows(ANSWERS) if a.row == row)
        self._row = row
        self._question = None
        self._ask(answer.question)
        self.control.set_text(answer.text)
        self._show_answered()
        self._place()
        enter(self.control)

    def _on_helped_clicked(self, row: str, helped: bool) -> None:
        question = self.session.entry.mark(ASKED, row)
        self.session.set_mark(HELPED, question if helped else "", row)
        self.edited.emit()
