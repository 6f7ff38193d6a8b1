# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The flexible belief with its strength, and the continuum with its mark, each given again here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.belief import CONTINUUM, FLEXIBLE, HIGH, LOW
from app.domain.entry import Kind
from app.i18n import _
from app.i18n import content as translated
from ui.fields.continuum import question_with_ends
from ui.models.belief_words import ENDS, OWN
from ui.models.lines import ISOLATE, POP
from ui.models.repair_words import shortened
from ui.pages.belief.again import Again
from ui.widgets.buttons import link
from ui.widgets.prose import Prose
from ui.widgets.stacking import clear_layout

if TYPE_CHECKING:
    from datetime import date

    from app.services.beliefs import BeliefReading
    from app.services.content import Content
    from ui.dates import Dates


class Beside(QWidget):
    """Two sections. Where the words are missing, a link leads to where they are written.

    Signals:
        write_asked: the words of the belief are to be written.
        asked(subject): something is to be rated again.
        rated(subject, value): a value was set, changed or taken away.
        done: the writer is through with rating.
    """

    write_asked = Signal()
    asked = Signal(str)
    rated = Signal(str, object)
    done = Signal()

    def __init__(
        self, *, content: Content, writes: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._form = content.form(Kind.BELIEF)
        self._writes = writes
        self.again: dict[str, Again] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    @property
    def is_open(self) -> bool:
        """Whether something is being rated."""
        return any(again.is_open for again in self.again.values())

    def show_reading(self, reading: BeliefReading, dates: Dates, today: date) -> None:
        """Show what this belief has."""
        clear_layout(self._box)
        self.again = {}
        self._flexible(reading, dates, today)
        self._continuum(reading, dates, today)

    def close_all(self) -> None:
        """Nothing is being rated any more."""
        for again in self.again.values():
            again.end()

    def _flexible(self, reading: BeliefReading, dates: Dates, today: date) -> None:
        words = shortened(reading.entry.text(FLEXIBLE), OWN)
        if not words and not reading.flexible and not self._writes:
            return
        self._head(_("A flexible belief beside it"))
        if not words:
            self._offer(_("Write one"))
            return
        # no wider than its words: own words begin where their script does
        prose = Prose(words, role="reading", parent=self, selectable=True)
        self._box.addWidget(prose, 0, Qt.AlignmentFlag.AlignLeading)
        self._box.addSpacing(8)
        field = self._form.field(FLEXIBLE)
        again = Again(
            button=_("How strong is it now?"),
            question=translated(field.rating_label),
            low=translated(field.low),
            high=translated(field.high),
            writes=self._writes,
            parent=self,
        )
        again.show_values(reading.flexible, dates, today)
        self._hold(FLEXIBLE, again)

    def _continuum(self, reading: BeliefReading, dates: Dates, today: date) -> None:
        low, high = (shortened(reading.entry.text(end), ENDS) for end in (LOW, HIGH))
        there = bool(low and high)
        if not there and not reading.continuum and not self._writes:
            return
        field = self._form.field(CONTINUUM)
        self._head(translated(field.label))
        if not there:
            self._offer(_("Name both ends"))
            return
        question = translated(field.rating_label)
        ends = _("0 is “{low}”, 100 is “{high}”.").format(
            low=f"{ISOLATE}{low}{POP}", high=f"{ISOLATE}{high}{POP}"
        )
        self._box.addWidget(Prose(ends, role="body", parent=self))
        self._box.addSpacing(8)
        again = Again(
            button=_("Where are you now?"),
            question=question,
            name=question_with_ends(question, low, high),
            low=low,
            high=high,
            writes=self._writes,
            parent=self,
        )
        again.show_values(reading.continuum, dates, today)
        self._hold(CONTINUUM, again)

    def _head(self, title: str) -> None:
        self._box.addSpacing(32)
        self._box.addWidget(Prose(title, role="h3", parent=self))
        self._box.addSpacing(4)

    def _offer(self, words: str) -> None:
        if self._writes:
            button = link(words, parent=self)
            button.clicked.connect(self.write_asked)
            self._box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)

    def _hold(self, subject: str, again: Again) -> None:
        again.asked.connect(lambda: self._on_asked(subject))
        again.rated.connect(lambda value: self.rated.emit(subject, value))
        again.done.connect(self.done)
        self.again[subject] = again
        self._box.addWidget(again)

    def _on_asked(self, subject: str) -> None:
        for other, again in self.again.items():
            if other != subject:
                again.end()
        self.asked.emit(subject)
