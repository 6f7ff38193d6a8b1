# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what an entry of a sample gives to the fields of its form, field by field.

A field is told by its id and as its kind asks for: words, an option of its vocabulary, a list of
options, a day counted from day 0, a table of parts. What the form does not know is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import time

from prompts.reading import Table
from prompts.sample_values import SampleAnswer, SampleMark, SampleRating
from prompts.schema import FORM, Content, Field, Form


class Given:
    """What was given to the fields of one entry, in their order on screen."""

    def __init__(self, content: Content, day: int, at: time) -> None:
        self.content = content
        self.answers: list[SampleAnswer] = []
        self.ratings: list[SampleRating] = []
        self.marks: list[SampleMark] = []
        self._day = day
        self._at = at

    def words(self, field: str, text: str, question: str = "", row: str = "") -> None:
        """Words for a field, or for a row of it."""
        self.answers.append(SampleAnswer(field, text, row, question, self._day, self._at))

    def rate(self, field: Field, when: str, value: int) -> None:
        """The rating of a field."""
        subject = field.rating_subject
        self.ratings.append(SampleRating(subject, "", when, value, self._day, self._at))

    def rate_again(self, subject: str, value: int) -> None:
        """A further rating of a subject, on a later day."""
        self.ratings.append(SampleRating(subject, "", "later", value, self._day, self._at))

    def add(self, later: Given) -> None:
        """What was given on a later day."""
        self.answers += later.answers
        self.ratings += later.ratings
        self.marks += later.marks

    def mark(self, field: Field, *values: str) -> None:
        """Options of a field."""
        kind = "contact_kind" if field.kind == "contact" else field.mark_kind
        self.marks += [SampleMark(kind, value) for value in values]

    def options(self, field: Field) -> tuple[str, ...]:
        """The ids of what a field offers."""
        return tuple(option.id for option in self.content.options_of(field))


def read_fields(table: Table, form: Form, given: Given) -> None:
    """Read the `fields` of an entry into `given`.

    Raises:
        ContentError: a field, option or part that the form does not have, or a value of another
            kind than it asks for. The day and the code of an entry stand on the entry itself.
    """
    told = set(table)
    for field in form.fields:
        reader = _READERS.get(field.kind)
        if reader is not None and field.id in told:
            reader(table, field, given)
    table.done()


def percent(table: Table, key: str) -> int:
    """A rating, 0-100."""
    value = table.whole(key)
    if value > 100:
        raise table.error(f"{key} is above 100")
    return value


def _text(table: Table, field: Field, given: Given) -> None:
    given.words(field.id, table.text(field.id))


def _choice(table: Table, field: Field, given: Given) -> None:
    given.mark(field, table.text(field.id, among=given.options(field)))


def _choices(table: Table, field: Field, given: Given) -> None:
    chosen, known = table.texts(field.id), given.options(field)
    for value in chosen:
        if value not in known:
            raise table.error(f"{field.id} names {value}, which is not offered")
    given.mark(field, *chosen)


def _day(table: Table, field: Field, given: Given) -> None:
    given.marks.append(SampleMark(field.mark_kind, "", date_of=table.whole(field.id)))


def _rating(table: Table, field: Field, given: Given) -> None:
    given.rate(field, "before", percent(table, field.id))


def _rating_again(table: Table, field: Field, given: Given) -> None:
    given.rate(field, "after", percent(table, field.id))


def _rating_later(table: Table, field: Field, given: Given) -> None:
    given.rate(field, "later", percent(table, field.id))


def _continuum(table: Table, field: Field, given: Given) -> None:
    inside = _inside(table, field.id)
    for part in field.parts:
        given.words(f"{field.id}.{part.id}", inside.text(part.id))
    if "value" in set(inside):
        given.rate(field, "before", percent(inside, "value"))
    inside.done()


def _rated_text(table: Table, field: Field, given: Given) -> None:
    part = _inside(table, field.id)
    given.words(field.id, part.text("text"))
    if "value" in set(part):
        given.rate(field, "before", percent(part, "value"))
    part.done()


def _text_choice(table: Table, field: Field, given: Given) -> None:
    part = _inside(table, field.id)
    if "text" in set(part):
        given.words(field.id, part.text("text"))
    if "choice" in set(part):
        given.mark(field, part.text("choice", among=given.options(field)))
    part.done()


def _parts(table: Table, field: Field, given: Given) -> None:
    inside = _inside(table, field.id)
    told = set(inside)
    for part in field.parts:
        if part.id in told:
            name = part.id if "." in part.id else f"{field.id}.{part.id}"
            given.words(name, inside.text(part.id))
    inside.done()


def _texts(table: Table, field: Field, given: Given) -> None:
    for number, text in enumerate(table.texts(field.id)):
        given.words(field.id, text, row=f"{field.id} {number}")


def _strategies(table: Table, field: Field, given: Given) -> None:
    """Ways to repair, each with the words for its questions by their place from 0."""
    chosen = _inside(table, field.id)
    side = "plan" if field.kind == "strategies" else "review"
    most = field.rows_max.get(FORM, 0)
    names = tuple(chosen)
    if most and len(names) > most:
        raise chosen.error(f"names more than {most}")
    for name in names:
        if name not in given.options(field):
            raise chosen.error(f"names {name}, which is not offered")
        given.mark(field, name)
        strategy = given.content.strategy(name)
        asked = strategy.plan if side == "plan" else strategy.review
        words = _inside(chosen, name)
        told = set(words)
        for place in map(str, range(len(asked))):
            if place in told:
                answer = f"{name}.{side}.{place}"
                given.words(answer, words.text(place), question=answer)
        words.done()


def _inside(table: Table, key: str) -> Table:
    inside = table.table(key)
    if inside is None:
        raise table.error(f"{key} is missing")
    return inside


_READERS: Mapping[str, Callable[[Table, Field, Given], None]] = {
    "line": _text,
    "text": _text,
    "rehearsal": _text,
    "message": _text,
    "choice": _choice,
    "contact": _choice,
    "multi_choice": _choices,
    "day": _day,
    "rating": _rating,
    "rate_again": _rating_again,
    "rate_later": _rating_later,
    "continuum": _continuum,
    "schema_choice": _choices,
    "rated_text": _rated_text,
    "text_choice": _text_choice,
    "texts": _texts,
    "parts": _parts,
    "strategies": _strategies,
    "strategy_review": _strategies,
}
"""How the value of a field is told, by its kind."""
