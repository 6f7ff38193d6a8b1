# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The client code: chosen from those there are, or drawn at random. Never typed as a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from app.i18n import _
from ui.fields.base import FieldEditor
from ui.widgets.buttons import ordinary
from ui.widgets.menu_button import MenuButton

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_CODE = ""


class CodeEditor(FieldEditor):
    """A menu of the codes there are, and a button for a new one. Kind: code."""

    def _build(self) -> None:
        self._codes: tuple[str, ...] = ()
        self.menu = MenuButton(_("no code"), name=self.name, parent=self)
        self.menu.chosen.connect(self._on_menu_chosen)
        self.new = ordinary(_("New code"), parent=self)
        self.new.clicked.connect(self._on_new_clicked)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.menu)
        line.addWidget(self.new)
        line.addStretch(1)
        self.body.addLayout(line)
        journal = self.context.workspace.journal
        self.context.tasks.vault(journal.codes, owner=self, done=self._on_codes_read)

    def focus_first(self) -> None:
        self.menu.setFocus()

    def load(self) -> None:
        self._show(self._codes)

    def _show(self, codes: tuple[str, ...]) -> None:
        self._codes = codes
        current = self.session.entry.client_code
        options = [(NO_CODE, _("no code"))]
        options.extend((code, code) for code in codes)
        if current and current not in codes:
            options.append((current, current))
        self.menu.set_options(options)
        self.menu.set_value(current)

    def _on_codes_read(self, codes: Sequence[tuple[str, int]]) -> None:
        self._show(tuple(code for code, _count in codes))

    def _on_menu_chosen(self, value: str) -> None:
        self.session.set_code(value)
        self.edited.emit()

    def _on_new_clicked(self) -> None:
        journal = self.context.workspace.journal
        self.context.tasks.vault(journal.new_code, owner=self, done=self._on_code_drawn)

    def _on_code_drawn(self, code: str) -> None:
        self.session.set_code(code)
        self._show(self._codes)
        self.edited.emit()
