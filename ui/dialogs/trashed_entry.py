# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry in the Trash, to be read before it is brought back or deleted for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.i18n import _
from ui.dialogs.dialog import Dialog
from ui.pages.reading_sheet import ReadingSheet
from ui.widgets.buttons import ordinary

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.models.blocks import Outline


class TrashedEntryDialog(Dialog):
    """Shows the whole entry, with the follow-ups that would go with it.

    Signals:
        restore_asked: it is to be brought back.
        purge_asked: it is to be deleted for good; the question about that is still to come.
    """

    restore_asked = Signal()
    purge_asked = Signal()

    def __init__(self, *, outline: Outline, text: str, parent: QWidget | None = None) -> None:
        super().__init__(title=_("In the Trash"), text=text, parent=parent)
        sheet = ReadingSheet()
        sheet.show_outline(outline)
        self.column.addWidget(sheet, 1)
        close, restore = ordinary(_("Close")), ordinary(_("Restore"), icon="restore")
        purge = ordinary(_("Delete for good…"))
        close.clicked.connect(self.reject)
        restore.clicked.connect(self._on_restore)
        purge.clicked.connect(self._on_purge)
        for button in (close, restore, purge):
            self.add_button(button)
        self.fit_around(sheet, 620)
        sheet.focus_text()

    def _on_restore(self) -> None:
        self.accept()
        self.restore_asked.emit()

    def _on_purge(self) -> None:
        self.accept()
        self.purge_asked.emit()
