# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trash: what was moved there, how long it stays, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _, ngettext
from ui.context import Route
from ui.dates import dates_of
from ui.dialogs.confirm import confirm
from ui.models.backup_lines import still_held
from ui.models.outline import outline
from ui.models.record_delegate import RecordDelegate
from ui.models.trash_list import TrashListModel
from ui.pages.record_list_view import RecordListView
from ui.theme.theme import current
from ui.widgets.buttons import ordinary, quiet
from ui.widgets.flow import Flow
from ui.widgets.page import Page
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from app.domain.entry import Entry
    from app.services.content import Content
    from app.services.journal import Reading
    from app.services.trash import TrashLine
    from app.workspace import ChangeSet
    from ui.context import Context
    from ui.dates import Dates
    from ui.models.outline import Outline


_WIDE = 760


class TrashPage(Page):
    """A part of the Journal. What is chosen, or all, goes for good after one question."""

    NAME = "trash"
    TITLE = N_("Trash")
    ICON = "journal"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._lines: tuple[TrashLine, ...] = ()
        workspace = context.workspace
        dates = dates_of(workspace.preferences.current)
        self._model = TrashListModel(dates=dates, content_set=workspace.content, parent=self)
        self._delegate = RecordDelegate(dates=dates, parent=self)
        self._view = RecordListView(name=_("Entries in the Trash"), parent=self)
        self._view.setModel(self._model)
        self._view.setItemDelegate(self._delegate)
        self._view.selectionModel().currentChanged.connect(self._on_current)
        self._back = quiet(_("All records"), "chevron-left")
        self._back.clicked.connect(self._to_journal)
        self._view.activated_row.connect(lambda _row: self._on_read_asked())
        self._read = ordinary(_("Read…"))
        self._read.clicked.connect(self._on_read_asked)
        self._restore = ordinary(_("Restore"), icon="restore")
        self._restore.clicked.connect(self._on_restore)
        self._purge = ordinary(_("Delete for good…"))
        self._purge.clicked.connect(self._on_purge)
        self._empty = ordinary(_("Empty Trash…"))
        self._empty.clicked.connect(self._on_empty)
        self._note = Prose("", role="help")
        self._lay_out()
        current().changed.connect(self._remeasure)
        context.bus.preferences_changed.connect(self._on_preferences)

    def open(self, route: Route) -> None:
        """Show what lies in the Trash."""
        self._load()

    def leave(self) -> None:
        """Nothing is edited here."""

    def refresh(self, changes: ChangeSet) -> None:
        """Read again after a change."""
        if self.isVisible():
            self._load()

    def focus_first(self) -> None:
        """The list, or the way back from an empty Trash."""
        (self._view if self._view.isVisible() else self._back).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list of records."""
        if event.key() == Qt.Key.Key_Escape:
            self._to_journal()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._buttons = QWidget()
        row = Flow(gap=8, parent=self._buttons)
        for button in (self._read, self._restore, self._purge, self._empty):
            row.addWidget(button)
        holder = QWidget()
        holder.setMaximumWidth(_WIDE)
        body = QVBoxLayout(holder)
        body.setContentsMargins(24, 24, 24, 24)
        body.setSpacing(12)
        body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        body.addWidget(Prose(_("Trash"), role="h1"))
        body.addWidget(self._note)
        body.addWidget(self._buttons)
        body.addWidget(self._view, 1)
        body.addStretch(0)
        self.scroller.hide()  # the list scrolls by itself
        self.top.addWidget(holder, 1)

    def _load(self) -> None:
        trash = self._context.workspace.trash
        self._context.tasks.vault(trash.list, owner=self, done=self._on_read)

    def _on_read(self, lines: tuple[TrashLine, ...]) -> None:
        before = max(self._view.currentIndex().row(), 0)
        self._lines = lines
        self._model.set_lines(lines)
        some = bool(lines)
        self._view.setVisible(some)
        self._buttons.setVisible(some)
        self._note.set_text(
            _("Entries stay here for 30 days and can be brought back.")
            if some
            else _("The Trash is empty. What you move here can be brought back for 30 days.")
        )
        if some:
            self._view.setCurrentIndex(self._model.index(min(before, len(lines) - 1)))
        else:
            self._back.setFocus()

    def _on_current(self) -> None:
        chosen = self._view.currentIndex().isValid()
        self._read.setEnabled(chosen)
        self._restore.setEnabled(chosen)
        self._purge.setEnabled(chosen)

    def _chosen(self) -> str:
        return self._model.id_at(self._view.currentIndex().row())

    def _on_read_asked(self) -> None:
        entry_id = self._chosen()
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
        self._bring_back(self._chosen())

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
        self._ask_purge(self._chosen())

    def _ask_purge(self, entry_id: str) -> None:
        if not entry_id:
            return
        confirm(
            self.window(),
            title=_("Delete this entry for good?"),
            text=_("One entry goes, with its earlier versions. Nobody can bring it back.")
            + "\n"
            + self._elsewhere(entry_id),
            do=_("Delete for good"),
            keep=_("Keep it"),
            confirmed=lambda: self._purge_one(entry_id),
        )

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

    def _to_journal(self) -> None:
        self._context.navigate(Route("journal"))

    def _on_preferences(self) -> None:
        dates = dates_of(self._context.workspace.preferences.current)
        self._delegate.dates = dates
        self._model.set_dates(dates)
        self._remeasure()

    def _remeasure(self) -> None:
        self._delegate.forget()
        self._view.scheduleDelayedItemsLayout()

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
