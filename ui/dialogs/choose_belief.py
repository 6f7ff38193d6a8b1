# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rule a record's rule is again: one of those there are, a new one, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.i18n import _
from ui.dialogs.dialog import Dialog
from ui.models.belief_words import headline, in_records
from ui.models.repair_words import spoken
from ui.widgets.buttons import ordinary
from ui.widgets.row import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.services.beliefs import BeliefLine


class ChooseBeliefDialog(Dialog):
    """Signals:
    chosen(belief_id): the belief the record's rule is to belong to.
    begin_asked: a new one is to be made of it.
    none_asked: it is to belong to none any more.
    """

    chosen = Signal(str)
    begin_asked = Signal()
    none_asked = Signal()

    def __init__(
        self, *, lines: Sequence[BeliefLine], held: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title=_("Which rule is it again?"), parent=parent)
        column = QVBoxLayout()
        column.setSpacing(0)
        rows = []
        for line in lines:
            if line.id == held:
                continue
            words, detail = headline(line), in_records(line.records)
            row = Row(text=words, detail=detail)
            row.setAccessibleName(spoken((words, detail)))
            row.clicked.connect(lambda _checked=False, line=line: self._take(line.id))
            column.addWidget(row)
            rows.append(row)
        self.column.addLayout(column)
        stay = ordinary(_("Cancel"))
        stay.clicked.connect(self.reject)
        self.add_button(stay)
        if held:
            none = ordinary(_("None of them"))
            none.clicked.connect(self._on_none)
            self.add_button(none)
        begin = ordinary(_("A new one"), icon="plus")
        begin.clicked.connect(self._on_begin)
        self.add_button(begin)
        self.fit(560)
        self.begin(rows[0] if rows else begin)

    def _take(self, belief_id: str) -> None:
        self.accept()
        self.chosen.emit(belief_id)

    def _on_begin(self) -> None:
        self.accept()
        self.begin_asked.emit()

    def _on_none(self) -> None:
        self.accept()
        self.none_asked.emit()
