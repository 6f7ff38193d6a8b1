# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""At most three sentences of a visit, and how many comparisons were looked at for them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.insights.highlights import choose
from ui.widgets.disclosure import Disclosure
from ui.widgets.prose import Prose
from ui.widgets.row import Row
from ui.widgets.stacking import clear_layout, put_below

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.insights.values import Insight


class Highlights(QWidget):
    """Sentences that lead to their views; folded where the window is low, until they are opened.

    Signals:
        chosen(view): the view a sentence is from was asked for.
    """

    chosen = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._touched = False
        self.fold = Disclosure(_("Perhaps worth a look"), is_open=True)
        self.fold.toggled.connect(self._on_folded)
        self.fold.clicked.connect(self._on_touched)
        self._said = QWidget()
        self._column = QVBoxLayout(self._said)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(0)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._said)
        self.hide()

    def show_insights(self, insights: Sequence[Insight]) -> None:
        """Show the weightiest of these, if any says something."""
        clear_layout(self._column)
        self.rows = []
        said = choose(insights)
        self.setVisible(bool(said.chosen))
        for number, one in enumerate(said.chosen, start=1):
            row = Row(text=one.highlight, last=number == len(said.chosen))
            row.clicked.connect(partial(self.chosen.emit, one.id))
            self._column.addWidget(row)
            self.rows.append(row)
        if said.looked_at:
            put_below(self._column, Prose(said.looked_at, role="caption"), 2)

    def set_low(self, *, low: bool) -> None:
        """Fold them in a low window, unless they were opened or folded by hand."""
        if not self._touched:
            self.fold.set_open(not low)

    def _on_folded(self, is_open: bool) -> None:
        self._said.setVisible(is_open)

    def _on_touched(self) -> None:
        self._touched = True
