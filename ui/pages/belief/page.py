# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One rule that returns, on a page: its course, a flexible belief beside it, what speaks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.belief import next_when
from app.domain.entry import Kind, State, When
from app.i18n import N_, _
from ui.context import Route
from ui.dates import dates_of
from ui.models import belief_words as words
from ui.models.latest import Latest
from ui.pages.belief.acts import BeliefActs
from ui.pages.belief.below import Below
from ui.pages.belief.beside import Beside
from ui.pages.belief.course import Course
from ui.pages.record_editor.writing import Writing
from ui.widgets.buttons import icon_button, primary, quiet
from ui.widgets.page import Page
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from app.domain.errors import AppError
    from app.insights.values import Insight
    from app.services.beliefs import BeliefReading
    from app.workspace import ChangeSet
    from ui.context import Context


class BeliefPage(Page):
    """Shows a belief, takes its ratings, and leads to all that can be added to it.

    A rating is stored like words that are typed: at once, and replaced while it is being given.
    """

    NAME = "belief"
    TITLE = N_("Belief")
    ICON = "patterns"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(above=24, parent=parent)
        self._context = context
        self._route = Route(self.NAME)
        self._reading: BeliefReading | None = None
        # what is being rated, and at which moment of the work
        self._when = When.BEFORE
        self._subject = ""
        self._rated = ""
        self._latest = Latest(tasks=context.tasks, parent=self)
        self._writes = context.workspace.rescued is None
        self._acts = BeliefActs(context=context, page=self)
        self.writing = Writing(context=context, parent=self)
        self.writing.trouble_changed.connect(self._on_trouble)
        self._back = quiet(_("Beliefs"), "chevron-left")
        self._back.clicked.connect(lambda: context.navigate(Route("beliefs")))
        self._title = Prose("", role="h1")
        self._where = Prose("", role="caption")
        self._add = primary(_("Note what fits"), icon="plus")
        self._add.clicked.connect(self._on_add)
        self._more = icon_button("more", _("More actions"))
        self._more.clicked.connect(self._on_more)
        self.course = Course(parent=self)
        self.course.wanted.connect(
            lambda record: context.navigate(Route("journal", entry_id=record))
        )
        content = context.workspace.content
        self.beside = Beside(content=content, writes=self._writes, parent=self)
        self.beside.write_asked.connect(self._on_write)
        self.beside.asked.connect(self._on_asked)
        self.beside.rated.connect(self._on_rated)
        self.beside.done.connect(self._on_done)
        self.below = Below(content=content, writes=self._writes, parent=self)
        self.below.wanted.connect(context.navigate)
        self._lay_out()
        for button in (self._add, self._more):
            button.setVisible(self._writes)

    @property
    def reading(self) -> BeliefReading | None:
        """What is shown, or `None`."""
        return self._reading

    def open(self, route: object) -> None:
        """Show the belief of the route."""
        if isinstance(route, Route):
            self._route = route
            if self._reading is not None and self._reading.entry.id != route.entry_id:
                self._clear()
            self._load()

    def leave(self) -> None:
        """Store what was rated; what is still being read has come too late."""
        self._stop_rating()
        self._latest.forget()

    def refresh(self, changes: ChangeSet) -> None:
        """Read again after something was written; what is being rated stands still meanwhile."""
        reading = self._reading
        known = {self._route.entry_id}
        if reading is not None:
            known |= {entry.id for entry in (*reading.records, *reading.followups)}
        if not self.isVisible() or not known & changes.changed:
            return
        if not self.beside.is_open:
            self._load()

    def focus_first(self) -> None:
        """What could come next; in a journal that is only read, the way back."""
        (self._add if self._writes else self._back).setFocus()

    def place(self) -> Route | None:
        """This belief."""
        return self._route if self._route.entry_id else None

    def _clear(self) -> None:
        """Show nothing of another belief while this one is read."""
        self._reading = None
        for prose in (self._title, self._where):
            prose.set_text("")
        for widget in (self.course, self.beside, self.below):
            widget.hide()

    def _load(self) -> None:
        workspace, entry_id = self._context.workspace, self._route.entry_id
        dates = dates_of(workspace.preferences.current)

        def work() -> tuple[BeliefReading, Insight | None]:
            reading = workspace.beliefs.belief(entry_id)
            painted = reading.entry.state is State.KEPT and len(reading.course) > 1
            return reading, workspace.patterns.rule(reading, dates) if painted else None

        self._latest.ask(work, done=self._on_read, failed=self._on_failed)

    def _on_read(self, read: tuple[BeliefReading, Insight | None]) -> None:
        if self.beside.is_open:
            return  # it is read again when the rating is done
        self._reading = reading = read[0]
        workspace = self._context.workspace
        dates = dates_of(workspace.preferences.current)
        self.course.show_chart(read[1])
        today = workspace.clock.now().local_day
        self._title.set_text(words.title(reading.entry))
        self._where.set_text(words.in_records(len(reading.records)))
        for widget in (self.course, self.beside, self.below):
            widget.show_reading(reading, dates, today)
            widget.show()
        rated, self._rated = self._rated, ""
        if rated in self.beside.again:
            self.beside.again[rated].ask.setFocus()

    def _on_failed(self, error: AppError) -> None:
        if self.isHidden():
            return
        self._context.navigate(Route("beliefs"))
        self._context.report(error)

    # ------------------------------------------------------------------ rating

    def _on_asked(self, subject: str) -> None:
        """What is given from here on is one rating, whatever the handle passes on its way."""
        if self._reading is None:
            return
        self._subject = subject
        today = self._context.workspace.clock.now().local_day
        self._when = next_when(self._reading.entry, subject, today)
        drafting = self._context.workspace.drafting
        self.writing.take_up(drafting.go_on(self._reading.entry))

    def _on_rated(self, subject: str, value: int | None) -> None:
        if self.writing.session is not None:
            self.writing.session.rate(subject, "", self._when, value)
            self.writing.touch()

    def _on_trouble(self, error: AppError | None) -> None:
        """It goes on trying by itself; what is given stays."""
        if error is not None:
            self._context.report(error)

    def _on_done(self) -> None:
        self._rated = self._subject
        self._stop_rating()
        self._load()

    def _stop_rating(self) -> None:
        self.beside.close_all()
        self.writing.leave()

    # ------------------------------------------------------------------ acts

    def _on_add(self) -> None:
        self._context.navigate(Route("form", kind=Kind.POSITIVE, parent=self._route.entry_id))

    def _on_write(self) -> None:
        self._context.navigate(Route("form", entry_id=self._route.entry_id))

    def _on_more(self) -> None:
        if self._reading is not None:
            self._acts.open_menu(self._reading, below=self._more)

    # ------------------------------------------------------------------ layout

    def _lay_out(self) -> None:
        way = QHBoxLayout()
        way.addWidget(self._back, 0, Qt.AlignmentFlag.AlignVCenter)
        way.addStretch(1)
        way.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(way)
        self.body.addSpacing(4)
        self.body.addWidget(self._title)
        self.body.addSpacing(4)
        self.body.addWidget(self._where)
        self.body.addSpacing(20)
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addSpacing(32)
        self.body.addWidget(self.course)
        self.body.addWidget(self.beside)
        self.body.addWidget(self.below)
        self.end()
