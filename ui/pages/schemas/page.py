# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of one schema: what it is, how it stands, and everything that touched it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.entry import State
from app.domain.schemas import entry_of, has_words
from app.i18n import N_, _
from app.i18n import content as translated
from app.problems import problem
from ui.context import Route
from ui.dates import dates_of
from ui.models.latest import Latest
from ui.pages.schemas.about import About
from ui.pages.schemas.acts import SchemaActs
from ui.pages.schemas.noted import EXPERIMENTS, POSITIVE, RECORDS, RULES, Noted
from ui.pages.schemas.standing import Standing
from ui.theme.theme import current
from ui.widgets.buttons import icon_button, ordinary, quiet
from ui.widgets.page import Page
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from app.domain.errors import AppError
    from app.services.content import Schema
    from app.services.schema_pages import EntryPage, NotedPage, SchemaReading
    from app.workspace import ChangeSet
    from ui.context import Context

_BESIDE = 560
"""Width of the column at normal text size from which on the buttons stand beside the name."""


class SchemaPage(Page):
    """The route's `entry_id` is the id of a schema; one that was merged shows what it counts as."""

    NAME = "schema"
    TITLE = N_("Schema")
    ICON = "patterns"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(above=24, parent=parent)
        self._context = context
        self._route = Route(self.NAME)
        self._reading: SchemaReading | None = None
        self._latest = Latest(tasks=context.tasks, parent=self)
        content, self._writes = context.workspace.content, context.workspace.rescued is None
        self.acts = SchemaActs(context=context, page=self)
        self.back = quiet(_("Schemas"), "chevron-left")
        self.back.clicked.connect(lambda: context.navigate(Route("schemas")))
        self.name = Prose("", role="h1")
        self.kind = Prose("", role="caption")
        self.write = ordinary("", icon="pencil")
        self.write.clicked.connect(lambda: self.acts.write(self._schema))
        self.more = icon_button("more", _("More actions"))
        self.more.clicked.connect(lambda: self.acts.open_menu(self._schema, below=self.more))
        self.standing = Standing(content=content, acts=self.acts, writes=self._writes, parent=self)
        self.about = About(content=content, parent=self)
        self.noted = Noted(content=content, parent=self)
        self.noted.wanted.connect(context.navigate)
        self.noted.more_wanted.connect(self._on_more_wanted)
        self._lay_out()

    @property
    def reading(self) -> SchemaReading | None:
        """What is shown, or `None`."""
        return self._reading

    @property
    def _schema(self) -> str:
        return self._reading.schema if self._reading is not None else self._route.entry_id

    def open(self, route: object) -> None:
        """Show the schema of the route."""
        if isinstance(route, Route):
            if route.entry_id != self._route.entry_id:
                self._clear()
            self._route = route
            self._load()

    def leave(self) -> None:
        """What is still being read has come too late."""
        self._latest.forget()

    def refresh(self, changes: ChangeSet) -> None:
        """Read again after something was written; hidden, it is read when it is opened."""
        if self.isVisible():
            self._load()

    def focus_first(self) -> None:
        """The way back: it stands first, and nothing here waits to be done."""
        self.back.setFocus()

    def place(self) -> Route | None:
        """This schema."""
        return self._route if self._route.entry_id else None

    def _clear(self) -> None:
        """Show nothing of another schema while this one is read."""
        self._reading = None
        for prose in (self.name, self.kind):
            prose.set_text("")
        for part in (self._buttons, self.standing, self.about, self.noted):
            part.hide()

    def _load(self) -> None:
        pages, schema = self._context.workspace.schema_pages, self._route.entry_id
        self._latest.ask(lambda: pages.reading(schema), done=self._on_read, failed=self._on_failed)

    def _on_read(self, reading: SchemaReading) -> None:
        workspace = self._context.workspace
        held, content = workspace.schemas.held(), workspace.content
        schema = next((known for known in content.schemas if known.id == reading.schema), None)
        if schema is None:  # of a newer version
            self._on_failed(problem("entry_gone"))
            return
        before, self._reading = self._reading, reading
        self.name.set_text(translated(schema.name))
        self.kind.set_text(self._kind_of(schema))
        trashed = held.is_trashed(schema.id)
        own = bool(entry_of(schema.id))
        self.write.set_words(_("Edit") if own else _("In your own words"))
        self._buttons.setVisible(self._writes and not trashed)
        self.standing.show_schema(schema.id, reading.merged, held)
        if before is None or before.schema != reading.schema:
            # what was noted comes first, where there is anything
            self.about.more.set_open(not reading.course.records)
        self.about.show_schema(schema)
        dates = dates_of(workspace.preferences.current)
        self.noted.show_reading(reading, dates, workspace.clock.now().local_day)
        for part in (self.about, self.noted):
            part.show()

    def _kind_of(self, schema: Schema) -> str:
        entry = self._context.workspace.schemas.held().entry(schema.id)
        if entry_of(schema.id):
            words = _("Your own schema")
            draft = entry is not None and entry.state is State.DRAFT
            return _("{words}, draft").format(words=words) if draft else words
        if entry is not None and has_words(entry):
            return _("From the catalogue, in your words")
        return _("From the catalogue")

    def _on_failed(self, error: AppError) -> None:
        if self.isHidden():
            return
        self._context.navigate(Route("schemas"))
        self._context.report(error)

    def _on_more_wanted(self, part: str, before: int) -> None:
        reading, pages = self._reading, self._context.workspace.schema_pages
        if reading is None:
            return
        read: dict[str, Callable[[str, int | None], NotedPage | EntryPage]] = {
            RECORDS: pages.records,
            RULES: pages.rules,
            EXPERIMENTS: pages.experiments,
            POSITIVE: pages.positive,
        }

        def arrived(page: NotedPage | EntryPage) -> None:
            if self._reading is reading:  # else another schema, or read again from the top
                self.noted.add_page(part, page)

        self._context.tasks.vault(
            lambda: read[part](reading.schema, before),
            owner=self,
            done=arrived,
            failed=self._context.report,
        )

    def _lay_out(self) -> None:
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(12)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self.name)
        told.addWidget(self.kind)
        self._head.addLayout(told, 1)
        self._buttons = QWidget(self)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.write)
        row.addWidget(self.more)
        self._head.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        self.add(self._head, before=4)
        self.add(self.standing, before=4)
        self.add(self.about, before=16)
        self.add(self.noted)
        self.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stand beside the name where there is room for them."""
        super().resizeEvent(event)
        beside = self.width() - 2 * self.margin() >= _BESIDE * current().text_scale
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(across if beside else down)
        top, start = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeading
        self._head.setAlignment(self._buttons, top if beside else top | start)
