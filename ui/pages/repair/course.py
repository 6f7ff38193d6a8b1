# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The course of a repair: rows beneath each other, the first screenful at once, then the rest."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.i18n import _
from ui.pages.repair.course_row import CONTACT, DAY, HUNG, STATUS, WIDTHS, CourseRow, column_width
from ui.theme.theme import current
from ui.widgets.prose import Prose
from ui.widgets.roving import Roving

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QAbstractButton

    from app.domain.timeline import Row
    from app.services.content import Content
    from ui.dates import Dates

FIRST_ROWS = 12
ROWS_AT_A_TIME = 4
LEAST_WIDE = 620
"""Width at normal text size from which on the row has five columns."""


class Course(QWidget):
    """One Tab stop; arrows move through contacts and what hangs on them, in order of time.

    Signals:
        asked(entry): an `Entry` was pressed, to be opened.
    """

    asked = Signal(object)

    def __init__(self, *, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("The course"))
        self._content = content
        self._rows: list[CourseRow] = []
        self._waiting: list[Row] = []
        self._dates: Dates | None = None
        self._today: date | None = None
        self._narrow = False
        self._heads = self._make_heads()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self._heads)
        self._box.addSpacing(12)
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.setInterval(0)
        self._more.timeout.connect(self._on_more)
        self._roving = Roving(parent=self)

    @property
    def complete(self) -> bool:
        """Whether every row is there."""
        return not self._waiting

    def show_rows(self, rows: tuple[Row, ...], dates: Dates, today: date) -> None:
        """Show this course; what is below the first screenful follows when there is time."""
        for old in self._rows:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = []
        self._dates, self._today = dates, today
        self._waiting = list(rows)
        self._add(FIRST_ROWS)

    def focus_first(self) -> None:
        """The first contact."""
        buttons = self._buttons()
        if buttons:
            buttons[0].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._narrow = self.width() < LEAST_WIDE * current().text_scale
        self._heads.setVisible(not self._narrow)
        for row in self._rows:
            row.set_narrow(narrow=self._narrow)

    def _add(self, most: int) -> None:
        assert self._dates is not None
        assert self._today is not None
        for _place in range(min(most, len(self._waiting))):
            row = self._waiting.pop(0)
            shown = CourseRow(
                row=row,
                first=not self._rows,
                last=not self._waiting,
                content=self._content,
                dates=self._dates,
                today=self._today,
                parent=self,
            )
            shown.set_narrow(narrow=self._narrow)
            shown.asked.connect(self.asked)
            self._box.addWidget(shown)
            self._rows.append(shown)
        _tell_apart(self._buttons())
        self._roving.set_buttons(self._buttons())
        if self._waiting:
            self._more.start()

    def _on_more(self) -> None:
        self._add(ROWS_AT_A_TIME)

    def _buttons(self) -> list[QAbstractButton]:
        return [button for row in self._rows for button in row.buttons]

    def _make_heads(self) -> QWidget:
        heads = QWidget(self)
        grid = QGridLayout(heads)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        named = (
            (DAY, _("Day")),
            (CONTACT, _("Contact")),
            (STATUS, _("Status")),
            (HUNG, _("Hangs on it")),
        )
        for column, words in named:
            grid.addWidget(Prose(words, role="caption", parent=heads), 0, column)
        for column in WIDTHS:
            room = column_width(column, self._content)
            grid.setColumnMinimumWidth(column, room + (16 if column in (STATUS, HUNG) else 0))
        grid.setColumnStretch(CONTACT, 1)
        return heads


def _tell_apart(buttons: list[QAbstractButton]) -> None:
    """Two that say the same are numbered for a screen reader."""
    met: Counter[str] = Counter()
    for button in buttons:
        told = button.property("told") or button.accessibleName()
        button.setProperty("told", told)
        met[told] += 1
        button.setAccessibleName(told if met[told] == 1 else f"{told}, {met[told]}")
