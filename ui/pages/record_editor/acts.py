# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Structural acts (something taken away) as undoable commands of one open entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand
from shiboken6 import isValid

from app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.draft import DraftSession, Removed
    from ui.context import Context


class _Act(QUndoCommand):
    def __init__(self, acts: Acts, text: str, do: Callable[[], Removed]) -> None:
        super().__init__(text)
        self._acts = acts
        self._do = do
        self._removed: Removed | None = None

    def redo(self) -> None:
        self._removed = self._do()
        self._acts.happened.emit()

    def undo(self) -> None:
        if self._removed is not None:
            self._acts.session.put_back(self._removed)
            self._removed = None
            self._acts.happened.emit()


class Acts(QObject):
    """Does and undoes structural acts of one session, on the window's undo stack.

    Signals:
        happened: something was taken away or put back; editors read the session again.
    """

    happened = Signal()

    def __init__(self, *, session: DraftSession, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self._context = context
        self._commands: list[_Act] = []

    def perform(self, text: str, do: Callable[[], Removed]) -> None:
        """Do an act, and offer to undo it in a line that stays."""
        command = _Act(self, text, do)
        self._commands.append(command)
        self._context.undo.push(command)
        self._context.toast(text, lambda: self._take_back(command))

    def undo(self) -> None:
        """Undo the last act of this session, if the stack stands at one."""
        stack = self._context.undo
        top = stack.command(stack.index() - 1) if stack.canUndo() else None
        if top is not None and any(command is top for command in self._commands):
            stack.undo()

    def redo(self) -> None:
        """Do again what was undone."""
        stack = self._context.undo
        following = stack.command(stack.index()) if stack.canRedo() else None
        if following is not None and any(command is following for command in self._commands):
            stack.redo()

    def retire(self) -> None:
        """The entry is left: its acts can no longer be undone from the stack."""
        if self._commands:
            self._commands.clear()
            self._context.undo.clear()

    def _take_back(self, command: _Act) -> None:
        stack = self._context.undo
        if isValid(self) and any(command is held for held in self._commands):
            while stack.canUndo() and stack.index() > 0:
                last = stack.command(stack.index() - 1) is command
                stack.undo()
                if last:
                    return
        else:
            self._context.toast(_("This entry has been left; nothing was changed."), None)
