# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""An experiment: offered where it serves the patient, and looked back on a day or more later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from app.domain import experiment
from app.domain.entry import Kind, State
from app.domain.feedback import marked_day
from app.domain.record import hot_thought, is_empty
from app.i18n import _
from ui.dates import dates_of
from ui.fields.days import DayOfEntryEditor
from ui.models.belief_words import OWN
from ui.models.repair_words import shortened
from ui.pages.entry_form.belief_rules import show_above
from ui.pages.entry_form.plan_told import PlanTold
from ui.widgets.hint import Hint
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from datetime import date

    from app.domain.entry import Entry
    from ui.pages.entry_form.form import EntryForm


class ExperimentRules(QObject):
    """Parts the plan from what came of it, and asks whom it serves."""

    def __init__(self, *, form: EntryForm) -> None:
        super().__init__(form)
        self._form = form
        self._asked = False
        self._today = form.context.workspace.clock.now().local_day
        entry = form.session.entry
        self._looks_back = experiment.asks_outcome(entry, self._today)
        # what came of it belongs to the day of the contact, not to that of the planning
        self._day: date | None = None
        self._told: PlanTold | None = None
        self._hint = Hint(parent=form)
        interest = form.editor("interest")
        interest.body.addSpacing(8)
        interest.body.addWidget(self._hint)
        self._show_what_is_tested(form.opened.about)
        if form.opened.episode is not None:
            # it goes by the code of its repair
            form.editor("client_code").hide()
            form.sections[1].sync()
        expect, trying, after = form.sections
        if self._looks_back:
            form.put_first(after)
            self._told = PlanTold(form=form, parts=(expect, trying))
            form.put_below_first(self._told)
            self._show_belief(form.opened.about)
            self._begin_day()
        else:
            after.hide()
            self._later = Prose("", role="help", parent=form)
            form.add_below(self._later)
        form.edited.connect(self._follow)
        form.ready = self._ready
        self._follow()

    def _show_what_is_tested(self, about: Entry | None) -> None:
        if about is not None and not self._looks_back:
            rule = bool(about.text("rule").strip())
            show_above(
                self._form, _("From this rule") if rule else _("From this thought"), _tested(about)
            )

    def _show_belief(self, about: Entry | None) -> None:
        own = self._form.session.entry.text(experiment.BELIEF).strip()
        words = shortened(own or (_tested(about) if about is not None else ""), OWN)
        if words:
            editor = self._form.editor("belief_again")
            prose = Prose(words, role="reading", parent=editor)
            editor.body.insertWidget(0, prose, 0, Qt.AlignmentFlag.AlignLeading)
            editor.body.insertSpacing(1, 8)

    def _begin_day(self) -> None:
        session = self._form.session
        if experiment.has_outcome(session.entry):
            return
        planned = marked_day(session.entry, experiment.TRY_ON)
        day = min(planned or self._today, self._today)
        editor = self._form.editor("day")
        assert isinstance(editor, DayOfEntryEditor)
        editor.day.set_day(day)
        editor.edited.connect(self._on_day_chosen)
        self._day = day

    def _on_day_chosen(self) -> None:
        self._day = None

    def _follow(self) -> None:
        form, entry = self._form, self._form.session.entry
        if self._day is not None and experiment.has_outcome(entry):
            form.session.set_day(self._day)
            self._day = None
        if self._told is not None:
            self._told.follow()
        else:
            self._say_later(entry)
        if experiment.is_declined(entry):
            self._hint.say(
                _("Then it is not offered as an experiment."),
                _(
                    "It would ask the patient to carry something for your learning. You could "
                    "change it until it serves both of you, or try it in a role-play."
                ),
            )
        elif not self._asked or experiment.is_offered(entry):
            self._hint.clear()

    def _say_later(self, entry: Entry) -> None:
        waits = entry.state is State.KEPT and experiment.is_offered(entry)
        if waits:
            dates = dates_of(self._form.context.workspace.preferences.current)
            day = dates.long(experiment.outcome_from(entry), self._today)
            self._later.set_text(_("What happened can be noted from {day}.").format(day=day))
        self._later.setVisible(waits)

    def _ready(self) -> bool:
        """Whether it can be kept; an open question about the patient's interest is asked once."""
        form, entry = self._form, self._form.session.entry
        if self._asked or is_empty(entry) or entry.mark(experiment.INTEREST):
            return True
        self._asked = True
        self._hint.say(
            _("Is it in the patient’s interest?"),
            _("With a yes it is offered as an experiment. It can also be kept without an answer."),
        )
        form.editor("interest").focus_first()
        return False


def _tested(about: Entry) -> str:
    """The words of the rule or the thought that the experiment was begun from."""
    if about.kind == Kind.RECORD and not about.text("rule").strip():
        hot = hot_thought(about)
        return hot.text.strip() if hot is not None else ""
    return about.text("rule").strip()
