# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry while it is being written: every change a page can make, without window or storage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from app.domain import record
from app.domain.entry import Answer, Entry, Mark, Rating, State, When, new_id
from app.domain.fields import FieldShape, belongings, has_content
from app.domain.limits import ENTRY_CHARACTERS
from app.domain.moment import Moment
from app.domain.plain_text import clean


class ContentShape(Protocol):
    """What the draft needs of the content."""

    def field(self, field_id: str, /) -> FieldShape:
        """The field with this id."""
        ...


@dataclass(frozen=True, slots=True)
class Removed:
    """What a structural act took away, to be put back by Undo.

    `added` are marks it put there; Undo takes them away, with the ratings keyed by them.
    """

    answers: tuple[Answer, ...] = ()
    ratings: tuple[Rating, ...] = ()
    marks: tuple[Mark, ...] = ()
    added: tuple[Mark, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.answers or self.ratings or self.marks or self.added)


class DraftSession:
    """One open entry, its last stored state, and what may be done to it.

    The entry is a value: every act makes a new one. Ratings are append-only over versions: a
    value given again in the same open version replaces the one given in it, a value given after
    `close_version` is added. Text loses its control characters on the way in.
    """

    def __init__(
        self, entry: Entry, *, now: Callable[[], Moment], saved: Entry | None = None
    ) -> None:
        self._entry = _ordered(entry)
        self._saved = saved
        self._now = now
        self._open_ratings: set[str] = set()
        self._single_marks: set[str] = set()

    # what there is

    @property
    def entry(self) -> Entry:
        """The entry as it stands, rows just added included."""
        return self._entry

    @property
    def saved(self) -> Entry | None:
        """The entry as last stored, or `None` when it never was."""
        return self._saved

    @property
    def dirty(self) -> bool:
        """Whether there is something to store that is not stored yet."""
        if self._saved is None:
            return not record.is_empty(self._entry)
        return _content_of(self.snapshot()) != _content_of(self._saved)

    def snapshot(self) -> Entry:
        """The entry as it should be stored: rows without words, rating or mark are left out."""
        used = {rating.key for rating in self._entry.ratings}
        used.update(mark.row for mark in self._entry.marks)
        answers = tuple(a for a in self._entry.answers if a.text or a.row in used)
        if len(answers) == len(self._entry.answers):
            return self._entry
        return replace(self._entry, answers=answers)

    def has_content(self, field: FieldShape) -> bool:
        """Whether a field has anything in it: the tick in the rail of steps."""
        return has_content(self._entry, field)

    def hot_thought_row(self) -> str:
        """The row of the thought with the most charge, or "" when none is chosen."""
        hot = record.hot_thought(self._entry)
        return hot.row if hot else ""

    def hot_thought_text(self) -> str:
        """The words of the thought with the most charge, or ""."""
        hot = record.hot_thought(self._entry)
        return hot.text if hot else ""

    def rule_text(self) -> str:
        """The words of the rule, or ""."""
        return self._entry.text("rule")

    # words

    def room(self) -> int:
        """How many more characters may be written into this entry; never below 0."""
        held = sum(len(a.text) + len(a.question) for a in self._entry.answers)
        return max(0, ENTRY_CHARACTERS - held)

    def set_text(self, field: str, text: str, row: str = "", question: str = "") -> int:
        """Put words into a field (or one row of it); empty words take the answer away.

        A row keeps its place without words. Returns how many control characters were taken out.
        """
        cleaned, removed = clean(text)
        held = self._answer(field, row)
        if held is None:
            if cleaned or row:
                rows = self._entry.rows(field) if row else ()
                position = 1 + max((a.position for a in rows), default=-1)
                fresh = self._fresh(field, cleaned, row, position, question)
                self._put_answers([*self._entry.answers, fresh])
        elif cleaned or row:
            changed = replace(held, text=cleaned, question=question or held.question)
            if changed != held:
                self._put_answers(changed if a is held else a for a in self._entry.answers)
        else:
            self._put_answers(a for a in self._entry.answers if a is not held)
        return removed

    def add_row(
        self, field: str, text: str = "", position: int | None = None, question: str = ""
    ) -> str:
        """Add a row to a list answer, at the end or at a position from 0; returns its row id."""
        row = new_id()
        rows = list(self._entry.rows(field))
        place = len(rows) if position is None else max(0, min(position, len(rows)))
        rows.insert(place, self._fresh(field, clean(text)[0], row, place, question))
        self._put_rows(field, rows)
        return row

    def move_row(self, field: str, row: str, position: int) -> None:
        """Move a row of a list answer to a position from 0."""
        rows = list(self._entry.rows(field))
        moving = next((a for a in rows if a.row == row), None)
        if moving is None:
            return
        rows.remove(moving)
        rows.insert(max(0, min(position, len(rows))), moving)
        self._put_rows(field, rows)

    def remove_row(self, field: str, row: str) -> Removed:
        """Take a row away with its ratings and marks, also the choice of it as hot thought."""
        if not row:
            return Removed()
        return self._take(
            lambda a: a.field == field and a.row == row,
            lambda r: r.key == row,
            lambda m: m.row == row or (m.kind == "hot_thought" and m.value == row),
        )

    def clear_fields(self, fields: Iterable[str], content: ContentShape | None = None) -> Removed:
        """Take everything out of fields: words, dotted parts too, their ratings and marks.

        `content` tells which marks go by another name than their field.
        """
        ids = tuple(fields)
        shapes = [content.field(name) for name in ids] if content else []
        owned = belongings(self._entry, ids, shapes)
        return self._take(owned.answer, owned.rating, owned.mark)

    def put_back(self, removed: Removed) -> None:
        """Undo an act. Words written in the same place since are kept after the old ones."""
        for mark in removed.added:
            self.remove_mark(mark.kind, mark.value, mark.row)
        held = {(a.field, a.row): a for a in self._entry.answers}
        for answer in removed.answers:
            place = (answer.field, answer.row)
            newer = held.get(place)
            if newer and newer.text and newer.text != answer.text:
                answer = replace(answer, text=f"{answer.text}\n{newer.text}")
            held[place] = answer
        answers = _without_shared_places(held.values(), first=removed.answers)
        ids = {r.id for r in self._entry.ratings}
        there = {(m.kind, m.value, m.row) for m in self._entry.marks}
        taken = {(m.kind, m.row) for m in self._entry.marks if m.kind in self._single_marks}
        marks = [
            m
            for m in removed.marks
            if (m.kind, m.value, m.row) not in there and (m.kind, m.row) not in taken
        ]
        ratings = [r for r in removed.ratings if r.id not in ids]
        self._put(
            answers=answers,
            ratings=(*self._entry.ratings, *ratings),
            marks=(*self._entry.marks, *marks),
        )

    # marks

    def set_mark(self, kind: str, value: str, row: str = "") -> None:
        """Set the one mark of a kind (and row); "" takes it away."""
        self._single_marks.add(kind)
        others = [m for m in self._entry.marks if not (m.kind == kind and m.row == row)]
        if value:
            others.append(Mark(kind, value, row))
        self._put_marks(others)

    def set_marks(self, kind: str, values: Sequence[str]) -> Removed:
        """Set all marks of a kind that belong to no row; gives back what was dropped.

        A rating keyed by a dropped value (the strength of a schema) goes with it.
        """
        wanted = list(dict.fromkeys(value for value in values if value))
        dropped = {m.value for m in self._entry.marks if m.kind == kind and not m.row}
        dropped.difference_update(wanted)
        removed = self._take(
            lambda a: False,
            lambda r: r.subject == kind and r.key in dropped,
            lambda m: m.kind == kind and not m.row and m.value in dropped,
        )
        others = [m for m in self._entry.marks if m.kind != kind or m.row]
        new = [Mark(kind, value, "", place) for place, value in enumerate(wanted)]
        self._put_marks([*others, *new])
        return removed

    def add_mark(self, kind: str, value: str, row: str = "") -> None:
        """Add a mark after the others of its kind; one that is there already stays as it is."""
        held = self._entry.marked(kind)
        if any(m.value == value and m.row == row for m in held):
            return
        place = 1 + max((m.position for m in held), default=-1)
        self._put_marks([*self._entry.marks, Mark(kind, value, row, place)])

    def remove_mark(self, kind: str, value: str, row: str = "") -> Removed:
        """Take one mark away, with the ratings keyed by it."""
        return self._take(
            lambda a: False,
            lambda r: r.subject == kind and r.key == (row or value),
            lambda m: m.kind == kind and m.value == value and m.row == row,
        )

    def add_feeling(self, emotion: str) -> str:
        """Add a feeling (emotion id or "own:WORD") as a row; returns its row id."""
        row = new_id()
        word = " ".join(clean(emotion)[0].split())
        self.add_mark("emotion", word[: len("own:") + record.FEELING_CHARACTERS], row)
        return row

    # ratings

    def rate(self, subject: str, key: str, when: When, value: int | None) -> None:
        """Give a rating of 0 to 100, or `None` for "not rated".

        Raises:
            ValueError: the value is out of range.
        """
        same = [r for r in self._entry.course(subject, key) if r.when is when]
        earlier = [r for r in same if r.id not in self._open_ratings]
        held = next((r for r in reversed(same) if r.id in self._open_ratings), None)
        kept = [r for r in self._entry.ratings if r not in same or r in earlier or r is held]
        if value is not None or (earlier and earlier[-1].value is not None):
            if held and held.value == value:
                return
            given = Rating(subject, key, when, self._now(), value, held.id if held else new_id())
            self._open_ratings.add(given.id)
            kept = [given if r is held else r for r in kept] if held else [*kept, given]
        else:
            kept = [r for r in kept if r is not held]
        self._put(ratings=tuple(kept))

    # the entry itself

    def set_day(self, day: date) -> None:
        """Set the local day the entry belongs to."""
        self._put(day=day)

    def set_depth(self, depth: str) -> None:
        """Show more or less of the record. Everything written stays, shown or not."""
        self._put(depth=depth)

    def set_code(self, code: str) -> None:
        """Set the client code; "" for none."""
        self._put(client_code=clean(code)[0].strip())

    def mark_kept(self) -> None:
        """Turn the draft into a kept entry, now."""
        self._put(state=State.KEPT, kept=self._now(), trashed=None)

    def saved_as(self, stored: Entry) -> None:
        """Take note that `stored` is in the vault now; what was typed since stays."""
        self._saved = stored
        if stored.order != self._entry.order:
            self._entry = replace(self._entry, order=stored.order)

    def close_version(self) -> None:
        """From here on a rating given again is added instead of replaced."""
        self._open_ratings.clear()

    # inside

    def _answer(self, field: str, row: str) -> Answer | None:
        return next((a for a in self._entry.answers if a.field == field and a.row == row), None)

    def _fresh(self, field: str, text: str, row: str, position: int, question: str) -> Answer:
        return Answer(field, text, row, position, question, self._entry.content_version)

    def _put_rows(self, field: str, rows: Sequence[Answer]) -> None:
        placed = [replace(row, position=place) for place, row in enumerate(rows)]
        self._put_answers([*(a for a in self._entry.answers if a.field != field), *placed])

    def _put_answers(self, answers: Iterable[Answer]) -> None:
        self._put(answers=tuple(answers))

    def _put_marks(self, marks: Iterable[Mark]) -> None:
        self._put(marks=tuple(marks))

    def _take(
        self,
        answer: Callable[[Answer], bool],
        rating: Callable[[Rating], bool],
        mark: Callable[[Mark], bool],
    ) -> Removed:
        entry = self._entry
        removed = Removed(
            tuple(filter(answer, entry.answers)),
            tuple(filter(rating, entry.ratings)),
            tuple(filter(mark, entry.marks)),
        )
        if removed:
            self._put(
                answers=tuple(a for a in entry.answers if a not in removed.answers),
                ratings=tuple(r for r in entry.ratings if r not in removed.ratings),
                marks=tuple(m for m in entry.marks if m not in removed.marks),
            )
        return removed

    def _put(self, **changes: object) -> None:
        changed = _ordered(replace(self._entry, **changes))  # type: ignore[arg-type]
        if changed != self._entry:
            self._entry = replace(changed, changed=self._now())


