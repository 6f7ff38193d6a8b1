# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the blocks of an entry that has a form, in the order of its questions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.belief import own_course
from app.domain.entry import When
from app.domain.episode import ASKED, HEADLINE_KEPT, STILL_SO
from app.domain.schemas import ARCHIVED, AWAKE, MERGED_INTO, QUIET, REFUSED, SCHEMA_OF
from app.i18n import _, content
from ui.models.blocks import Figures, Marks, figure
from ui.models.record_outline import Maker

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.services.content import Field, Form
    from ui.models.blocks import Block

_SHOWN_ABOVE = frozenset({"code", "contact", "day_of_entry"})
"""Kinds of fields whose answer stands in the title or below it."""


_AGAIN = frozenset({"rate_again", "rate_later"})
"""Kinds of fields that ask for the rating of another field again."""


class FormMaker(Maker):
    """Walks the fields of a form as `Maker` walks those of a record."""

    def form(self, form: Form, *, without: Collection[str] = ()) -> list[Block]:
        """Every block of the entry. `without`: fields whose words stand elsewhere."""
        blocks: list[Block] = []
        self._asked_again = {f.rating_subject for f in form.fields if f.kind in _AGAIN}
        for field in form.fields:
            if field.id in without:
                self._answers.discard(field.id)
                self._marks.discard(field.mark_kind)
            else:
                blocks += self.field(field)
        return blocks + self._noted() + self.unknown()

    def _noted(self) -> list[Block]:
        """What was answered in passing, to a question that no form holds."""
        blocks = self._standing()
        blocks += self.mark(STILL_SO, _("Two contacts later: still so?"))
        if ASKED in self._marks:
            blocks += self.mark(ASKED, _("Have you asked how it was for them?"))
        if HEADLINE_KEPT in self._marks:
            self._marks.discard(HEADLINE_KEPT)
            kept = _("kept when asked whether it was both")
            blocks.append(Marks(_("Kind of strain, on the whole"), (kept,)))
        return blocks

    def _standing(self) -> list[Block]:
        """How a schema stands, which is set on its page."""
        blocks = self.mark(SCHEMA_OF, _("In my words, for"))
        blocks += self.mark(MERGED_INTO, _("Counts as"))
        self._marks.discard(REFUSED)
        for kind, words in ((ARCHIVED, _("archived")), (QUIET, _("not suggested"))):
            if kind in self._marks:
                self._marks.discard(kind)
                if self._entry.mark(kind) == AWAKE:
                    continue
                blocks.append(Marks("", (words,)))
        return blocks

    def field(self, field: Field) -> list[Block]:
        """The blocks of one field."""
        caption = content(field.label)
        match field.kind:
            case kind if kind in _SHOWN_ABOVE:
                return []
            case "day":
                day = self._entry.mark(field.mark_kind)
                self._marks.discard(field.mark_kind)
                return [Marks(caption, (self.iso_day(day),))] if day else []
            case "strategies":
                return self._strategies(field, caption, "plan")
            case "strategy_review":
                return self._strategies(field, caption, "review")
            case "rate_again":
                return self._again(field, caption)
            case "rate_later":
                return self._later(field, caption)
            case "rated_text" if self._has_course(field):
                return [*self.words(field.id, caption), *self._course(field)]
            case "continuum":
                return [*super().field(replace(field, kind="parts")), *self._course(field)]
            case "schema_choice":
                return self.mark(field.mark_kind, caption)
            case "twice":
                return self._twice(field, caption)
            case "told":
                return self.mark(field.mark_kind, caption) or self._before_and_after(field, caption)
            case _:
                return super().field(field)

    def _again(self, field: Field, caption: str) -> list[Block]:
        rows = [
            (content(field.rating_label), figure(rating.value), "")
            for rating in self._entry.course(field.rating_subject)[1:]
        ]
        self._subjects.discard(field.rating_subject)
        return [Figures(caption, tuple(rows))] if rows else []

    def _later(self, field: Field, caption: str) -> list[Block]:
        self._subjects.discard(field.rating_subject)
        value = self._entry.rating(field.rating_subject, "", When.LATER)
        return [] if value is None else [Marks(caption, (figure(value),))]

    def _has_course(self, field: Field) -> bool:
        subject = field.rating_subject
        return subject not in self._asked_again and len(self._entry.course(subject)) > 1

    def _course(self, field: Field) -> list[Block]:
        """Every value with its day, where something is rated over time."""
        self._subjects.discard(field.rating_subject)
        rows = tuple(
            (self._dates.plain(point.at.local_day, self._today), figure(point.value), "")
            for point in own_course(self._entry, field.rating_subject)
        )
        return [Figures(content(field.rating_label), rows)] if rows else []

    def _twice(self, field: Field, caption: str) -> list[Block]:
        """Both ratings; the first alone stays hidden on its day, while the second may come."""
        self._subjects.discard(field.rating_subject)
        first, again = (
            self._entry.rating(field.rating_subject, "", when) for when in (When.BEFORE, When.AGAIN)
        )
        if again is None and self._entry.day == self._today:
            return []
        rows = [
            (name, figure(value), "")
            for name, value in ((_("first"), first), (_("once more"), again))
            if value is not None
        ]
        return [Figures(caption, tuple(rows))] if rows else []

    def _before_and_after(self, field: Field, caption: str) -> list[Block]:
        subject = field.rating_subject
        self._subjects.discard(subject)
        then, now = (self._entry.rating(subject, "", when) for when in (When.BEFORE, When.AFTER))
        rows = [
            (name, figure(value), "")
            for name, value in ((_("before"), then), (_("after"), now))
            if value is not None
        ]
        return [Figures(caption, tuple(rows))] if rows else []

    def _strategies(self, field: Field, caption: str, part: str) -> list[Block]:
        """What was chosen, then each question of a way to repair that was answered."""
        blocks = self.mark(field.mark_kind, caption)
        for answer in self._entry.answers:
            if f".{part}." in answer.field:
                blocks += self.words(answer.field, content(answer.question))
        return blocks
