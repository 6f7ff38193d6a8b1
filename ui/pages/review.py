# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Review: records that became old, and what is to become of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.i18n import N_, _, ngettext
from app.services.journal import JournalPage, JournalQuery
from ui.context import Route
from ui.dates import dates_of
from ui.dialogs.confirm import confirm
from ui.models.record_delegate import RecordDelegate
from ui.models.record_list import RecordListModel
from ui.pages.record_list_view import RecordListView
from ui.theme.theme import current
from ui.widgets.buttons import ordinary, quiet
from ui.widgets.flow import Flow
from ui.widgets.page import Page
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.workspace import ChangeSet
    from ui.context import Context

_WIDE = 760


class ReviewPage(Page):
    """One record is chosen in the list; the buttons above it say what can be done with it."""

    NAME = "review"
    TITLE = N_("Review")
    ICON = "journal"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(width=_WIDE, centred=False, parent=parent)
        self._context = context
        self._retention = context.workspace.retention
        dates = dates_of(context.workspace.preferences.current)
        self._model = RecordListModel(
            fetch=lambda *_asked: JournalPage(self._retention.due(), None),
            tasks=context.tasks,
            dates=dates,
            content=lambda: context.workspace.content,
            parent=self,
        )
        self._model.loaded.connect(self._on_loaded)
        self._model.failed.connect(context.report)
        self._delegate = RecordDelegate(dates=dates, parent=self)
        self._view = RecordListView(name=_("Records to review"), parent=self)
        self._view.setModel(self._model)
        self._view.setItemDelegate(self._delegate)
        self._view.selectionModel().currentChanged.connect(self._on_current)
        self._view.activated_row.connect(self._on_read)
        self._opened = False
        self._note = Prose("", role="help")
        self._back = quiet(_("Today"), "chevron-left")
        self._back.clicked.connect(self._to_today)
        self._of_one = [
            self._button(_("Read it"), self._on_read),
            self._button(_("Keep it"), self._on_keep),
            self._button(_("Remove its words…"), self._on_strip),
            self._button(_("Move to Trash"), self._on_trash),
        ]
        self._all = self._button(_("Keep all of these"), self._on_keep_all)
        self._lay_out()
        current().changed.connect(self._remeasure)
        context.bus.preferences_changed.connect(self._on_preferences)

    def open(self, route: Route) -> None:
        """Show what is to be decided."""
        self._opened = True
        self._model.set_query(JournalQuery())

    def leave(self) -> None:
        """Nothing is edited here."""

    def refresh(self, changes: ChangeSet) -> None:
        """Read again after a change."""
        if self.isVisible():
            self._model.set_query(JournalQuery())

    def focus_first(self) -> None:
        """The list, or the way back when there is nothing to decide."""
        (self._view if self._model.rowCount() else self._back).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to Today."""
        if event.key() == Qt.Key.Key_Escape:
            self._to_today()
            return
        super().keyPressEvent(event)

    def _button(self, words: str, act: object) -> QWidget:
        button = ordinary(words)
        button.clicked.connect(lambda _checked=False: act())  # type: ignore[operator]
        return button

    def _lay_out(self) -> None:
        self._buttons = QWidget()
        row = Flow(gap=8, parent=self._buttons)
        for button in (*self._of_one, self._all):
            row.addWidget(button)
        self.add(self._back)
        self.body.setAlignment(self._back, Qt.AlignmentFlag.AlignLeading)
        self.add(Prose(_("Review of old records"), role="h1"), before=12)
        self.add(self._note, before=12)
        self.add(self._buttons, before=12)
        self.body.addSpacing(12)
        # It scrolls by itself where there is room; in a low window the page scrolls as well.
        self.body.addWidget(self._view, 1)
        self._remeasure()

    def _on_loaded(self) -> None:
        count = self._model.rowCount()
        months = self._context.workspace.preferences.current.review_after_months
        self._view.setVisible(count > 0)
        self._buttons.setVisible(count > 0)
        if not count:
            self._note.set_text(_("Nothing is waiting for a decision."))
            self._back.setFocus()
            return
        self._note.set_text(
            ngettext(
                "{count} record is more than {months} months old. What stays is yours to decide; "
                "nothing goes without you.",
                "{count} records are more than {months} months old. What stays is yours to "
                "decide; nothing goes without you.",
                count,
            ).format(count=count, months=months)
        )
        if not self._view.currentIndex().isValid():
            self._view.setCurrentIndex(self._model.index(0))
        if self._back.hasFocus() and self._opened:
            self._view.setFocus()
        self._opened = False

    def _on_current(self) -> None:
        chosen = self._view.currentIndex().isValid()
        for button in self._of_one:
            button.setEnabled(chosen)

    def _chosen(self) -> str:
        return self._model.id_at(self._view.currentIndex().row())

    def _on_read(self, row: int = -1) -> None:
        self._context.navigate(Route("journal", self._chosen()))

    def _on_keep(self) -> None:
        entry_id = self._chosen()
        self._context.tasks.vault(
            lambda: self._retention.keep(entry_id),
            owner=self,
            done=lambda changes: self._done(changes, _("Kept.")),
        )

    def _on_keep_all(self) -> None:
        def kept(_nothing: None) -> None:
            self._context.bus.preferences_changed.emit()
            self._model.set_query(JournalQuery())
            self._context.toast(_("All of them are kept."), None)

        self._context.tasks.vault(self._retention.keep_all, owner=self, done=kept)

    def _on_strip(self) -> None:
        entry_id = self._chosen()
        confirm(
            self.window(),
            title=_("Remove the words of this record?"),
            text=_(
                "What you wrote goes for good, with the client code and all earlier versions. The "
                "rule, its ratings, the feelings and the schemas stay."
            )
            + "\n"
            + _("Copies of the journal, printouts and exported files are not reached."),
            do=_("Remove the words"),
            keep=_("Leave it as it is"),
            confirmed=lambda: self._strip(entry_id),
        )

    def _strip(self, entry_id: str) -> None:
        self._context.tasks.vault(
            lambda: self._retention.strip(entry_id),
            owner=self,
            done=lambda changes: self._done(changes, _("The words are gone, the ratings stay.")),
        )

    def _on_trash(self) -> None:
        entry_id = self._chosen()
        trash = self._context.workspace.trash

        def bring_back() -> None:
            self._context.tasks.vault(
                lambda: trash.restore(entry_id), owner=self, done=self._context.bus.announce
            )

        def moved(changes: ChangeSet) -> None:
            self._context.bus.announce(changes)
            self._context.toast(_("Moved to the Trash."), bring_back)

        self._context.tasks.vault(lambda: trash.move(entry_id), owner=self, done=moved)

    def _done(self, changes: ChangeSet, words: str) -> None:
        self._context.bus.announce(changes)
        self._context.toast(words, None)

    def _to_today(self) -> None:
        self._context.navigate(Route("today"))

    def _on_preferences(self) -> None:
        dates = dates_of(self._context.workspace.preferences.current)
        self._delegate.dates = dates
        self._model.set_dates(dates)
        self._remeasure()

    def _remeasure(self) -> None:
        self._view.setMinimumHeight(3 * current().target("list_row"))
        self._delegate.forget()
        self._view.scheduleDelayedItemsLayout()
