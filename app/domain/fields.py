# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What of an entry belongs to a field of the content, by the kind of the field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain.entry import Answer, Entry, Kind, Mark, Rating, When
from app.domain.record import CONTACT_KIND, hot_thought, is_empty
from app.domain.schemas import CHOSEN, NOT_THIS, PARTLY


class HasId(Protocol):
    """An option of a field."""

    @property
    def id(self) -> str:
        """Its id."""
        ...


class FieldShape(Protocol):
    """What has to be known of a content field to tell whether it has content."""

    @property
    def id(self) -> str:
        """Field id, e.g. "situation"."""
        ...

    @property
    def kind(self) -> str:
        """Field kind, e.g. "text"."""
        ...

    @property
    def mark(self) -> str:
        """Mark kind, or "" when it is the field's id."""
        ...

    @property
    def subject(self) -> str:
        """Rating subject, or "" when it is the field's id."""
        ...

    @property
    def parts(self) -> Sequence[HasId]:
        """The parts of a field stored as dotted ids."""
        ...


def has_content(entry: Entry, field: FieldShape) -> bool:
    """Whether a field of the content has anything in it."""
    return _CHECKS.get(field.kind, _any_content)(entry, field)


def _mark_kind(field: FieldShape) -> str:
    return field.mark or field.id


def _has_words(entry: Entry, field_id: str) -> bool:
    return any(a.field == field_id and a.text.strip() for a in entry.answers)


def _is_rated(entry: Entry, subject: str, when: When | None = None) -> bool:
    return any(
        r.subject == subject and r.value is not None and (when is None or r.when is when)
        for r in entry.ratings
    )


def _any_content(entry: Entry, field: FieldShape) -> bool:
    return (
        _has_words(entry, field.id)
        or bool(entry.mark(_mark_kind(field)))
        or any(_has_words(entry, f"{field.id}.{part.id}") for part in field.parts)
        or any(_has_words(entry, part.id) for part in field.parts if "." in part.id)
    )


def _code(entry: Entry, field: FieldShape) -> bool:
    return bool(entry.client_code)


def _contact(entry: Entry, field: FieldShape) -> bool:
    return bool(entry.mark(CONTACT_KIND))


def _rated_text(entry: Entry, field: FieldShape) -> bool:
    return _has_words(entry, field.id) or _is_rated(entry, field.subject or field.id, When.BEFORE)


def _rate_again(entry: Entry, field: FieldShape) -> bool:
    return _is_rated(entry, field.subject or field.id, When.AFTER)


def _rerate(entry: Entry, field: FieldShape) -> bool:
    return _is_rated(entry, "thought", When.AFTER) or _is_rated(entry, "emotion", When.AFTER)


def _rating(entry: Entry, field: FieldShape) -> bool:
    return _is_rated(entry, field.subject or field.id) or bool(entry.mark(_mark_kind(field)))


def _emotions(entry: Entry, field: FieldShape) -> bool:
    return bool(entry.mark("emotion"))


def _schemas(entry: Entry, field: FieldShape) -> bool:
    return bool(entry.mark(CHOSEN))


def _hot_thought(entry: Entry, field: FieldShape) -> bool:
    return hot_thought(entry) is not None


def _day_of_entry(entry: Entry, field: FieldShape) -> bool:
    return False  # filled in beforehand, as the day of a contact


def _strategies(entry: Entry, field: FieldShape) -> bool:
    return bool(entry.mark(_mark_kind(field))) or any(
        f".{part}." in answer.field and answer.text.strip()
        for answer in entry.answers
        for part in ("plan", "review")
    )


def _continuum(entry: Entry, field: FieldShape) -> bool:
    return _any_content(entry, field) or _is_rated(entry, field.subject or field.id)


def _rate_later(entry: Entry, field: FieldShape) -> bool:
    return _is_rated(entry, field.subject or field.id, When.LATER)


def _followup(entry: Entry, field: FieldShape) -> bool:
    return entry.kind == Kind.FOLLOWUP and not is_empty(entry)


class _Check(Protocol):
    def __call__(self, entry: Entry, field: FieldShape) -> bool: ...


_CHECKS: Mapping[str, _Check] = {
    "code": _code,
    "contact": _contact,
    "emotions": _emotions,
    "hot_thought": _hot_thought,
    "rated_text": _rated_text,
    "rate_again": _rate_again,
    "rerate": _rerate,
    "schemas": _schemas,
    "rating": _rating,
    "followup": _followup,
    "continuum": _continuum,
    "rate_later": _rate_later,
    "schema_choice": _schemas,
    "twice": _rating,
    "day_of_entry": _day_of_entry,
    "strategies": _strategies,
    "strategy_review": _strategies,
}


_OWN_NAMES: Mapping[str, tuple[str, ...]] = {
    "contact": (CONTACT_KIND,),
    "emotions": ("emotion",),
    "thoughts": ("thought", "hot_thought"),
    "schemas": (CHOSEN, PARTLY, NOT_THIS),
    "helpful": ("helpful_step",),
}
"""Mark kinds and rating subjects that go by another name than their field."""

_ONE_MOMENT: Mapping[str, tuple[tuple[str, When], ...]] = {
    "rule": (("rule", When.BEFORE),),
    "rule_again": (("rule", When.AFTER),),
    "rerate": (("thought", When.AFTER), ("emotion", When.AFTER)),
}
"""Fields that own the ratings of a subject given at one moment of the work only."""


@dataclass(frozen=True, slots=True)
class Belongings:
    """Tells which answers, ratings and marks of an entry belong to some fields."""

    names: frozenset[str]
    moments: frozenset[tuple[str, When]]
    rows: frozenset[str]

    def answer(self, answer: Answer) -> bool:
        """Whether these words belong to the fields."""
        return self._named(answer.field)

    def rating(self, rating: Rating) -> bool:
        """Whether this rating belongs to the fields."""
        if (rating.subject, rating.when) in self.moments or rating.key in self.rows:
            return True
        return self._named(rating.subject) and rating.subject not in _ONE_MOMENT

    def mark(self, mark: Mark) -> bool:
        """Whether this mark belongs to the fields."""
        return self._named(mark.kind) or mark.row in self.rows or mark.value in self.rows

    def _named(self, name: str) -> bool:
        return name in self.names or name.partition(".")[0] in self.names


def belongings(
    entry: Entry, fields: Iterable[str], shapes: Iterable[FieldShape] = ()
) -> Belongings:
    """What belongs to the fields with these ids (or to mark kinds and subjects of that name).

    `shapes` are the same fields as the content tells them, for the names of their marks.
    """
    ids = set(fields)
    names = ids.union(*(_OWN_NAMES.get(field, ()) for field in ids))
    names.update(shape.mark for shape in shapes if shape.mark)
    moments = {moment for field in ids for moment in _ONE_MOMENT.get(field, ())}
    rows = {a.row for a in entry.answers if a.field in names and a.row}
    rows.update(m.row for m in entry.marks if m.kind in names and m.row)
    return Belongings(frozenset(names), frozenset(moments), frozenset(rows))
