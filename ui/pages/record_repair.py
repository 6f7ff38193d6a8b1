# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ties a record that is read to a repair: begin one from it, add it to one, go there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.links import PART_OF
from app.i18n import _
from ui.context import Route
from ui.dates import dates_of
from ui.dialogs.confirm import confirm
from ui.models.lines import repair_headline

if TYPE_CHECKING:
    from app.domain.entry import Entry
    from app.services.repairs import EpisodeLine
    from app.workspace import ChangeSet
    from ui.context import Context
    from ui.dialogs.choose_one import Choice
    from ui.pages.reading import ReadingPane


class RecordRepair(QObject):
    """Carries out the reading pane's wishes about repairs."""

    def __init__(self, *, context: Context, pane: ReadingPane, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._pane = pane
        pane.repair_begin_asked.connect(self._on_begin)
        pane.repair_choose_asked.connect(self._on_choose)
        pane.repair_open_asked.connect(self._on_open)

    def _on_open(self, entry_id: str) -> None:
        self._context.navigate(Route("repair", entry_id=entry_id))

    def _on_begin(self) -> None:
        repairs, reading = self._context.workspace.repairs, self._pane.reading
        if reading is None:
            return
        record, before = reading.entry.id, reading.repair

        def begun(result: tuple[str, ChangeSet]) -> None:
            episode, changes = result
            self._context.bus.announce(changes)
            self._context.navigate(Route("repair", entry_id=episode))
            self._context.toast(
                _("A repair was begun from this record."),
                lambda: self._undo(episode, record, before),
            )

        self._context.tasks.vault(
            lambda: repairs.start_from(record),
            owner=self,
            done=begun,
            failed=self._context.report,
        )

    def _undo(self, episode: str, record: str, before: str) -> None:
        workspace = self._context.workspace

        def work() -> ChangeSet:
            workspace.repairs.attach(record, before)
            return workspace.trash.move(episode)

        def undone(changes: ChangeSet) -> None:
            self._context.navigate(Route("journal", entry_id=record))
            self._context.bus.announce(changes)

        self._context.tasks.vault(work, owner=self, done=undone, failed=self._context.report)

    def _on_choose(self) -> None:
        reading = self._pane.reading
        if reading is None:
            return
        entry = reading.entry
        self._context.tasks.vault(
            self._context.workspace.repairs.episodes,
            owner=self,
            done=lambda lines: self._show(entry, lines),
            failed=self._context.report,
        )

    def _show(self, entry: Entry, lines: tuple[EpisodeLine, ...]) -> None:
        from ui.dialogs.choose_one import ChooseOneDialog

        held = entry.linked(PART_OF)
        offered = {line.id: line for line in lines if line.id != held}
        dialog = ChooseOneDialog(
            title=_("To which repair does it belong?"),
            choices=[self._choice(line) for line in offered.values()],
            search=_("Search repairs"),
            parent=self._pane.window(),
        )
        if held:
            dialog.offer(_("To none"), lambda: self._attach(entry, ""))
        dialog.offer(_("Start a new one"), self._on_begin, icon="plus")
        dialog.chosen.connect(lambda line: self._on_chosen(entry, offered[line]))
        dialog.ask()

    def _choice(self, line: EpisodeLine) -> Choice:
        from ui.dialogs.choose_one import Choice

        workspace = self._context.workspace
        dates = dates_of(workspace.preferences.current)
        since = dates.brief(line.since, workspace.clock.now().local_day)
        return Choice(
            line.id,
            repair_headline(line, workspace.content),
            _("since {day}").format(day=since),
            icon="repairs",
        )

    def _on_chosen(self, entry: Entry, line: EpisodeLine) -> None:
        if not (entry.client_code and line.code and entry.client_code != line.code):
            self._attach(entry, line.id)
            return
        text = _("The record carries {record}, the repair {repair}. Both stay as they are.")
        confirm(
            self._pane.window(),
            title=_("Two different client codes"),
            text=text.format(record=entry.client_code, repair=line.code),
            do=_("Add it all the same"),
            keep=_("Leave it"),
            confirmed=lambda: self._attach(entry, line.id),
        )

    def _attach(self, entry: Entry, episode: str) -> None:
        repairs, reading = self._context.workspace.repairs, self._pane.reading
        # one whose repair is gone belongs to none
        before = reading.repair if reading is not None else ""

        def attached(changes: ChangeSet) -> None:
            self._context.bus.announce(changes)
            words = _("Added to the repair.") if episode else _("It belongs to no repair now.")
            self._context.toast(words, lambda: self._attach_back(entry, before))

        self._context.tasks.vault(
            lambda: repairs.attach(entry.id, episode),
            owner=self,
            done=attached,
            failed=self._context.report,
        )

    def _attach_back(self, entry: Entry, episode: str) -> None:
        """As it was: also the code it took from the repair goes again."""
        workspace = self._context.workspace

        def work() -> ChangeSet:
            changes = workspace.repairs.attach(entry.id, episode)
            session = workspace.drafting.open(entry.id)
            session.set_code(entry.client_code)
            workspace.drafting.save(session.saved, session.snapshot())
            return changes

        self._context.tasks.vault(
            work,
            owner=self,
            done=self._context.bus.announce,
            failed=self._context.report,
        )
