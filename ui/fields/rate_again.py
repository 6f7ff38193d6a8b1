# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rating something again. The earlier value stays hidden until the new one is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.entry import When
from app.i18n import _
from app.i18n import content as translated
from ui.fields.base import FieldEditor, name_rating
from ui.fields.feelings import KIND as FEELING
from ui.fields.feelings import feeling_word
from ui.fields.then_now import ThenNow
from ui.widgets.prose import Prose
from ui.widgets.rating_row import RatingRow
from ui.widgets.stacking import clear_layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.fields.base import Named


class RateAgainEditor(FieldEditor):
    """The same belief as before, now. Kind: rate_again."""

    when = When.AFTER

    def _build(self) -> None:
        question = translated(self.field.rating_label_at(self.level))
        if question:
            self.set_name(question)
        self.rating = RatingRow(
            name=self.name,
            low=translated(self.field.low) or _("do not believe it"),
            high=translated(self.field.high) or _("completely sure"),
            parent=self,
        )
        self.rating.rated.connect(self._on_rating_rated)
        self.course = ThenNow(parent=self)
        self.nothing = Prose(
            _("When a belief is written above, it can be looked at again here."),
            role="help",
            parent=self,
        )
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.rating)
        self.body.addWidget(self.course)

    def rated_again(self) -> Sequence[Named]:
        asked = (self.field.rating_subject, "")
        return () if self.session.entry.rating(*asked, self.when) is not None else (asked,)

    def focus_first(self) -> None:
        self.rating.rating.setFocus()

    def load(self) -> None:
        entry = self.session.entry
        subject = self.field.rating_subject
        now = entry.rating(subject, "", self.when)
        if self.rating.value != now:
            self.rating.set_value(now)
        then = entry.rating(subject, "", When.BEFORE)
        self.course.show_values(then, now)
        there = bool(entry.text(subject).strip()) or then is not None or now is not None
        self.rating.setVisible(there)
        self.nothing.setVisible(not there)

    def sync(self) -> None:
        self.load()

    def _rename(self) -> None:
        name_rating(self.rating, self.name)

    def _on_rating_rated(self, value: int | None) -> None:
        subject = self.field.rating_subject
        self.session.rate(subject, "", self.when, value)
        self.course.show_values(self.session.entry.rating(subject, "", When.BEFORE), value)
        self.edited.emit()


class RateLaterEditor(RateAgainEditor):
    """The same belief on a later day. Kind: rate_later."""

    when = When.LATER


@dataclass(frozen=True, slots=True)
class _Again:
    subject: str
    key: str
    words: str
    own: bool


class RerateEditor(FieldEditor):
    """The thought with most charge and each feeling, now. Kind: rerate."""

    def _build(self) -> None:
        self._shown: list[_Again] = []
        self._rows: list[tuple[RatingRow, ThenNow]] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.nothing = Prose(
            _("When there is a thought or a feeling, you can look at it again here."),
            role="help",
            parent=self,
        )
        self.body.addWidget(self.nothing)
        self.body.addLayout(self._list)

    def rated_again(self) -> Sequence[Named]:
        asked = [(again.subject, again.key) for again in self._shown]
        return [one for one in asked if self.session.entry.rating(*one, When.AFTER) is None]

    def focus_first(self) -> None:
        for rating, _course in self._rows:
            rating.rating.setFocus()
            return

    def load(self) -> None:
        wanted = self._wanted()
        if wanted != self._shown:
            self._shown = wanted
            self._fill()
        for again, (rating, course) in zip(self._shown, self._rows, strict=True):
            now = self.session.entry.rating(again.subject, again.key, When.AFTER)
            if rating.value != now:
                rating.set_value(now)
            course.show_values(
                self.session.entry.rating(again.subject, again.key, When.BEFORE), now
            )
        self.nothing.setVisible(not self._shown)

    def sync(self) -> None:
        self.load()

    def _wanted(self) -> list[_Again]:
        wanted = []
        hot = self.session.hot_thought_row()
        if hot:
            words = " ".join(self.session.entry.text("thoughts", hot).split())
            wanted.append(_Again("thought", hot, words, own=True))
        wanted.extend(
            _Again(FEELING, mark.row, feeling_word(self, mark.value), own=False)
            for mark in self.session.entry.marked(FEELING)
        )
        return wanted

    def _fill(self) -> None:
        clear_layout(self._list)
        self._rows = []
        for again in self._shown:
            holder = QWidget(self)
            box = QVBoxLayout(holder)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)
            name = _("{feeling} now").format(feeling=again.words)
            if again.own:
                box.addWidget(Prose(again.words, role="reading", parent=holder))
                name = _("How much do you believe this thought now?")
            box.addWidget(Prose(name, role="label", parent=holder))
            low, high = _("not there"), _("as strong as ever")
            if again.own:
                low, high = _("do not believe it"), _("completely sure")
            rating = RatingRow(label="", name=name, low=low, high=high, parent=holder)
            course = ThenNow(parent=holder)
            box.addWidget(rating)
            box.addWidget(course)
            rating.rated.connect(
                lambda value, again=again, course=course: self._on_rated(again, course, value)
            )
            self._rows.append((rating, course))
            self._list.addWidget(holder)

    def _on_rated(self, again: _Again, course: ThenNow, value: int | None) -> None:
        self.session.rate(again.subject, again.key, When.AFTER, value)
        then = self.session.entry.rating(again.subject, again.key, When.BEFORE)
        course.show_values(then, value)
        self.edited.emit()
