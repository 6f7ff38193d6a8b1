# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Feedback that is still open, shown where the next contact is planned or a contact is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from ui.context import Route
from ui.dates import dates_of
from ui.models import repair_words as words
from ui.widgets.prose import Prose
from ui.widgets.row import Row

if TYPE_CHECKING:
    from ui.pages.entry_form.form import EntryForm

MOST = 3
"""The newest are enough to act on; the page of the repair has them all."""


class OpenFeedback(QWidget):
    """What they said, a line each; pressing one opens it. What is on the page is stored first."""

    def __init__(self, *, form: EntryForm) -> None:
        super().__init__(form)
        self._form = form
        before = form.opened.before
        assert before is not None
        workspace = form.context.workspace
        dates, today = dates_of(workspace.preferences.current), workspace.clock.now().local_day
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Prose(_("What they told me, still open"), role="label", parent=self))
        box.addSpacing(4)
        shown = before.feedback[:MOST]
        for feedback in shown:
            gist = words.shortened(feedback.text("gist"), 90) or _("Feedback")
            row = Row(
                text=words.with_draft(gist, feedback),
                detail=dates.brief(feedback.day, today),
                last=feedback is shown[-1],
                parent=self,
            )
            route = Route("form", entry_id=feedback.id)
            row.clicked.connect(lambda _checked=False, route=route: form.context.navigate(route))
            box.addWidget(row)


def show_open_feedback(form: EntryForm) -> None:
    """Put it below the questions of a form, where there is any."""
    before = form.opened.before
    if before is not None and before.feedback:
        form.add_below(OpenFeedback(form=form))
