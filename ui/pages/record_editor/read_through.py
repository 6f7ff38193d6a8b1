# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The last step: the record as it will be read, before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.record import belief_course, followed_subject
from app.i18n import _
from ui.models.outline import outline
from ui.pages.reading_sheet import ReadingSheet
from ui.pages.record_editor.step_view import RING
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from app.domain.draft import DraftSession
    from ui.context import Context
    from ui.dates import Dates


class ReadThrough(QWidget):
    """A heading and the sheet. What is hidden at this depth is read here too."""

    def __init__(self, *, heading: str, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        box = QVBoxLayout(self)
        box.setContentsMargins(RING, 16, RING, 8)
        box.setSpacing(0)
        box.addWidget(Prose(heading, role="h1", parent=self))
        box.addSpacing(8)
        self.help = Prose("", role="help", parent=self)
        box.addWidget(self.help)
        box.addSpacing(16)
        self.sheet = ReadingSheet(parent=self)
        box.addWidget(self.sheet, 1)

    def show_entry(self, session: DraftSession, dates: Dates) -> None:
        """Lay the record out as it stands."""
        workspace = self._context.workspace
        today = workspace.clock.now().local_day
        entry = session.snapshot()
        laid_out = outline(
            entry,
            workspace.content,
            dates,
            today,
            subject=followed_subject(entry),
            course=belief_course(entry, ()),
        )
        self.sheet.setVisible(bool(laid_out.blocks))
        self.help.set_text(
            _("You can go back to any step, now or later.")
            if laid_out.blocks
            else _("Nothing is written yet. Any step is a good place to begin.")
        )
        self.sheet.show_outline(laid_out)

    def focus_sheet(self) -> None:
        """Let the keys scroll the sheet."""
        self.sheet.setFocus()
