# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One strain and its repair on a page: the course of days, what waits, the ways to repair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.entry import Kind
from app.i18n import N_, _
from ui.context import Route
from ui.dates import dates_of
from ui.models import repair_words as words
from ui.models.latest import Latest
from ui.pages.repair.acts import RepairActs
from ui.pages.repair.below import Below
from ui.pages.repair.course import Course
from ui.pages.repair.questions import Questions
from ui.pages.repair.ways import Ways
from ui.routes import route_of
from ui.theme import tokens
from ui.theme.theme import current
from ui.widgets.buttons import icon_button, primary, quiet
from ui.widgets.page import Page
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.domain.entry import Entry
    from app.domain.errors import AppError
    from app.services.repairs import EpisodeReading
    from app.workspace import ChangeSet
    from ui.context import Context

WIDE = 1000
BESIDE = 960
"""Width of the column at normal text size from which on the ways stand beside the course."""


class RepairPage(Page):
    """Shows an episode as one story, and leads to everything that can be added to it."""

    NAME = "repair"
    TITLE = N_("Repair")
    ICON = "repairs"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(width=WIDE, centred=False, above=24, parent=parent)
        self._context = context
        self._route = Route(self.NAME)
        self._reading: EpisodeReading | None = None
        self._latest = Latest(tasks=context.tasks, parent=self)
        content = context.workspace.content
        self._acts = RepairActs(context=context, page=self)
        self._back = quiet(_("Repairs"), "chevron-left")
        self._back.clicked.connect(lambda: context.navigate(Route("repairs")))
        self._title = Prose("", role="h1")
        self._status = Prose("", role="help")
        self._days = Prose("", role="caption")
        self._add = primary(_("Add a contact"), icon="plus")
        self._add.clicked.connect(lambda: self._begin(Kind.CONTACT))
        self._change = quiet(_("Change where it stands"))
        self._change.clicked.connect(lambda: self._begin(Kind.STATUS))
        self._more = icon_button("more", _("More actions"))
        self._more.clicked.connect(self._on_more)
        self.questions = Questions(context=context, parent=self)
        self.course = Course(content=content, parent=self)
        self.course.asked.connect(self._on_asked)
        self.course.change_asked.connect(
            lambda entry_id: context.navigate(Route("form", entry_id=entry_id))
        )
        self.course.completed.connect(self._on_course_completed)
        self.ways = Ways(content=content, parent=self)
        writes = context.workspace.rescued is None
        self.below = Below(content=content, writes=writes, parent=self)
        self.below.wanted.connect(context.navigate)
        self._lay_out()
        if context.workspace.rescued is not None:
            for widget in (self._add, self._change, self._more):
                widget.hide()

    @property
    def reading(self) -> EpisodeReading | None:
        """What is shown, or `None`."""
        return self._reading

    def open(self, route: object) -> None:
        """Show the episode of the route."""
        if isinstance(route, Route):
            self._route = route
            if self._reading is not None and self._reading.entry.id != route.entry_id:
                self._clear()
            self._load()

    def leave(self) -> None:
        """What is still being read has come too late."""
        self._latest.forget()

    def refresh(self, changes: ChangeSet) -> None:
        """Read again after something was written; hidden, it is read when it is opened."""
        if self.isVisible() and self._route.entry_id in changes.changed:
            self._load()

    def focus_first(self) -> None:
        """What could come next; in a journal that is only read, the way back."""
        if self._context.workspace.rescued is None:
            self._add.setFocus()
        else:
            self._back.setFocus()

    def place(self) -> Route | None:
        """This episode."""
        return self._route if self._route.entry_id else None

    def _clear(self) -> None:
        """Show nothing of another episode while this one is read."""
        self._reading = None
        for prose in (self._title, self._status, self._days):
            prose.set_text("")
        for widget in (self.questions, self.course, self.ways, self.below):
            widget.hide()

    def _load(self) -> None:
        repairs, entry_id = self._context.workspace.repairs, self._route.entry_id
        self._latest.ask(
            lambda: repairs.episode(entry_id), done=self._on_read, failed=self._on_failed
        )

    def _on_read(self, reading: EpisodeReading) -> None:
        self._reading = reading
        workspace = self._context.workspace
        dates = dates_of(workspace.preferences.current)
        today = workspace.clock.now().local_day
        content = workspace.content
        self._title.set_text(words.title(reading, dates, today))
        self._status.set_text(words.status_line(reading, content, dates))
        days = words.days_line(reading, dates)
        self._days.set_text(days)
        self._days.setVisible(bool(days))
        self.questions.show_reading(reading)
        planned = {m.value for plan in reading.open_plans for m in plan.marked("strategy")}
        self.ways.show_used(reading.used, planned, dates, today)
        self.ways.show()
        self.course.show()
        self.course.show_rows(reading.rows, dates, today)
        self.below.setVisible(self.course.complete)

    def _on_course_completed(self) -> None:
        """What stands below a long course comes after it."""
        if self._reading is not None:
            workspace = self._context.workspace
            dates = dates_of(workspace.preferences.current)
            self.below.show_reading(self._reading, dates, workspace.clock.now().local_day)
            self.below.show()

    def _on_failed(self, error: AppError) -> None:
        if self.isHidden():
            return
        self._context.navigate(Route("repairs"))
        self._context.report(error)

    def _lay_out(self) -> None:
        column = self.body
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(4)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(12)
        told = QVBoxLayout()
        told.setSpacing(2)
        for prose in (self._title, self._status, self._days):
            told.addWidget(prose)
        self._head.addLayout(told, 1)
        self._buttons = QWidget(self)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for button in (self._change, self._add, self._more):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._head)
        column.addSpacing(16)
        column.addWidget(self.questions)
        column.addSpacing(12)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(tokens.SPACE["gutter"])
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.course)
        left.addWidget(self.below)
        left.addStretch(1)
        self._sides.addLayout(left, 1)
        self._sides.addWidget(self.ways)
        column.addLayout(self._sides)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the ways beside the course where there is room, else beneath it."""
        super().resizeEvent(event)
        scale = current().text_scale
        room = self.width() - 2 * self.margin()
        beside = room >= BESIDE * scale
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(across if beside else down)
        self.ways.setMaximumWidth(round(tokens.LAYOUT["side"] * scale) if beside else 16_777_215)
        self.ways.setMinimumWidth(round(tokens.LAYOUT["side"] * scale) if beside else 0)
        wide = room >= 760 * scale
        self._head.setDirection(across if wide else down)
        top, start = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeading
        self._head.setAlignment(self._buttons, top if wide else top | start)

    def _begin(self, kind: Kind) -> None:
        self._context.navigate(Route("form", kind=kind, parent=self._route.entry_id))

    def _on_asked(self, entry: Entry) -> None:
        self._context.navigate(route_of(entry, self._context.workspace.content))

    def _on_more(self) -> None:
        if self._reading is not None:
            self._acts.open_menu(self._reading, below=self._more)
