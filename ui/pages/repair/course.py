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

    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QAbstractButton

    from app.domain.timeline import Row
    from app.services.content import Content
    from ui.dates import Dates

ROWS_AT_A_TIME = 4
_SHARE = 0.75
"""Of the window's height: what the first rows fill at least."""

LEAST_WIDE = 620
"""Width at normal text size from which on the row has five columns."""


class Course(QWidget):
    """One Tab stop; arrows move through contacts and what hangs on them, in order of time.

    Signals:
        asked(entry): an `Entry` was pressed, to be opened.
        change_asked(entry_id): a change of where it stands was pressed.
        completed: every row is there.
    """

    asked = Signal(object)
    change_asked = Signal(str)
    completed = Signal()

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
    def rows(self) -> tuple[CourseRow, ...]:
        """The rows that are there."""
        return tuple(self._rows)

    @property
    def complete(self) -> bool:
        """Whether every row is there."""
        return not self._waiting

    def show_rows(self, rows: tuple[Row, ...], dates: Dates, today: date) -> None:
        """Show this course; what is below the first screenful follows once that is painted.

        Rows that are the same as before stay where they are.
        """
        same = 0
        if (dates, today) == (self._dates, self._today):
            ends = [(row, row is rows[-1]) for row in rows]
            for old, new in zip(self._rows, ends, strict=False):
                if (old.row, old.last) != new:
                    break
                same += 1
        for old in self._rows[same:]:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = self._rows[:same]
        self._dates, self._today = dates, today
        self._waiting = list(rows[same:])
        self._more.stop()
        self._add_screenful()

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first screenful is there: the rest may come."""
        super().paintEvent(event)
        if self._waiting and not self._more.isActive():
            self._more.start()

    def _add_screenful(self) -> None:
        """As many rows as one sees before scrolling; the head of the page takes the rest."""
        high = self.window().height() * _SHARE
        filled = sum(row.heightForWidth(self.width()) for row in self._rows)
        while self._waiting and filled < high:
            filled += self._add_row().heightForWidth(self.width())
        self._on_added()

    def _on_more(self) -> None:
        for _place in range(min(ROWS_AT_A_TIME, len(self._waiting))):
            self._add_row()
        self._on_added()
        if self._waiting:
            self._more.start()

    def _add_row(self) -> CourseRow:
        assert self._dates is not None
        assert self._today is not None
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
        shown.change_asked.connect(self.change_asked)
        self._box.addWidget(shown)
        self._rows.append(shown)
        return shown

    def _on_added(self) -> None:
        self._roving.set_buttons(self._buttons())
        if not self._waiting:
            _tell_apart(self._buttons())
            self.completed.emit()

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
        met[told] += 1
        name = told if met[told] == 1 else f"{told}, {met[told]}"
        if name != button.accessibleName():
            button.setProperty("told", told)
            button.setAccessibleName(name)