def _without_shared_places(
    answers: Iterable[Answer], *, first: Sequence[Answer]
) -> tuple[Answer, ...]:
    """The answers, with the rows of a field numbered anew where two claim the same place."""
    fields: dict[str, list[Answer]] = {}
    for answer in answers:
        fields.setdefault(answer.field, []).append(answer)
    leading = {(a.field, a.row) for a in first}
    for field, rows in fields.items():
        if len({a.position for a in rows}) < len(rows):
            rows.sort(key=lambda a: (a.position, (a.field, a.row) not in leading))
            fields[field] = [replace(a, position=place) for place, a in enumerate(rows)]
    return tuple(answer for rows in fields.values() for answer in rows)


def _ordered(entry: Entry) -> Entry:
    """The same entry with its parts in one canonical order, so that equal content is equal.

    Ratings stay in the order given: it tells which is the newest, whatever the clock said.
    """
    return replace(
        entry,
        answers=tuple(sorted(entry.answers, key=lambda a: (a.field, a.position, a.row))),
        marks=tuple(sorted(entry.marks, key=lambda m: (m.kind, m.position, m.row, m.value))),
        links=tuple(sorted(entry.links, key=lambda k: (k.kind, k.target, k.row))),
    )


def _content_of(entry: Entry) -> Entry:
    """The entry without what storing it changes."""
    return replace(_ordered(entry), order=0, changed=Moment(0))
