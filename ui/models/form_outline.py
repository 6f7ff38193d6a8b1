# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the blocks of an entry that has a form, in the order of its questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.entry import When
from app.domain.episode import ASKED, HEADLINE_KEPT, STILL_SO
from app.domain.schemas import ARCHIVED, MERGED_INTO, QUIET, SCHEMA_OF
from app.i18n import _, content
from ui.models.blocks import Figures, Marks, figure
from ui.models.record_outline import Maker

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.services.content import Field, Form
    from ui.models.blocks import Block

_SHOWN_ABOVE = frozenset({"code", "contact", "day_of_entry"})
"""Kinds of fields whose answer stands in the title or below it."""


class FormMaker(Maker):
    """Walks the fields of a form as `Maker` walks those of a record."""

    def form(self, form: Form, *, without: Collection[str] = ()) -> list[Block]:
        """Every block of the entry. `without`: fields whose words stand elsewhere."""
        blocks: list[Block] = []
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
        for kind, words in ((ARCHIVED, _("archived")), (QUIET, _("not suggested"))):
            if kind in self._marks:
                self._marks.discard(kind)
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
