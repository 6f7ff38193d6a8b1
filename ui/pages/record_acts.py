# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with the record that is read: edit, follow up, print, versions, code, Trash."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.entry import Kind
from app.i18n import _
from ui.context import Route
from ui.pages.trashing import move_to_trash
from ui.pages.versions_shown import show_versions
from ui.printing.asked import ask_to_print

if TYPE_CHECKING:
    from app.workspace import ChangeSet
    from ui.context import Context
    from ui.pages.reading import ReadingPane


class RecordActs(QObject):
    """Carries out the reading pane's wishes.

    Signals:
        gone: the entry went to the Trash; carries its id.
    """

    gone = Signal(str)

    def __init__(self, *, context: Context, pane: ReadingPane, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._pane = pane
        pane.edit_asked.connect(lambda depth: self._open(pane.entry_id, depth))
        pane.followup_asked.connect(self._on_followup)
        pane.print_asked.connect(self.print_shown)
        pane.versions_asked.connect(self._on_versions)
        pane.code_asked.connect(self._on_code)
        pane.trash_asked.connect(self.trash)
        pane.followup_edit_asked.connect(self._on_followup_edit)

    def edit(self, entry_id: str) -> None:
        """Open a record in the editor, at its own depth."""
        self._open(entry_id, "")

    def trash(self, entry_id: str) -> None:
        """Move a record or a follow-up to the Trash; the toast brings it back."""
        if entry_id:
            gone = partial(self.gone.emit, entry_id)
            move_to_trash(entry_id, context=self._context, gone=gone)

    def print_shown(self) -> None:
        """Preview the record that is read, for paper or a PDF."""
        outline = self._pane.outline
        if outline is None:
            return
        ask_to_print(lambda: outline, over=self._pane, context=self._context)

    def _open(self, entry_id: str, depth: str) -> None:
        if not entry_id:
            return
        reading = self._pane.reading
        kind = reading.entry.kind if reading is not None else Kind.RECORD
        if kind == Kind.EPISODE:
            self._context.navigate(Route("repair", entry_id=entry_id))
        elif kind == Kind.BELIEF:
            self._context.navigate(Route("belief", entry_id=entry_id))
        elif kind in self._context.workspace.content.forms:
            self._context.navigate(Route("form", entry_id=entry_id))
        else:
            self._context.navigate(Route("record", entry_id=entry_id, depth=depth))

    def _on_followup(self) -> None:
        self._context.navigate(Route("followup", entry_id=self._pane.entry_id))

    def _on_followup_edit(self, followup: str) -> None:
        self._context.navigate(Route("followup", entry_id=followup))

    def _on_versions(self, entry_id: str) -> None:
        show_versions(
            entry_id,
            context=self._context,
            over=self._pane,
            restore=lambda number: self._restore(entry_id, number),
        )

    def _restore(self, entry_id: str, number: int) -> None:
        versions = self._context.workspace.versions

        def work() -> tuple[ChangeSet, int]:
            changes, _entry = versions.restore(entry_id, number)
            # what was replaced became a version itself, the one before the newest
            replaced = versions.list(entry_id)[1:2]
            return changes, replaced[0].number if replaced else 0

        def restored(result: tuple[ChangeSet, int]) -> None:
            changes, replaced = result
            self._context.bus.announce(changes)
            undo = (lambda: self._restore(entry_id, replaced)) if replaced else None
            self._context.toast(_("The earlier version is back."), undo)

        self._context.tasks.vault(work, owner=self, done=restored)

    def _on_code(self) -> None:
        reading = self._pane.reading
        if reading is None:
            return
        entry_id, now = reading.entry.id, reading.entry.client_code
        journal = self._context.workspace.journal

        def work() -> tuple[list[tuple[str, int]], str]:
            return list(journal.codes()), journal.new_code()

        def show(found: tuple[list[tuple[str, int]], str]) -> None:
            from ui.dialogs.client_code import ClientCodeDialog

            codes, fresh = found
            shared = dict(codes).get(now, 0) > 1
            dialog = ClientCodeDialog(
                code=now, codes=codes, fresh=fresh, parent=self._pane.window()
            )
            dialog.chosen.connect(
                lambda code, everywhere: self._set_code(
                    entry_id, now, code, everywhere=everywhere, undoable=not (everywhere and shared)
                )
            )
            dialog.open()

        self._context.tasks.vault(work, owner=self, done=show)

    def _set_code(
        self, entry_id: str, old: str, new: str, *, everywhere: bool, undoable: bool = True
    ) -> None:
        workspace = self._context.workspace

        def work() -> ChangeSet:
            if everywhere:
                return workspace.journal.rename_code(old, new)
            session = workspace.drafting.open(entry_id)
            session.set_code(new)
            changes, _entry = workspace.drafting.save(session.saved, session.snapshot())
            return changes

        def changed(changes: ChangeSet) -> None:
            self._context.bus.announce(changes)
            words = _("Client code changed.") if new else _("Client code removed.")
            # of those that have the code now, some may have had it before
            undo = partial(self._set_code, entry_id, new, old, everywhere=False)
            self._context.toast(words, undo if undoable else None)

        self._context.tasks.vault(work, owner=self, done=changed)
