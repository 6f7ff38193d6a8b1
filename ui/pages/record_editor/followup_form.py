# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The questions of a follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.entry import When
from app.domain.record import followed_subject
from app.i18n import _
from app.i18n import content as translated
from ui.fields.base import enter
from ui.fields.day_menu import DayMenu
from ui.fields.then_now import ThenNow
from ui.fields.watch import Watch
from ui.pages.record_editor.steps import FOLLOWUP
from ui.widgets.chip_group import ChipGroup
from ui.widgets.disclosure import Disclosure
from ui.widgets.prose import Prose
from ui.widgets.rating_row import RatingRow
from ui.widgets.writing_field import WritingField

if TYPE_CHECKING:
    from datetime import date

    from app.domain.draft import DraftSession
    from app.services.content import Field, Option
    from app.services.journal import Reading
    from ui.context import Context
    from ui.dates import Dates

GAP = 28
FEARED = "feared"


class FollowupForm(QWidget):
    """What I did, what they said, the belief again; more behind a line.

    Signals:
        edited: the session has changed.
    """

    edited = Signal()

    def __init__(
        self,
        *,
        session: DraftSession,
        reading: Reading,
        context: Context,
        dates: Dates,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._reading = reading
        self._context = context
        self._dates = dates
        content = context.workspace.content
        self._field: Field = content.field(FOLLOWUP)
        self._subject = followed_subject(reading.entry)
        self._controls: dict[str, WritingField] = {}
        self.rating: RatingRow | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._add_heading()
        for part in self._field.parts[: self._field.core_parts]:
            self._box.addWidget(self._part(part, self))
            self._box.addSpacing(GAP)
        self._add_rating()
        self._add_more()
        self._box.addStretch(1)

    def focus_first(self) -> None:
        """Go to the first question."""
        for control in self._controls.values():
            enter(control)
            return

    def _add_heading(self) -> None:
        field = self._field
        self._box.addWidget(Prose(translated(field.label), role="h1", parent=self))
        self._box.addSpacing(8)
        self._box.addWidget(Prose(translated(field.help), role="help", parent=self))
        self._box.addSpacing(16)
        workspace = self._context.workspace
        name = _("Day of this contact")
        self.day = DayMenu(
            name=name,
            dates=self._dates,
            today=workspace.clock.now().local_day,
            offsets=(0, -1, -2),
            parent=self,
        )
        self.day.set_day(self._session.entry.day)
        self.day.day_chosen.connect(self._on_day_chosen)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(Prose(name, role="label", parent=self))
        line.addWidget(self.day)
        line.addStretch(1)
        self._box.addLayout(line)
        self._box.addSpacing(GAP)

    def _part(self, part: Option, parent: QWidget) -> QWidget:
        holder = QWidget(parent)
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        label = translated(part.text)
        control = WritingField(name=label, lines=2, parent=holder)
        control.set_text(self._session.entry.text(part.id))
        control.room = self._session.room
        control.edited.connect(lambda: self._on_part_edited(part.id))
        control.refused.connect(lambda words: self._context.toast(words, None))
        self._controls[part.id] = control
        box.addWidget(Prose(label, role="label", parent=holder))
        box.addWidget(control)
        entry = self._session.entry.id
        watch = Watch(context=self._context, entry_id=entry, parent=holder)
        watch.watch(control)
        box.addWidget(watch)
        return holder

    def _add_rating(self) -> None:
        subject = self._subject
        if subject is None:
            return
        depth = "quick" if subject.subject == "thought" else self._reading.entry.depth
        question = translated(self._field.rating_label_at(depth))
        caption = _("The rule") if subject.subject == "rule" else _("The thought with most charge")
        if subject.text.strip():
            self._box.addWidget(Prose(caption, role="caption", parent=self))
            self._box.addSpacing(2)
            self._box.addWidget(Prose(subject.text.strip(), role="reading", parent=self))
            self._box.addSpacing(12)
        self._box.addWidget(Prose(question, role="label", parent=self))
        self._box.addSpacing(2)
        told = _("Your earlier answers stay hidden until you have set this one.")
        self._box.addWidget(Prose(told, role="help", parent=self))
        self.rating = RatingRow(
            name=question,
            low=translated(self._field.low),
            high=translated(self._field.high),
            parent=self,
        )
        now = self._session.entry.rating(subject.subject, subject.key, When.LATER)
        self.rating.set_value(now)
        self.rating.rated.connect(self._on_rated)
        self.course = ThenNow(parent=self)
        self._box.addWidget(self.rating)
        self._box.addWidget(self.course)
        self._box.addSpacing(GAP)
        self._show_course(now)

    def _add_more(self) -> None:
        field = self._field
        parts = field.parts[field.core_parts :]
        label = _("Did what I feared happen?")
        words = _("More: what I feared, what I learned, feedback")
        self.more = Disclosure(words, is_open=False, parent=self)
        self.folded = QWidget(self)
        inner = QVBoxLayout(self.folded)
        inner.setContentsMargins(0, 12, 0, 0)
        inner.setSpacing(GAP)
        inner.addWidget(self._feared(label))
        for part in parts:
            inner.addWidget(self._part(part, self.folded))
        entry = self._session.entry
        written = bool(entry.mark(field.mark_kind)) or any(entry.text(p.id) for p in parts)
        self.folded.setVisible(written)
        self.more.set_open(written)
        self.more.toggled.connect(self.folded.setVisible)
        self._box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self._box.addWidget(self.folded)

    def _feared(self, label: str) -> QWidget:
        holder = QWidget(self.folded)
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(Prose(label, role="label", parent=holder))
        feared = self._reading.entry.text(FEARED).strip()
        if feared:
            box.addWidget(Prose(feared, role="reading", parent=holder))
        content = self._context.workspace.content
        options = [(o.id, translated(o.text)) for o in content.options_of(self._field)]
        self.outcome = ChipGroup(name=label, options=options, multiple=False, parent=holder)
        self.outcome.set_values([self._session.entry.mark(self._field.mark_kind)])
        self.outcome.chosen.connect(self._on_outcome_chosen)
        box.addWidget(self.outcome)
        return holder

    def _show_course(self, now: int | None) -> None:
        own = {rating.at for rating in self._session.entry.course(*self._named())}
        earlier = [point.value for point in self._reading.rule_course if point.at not in own]
        self.course.show_course(earlier, now)

    def _named(self) -> tuple[str, str]:
        assert self._subject is not None
        return self._subject.subject, self._subject.key

    def _on_day_chosen(self, day: date) -> None:
        self._session.set_day(day)
        self.edited.emit()

    def _on_part_edited(self, part: str) -> None:
        self._session.set_text(part, self._controls[part].text())
        self.edited.emit()

    def _on_rated(self, value: int | None) -> None:
        subject, key = self._named()
        self._session.rate(subject, key, When.LATER, value)
        self._show_course(value)
        self.edited.emit()

    def _on_outcome_chosen(self, values: list[str]) -> None:
        self._session.set_mark(self._field.mark_kind, values[0] if values else "")
        self.edited.emit()
