# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How ready one feels for such a moment, folded away: asked before the talk and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from ui.widgets.disclosure import Disclosure
from ui.widgets.prose import Prose
from ui.widgets.rating_row import RatingRow

if TYPE_CHECKING:
    from app.domain.entry import When


class Readiness(QWidget):
    """Nothing has to be rated; unset by default.

    Signals:
        rated(when, value): 0-100, or `None` for not rated.
    """

    rated = Signal(object, object)

    def __init__(self, *, question: str, when: When, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._when = when
        self.more = Disclosure(_("More: how ready you feel"), parent=self)
        self._folded = QWidget(self)
        folded = QVBoxLayout(self._folded)
        folded.setContentsMargins(0, 12, 0, 0)
        folded.setSpacing(4)
        folded.addWidget(Prose(question, role="label", parent=self._folded))
        self.row = RatingRow(
            name=question,
            low=_("not at all"),
            high=_("as ready as can be"),
            parent=self._folded,
        )
        self.row.rated.connect(lambda value: self.rated.emit(self._when, value))
        folded.addWidget(self.row)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        box.addWidget(self._folded)
        self._folded.hide()
        self.more.toggled.connect(self._folded.setVisible)

    def show_value(self, value: int | None, *, unfold: bool = False) -> None:
        """Show a rating or its absence; unfolded where there is one, or where it is wished."""
        self.row.set_value(value)
        self.more.set_open(value is not None or unfold)
