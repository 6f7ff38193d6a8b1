# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One step to take, and by when if there is a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from app.i18n import _
from ui.dates import dates_of
from ui.fields.base import FIELD_TO_RATING, FieldEditor, announce_name, enter
from ui.fields.day_menu import DayMenu
from ui.widgets.prose import Prose
from ui.widgets.writing_field import WritingField

if TYPE_CHECKING:
    from datetime import date


class DatedTextEditor(FieldEditor):
    """Words and a day. Kind: dated_text."""

    def _build(self) -> None:
        workspace = self.context.workspace
        self.control = WritingField(name=self.name, lines=2, parent=self)
        self._write(self.control)
        by_when = _("By when")
        self.day = DayMenu(
            name=by_when,
            dates=dates_of(workspace.preferences.current),
            today=workspace.clock.now().local_day,
            offsets=(0, 1, 7),
            optional=True,
            parent=self,
        )
        self.day.day_chosen.connect(self._on_day_chosen)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(Prose(by_when, role="label", parent=self))
        line.addWidget(self.day)
        line.addStretch(1)
        self.body.addWidget(self.control)
        self.body.addSpacing(FIELD_TO_RATING)
        self.body.addLayout(line)

    def focus_first(self) -> None:
        enter(self.control)

    def load(self) -> None:
        self._load_words()
        self.day.set_day(_day_of(self.session.entry.mark(self._mark)))

    @property
    def _mark(self) -> str:
        return f"{self.field.id}.by"

    def _rename(self) -> None:
        announce_name(self.control, self.name)

    def _on_day_chosen(self, day: date | None) -> None:
        self.session.set_mark(self._mark, day.isoformat() if day else "")
        self.edited.emit()


def _day_of(value: str) -> date | None:
    from datetime import date as day_type

    try:
        return day_type.fromisoformat(value) if value else None
    except ValueError:
        return None  # a mark of an imported file that is no day stays stored as it is
