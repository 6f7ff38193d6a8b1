# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Below the course: what is planned, agreed, told and noted, each with a way to add one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.entry import Kind, State, When
from app.domain.feedback import GUESS, NEXT_CONTACT, is_unanswered, look_again_on, marked_day
from app.domain.links import ABOUT
from app.i18n import _
from app.i18n import content as translated
from ui.context import Route
from ui.models import repair_words as words
from ui.pages.repair.guess_pair import GuessPair
from ui.widgets.buttons import link
from ui.widgets.prose import Prose
from ui.widgets.row import Row
from ui.widgets.stacking import clear_layout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.domain.entry import Entry
    from app.services.content import Content, Field
    from app.services.repairs import EpisodeReading
    from ui.dates import Dates


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
        self._writes = writes
        self._content = content
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    def show_reading(self, reading: EpisodeReading, dates: Dates, today: date) -> None:
        """Show what belongs to this episode beside its course."""
        clear_layout(self._box)
        self._reading, self._dates, self._today = reading, dates, today
        self._plans()
        self._agreements()
        self._feedback()
        self._guesses()
        self._notes()

    # ------------------------------------------------------------------ sections

    def _plans(self) -> None:
        rows = []
        for plan in self._reading.open_plans:
            day = marked_day(plan, NEXT_CONTACT)
            detail = self._dates.short(day) if day else _("no day yet")
            name = words.plan_name(plan, self._content)
            rows.append(self._row(name, detail, Route("form", entry_id=plan.id)))
            due = plan.state is State.KEPT and (day is None or day <= self._today)
            if due and self._writes:
                route = Route("form", kind=Kind.REVIEW, parent=plan.id)
                ask = _("After the contact: a short review")
                row = self._row(ask, "", route)
                row.setAccessibleName(words.spoken((ask, name, detail)))
                rows.append(row)
        add = Route("form", kind=Kind.PLAN, parent=self._reading.entry.id)
        self._section(_("The next contact"), _("Plan it"), add, rows)

    def _agreements(self) -> None:
        log = self._reading.of(Kind.AGREEMENT_LOG)
        rows = []
        for agreement in self._reading.of(Kind.AGREEMENT):
            again = look_again_on(agreement, log)
            topic = words.with_draft(
                words.shortened(agreement.text("topic"), 80) or _("Agreement"), agreement
            )
            rows.append(self._row(topic, self._kept(agreement, log), self._edit(agreement)))
            if not self._writes:
                continue
            ask = _("Was it kept? Note it")
            detail = ""
            if again is not None:
                detail = _("look at it again {day}").format(day=self._dates.short(again))
            route = Route("form", kind=Kind.AGREEMENT_LOG, parent=agreement.id)
            row = self._row(ask, detail, route)
            row.setAccessibleName(words.spoken((ask, topic)))
            rows.append(row)
        add = Route("form", kind=Kind.AGREEMENT, parent=self._reading.entry.id)
        self._section(_("Agreements"), _("Add an agreement"), add, rows)

    def _kept(self, agreement: Entry, log: Sequence[Entry]) -> str:
        """The last lines of its log, in neutral words: "1 Nov not kept, 3 Nov kept"."""
        lines = [line for line in log if line.linked(ABOUT) == agreement.id and line.mark("kept")]
        return ", ".join(
            f"{self._dates.brief(line.day, self._today)} "
            f"{translated(self._content.label('kept', line.mark('kept')))}"
            for line in lines[-2:]
        )

    def _feedback(self) -> None:
        rows = []
        told = sorted(
            self._reading.of(Kind.FEEDBACK), key=lambda f: (not is_unanswered(f), -f.order)
        )
        for feedback in told:
            gist = words.shortened(feedback.text("gist"), 90) or _("Feedback")
            detail = self._dates.brief(feedback.day, self._today)
            if is_unanswered(feedback):
                detail = _("{day}, still open").format(day=detail)
            rows.append(self._row(words.with_draft(gist, feedback), detail, self._edit(feedback)))
        add = Route("form", kind=Kind.FEEDBACK, parent=self._reading.entry.id)
        self._section(_("What they told me"), _("Add feedback"), add, rows)

    def _guesses(self) -> None:
        """A guess beside what they said, each by its name; nothing compares the two."""
        guessed = [c for c in self._reading.contacts if c.text(GUESS).strip()]
        if not guessed:
            return
        holder = QWidget(self)
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 32, 0, 0)
        box.setSpacing(8)
        box.addWidget(Prose(_("How it was for them"), role="h3", parent=holder))
        for contact in guessed:
            box.addWidget(GuessPair(contact=contact, dates=self._dates, today=self._today))
        self._box.addWidget(holder)

    def _notes(self) -> None:
        entry, content = self._reading.entry, self._content
        form = content.form(Kind.EPISODE)
        told = []
        for field in form.fields:
            if field.kind == "code":
                continue
            text = entry.text(field.id).strip()
            parts = [entry.text(f"{field.id}.{part.id}").strip() for part in field.parts]
            marks = [
                translated(content.label(field.mark_kind, mark.value))
                for mark in entry.marked(field.mark_kind)
            ]
            own = words.shortened(" · ".join(filter(None, (text, *parts))))
            marks += self._rated(field)
            if own or marks:
                told.append((translated(field.label), own, ", ".join(marks)))
        rows: list[QWidget] = []
        for label, own, chosen in told:
            holder = QWidget(self)
            box = QVBoxLayout(holder)
            box.setContentsMargins(0, 8, 0, 4)
            box.setSpacing(2)
            box.addWidget(Prose(label, role="caption", parent=holder))
            if own:
                # no wider than its words: own words begin where their script does
                prose = Prose(own, role="reading", parent=holder, selectable=True)
                box.addWidget(prose, 0, Qt.AlignmentFlag.AlignLeading)
            if chosen:
                box.addWidget(Prose(chosen, role="body", parent=holder))
            rows.append(holder)
        self._section(_("About this strain"), _("Write about it"), self._edit(entry), rows)

    def _rated(self, field: Field) -> list[str]:
        """The number beside a belief: as it was first given, or as it was given again."""
        first = {"rated_text": When.BEFORE, "rate_again": When.AFTER}.get(field.kind)
        if first is None:
            return []
        value = self._reading.entry.rating(field.rating_subject, "", first)
        return [] if value is None else [_("believed {value}").format(value=value)]

    # ------------------------------------------------------------------ pieces

    def _edit(self, entry: Entry) -> Route:
        return Route("form", entry_id=entry.id)

    def _row(self, text: str, detail: str, route: Route) -> Row:
        row = Row(text=text, detail=detail, parent=self)
        row.clicked.connect(lambda: self.wanted.emit(route))
        return row

    def _section(self, title: str, add: str, route: Route, rows: Sequence[QWidget]) -> None:
        if not rows and not self._writes:
            return
        holder = QWidget(self)
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 32, 0, 0)
        box.setSpacing(0)
        box.addWidget(Prose(title, role="h3", parent=holder))
        box.addSpacing(4)
        for number, row in enumerate(rows):
            if isinstance(row, Row):
                row.set_last(number == len(rows) - 1)
            box.addWidget(row)
        if self._writes:
            button = link(add, parent=holder)
            button.clicked.connect(lambda: self.wanted.emit(route))
            box.addSpacing(8)
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self._box.addWidget(holder)
