# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rating something of a belief again on its page: the earlier values hidden until the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from ui.fields.base import LABEL_TO_FIELD
from ui.fields.then_now import ThenNow
from ui.widgets.buttons import link
from ui.widgets.prose import Prose
from ui.widgets.rating_row import RatingRow
from ui.widgets.stacking import clear_layout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.domain.record import RatingPoint
    from ui.dates import Dates

SHOWN = 6
"""The newest values that stand on the page; the print has them all."""


class Again(QWidget):
    """The newest values so far, and a button that asks for a new one in their place.

    Signals:
        asked: a new value is to be given: the earlier ones are hidden.
        rated(value): it was set, changed or taken away, 0-100 or `None`.
        done: the writer is through with it.
    """

    asked = Signal()
    rated = Signal(object)
    done = Signal()

    def __init__(
        self,
        *,
        button: str,
        question: str,
        name: str = "",
        low: str,
        high: str,
        writes: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._writes = writes
        self._earlier: Sequence[RatingPoint] = ()
        self.values = QVBoxLayout()
        self.values.setSpacing(4)
        self.ask = link(button, parent=self)
        self.ask.clicked.connect(self._on_ask)
        self._asks = QWidget(self)
        inner = QVBoxLayout(self._asks)
        inner.setContentsMargins(0, 4, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(Prose(question, role="label", parent=self._asks))
        inner.addSpacing(2)
        told = _("Your earlier answers stay hidden until you have set this one.")
        inner.addWidget(Prose(told, role="help", parent=self._asks))
        inner.addSpacing(LABEL_TO_FIELD)
        self.rating = RatingRow(name=name or question, low=low, high=high, parent=self._asks)
        self.rating.rated.connect(self._on_rated)
        inner.addWidget(self.rating)
        self.course = ThenNow(parent=self._asks)
        # the ring of the rating reaches into the room beneath it
        inner.addSpacing(10)
        inner.addWidget(self.course)
        self.close_button = link(_("Done"), parent=self._asks)
        self.close_button.clicked.connect(self._on_close)
        inner.addSpacing(4)
        inner.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeading)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(self.values)
        box.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeading)
        box.addWidget(self._asks)
        self._asks.hide()
        self.ask.setVisible(writes)

    @property
    def is_open(self) -> bool:
        """Whether a new value is being given."""
        return not self._asks.isHidden()

    def show_values(self, points: Sequence[RatingPoint], dates: Dates, today: date) -> None:
        """Show what was given so far; "not rated yet" for nothing."""
        self._earlier = points
        clear_layout(self.values)
        for point in points[-SHOWN:]:
            words = _("{value} on {day}").format(
                value=point.value, day=dates.plain(point.at.local_day, today)
            )
            self.values.addWidget(Prose(words, role="body", parent=self))
        if not points:
            self.values.addWidget(Prose(_("not rated"), role="help", parent=self))

    def end(self) -> None:
        """Go back to the values."""
        self._asks.hide()
        self._set_values_shown(True)
        self.ask.setVisible(self._writes)

    def _on_ask(self) -> None:
        self.rating.set_value(None)
        self.course.show_values(None, None)
        self._set_values_shown(False)
        self.ask.hide()
        self._asks.show()
        self.rating.rating.setFocus()
        self.asked.emit()

    def _on_rated(self, value: int | None) -> None:
        earlier = [point.value for point in self._earlier]
        self.course.show_course(earlier, value)
        if value is None:
            self.course.show_values(None, None)
        self.rated.emit(value)

    def _on_close(self) -> None:
        self.end()
        self.ask.setFocus()
        self.done.emit()

    def _set_values_shown(self, shown: bool) -> None:
        for place in range(self.values.count()):
            item = self.values.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setVisible(shown)
