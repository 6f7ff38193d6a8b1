# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with an entry that is stored already: see earlier versions, move it to Trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.i18n import _
from ui.context import Route
from ui.pages.trashing import move_to_trash
from ui.pages.versions_shown import show_versions
from ui.widgets.buttons import quiet
from ui.widgets.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.workspace import ChangeSet
    from ui.context import Context


class StoredActs(QWidget):
    """Two quiet buttons below the questions.

    `leave` leads away from the page before the entry goes.
    """

    def __init__(
        self,
        *,
        entry_id: str,
        context: Context,
        leave: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._entry_id = entry_id
        self._context = context
        self._leave = leave
        self.versions = quiet(_("Earlier versions…"), "history", parent=self)
        self.versions.clicked.connect(self._on_versions)
        self.trash = quiet(_("Move to Trash"), "trash", parent=self)
        self.trash.clicked.connect(self._on_trash)
        row = Flow(gap=24, parent=self)
        row.addWidget(self.versions)
        row.addWidget(self.trash)

    def _on_versions(self) -> None:
        show_versions(self._entry_id, context=self._context, over=self, restore=self._restore)

    def _restore(self, number: int) -> None:
        """What is on the page is stored first, by leaving it; the version is opened after it."""
        entry_id, context = self._entry_id, self._context
        versions = context.workspace.versions
        self._leave()

        def restored(result: tuple[ChangeSet, object]) -> None:
            context.bus.announce(result[0])
            context.navigate(Route("form", entry_id=entry_id))
            context.toast(_("The earlier version is back."), None)

        context.tasks.vault(
            lambda: versions.restore(entry_id, number), owner=context.bus, done=restored
        )

    def _on_trash(self) -> None:
        entry_id, context = self._entry_id, self._context
        self._leave()
        move_to_trash(entry_id, context=context)
