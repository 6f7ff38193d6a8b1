# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups: the last good one, one more now, all of them tested, and where they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _, ngettext
from ui.context import Route
from ui.dates import Dates, dates_of
from ui.dialogs.backup import BackupDialog
from ui.dialogs.confirm import confirm
from ui.models import backup_lines
from ui.pages.backups_places import PlacesSection
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, link, ordinary, primary, quiet
from ui.widgets.flow import Flow
from ui.widgets.page import Page
from ui.widgets.prose import Prose
from ui.widgets.row import Row
from ui.widgets.stacking import clear_layout

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.domain.errors import AppError
    from app.services.backup_state import Backup, State
    from app.workspace import ChangeSet
    from ui.context import Context

_SHOWN = 7


class BackupsPage(Page):
    """A part of Settings. What takes long is said in a line and holds nothing up."""

    NAME = "backups"
    TITLE = N_("Backups")
    ICON = "settings"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._runner = context.backups
        self._all = False
        self._progress = ""
        self._rows: list[Row] = []
        self._more: Button | None = None
        self._remove: Button | None = None
        self._dates = Dates()
        self._back = quiet(_("Settings"), "chevron-left")
        self._back.clicked.connect(lambda: context.navigate(Route("settings")))
        self._summary = Prose("", role="body")
        self._now = primary(_("Back up now"))
        self._now.clicked.connect(self._runner.back_up)
        self._test = ordinary(_("Test all"))
        self._test.clicked.connect(self._runner.check_all)
        self._restore = ordinary(_("Restore into a copy…"))
        self._restore.clicked.connect(self._on_restore)
        self._stop = ordinary(_("Stop"))
        self._stop.clicked.connect(self._runner.stop)
        self._status = Prose("", role="status")
        self._notice = QVBoxLayout()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._places = PlacesSection(context=context)
        self._lay_out()
        self._runner.changed.connect(self._on_changed)
        self._runner.progressed.connect(self._on_progressed)
        self._runner.finished.connect(self._on_finished)
        self._runner.failed.connect(self._on_failed)
        context.bus.preferences_changed.connect(self._on_changed)
        self._on_progressed(self._runner.busy)

    def open(self, route: Route) -> None:
        """Show what was found last, and look again."""
        self._tell(self._runner.busy)
        self._on_changed()
        self._runner.look()

    def leave(self) -> None:
        """What goes on here goes on without the page."""

    def place(self) -> Route:
        """Back here after an unlock."""
        return Route("backups")

    def refresh(self, changes: ChangeSet) -> None:
        """Nothing here comes from entries."""

    def focus_first(self) -> None:
        """What one comes here for."""
        (self._now if self._now.isVisibleTo(self) else self._back).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to Settings."""
        if event.key() == Qt.Key.Key_Escape:
            self._context.navigate(Route("settings"))
            return
        super().keyPressEvent(event)

    # -- what is shown

    def _lay_out(self) -> None:
        self.add(self._back)
        self.body.setAlignment(self._back, Qt.AlignmentFlag.AlignLeading)
        self.add(Prose(_("Backups"), role="h1"), before=8)
        if self._runner.none:
            words = backup_lines.why_none(is_sample=self._context.workspace.is_sample)
            self.add(Prose(words, role="help"), before=8)
            for widget in (self._now, self._test, self._restore, self._stop, self._status):
                widget.setParent(self)
                widget.hide()
            self._places.hide()
            self.end()
            return
        self.add(
            Prose(
                _(
                    "One a day, encrypted like the journal, and opened once before it counts. "
                    "Kept are the newest of seven days, four weeks and twelve months."
                ),
                role="help",
            ),
            before=8,
        )
        self.add(self._notice)
        self.add(self._summary, before=24)
        row = QWidget()
        flow = Flow(gap=8, parent=row)
        for button in (self._now, self._test, self._restore, self._stop):
            flow.addWidget(button)
        self.add(row, before=12)
        self.add(self._status)
        self._status.setContentsMargins(0, 8, 0, 0)
        self.add(self._list, before=16)
        self.add(self._places, before=40)
        self.end()

    def _on_changed(self) -> None:
        workspace = self._context.workspace
        state, today = self._runner.state, workspace.clock.now().local_day
        self._dates = dates_of(workspace.preferences.current)
        self._summary.set_text(backup_lines.summary(state, self._dates, today))
        self._restore.setEnabled(state.last_good is not None)
        self._show_notice(state)
        self._show_list(state)
        self._places.show_places(state)

    def _show_notice(self, state: State) -> None:
        had = self._remove is not None and self._remove.hasFocus()
        clear_layout(self._notice)
        self._remove = None
        if not state.damaged:
            if had:
                self._now.setFocus()
            return
        count = len(state.damaged)
        remove = ordinary(_("Remove what does not open…"))
        remove.clicked.connect(self._on_remove)
        words = ngettext(
            "{count} backup does not open", "{count} backups do not open", count
        ).format(count=count)
        self._notice.addSpacing(16)
        self._notice.addWidget(
            Banner(
                kind="decide",
                title=words,
                text=_("Something changed on the disk. Marked ones do not count as backups."),
                actions=[remove],
            )
        )
        self._remove = remove
        if had:
            _focus(remove)

    def _show_list(self, state: State) -> None:
        had = next((number for number, one in enumerate(self._stops()) if one.hasFocus()), None)
        clear_layout(self._list)
        self._rows = []
        self._more = None
        backups = state.backups if self._all else state.backups[:_SHOWN]
        today = self._context.workspace.clock.now().local_day
        for number, backup in enumerate(backups, start=1):
            row = Row(
                lead=backup_lines.lead(backup, self._dates, today),
                text=backup_lines.headline(backup, self._dates),
                detail=backup_lines.detail(backup, self._dates),
                last=number == len(backups),
            )
            row.setAccessibleName(f"{row.lead}, {row.words}")
            row.clicked.connect(lambda _checked=False, backup=backup: self._on_row(backup))
            self._list.addWidget(row)
            self._rows.append(row)
        if len(backups) < len(state.backups):
            more = link(_("Show all {count}").format(count=len(state.backups)))
            more.clicked.connect(self._on_more)
            self._list.addSpacing(8)
            self._list.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)
            self._more = more
        if had is not None and (stops := self._stops()):
            _focus(stops[min(had, len(stops) - 1)])

    def _stops(self) -> list[QWidget]:
        """What in the list takes the focus, from above."""
        return [*self._rows, *([] if self._more is None else [self._more])]

    # -- what is done

    def _on_more(self) -> None:
        self._all = True
        self._show_list(self._runner.state)
        if len(self._rows) > _SHOWN:
            _focus(self._rows[_SHOWN])

    def _on_row(self, backup: Backup) -> None:
        BackupDialog(backup=backup, context=self._context, parent=self.window()).open()

    def _on_restore(self) -> None:
        last = self._runner.state.last_good
        if last is not None:
            self._on_row(last)

    def _on_remove(self) -> None:
        count = len(self._runner.state.damaged)
        text = ngettext(
            "{count} file is deleted that does not hold what was written to it.",
            "{count} files are deleted that do not hold what was written to them.",
            count,
        ).format(count=count)
        confirm(
            self.window(),
            title=_("Remove what does not open?"),
            text=text,
            do=_("Delete for good"),
            keep=_("Keep them"),
            confirmed=self._runner.remove_damaged,
        )

    def _on_progressed(self, words: str) -> None:
        if not words and self._stop.hasFocus():
            self._now.setFocus()
        # The others stay as they are: a button that has the focus keeps it.
        self._stop.setVisible(bool(words))
        if words or self._status.text() == self._progress:
            self._tell(words)
        self._progress = words

    def _on_finished(self, words: str) -> None:
        self._tell(words)

    def _on_failed(self, error: AppError) -> None:
        self._tell(error.sentence)

    def _tell(self, words: str) -> None:
        self._status.set_text(words)
        self._status.setVisible(bool(words))


def _focus(widget: QWidget) -> None:
    """Give the focus to what was only just added: a layout shows it later."""
    widget.show()
    widget.setFocus()
