# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""When the contact was and of what kind: filled in beforehand, two menus to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.record import CONTACT_KIND
from app.i18n import _
from app.i18n import content as translated
from ui.dates import dates_of
from ui.fields.base import FieldEditor
from ui.fields.day_menu import DayMenu
from ui.widgets.line_field import LineField
from ui.widgets.menu_button import MenuButton

if TYPE_CHECKING:
    from datetime import date

OTHER = "other"


class ContactEditor(FieldEditor):
    """The kind of contact and its day, and a few words where they are wanted. Kind: contact."""

    def _build(self) -> None:
        workspace = self.context.workspace
        options = [
            (option.id, translated(option.headline or option.text))
            for option in self.content.options_of(self.field)
        ]
        self.kind = MenuButton(options=options, name=_("Kind of contact"), parent=self)
        self.kind.chosen.connect(self._on_kind_chosen)
        self.day = DayMenu(
            name=_("Day of contact"),
            dates=dates_of(workspace.preferences.current),
            today=workspace.clock.now().local_day,
            offsets=(0, -1, -2),
            parent=self,
        )
        self.day.day_chosen.connect(self._on_day_chosen)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.kind)
        line.addWidget(self.day)
        line.addStretch(1)
        self.body.addLayout(line)
        self.words_holder = QWidget(self)
        box = QHBoxLayout(self.words_holder)
        box.setContentsMargins(0, 8, 0, 0)
        name = _("About the contact")
        self.words = LineField(name=name, role="writing", placeholder=name, parent=self)
        self._write(self.words)
        box.addWidget(self.words)
        self.body.addWidget(self.words_holder)

    def focus_first(self) -> None:
        self.kind.setFocus()

    def load(self) -> None:
        self.kind.set_value(self.session.entry.mark(CONTACT_KIND))
        self.day.set_day(self.session.entry.day)
        self._load_words()
        self._show_words()

    def set_headed(self, heading: str) -> None:
        """The menus speak for themselves; they keep their own names."""
        super().set_headed("")

    def _show_words(self) -> None:
        entry = self.session.entry
        wanted = bool(entry.text(self.field.id)) or entry.mark(CONTACT_KIND) == OTHER
        self.words_holder.setVisible(self.field.with_text and wanted)

    def _on_kind_chosen(self, value: str) -> None:
        self.session.set_mark(CONTACT_KIND, value)
        self._show_words()
        self.edited.emit()

    def _on_day_chosen(self, day: date) -> None:
        self.session.set_day(day)
        self.edited.emit()
