# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What else can be done with a belief: change its words, print it, move it to the Trash."""

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

    from app.services.beliefs import BeliefReading
    from ui.context import Context
    from ui.models.blocks import Outline
    from ui.widgets.page import Page


class BeliefActs(QObject):
    """The menu of the page, and what its lines do."""

    def __init__(self, *, context: Context, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._menu = Menu(page)

    def open_menu(self, reading: BeliefReading, *, below: QWidget) -> None:
        """Show what can be done with this belief."""
        self._menu.clear()
        belief = reading.entry.id
        self._menu.offer(
            _("Change its words"),
            lambda: self._context.navigate(Route("form", entry_id=belief)),
        )
        self._menu.offer(
            _("Rate it twice: the wobble check"),
            lambda: self._context.navigate(Route("form", kind=Kind.WOBBLE, parent=belief)),
        )
        self._menu.offer(_("Print…"), lambda: self.print_reading(reading))
        self._menu.addSeparator()
        self._menu.offer(_("Move to Trash"), lambda: self.trash(belief))
        self._menu.open_below(below)

    def print_reading(self, reading: BeliefReading) -> None:
        """Preview the belief, for paper or a PDF."""
        workspace = self._context.workspace

        def outline() -> Outline:
            from ui.models.belief_outline import belief_outline

            dates = dates_of(workspace.preferences.current)
            return belief_outline(
                reading, workspace.content, dates, workspace.clock.now().local_day
            )

        ask_to_print(outline, over=self._page, context=self._context)

    def trash(self, belief: str) -> None:
        """Move the belief with its positive data to the Trash; all else stays. Undoable."""
        move_to_trash(
            belief,
            context=self._context,
            said=_(
                "Moved to Trash with what was noted as fitting. Records and experiments stay. "
                "It can be brought back for 30 days."
            ),
            gone=lambda: self._context.navigate(Route("beliefs")),
        )
