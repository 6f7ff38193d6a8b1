# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What else can be done with a repair: write a record for it, print it, move it to the Trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.entry import Kind
from app.i18n import _
from ui.context import Route
from ui.dates import dates_of
from ui.pages.trashing import move_to_trash
from ui.printing.asked import ask_to_print
from ui.widgets.menu import Menu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.repairs import EpisodeReading
    from ui.context import Context
    from ui.models.blocks import Outline
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
        self._menu.offer(_("Print…"), lambda: self.print_reading(reading))
        self._menu.offer(
            _("Write a record for it"),
            lambda: self._context.navigate(self._context.new_record(entry_id)),
        )
        tried = Route("form", kind=Kind.EXPERIMENT, parent=entry_id)
        self._menu.offer(_("Plan an experiment"), lambda: self._context.navigate(tried))
        message = Route("form", kind=Kind.MESSAGE, parent=entry_id)
        self._menu.offer(_("One message, after a silence"), lambda: self._context.navigate(message))
        self._menu.offer(
            _("Write about it"),
            lambda: self._context.navigate(Route("form", entry_id=entry_id)),
        )
        self._menu.addSeparator()
        self._menu.offer(_("Move to Trash"), lambda: self.trash(entry_id))
        self._menu.open_below(below)

    def print_reading(self, reading: EpisodeReading) -> None:
        """Preview the episode, for paper or a PDF."""
        workspace = self._context.workspace

        def outline() -> Outline:
            from ui.models.repair_story import repair_story

            dates = dates_of(workspace.preferences.current)
            return repair_story(reading, workspace.content, dates, workspace.clock.now().local_day)

        ask_to_print(outline, over=self._page, context=self._context)

    def trash(self, entry_id: str) -> None:
        """Move the episode with its parts to the Trash; its records stay. Undoable."""
        move_to_trash(
            entry_id, context=self._context, gone=lambda: self._context.navigate(Route("repairs"))
        )
