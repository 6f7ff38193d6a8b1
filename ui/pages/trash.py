# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trash: what was moved there, how long it stays, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.entry import Kind
from app.i18n import N_, _, ngettext
from ui.context import Route
from ui.dates import dates_of
from ui.dialogs.confirm import confirm
from ui.models.backup_lines import still_held
from ui.models.outline import outline
from ui.models.trash_list import TrashListModel
from ui.pages.entry_list_page import EntryListPage

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from app.domain.entry import Entry
    from app.services.content import Content
    from app.services.journal import Reading
    from app.services.trash import TrashLine
    from app.workspace import ChangeSet
    from ui.context import Context
    from ui.dates import Dates
    from ui.models.blocks import Outline


class TrashPage(EntryListPage):
    """A part of the Journal. What is chosen, or all, goes for good after one question."""

    NAME = "trash"
    TITLE = N_("Trash")
    ICON = "journal"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            context=context,
            heading=_("Trash"),
            list_name=_("Entries in the Trash"),
            back=_("All records"),
            parent=parent,
        )
        self._lines: tuple[TrashLine, ...] = ()
        content = context.workspace.content
        self._model = TrashListModel(dates=self.dates, content_set=content, parent=self)
        self.view.activated_row.connect(lambda _row: self._on_read_asked())
        self._read = self.add_act(_("Read…"), self._on_read_asked)
        self._restore = self.add_act(_("Restore"), self._on_restore, icon="restore")
        self._purge = self.add_act(_("Delete for good…"), self._on_purge)
        self._empty = self.add_act(_("Empty Trash…"), self._on_empty, for_one=False)
        self.show_list(self._model)

    def go_back(self) -> None:
        """To the list of records."""
        self._context.navigate(Route("journal"))

    def load(self) -> None:
        """Read what lies in the Trash."""
        trash = self._context.workspace.trash
        self._context.tasks.vault(trash.list, owner=self, done=self._on_read)

    def _on_read(self, lines: tuple[TrashLine, ...]) -> None:
        before = max(self.view.currentIndex().row(), 0)
        self._lines = lines
        self._model.set_lines(lines)
        if lines:
            self.view.setCurrentIndex(self._model.index(min(before, len(lines) - 1)))
        self.show_count(
            len(lines),
            _("Entries stay here for 30 days and can be brought back.")
            if lines
            else _("The Trash is empty. What you move here can be brought back for 30 days."),
        )

    def _on_read_asked(self) -> None:
        entry_id = self.chosen()
        workspace = self._context.workspace
        if not entry_id:
            return

        def show(found: tuple[Reading, date]) -> None:
            from ui.dialogs.trashed_entry import TrashedEntryDialog

            dates = dates_of(workspace.preferences.current)
            dialog = TrashedEntryDialog(
                outline=_outline(found, workspace.content, dates),
                text=_moved(found[0].entry, dates),
                parent=self.window(),
            )
            dialog.restore_asked.connect(lambda: self._bring_back(entry_id))
            dialog.purge_asked.connect(lambda: self._ask_purge(entry_id))
            dialog.open()

        self._context.tasks.vault(
            lambda: (workspace.trash.read(entry_id), workspace.clock.now().local_day),
            owner=self,
            done=show,
        )

    def _on_restore(self) -> None:
        self._bring_back(self.chosen())

    def _bring_back(self, entry_id: str) -> None:
        trash = self._context.workspace.trash

        def restored(changes: ChangeSet) -> None:
            self._context.bus.announce(changes)
            self._context.toast(_("Restored."), lambda: self._move_again(entry_id))

        if entry_id:
            self._context.tasks.vault(lambda: trash.restore(entry_id), owner=self, done=restored)

    def _move_again(self, entry_id: str) -> None:
        trash = self._context.workspace.trash
        self._context.tasks.vault(
            lambda: trash.move(entry_id), owner=self, done=self._context.bus.announce
        )

    def _on_purge(self) -> None:
        self._ask_purge(self.chosen())

    def _ask_purge(self, entry_id: str) -> None:
        if not entry_id:
            return
        confirm(
            self.window(),
            title=_("Delete this entry for good?"),
            text=f"{self._what_goes(entry_id)}\n{self._elsewhere(entry_id)}",
            do=_("Delete for good"),
            keep=_("Keep it"),
            confirmed=lambda: self._purge_one(entry_id),
        )

    def _what_goes(self, entry_id: str) -> str:
        kinds = {line.entry.kind for line in self._lines if line.entry.id == entry_id}
        if Kind.EPISODE in kinds:
            return _(
                "The repair goes, with its contacts, plans and all that was noted for it. "
                "Its records stay. Nobody can bring it back."
            )
        if Kind.BELIEF in kinds:
            return _(
                "The belief goes, with what was noted as fitting. "
                "Its records and experiments stay. Nobody can bring it back."
            )
        if Kind.SCHEMA in kinds:
            return _(
                "The schema goes, with its earlier versions. Records it was noted in stay; its "
                "name is gone there as well. Nobody can bring it back."
            )
        return _("One entry goes, with its earlier versions. Nobody can bring it back.")

    def _purge_one(self, entry_id: str) -> None:
        trash = self._context.workspace.trash
        self._context.tasks.vault(lambda: trash.purge(entry_id), owner=self, done=self._on_purged)

    def _on_empty(self) -> None:
        count = self._model.rowCount()
        text = ngettext(
            "{count} entry goes, with its earlier versions. Nobody can bring it back.",
            "{count} entries go, with their earlier versions. Nobody can bring them back.",
            count,
        ).format(count=count)
        confirm(
            self.window(),
            title=_("Empty the Trash?"),
            text=f"{text}\n{self._elsewhere()}",
            do=_("Delete for good"),
            keep=_("Keep them"),
            confirmed=self._empty_all,
        )

    def _empty_all(self) -> None:
        trash = self._context.workspace.trash
        self._context.tasks.vault(trash.empty, owner=self, done=self._on_purged)

    def _on_purged(self, changes: ChangeSet) -> None:
        self._context.bus.announce(changes)
        self._context.toast(_("Deleted for good."), None)

    def _elsewhere(self, entry_id: str = "") -> str:
        """Where one entry, or any of them, may still be afterwards."""
        words = _("Copies of the journal, printouts and exported files are not reached.")
        begun = [line.entry.at for line in self._lines if entry_id in ("", line.entry.id)]
        workspace = self._context.workspace
        if not begun or not self._context.backups.state.places:
            return words
        held = workspace.backups.holding(min(begun))
        dates = dates_of(workspace.preferences.current)
        today = workspace.clock.now().local_day
        return f"{still_held(held, dates, today)}\n{words}"


def _outline(found: tuple[Reading, date], content_set: Content, dates: Dates) -> Outline:
    reading, today = found
    return outline(
        reading.entry,
        content_set,
        dates,
        today,
        followups=reading.followups,
        subject=reading.subject,
        course=reading.rule_course,
    )


def _moved(entry: Entry, dates: Dates) -> str:
    when = dates.day_and_time(entry.trashed or entry.changed)
    return _("Moved here {time}. It can be brought back as it is.").format(time=when)
