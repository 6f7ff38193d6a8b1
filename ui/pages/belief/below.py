# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was tried and noted for a belief: experiments and positive data, each with a way to add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.entry import Kind
from app.i18n import _, ngettext
from app.i18n import content as translated
from ui.context import Route
from ui.models import belief_words as words
from ui.models.repair_words import shortened, spoken, with_draft
from ui.widgets.buttons import link, quiet
from ui.widgets.prose import Prose
from ui.widgets.row import Row
from ui.widgets.stacking import clear_layout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.domain.entry import Entry
    from app.services.beliefs import BeliefReading
    from app.services.content import Content
    from ui.dates import Dates

AT_FIRST = 8
"""Lines of a section at first, the newest; one press shows the others."""


class Below(QWidget):
    """Sections of rows. Pressing a row opens what it names; a link adds one more.

    `writes` is False where the journal is only read: then nothing offers to add anything.

    Signals:
        wanted(route): a page to go to.
    """

    wanted = Signal(object)

    def __init__(
        self, *, content: Content, writes: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._content = content
        self._writes = writes
        self._whole: set[str] = set()
        self._shown: tuple[BeliefReading, Dates, date] | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    def show_reading(self, reading: BeliefReading, dates: Dates, today: date) -> None:
        """Show what belongs to this belief beside its course."""
        if self._shown is not None and self._shown[0].entry.id != reading.entry.id:
            self._whole = set()
        self._shown = (reading, dates, today)
        clear_layout(self._box)
        belief = reading.entry.id
        self._section(
            Kind.EXPERIMENT,
            _("Experiments"),
            _("Plan an experiment"),
            Route("form", kind=Kind.EXPERIMENT, parent=belief),
            reading.experiments,
        )
        self._section(
            Kind.POSITIVE,
            _("What fits the flexible belief"),
            _("Add a line"),
            Route("form", kind=Kind.POSITIVE, parent=belief),
            reading.positive,
        )
        self._schemas(reading.entry)

    def _section(
        self, kind: Kind, title: str, add: str, route: Route, entries: Sequence[Entry]
    ) -> None:
        if not entries and not self._writes:
            return
        self._box.addSpacing(32)
        self._box.addWidget(Prose(title, role="h3", parent=self))
        self._box.addSpacing(4)
        newest = list(reversed(entries))
        shown = newest if kind in self._whole else newest[:AT_FIRST]
        for entry in shown:
            self._box.addWidget(self._row(entry, last=entry is shown[-1]))
        if len(newest) > len(shown):
            told = ngettext("All {count} of them", "All {count} of them", len(newest))
            more = quiet(told.format(count=len(newest)), parent=self)
            more.setAccessibleName(f"{title}: {more.words}")
            more.clicked.connect(lambda: self._show_all(kind))
            self._box.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)
        if self._writes:
            button = link(add, parent=self)
            button.clicked.connect(lambda: self.wanted.emit(route))
            self._box.addSpacing(8)
            self._box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)

    def _row(self, entry: Entry, *, last: bool) -> Row:
        assert self._shown is not None
        _reading, dates, today = self._shown
        day = dates.brief(entry.day, today)
        if entry.kind == Kind.EXPERIMENT:
            text = words.experiment_line(entry)
            detail = words.experiment_detail(entry, dates, today)
        else:
            gist = shortened(entry.text("happened"), words.RULE)
            text, detail = with_draft(gist or _("Positive data"), entry), ""
        row = Row(lead=day, text=text, detail=detail, last=last, parent=self)
        row.setAccessibleName(spoken((day, text, detail)))
        route = Route("form", entry_id=entry.id)
        row.clicked.connect(lambda: self.wanted.emit(route))
        return row

    def _schemas(self, belief: Entry) -> None:
        marks = belief.marked("schema")
        if not marks:
            return
        self._box.addSpacing(32)
        self._box.addWidget(Prose(_("Schemas it goes with"), role="h3", parent=self))
        self._box.addSpacing(4)
        for mark in marks:
            name = translated(self._content.label("schema", mark.value))
            self._box.addWidget(Prose(name, role="body", parent=self))

    def _show_all(self, kind: Kind) -> None:
        self._whole.add(kind)
        if self._shown is not None:
            self.show_reading(*self._shown)
