# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A day: of the entry itself, or one that is noted in it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout

from app.domain.feedback import marked_day
from ui.dates import dates_of
from ui.fields.base import FieldEditor
from ui.fields.day_menu import DayMenu


class DayOfEntryEditor(FieldEditor):
    """The local day the entry belongs to, filled in as today. Kind: day_of_entry."""

    offsets: tuple[int, ...] = (0, -1, -2)
    optional = False

    def _build(self) -> None:
        workspace = self.context.workspace
        self.day = DayMenu(
            name=self.name,
            dates=dates_of(workspace.preferences.current),
            today=workspace.clock.now().local_day,
            offsets=self.offsets,
            optional=self.optional,
            parent=self,
        )
        self.day.day_chosen.connect(self._on_day_chosen)
        line = QHBoxLayout()
        line.addWidget(self.day)
        line.addStretch(1)
        self.body.addLayout(line)

    def focus_first(self) -> None:
        self.day.setFocus()

    def load(self) -> None:
        self.day.set_day(self.session.entry.day)

    def set_headed(self, heading: str) -> None:
        """Beside a heading the menu speaks for itself; it keeps its own name."""
        super().set_headed("")

    def _on_day_chosen(self, day: date | None) -> None:
        if day is not None:
            self.session.set_day(day)
            self.edited.emit()


class DayEditor(DayOfEntryEditor):
    """A day that is noted, or none: to look at something again, of the next contact. Kind: day."""

    offsets = (0, 1, 7, 28)
    optional = True

    def load(self) -> None:
        self.day.set_day(marked_day(self.session.entry, self.field.mark_kind))

    def _on_day_chosen(self, day: date | None) -> None:
        self.session.set_mark(self.field.mark_kind, day.isoformat() if day else "")
        self.edited.emit()
