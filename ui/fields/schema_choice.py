# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Schemas something goes with: none to three, from the list of the record, without a strength."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.schemas import CHOSEN
from app.i18n import _
from app.i18n import content as translated
from ui.fields.schemas import SchemasEditor
from ui.widgets.buttons import icon_button
from ui.widgets.prose import Prose


class SchemaChoiceEditor(SchemasEditor):
    """Chosen schemas, each with a button to take it away. Kind: schema_choice."""

    def _add_row(self, schema: str) -> None:
        name = translated(self.content.label(CHOSEN, schema))
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Prose(name, role="body", parent=row), 0, Qt.AlignmentFlag.AlignVCenter)
        remove = icon_button("close", _("Remove {name}").format(name=name))
        remove.clicked.connect(lambda: self._take_away(schema))
        line.addWidget(remove)
        line.addStretch(1)
        self._chosen.addWidget(row)

    def _place(self) -> None:
        super()._place()
        # choosing none is not an answer here
        self.none.hide()
