# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A page that is one list of entries, with what can be done to the chosen one above it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.dates import dates_of
from ui.models.record_delegate import RecordDelegate
from ui.pages.record_list_view import RecordListView
from ui.theme.theme import current
from ui.widgets.buttons import ordinary, quiet
from ui.widgets.flow import Flow
from ui.widgets.page import Page
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.workspace import ChangeSet
    from ui.context import Context, Route
    from ui.models.entry_list import EntryListModel
    from ui.widgets.buttons import Button

_WIDE = 760
_LEAST_ROWS = 3


class EntryListPage(Page):
    """Subclasses say where Escape leads (`go_back`) and how the list is read (`load`).

    Attributes:
        note: the line below the heading.
        buttons: the row above the list; hidden when it is empty.
        view: the list.
    """

    def __init__(
        self,
        *,
        context: Context,
        heading: str,
        list_name: str,
        back: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(width=_WIDE, centred=False, parent=parent)
        self._context = context
        self._heading = heading
        self.dates = dates_of(context.workspace.preferences.current)
        self._delegate = RecordDelegate(dates=self.dates, parent=self)
        self._for_one: list[Button] = []
        self.view = RecordListView(name=list_name, parent=self)
        self.view.setItemDelegate(self._delegate)
        self.back = quiet(back, "chevron-left")
        self.back.clicked.connect(self.go_back)
        self.note = Prose("", role="help")
        self.buttons = QWidget()
        self._row = Flow(gap=8, parent=self.buttons)

    def show_list(self, model: EntryListModel) -> None:
        """Lay the page out around the list of this model; called once."""
        self._listed = model
        self.view.setModel(model)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.add(self.back)
        self.body.setAlignment(self.back, Qt.AlignmentFlag.AlignLeading)
        self.add(Prose(self._heading, role="h1"), before=12)
        self.add(self.note, before=12)
        self.add(self.buttons, before=12)
        self.body.addSpacing(12)
        # It scrolls by itself where there is room; in a low window the page scrolls as well.
        self.body.addWidget(self.view, 1)
        # An empty list is hidden; what is above it keeps its height.
        self.body.addStretch(0)
        self._remeasure()
        current().changed.connect(self._remeasure)
        self._context.bus.preferences_changed.connect(self._on_preferences)

    def add_act(
        self, words: str, act: Callable[[], None], *, for_one: bool = True, icon: str = ""
    ) -> Button:
        """Add a button to the row. `for_one`: only while an entry is chosen."""
        button = ordinary(words, icon=icon)
        button.clicked.connect(lambda _checked=False: act())
        self._row.addWidget(button)
        if for_one:
            self._for_one.append(button)
        return button

    def show_count(self, count: int, note: str) -> None:
        """Say how it stands; the list and its buttons are there only when it is not empty.

        The place in the list is kept as far as there still is one.
        """
        self.view.setVisible(count > 0)
        self.buttons.setVisible(count > 0)
        self.note.set_text(note)
        if not count:
            self.back.setFocus()
        elif not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self._listed.index(0, 0))

    def chosen(self) -> str:
        """The id of the entry the cursor is on, or ""."""
        return self._listed.id_at(self.view.currentIndex().row())

    def load(self) -> None:
        """Read the list."""
        raise NotImplementedError

    def go_back(self) -> None:
        """Go where one came from."""
        raise NotImplementedError

    def open(self, route: Route) -> None:
        """Show the list as it is now."""
        self.load()

    def refresh(self, changes: ChangeSet) -> None:
        """Read again after a change."""
        if self.isVisible():
            self.load()

    def focus_first(self) -> None:
        """The list, or the way back from an empty one."""
        (self.view if self.view.isVisible() else self.back).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
            return
        super().keyPressEvent(event)

    def _on_current(self) -> None:
        for button in self._for_one:
            button.setEnabled(self.view.currentIndex().isValid())

    def _on_preferences(self) -> None:
        self.dates = dates_of(self._context.workspace.preferences.current)
        self._delegate.dates = self.dates
        self._listed.set_dates(self.dates)
        self._remeasure()

    def _remeasure(self) -> None:
        self._delegate.forget()
        self.view.setMinimumHeight(_LEAST_ROWS * current().target("list_row"))
        self.view.scheduleDelayedItemsLayout()
