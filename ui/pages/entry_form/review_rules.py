# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A review knows its plan: which ways were chosen, and what was feared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.entry import When
from app.domain.feedback import FEARED, FEARED_OUTCOME, NEXT_CONTACT, marked_day
from app.i18n import _
from ui.fields.strategies import StrategyReviewEditor
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from ui.pages.entry_form.form import EntryForm


class ReviewRules(QObject):
    """Shows what was planned beside the questions; how likely it seemed, once it is answered."""

    def __init__(self, *, form: EntryForm) -> None:
        super().__init__(form)
        self._form = form
        plan = form.opened.about
        ways = form.editor("strategies")
        assert isinstance(ways, StrategyReviewEditor)
        self._likely: Prose | None = None
        if plan is None:
            return
        ways.set_planned([mark.value for mark in plan.marked("strategy")])
        day = marked_day(plan, NEXT_CONTACT)
        if form.session.saved is None and day is not None:
            today = form.context.workspace.clock.now().local_day
            form.session.set_day(min(day, today))
            form.editor("day").load()
        feared = plan.text(FEARED).strip()
        outcome = form.editor("outcome")
        outcome.setVisible(bool(feared) or bool(form.session.entry.mark(FEARED_OUTCOME)))
        if feared:
            outcome.body.insertWidget(0, Prose(feared, role="reading", parent=outcome))
            outcome.body.insertSpacing(1, 8)
            self._likely = Prose("", role="help", parent=outcome)
            outcome.body.addSpacing(6)
            outcome.body.addWidget(self._likely)
            form.edited.connect(self._follow)
            self._follow()

    def _follow(self) -> None:
        plan = self._form.opened.about
        assert plan is not None
        assert self._likely is not None
        likely = plan.rating(FEARED, "", When.BEFORE)
        shown = likely is not None and bool(self._form.session.entry.mark(FEARED_OUTCOME))
        if shown:
            self._likely.set_text(_("It had seemed {value} of 100 likely.").format(value=likely))
        self._likely.setVisible(shown)
