# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What else can be done with a belief: change its words, print it, move it to the Trash."""

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

    from app.services.beliefs import BeliefReading
    from app.workspace import ChangeSet
    from ui.context import Context
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
        self._add(
            _("Change its words"),
            lambda: self._context.navigate(Route("form", entry_id=belief)),
        )
        self._add(
            _("Rate it twice: the wobble check"),
            lambda: self._context.navigate(Route("form", kind=Kind.WOBBLE, parent=belief)),
        )
        self._add(_("Print…"), lambda: self.print_reading(reading))
        self._menu.addSeparator()
        self._add(_("Move to Trash"), lambda: self.trash(belief))
        self._menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def print_reading(self, reading: BeliefReading) -> None:
        """Preview the belief, for paper or a PDF."""
        from ui.dialogs.export_notice import before_print

        workspace = self._context.workspace

        def preview() -> None:
            from ui.models.belief_outline import belief_outline
            from ui.printing.preview import show_preview
            from ui.printing.record_document import record_document

            outline = belief_outline(
                reading,
                workspace.content,
                dates_of(workspace.preferences.current),
                workspace.clock.now().local_day,
            )
            show_preview(self._page.window(), record_document(outline), self._context)

        before_print(self._page.window(), go_on=preview)

    def trash(self, belief: str) -> None:
        """Move the belief with its positive data to the Trash; all else stays. Undoable."""
        trash = self._context.workspace.trash

        def moved(changes: ChangeSet) -> None:
            self._context.navigate(Route("beliefs"))
            self._context.bus.announce(changes)
            self._context.toast(
                _(
                    "Moved to Trash with what was noted as fitting. Records and experiments stay. "
                    "It can be brought back for 30 days."
                ),
                lambda: self._bring_back(belief),
            )

        self._context.tasks.vault(
            lambda: trash.move(belief), owner=self, done=moved, failed=self._context.report
        )

    def _bring_back(self, belief: str) -> None:
        trash = self._context.workspace.trash
        self._context.tasks.vault(
            lambda: trash.restore(belief), owner=self, done=self._context.bus.announce
        )

    def _add(self, words: str, act: Callable[[], None]) -> None:
        action = QAction(words, self._menu)
        action.triggered.connect(lambda _checked=False: act())
        self._menu.addAction(action)
