# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The course of a rule over its records and their follow-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, ngettext
from ui.charts.chart import Chart
from ui.models import belief_words as words
from ui.models.repair_words import shortened, spoken
from ui.widgets.buttons import quiet
from ui.widgets.prose import Prose
from ui.widgets.row import Row
from ui.widgets.sheet import Sheet
from ui.widgets.stacking import clear_layout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.domain.entry import Entry
    from app.insights.values import Insight
    from app.services.beliefs import BeliefReading
    from ui.dates import Dates

AT_FIRST = 8
"""Values and records that stand on the page at first, the newest; a press shows the others."""


class Course(QWidget):
    """Its sentence, its values as lines that open their record, and the records by their words.

    Signals:
        wanted(record_id): a record to be read.

    Attributes:
        chart: the course painted, between the sentence and the same values as lines.
        rows: the values that are shown, oldest first.
        worded: the rule in the words of the records that are shown, oldest first.
    """

    wanted = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all = self._all_records = False
        self.rows: list[Row] = []
        self.worded: list[Row] = []
        self._shown: tuple[BeliefReading, Dates, date] | None = None
        self.sentence = Prose("", role="body", parent=self)
        self.chart = Chart(name=_("The rule over time"))
        self.chart.opened.connect(self._on_dot)
        self._paper = Sheet(parent=self)  # dots and their labels are painted as on paper
        self._paper.body.addWidget(self.chart)
        self._paper.hide()
        self._values = QVBoxLayout()
        self._values.setSpacing(0)
        self._records = QVBoxLayout()
        self._records.setSpacing(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Prose(_("The rule over time"), role="h3", parent=self))
        box.addSpacing(4)
        box.addWidget(self.sentence)
        box.addSpacing(12)
        box.addWidget(self._paper)
        box.addLayout(self._values)
        box.addLayout(self._records)

    def show_chart(self, insight: Insight | None) -> None:
        """Paint the course, where there is one."""
        plot = insight.chart if insight is not None else None
        self._paper.setVisible(plot is not None)
        if insight is not None and plot is not None:
            self.chart.setAccessibleDescription(insight.sentence)
            self.chart.show_chart(plot)

    def show_reading(self, reading: BeliefReading, dates: Dates, today: date) -> None:
        """Show the course of this belief."""
        if self._shown is not None and self._shown[0].entry.id != reading.entry.id:
            self._all = self._all_records = False
        self._shown = (reading, dates, today)
        self.sentence.set_text(words.course_sentence(reading.course, dates, today))
        self._show_values(reading, dates, today)
        self._show_records(reading.records, dates, today)

    def _show_values(self, reading: BeliefReading, dates: Dates, today: date) -> None:
        clear_layout(self._values)
        self.rows = []
        course = reading.course
        if len(course) < 2 and not self._all:
            return
        self._values.addSpacing(8)
        shown = course if self._all else course[-AT_FIRST:]
        for point in shown:
            day = dates.brief(point.at.local_day, today)
            kind = words.point_kind(point)
            row = Row(lead=day, text=str(point.value), detail=kind, last=point is shown[-1])
            row.setAccessibleName(spoken((day, str(point.value), kind)))
            row.clicked.connect(lambda _checked=False, p=point: self.wanted.emit(p.record))
            self._values.addWidget(row)
            self.rows.append(row)
        if len(course) > len(shown):
            told = ngettext("All {count} rating", "All {count} ratings", len(course))
            more = quiet(told.format(count=len(course)), parent=self)
            more.clicked.connect(self._on_all)
            self._values.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)

    def _show_records(self, records: Sequence[Entry], dates: Dates, today: date) -> None:
        clear_layout(self._records)
        if not records:
            return
        self._records.addSpacing(20)
        self._records.addWidget(Prose(_("In the words of each record"), role="label", parent=self))
        self._records.addSpacing(4)
        shown = records if self._all_records else records[-AT_FIRST:]
        self.worded = []
        for record in shown:
            day = dates.brief(record.day, today)
            own = shortened(record.text("rule"), words.RULE)
            text = own or _("(no words)")
            row = Row(lead=day, text=text, last=record is shown[-1], own=bool(own))
            row.setAccessibleName(spoken((day, text)))
            row.clicked.connect(lambda _checked=False, r=record: self.wanted.emit(r.id))
            self._records.addWidget(row)
            self.worded.append(row)
        if len(records) > len(shown):
            told = ngettext("All {count} record", "All {count} records", len(records))
            more = quiet(told.format(count=len(records)), parent=self)
            more.clicked.connect(self._on_all_records)
            self._records.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)

    def _on_dot(self, entry_id: str) -> None:
        """A dot stands for a record or for a follow-up, which is read with its record."""
        if self._shown is not None:
            records = {point.entry: point.record for point in self._shown[0].course}
            self.wanted.emit(records.get(entry_id, entry_id))

    def _on_all(self) -> None:
        self._all = True
        if self._shown is not None:
            self.show_reading(*self._shown)
            self.rows[0].setFocus()

    def _on_all_records(self) -> None:
        self._all_records = True
        if self._shown is not None:
            self.show_reading(*self._shown)
            self.worded[0].setFocus()
