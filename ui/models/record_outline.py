# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the blocks of a record or a follow-up, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.belief import OTHER_RULE
from app.domain.entry import When
from app.domain.experiment import ALTERNATIVE, PREDICTION
from app.domain.record import UNKNOWN_PROPERTY
from app.domain.schemas import CHOSEN, NONE, NOT_THIS, PARTLY
from app.i18n import _, content
from ui.models.blocks import Figures, Marks, Part, Words, figure, mark_words
from ui.models.schema_words import is_partly, leads_to, noted_name, with_partly

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.domain.entry import Entry, Mark
    from app.domain.record import RatingPoint, Subject
    from app.services.content import Content, Field
    from ui.dates import Dates
    from ui.models.blocks import Block


_LIKELY = frozenset({"feared", PREDICTION, ALTERNATIVE})
"""Subjects whose rating says how likely something seems."""

_TOLD_ELSEWHERE = frozenset({"contact_kind", "rupture_type", OTHER_RULE})
"""Marks that stand in the line below the title, or tell of another entry by its id alone."""


class Maker:
    """Walks the fields of one entry and remembers what it has shown."""

    def __init__(self, entry: Entry, content_set: Content, dates: Dates, today: date) -> None:
        self._entry = entry
        self._content = content_set
        self._dates = dates
        self._today = today
        self._answers = {answer.field for answer in entry.answers} - {"contact"}
        self._marks = {mark.kind for mark in entry.marks} - _TOLD_ELSEWHERE
        self._subjects = {rating.subject for rating in entry.ratings}

    def record(self, subject: Subject | None, course: Sequence[RatingPoint]) -> list[Block]:
        """Every block of a record."""
        blocks: list[Block] = []
        for field in _fields(self._content):
            blocks += self.field(field)
            if field.id == "situation":
                blocks += self._then_and_now(subject, course)
        return blocks + self.unknown()

    def followup(self, record: Entry) -> list[Block]:
        """Every block of a follow-up, under a heading with its day."""
        day = self._dates.long(self._entry.day, self._today)
        title = _("After the next contact, {day}").format(day=day)
        blocks: list[Block] = [Part(title)]
        for name, caption in (
            ("did", _("What I did")),
            ("said", _("What they said")),
            ("learned", _("What I learned")),
            ("feedback", _("Feedback")),
        ):
            blocks += self.words(name, caption)
        self._marks.discard("feared_outcome")
        outcome = self._entry.mark("feared_outcome")
        if outcome:
            words = mark_words("feared_outcome", outcome, self._content)
            blocks.append(Marks(_("What I feared"), (words,)))
        rows = []
        for rating in self._entry.course("rule"):
            rows.append((_("the rule"), figure(rating.value), ""))
        for rating in self._entry.course("thought"):
            rows.append((_thought_name(record, rating.key), figure(rating.value), ""))
        self._subjects -= {"rule", "thought"}
        if rows:
            blocks.append(Figures(_("Now"), tuple(rows[-1:])))
        return blocks + self.unknown()

    # -- one field

    def field(self, field: Field) -> list[Block]:
        caption = content(field.label)
        match field.kind:
            case "code" | "contact" | "rerate" | "followup":
                return []
            case "rate_again":
                return self._rated_again(field, caption)
            case "emotions":
                self._marks.discard("emotion")
                self._subjects.discard("emotion")
                return []
            case "thoughts":
                return self._thoughts(caption)
            case "hot_thought":
                return self._hot_thought(caption)
            case "rated_text":
                return self._rated_text(field, caption)
            case "schemas":
                return self._schemas(caption)
            case "socratic":
                return self._socratic(caption)
            case "rating":
                return self._rating(field, caption)
            case "dated_text":
                return self._dated_text(field, caption)
            case "parts":
                blocks: list[Block] = []
                for part in field.parts:
                    name = part.id if "." in part.id else f"{field.id}.{part.id}"
                    blocks += self.words(name, content(part.text))
                return blocks
            case _:
                kind = field.mark or field.id
                chosen = [] if kind == "rupture_type" else self.mark(kind, caption)
                words = self.words(field.id, caption if not chosen else "")
                return [*chosen, *words]

    def words(self, name: str, caption: str) -> list[Block]:
        self._answers.discard(name)
        items = tuple((a.text, "") for a in self._entry.rows(name) if a.text.strip())
        return [Words(caption, items)] if items else []

    def mark(self, kind: str, caption: str) -> list[Block]:
        self._marks.discard(kind)
        words = tuple(mark_words(kind, m.value, self._content) for m in self._entry.marked(kind))
        return [Marks(caption, words)] if words else []

    def _thoughts(self, caption: str) -> list[Block]:
        self._answers.discard("thoughts")
        self._subjects.discard("thought")
        items = []
        for answer in self._entry.rows("thoughts"):
            value = self._entry.rating("thought", answer.row, When.BEFORE)
            if answer.text.strip() or value is not None:
                rated = "" if value is None else _("believed {value}").format(value=value)
                items.append((answer.text if answer.text.strip() else _("(no words)"), rated))
        return [Words(caption, tuple(items))] if items else []

    def _hot_thought(self, caption: str) -> list[Block]:
        self._marks.discard("hot_thought")
        row = self._entry.mark("hot_thought")
        text = self._entry.text("thoughts", row) if row else ""
        if not text or len(self._entry.rows("thoughts")) < 2:
            return []
        return [Words(caption, ((text, ""),))]

    def _rated_text(self, field: Field, caption: str) -> list[Block]:
        subject = field.subject or field.id
        self._answers.discard(field.id)
        self._subjects.discard(subject)
        text = self._entry.text(field.id)
        value = self._entry.rating(subject, "", When.BEFORE)
        shown = "" if value is None or subject == "rule" else self._rated_words(subject, value)
        if text.strip():
            return [Words(caption, ((text, shown),))]
        if value is not None and subject != "rule":
            return [Marks(caption, (figure(value),))]
        return []

    def _rated_again(self, field: Field, caption: str) -> list[Block]:
        # the rule's whole course stands with the feelings
        value = self._entry.rating(field.subject or field.id, "", When.AFTER)
        if field.subject == "rule" or value is None:
            return []
        self._subjects.discard(field.subject or field.id)
        return [Marks(caption, (figure(value),))]

    def _rated_words(self, subject: str, value: int) -> str:
        if subject in _LIKELY:
            return _("how likely: {value}").format(value=value)
        return _("believed {value}").format(value=value)

    def _schemas(self, caption: str) -> list[Block]:
        entry, known = self._entry, self._content
        self._marks -= {CHOSEN, PARTLY, NOT_THIS}
        self._subjects.discard(CHOSEN)
        noted = [mark.value for mark in entry.marked(CHOSEN)]
        blocks: list[Block] = []
        if NONE in noted:
            blocks.append(Marks(caption, (_("none"),)))
        elif noted:
            rows = []
            for value in noted:
                name = noted_name(value, noted, known)
                name = with_partly(name, partly=is_partly(entry, value))
                rows.append((name, figure(entry.rating(CHOSEN, value)), ""))
            leads = tuple(leads_to(value, known) for value in noted)
            blocks.append(Figures(caption, tuple(rows), schemas=leads))
        refused = [mark.value for mark in entry.marked(NOT_THIS)]
        if refused:
            names = [mark_words(NOT_THIS, value, known) for value in refused]
            blocks.append(Marks(_("Asked about, and it did not fit"), tuple(dict.fromkeys(names))))
        return blocks

    def _socratic(self, caption: str) -> list[Block]:
        self._answers.discard("socratic")
        self._marks -= {"question", "question_helped"}
        blocks: list[Block] = []
        for answer in self._entry.rows("socratic"):
            if answer.text.strip():
                helped = self._entry.marked("question_helped", answer.row)
                remark = _("this one helped") if helped else ""
                blocks.append(Words(content(answer.question) or caption, ((answer.text, remark),)))
        return blocks

    def _rating(self, field: Field, caption: str) -> list[Block]:
        self._subjects.discard(field.id)
        value = self._entry.rating(field.id)
        step = self._entry.mark("helpful_step") if field.id == "helpful" else ""
        if field.id == "helpful":
            self._marks.discard("helpful_step")
        blocks: list[Block] = []
        if value is not None:
            blocks.append(Marks(caption, (figure(value),)))
        if step:
            words = content(self._content.label("helpful_step", step))
            blocks.append(Marks(_("What helped most"), (words,)))
        return blocks

    def _dated_text(self, field: Field, caption: str) -> list[Block]:
        kind = f"{field.id}.by"
        self._marks.discard(kind)
        by = self._entry.mark(kind)
        if not by:
            return self.words(field.id, caption)
        self._answers.discard(field.id)
        remark = _("by {day}").format(day=self.iso_day(by))
        return [Words(caption, ((self._entry.text(field.id), remark),))]

    def iso_day(self, text: str) -> str:
        from datetime import date as calendar

        try:
            return self._dates.long(calendar.fromisoformat(text), self._today)
        except ValueError:
            return text

    # -- figures over time

    def _then_and_now(self, subject: Subject | None, course: Sequence[RatingPoint]) -> list[Block]:
        of_thought = subject is not None and subject.subject == "thought"
        rows: list[tuple[str, str, str]] = []
        for mark in self._entry.marked("emotion"):
            rows.append(self._compared(_feeling(mark, self._content), "emotion", mark.row))
        hot = self._entry.mark("hot_thought") or _only_thought(self._entry)
        again = hot and any(r.when != When.BEFORE for r in self._entry.course("thought", hot))
        if again and not of_thought:
            rows.append(self._compared(_("the thought"), "thought", hot))
        blocks: list[Block] = []
        if rows:
            compared = any(now for _name, _then, now in rows)
            caption = _("Feelings, then and now") if compared else _("Feelings")
            blocks.append(Figures(caption, tuple(rows), compared))
        if len(course) > (1 if of_thought else 0):
            figures = tuple(
                (self._dates.plain(point.at.local_day, self._today), figure(point.value), "")
                for point in course
            )
            blocks.append(Figures(_("The thought") if of_thought else _("The rule"), figures))
        self._subjects.discard("rule")
        return blocks

    def _compared(self, name: str, subject: str, key: str) -> tuple[str, str, str]:
        then = self._entry.rating(subject, key, When.BEFORE)
        later = [r for r in self._entry.course(subject, key) if r.when == When.AFTER]
        return name, figure(then), figure(later[-1].value) if later else ""

    # -- what this version does not know

    def unknown(self) -> list[Block]:
        blocks: list[Block] = []
        for name in sorted(self._answers):
            blocks += self.words(name, name.removeprefix(UNKNOWN_PROPERTY))
        for kind in sorted(self._marks):
            words = tuple(mark.value for mark in self._entry.marked(kind))
            blocks.append(Marks(kind, words))
        for subject in sorted(self._subjects):
            rows = tuple(
                (rating.key or subject, figure(rating.value), "")
                for rating in self._entry.course(subject)
            )
            blocks.append(Figures(subject, rows))
        return blocks


def _fields(content_set: Content) -> tuple[Field, ...]:
    return tuple(sorted(content_set.fields, key=lambda field: field.step))


def _feeling(mark: Mark, content_set: Content) -> str:
    return mark_words("emotion", mark.value, content_set)


def _only_thought(entry: Entry) -> str:
    rows = entry.rows("thoughts")
    return rows[0].row if len(rows) == 1 else ""


def _thought_name(record: Entry, row: str) -> str:
    return record.text("thoughts", row) or _("the thought")
