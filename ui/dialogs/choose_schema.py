# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which schema another one is to count as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.i18n import content as translated
from ui.dialogs.dialog import Dialog
from ui.fields.feeling_search import folded
from ui.widgets.buttons import ordinary
from ui.widgets.line_field import LineField
from ui.widgets.row import Row
from ui.widgets.scroll_area import ScrollArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.content import Schema


class ChooseSchemaDialog(Dialog):
    """Signals:
    chosen(schema): the id of the schema it is to count as.
    """

    chosen = Signal(str)

    def __init__(
        self, *, name: str, schemas: Sequence[Schema], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            title=_("As which one does “{name}” count?").format(name=name),
            text=_("What was noted stays as it is, and they can be parted again."),
            parent=parent,
        )
        self.search = LineField(
            name=_("Search schemas"), role="search", placeholder=_("Search schemas"), parent=self
        )
        self.search.edited.connect(self._filter)
        self.column.addWidget(self.search)
        inside = QWidget()
        inside.setObjectName("Page")
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 12, 0)
        box.setSpacing(0)
        self.rows: list[tuple[str, Row]] = []
        for schema in schemas:
            words = translated(schema.name)
            row = Row(text=words, parent=inside)
            row.clicked.connect(lambda _checked=False, one=schema.id: self._take(one))
            box.addWidget(row)
            self.rows.append((folded(f"{words} {translated(schema.description)}"), row))
        box.addStretch(1)
        area = ScrollArea()
        area.setWidget(inside)
        self.column.addWidget(area, 1)
        stay = ordinary(_("Cancel"))
        stay.clicked.connect(self.reject)
        self.add_button(stay)
        self.fit_around(area, 560)
        self.begin(self.search)

    def _filter(self) -> None:
        wanted = folded(self.search.text())
        for text, row in self.rows:
            row.setVisible(wanted in text)

    def _take(self, schema: str) -> None:
        self.accept()
        self.chosen.emit(schema)
