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
from ui.pages.record_editor.act_line import is_low
from ui.pages.record_editor.step_view import RING
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.domain.draft import DraftSession
    from ui.context import Context
    from ui.dates import Dates


class ReadThrough(QWidget):
    """A heading and the sheet. What is hidden at this depth is read here too."""

    def __init__(self, *, heading: str, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._box = QVBoxLayout(self)
        self._box.setSpacing(0)
        self._head = QWidget(self)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 16)
        head.setSpacing(8)
        head.addWidget(Prose(heading, role="h1", parent=self))
        self.help = Prose("", role="help", parent=self)
        head.addWidget(self.help)
        self.sheet = ReadingSheet(parent=self)
        self._box.addWidget(self._head)
        self._box.addWidget(self.sheet, 1)
        self._arrange()

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
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        # the step is named above; in a low window all room is for the words, if there are any
        low = is_low(self)
        self._head.setVisible(not (low and self.sheet.isVisibleTo(self)))
        self._box.setContentsMargins(RING, 4 if low else 16, RING, 4 if low else 8)

    def focus_sheet(self) -> None:
        """Let the keys scroll the sheet."""
        self.sheet.setFocus()
