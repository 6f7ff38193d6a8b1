# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with a schema; the line at the foot takes each of it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.entry import State
from app.domain.schemas import ARCHIVED, MERGED_INTO, QUIET, entry_of, has_words
from app.i18n import _
from app.i18n import content as translated
from ui.context import Route
from ui.widgets.menu import Menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.workspace import ChangeSet
    from ui.context import Context
    from ui.widgets.page import Page


class SchemaActs(QObject):
    """Carries out what the page of a schema offers."""

    def __init__(self, *, context: Context, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._schemas = context.workspace.schemas
        self._menu = Menu(page)

    def write(self, schema: str) -> None:
        """Write an own schema, or one's own words for one of the catalogue."""
        held = self._schemas.held().entry(schema)
        route = Route("form", kind="schema", parent=schema)
        self._context.navigate(Route("form", entry_id=held.id) if held is not None else route)

    def open_menu(self, schema: str, *, below: QWidget) -> None:
        """Show what else can be done."""
        held = self._schemas.held()
        entry = held.entry(schema)
        self._menu.clear()
        if not held.has(schema, ARCHIVED):
            self._menu.offer(_("Archive"), lambda: self.archive(schema))
        if not held.has(schema, QUIET):
            self._menu.offer(_("Do not suggest it"), lambda: self.quieten(schema))
        self._menu.offer(_("Merge into another…"), lambda: self.choose_target(schema))
        if entry is not None and not entry_of(schema) and has_words(entry):
            self._menu.addSeparator()
            self._menu.offer(
                _("Back to the words of the catalogue"), lambda: self.drop_words(schema)
            )
        self._menu.open_below(below)

    def archive(self, schema: str) -> None:
        """Offer it no longer."""
        self._do(
            lambda: self._schemas.archive(schema),
            _("Archived. It is no longer offered."),
            lambda: self._schemas.bring_back(schema),
        )

    def bring_back(self, schema: str) -> None:
        """Offer it again."""
        self._do(
            lambda: self._schemas.bring_back(schema),
            _("Offered again."),
            lambda: self._schemas.archive(schema),
        )

    def quieten(self, schema: str) -> None:
        """Suggest it no longer."""
        self._do(
            lambda: self._schemas.quieten(schema),
            _("Not suggested until you turn it on again."),
            lambda: self._schemas.wake(schema),
        )

    def wake(self, schema: str) -> None:
        """Suggest it again."""
        self._do(
            lambda: self._schemas.wake(schema),
            _("Suggested again."),
            lambda: self._schemas.quieten(schema),
        )

    def choose_target(self, schema: str) -> None:
        """Ask which one it is to count as."""
        from ui.dialogs.choose_one import Choice, ChooseOneDialog

        content = self._context.workspace.content
        name = translated(content.label("schema", schema))
        dialog = ChooseOneDialog(
            title=_("As which one does “{name}” count?").format(name=name),
            text=_("What was noted stays as it is, and they can be parted again."),
            choices=[
                Choice(other.id, translated(other.name), also=translated(other.description))
                for other in content.offered_schemas
                if other.id != schema
            ],
            search=_("Search schemas"),
            parent=self._page.window(),
        )
        dialog.chosen.connect(partial(self.merge, schema))
        dialog.ask()

    def merge(self, schema: str, into: str) -> None:
        """Count it as another one."""
        content = self._context.workspace.content
        name, target = (translated(content.label("schema", one)) for one in (schema, into))
        self._do(
            lambda: self._schemas.merge(schema, into),
            _("“{name}” counts as “{target}” now.").format(name=name, target=target),
            lambda: self._schemas.part(schema),
        )

    def part(self, schema: str) -> None:
        """Let it count as itself again."""
        held = self._schemas.held().entry(schema)
        into = held.mark(MERGED_INTO) if held is not None else ""
        self._do(
            lambda: self._schemas.part(schema),
            _("They are two again."),
            lambda: self._schemas.merge(schema, into),
        )

    def drop_words(self, schema: str) -> None:
        """Name it in the words of the catalogue again."""
        before = self._schemas.held().entry(schema)
        if before is None or before.state is State.TRASHED:
            return
        self._do(
            lambda: self._schemas.drop_words(schema),
            _("In the words of the catalogue again."),
            lambda: self._schemas.take_words(before),
        )

    def _do(self, work: Callable[[], ChangeSet], said: str, undo: Callable[[], ChangeSet]) -> None:
        context = self._context

        def take_back() -> None:
            context.tasks.vault(
                undo, owner=context.bus, done=context.bus.announce, failed=context.report
            )

        def done(changes: ChangeSet) -> None:
            context.bus.announce(changes)
            context.toast(said, take_back)

        context.tasks.vault(work, owner=self, done=done, failed=context.report)
