# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Review: records that became old, and what is to become of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import N_, _, ngettext
from app.services.journal import JournalPage, JournalQuery
from ui.context import Route
from ui.dialogs.confirm import confirm
from ui.models.record_list import RecordListModel
from ui.pages.entry_list_page import EntryListPage
from ui.pages.trashing import move_to_trash

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.workspace import ChangeSet
    from ui.context import Context


class ReviewPage(EntryListPage):
    """One record is chosen in the list; the buttons above it say what can be done with it."""

    NAME = "review"
    TITLE = N_("Review")
    ICON = "journal"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            context=context,
            heading=_("Review of old records"),
            list_name=_("Records to review"),
            back=_("Today"),
            parent=parent,
        )
        self._opened = False
        self._retention = context.workspace.retention
        self._model = RecordListModel(
            fetch=lambda *_asked: JournalPage(self._retention.due(), None),
            tasks=context.tasks,
            dates=self.dates,
            content=lambda: context.workspace.content,
            parent=self,
        )
        self._model.loaded.connect(self._on_loaded)
        self._model.failed.connect(context.report)
        self.view.activated_row.connect(lambda _row: self._on_read())
        self.add_act(_("Read it"), self._on_read)
        self.add_act(_("Keep it"), self._on_keep)
        self.add_act(_("Remove its words…"), self._on_strip)
        self.add_act(_("Move to Trash"), self._on_trash)
        self.add_act(_("Keep all of these"), self._on_keep_all, for_one=False)
        self.show_list(self._model)

    def open(self, route: Route) -> None:
        """Show what is to be decided."""
        self._opened = True
        self.load()

    def load(self) -> None:
        """Read what is to be decided."""
        self._model.set_query(JournalQuery())

    def go_back(self) -> None:
        """To Today."""
        self._context.navigate(Route("today"))

    def _on_loaded(self) -> None:
        count = self._model.rowCount()
        months = self._context.workspace.preferences.current.review_after_months
        words = ngettext(
            "{count} record is more than {months} months old. What stays is yours to decide; "
            "nothing goes without you.",
            "{count} records are more than {months} months old. What stays is yours to "
            "decide; nothing goes without you.",
            count,
        ).format(count=count, months=months)
        self.show_count(count, words if count else _("Nothing is waiting for a decision."))
        if count and self._opened and self.back.hasFocus():
            self.view.setFocus()
        self._opened = False

    def _on_read(self) -> None:
        self._context.navigate(Route("journal", self.chosen()))

    def _on_keep(self) -> None:
        entry_id = self.chosen()
        self._context.tasks.vault(
            lambda: self._retention.keep(entry_id),
            owner=self,
            done=lambda changes: self._done(changes, _("Kept.")),
        )

    def _on_keep_all(self) -> None:
        def kept(_nothing: None) -> None:
            self._context.bus.preferences_changed.emit()
            self.load()
            self._context.toast(_("All of them are kept."), None)

        self._context.tasks.vault(self._retention.keep_all, owner=self, done=kept)

    def _on_strip(self) -> None:
        entry_id = self.chosen()
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
        move_to_trash(self.chosen(), context=self._context)

    def _done(self, changes: ChangeSet, words: str) -> None:
        self._context.bus.announce(changes)
        self._context.toast(words, None)
