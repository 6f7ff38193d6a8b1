# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The head of Patterns: what the views look at, and what narrows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.insights.values import Scope
from ui.pages.patterns.filters import ScopeButton, ScopeLine
from ui.pages.patterns.period import ALL, OWN, USUAL, OwnDays, first_day, periods
from ui.widgets.menu_button import MenuButton
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from ui.dates import Dates


class LookedAt(QWidget):
    """Signals:
    changed: another period, code or count was chosen.
    """

    changed = Signal()

    def __init__(self, *, dates: Dates, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.scope = Scope(first=first_day(USUAL, today))
        self._title = Prose(_("Patterns"), role="h1")
        self.period = MenuButton(options=periods(), value=USUAL, name=_("Period"))
        self.period.chosen.connect(self._on_period)
        self.filter = ScopeButton()
        self.filter.changed.connect(self._set)
        self.line = ScopeLine()
        self.line.changed.connect(self._set)
        self.days = OwnDays(dates=dates, today=today)
        self.days.changed.connect(self._on_own_days)
        self.days.hide()
        self._lay_out()

    def set_today(self, today: date) -> None:
        """Stretches of months end today; nothing is told."""
        if today != self._today:
            self._today = today
            if self.period.value() != OWN:
                self.scope = replace(self.scope, first=first_day(self.period.value(), today))

    def set_codes(self, codes: tuple[str, ...]) -> None:
        """Offer these client codes. One that is no longer there narrows nothing any more."""
        self.filter.set_codes(codes)
        if self.scope.client_code and self.scope.client_code not in codes:
            self._set(replace(self.scope, client_code=""))

    @property
    def narrows(self) -> bool:
        """Whether there are entries that are not looked at."""
        scope = self.scope
        return scope.first is not None or scope.last is not None or bool(scope.client_code)

    def set_turning(self, day: date | None) -> None:
        """Part before and since on this day."""
        self._set(replace(self.scope, turning=day))

    def look_at_everything(self) -> None:
        """All days and codes."""
        self.period.set_value(ALL)
        self.days.hide()
        self._set(Scope(turning=self.scope.turning))

    def show_choices(self, *, shown: bool) -> None:
        """In an empty journal there is nothing to choose from."""
        self.period.setVisible(shown)
        self.filter.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The choices stand beneath the title where there is no room beside it."""
        super().resizeEvent(event)
        wide = self.width() >= (
            self._title.sizeHint().width() + self._choices.sizeHint().width() + 24
        )
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        if self._head.direction() != (across if wide else down):
            self._head.setDirection(across if wide else down)
            side = Qt.AlignmentFlag.AlignTrailing if wide else Qt.AlignmentFlag.AlignLeading
            self._head.setAlignment(self._choices, Qt.AlignmentFlag.AlignTop | side)

    def _lay_out(self) -> None:
        self._choices = QWidget()
        row = QHBoxLayout(self._choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.filter)
        row.addWidget(self.period)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(12)
        self._head.addWidget(self._title, 1)
        end = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignTrailing
        self._head.addWidget(self._choices, 0, end)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head)
        column.addWidget(self.days)
        column.addWidget(self.line)

    def _set(self, scope: Scope) -> None:
        self.scope = scope
        self.filter.show_scope(scope)
        self.line.show_scope(scope)
        self.changed.emit()

    def _on_period(self, period: str) -> None:
        self.days.setVisible(period == OWN)
        if period == OWN:
            self.days.begin(self.scope.first)
            self._on_own_days()
        else:
            self._set(replace(self.scope, first=first_day(period, self._today), last=None))

    def _on_own_days(self) -> None:
        first, last = self.days.days()
        self._set(replace(self.scope, first=first, last=last))
