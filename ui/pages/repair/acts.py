# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What else can be done with a repair: write a record for it, print it, move it to the Trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from app.domain.entry import Kind
from app.i18n import _
from ui.context import Route
from ui.dates import dates_of
from ui.widgets.menu import Menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.services.repairs import EpisodeReading
    from app.workspace import ChangeSet
    from ui.context import Context
    from ui.widgets.page import Page


class RepairActs(QObject):
    """The menu of the page, and what its lines do."""

    def __init__(self, *, context: Context, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._menu = Menu(page)

    def open_menu(self, reading: EpisodeReading, *, below: QWidget) -> None:
        """Show what can be done with this episode."""
        self._menu.clear()
        entry_id = reading.entry.id
        self._add(_("Print…"), lambda: self.print_reading(reading))
        self._add(
            _("Write a record for it"),
            lambda: self._context.navigate(self._context.new_record(entry_id)),
        )
        tried = Route("form", kind=Kind.EXPERIMENT, parent=entry_id)
        self._add(_("Plan an experiment"), lambda: self._context.navigate(tried))
        message = Route("form", kind=Kind.MESSAGE, parent=entry_id)
        self._add(_("One message, after a silence"), lambda: self._context.navigate(message))
        self._add(
            _("Write about it"),
            lambda: self._context.navigate(Route("form", entry_id=entry_id)),
        )
        self._menu.addSeparator()
        self._add(_("Move to Trash"), lambda: self.trash(entry_id))
        self._menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def print_reading(self, reading: EpisodeReading) -> None:
        """Preview the episode, for paper or a PDF."""
        from ui.dialogs.export_notice import before_print

        workspace = self._context.workspace

        def preview() -> None:
            from ui.models.repair_story import repair_story
            from ui.printing.preview import show_preview
            from ui.printing.record_document import record_document

            outline = repair_story(
                reading,
                workspace.content,
                dates_of(workspace.preferences.current),
                workspace.clock.now().local_day,
            )
            show_preview(self._page.window(), record_document(outline), self._context)

        before_print(self._page.window(), go_on=preview)

    def trash(self, entry_id: str) -> None:
        """Move the episode with its parts to the Trash; its records stay. Undoable."""
        trash = self._context.workspace.trash

        def moved(changes: ChangeSet) -> None:
            self._context.navigate(Route("repairs"))
            self._context.bus.announce(changes)
            self._context.toast(
                _("Moved to Trash. It can be brought back for 30 days."),
                lambda: self._bring_back(entry_id),
            )

        self._context.tasks.vault(
            lambda: trash.move(entry_id), owner=self, done=moved, failed=self._context.report
        )

    def _bring_back(self, entry_id: str) -> None:
        trash = self._context.workspace.trash
        self._context.tasks.vault(
            lambda: trash.restore(entry_id), owner=self, done=self._context.bus.announce
        )

    def _add(self, words: str, act: Callable[[], None]) -> None:
        action = QAction(words, self._menu)
        action.triggered.connect(lambda _checked=False: act())
        self._menu.addAction(action)
