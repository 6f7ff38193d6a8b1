# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The values that cross the edge of storage. Plain, immutable, and free of SQLAlchemy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment: microseconds since 1970 UTC, the offset then in seconds east, the zone name."""

    instant_us: int
    offset_s: int = 0
    zone: str = ""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """Words given to one field. Known within its entry by (field, row)."""

    field: str
    text: str
    row: str = ""
    position: int = 0
    question: str = ""
    content_version: int = 1


@dataclass(frozen=True, slots=True)
class RatingRow:
    """0-100 or `None`, of a subject. Known within its entry by `id`; kept in the order given."""

    subject: str
    key: str
    when: str
    at: Stamp
    value: int | None
    id: str


@dataclass(frozen=True, slots=True)
class MarkRow:
    """Something countable. Known within its entry by (kind, value, row)."""

    kind: str
    value: str
    row: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class LinkRow:
    """From the entry that carries it to the entry `target`. Known by (kind, target, row)."""

    kind: str
    target: str
    row: str = ""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry with all that hangs on it.

    `id` is 32 lower-case hexadecimal digits; `day` a local day as YYYY-MM-DD; `state` is
    "draft", "kept" or "trashed". `order` sorts by day and then by order of writing; it is
    given by storage, 0 before the first save.
    """

    id: str
    kind: str
    state: str
    day: str
    at: Stamp
    changed: Stamp
    depth: str = ""
    content_version: int = 1
    client_code: str = ""
    kept: Stamp | None = None
    trashed: Stamp | None = None
    order: int = 0
    answers: tuple[AnswerRow, ...] = ()
    ratings: tuple[RatingRow, ...] = ()
    marks: tuple[MarkRow, ...] = ()
    links: tuple[LinkRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, newest first, and the key that the next page starts before, if any."""

    entries: tuple[EntryRow, ...]
    next_key: int | None


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A closed version of an entry. Numbers count up from 1 and are never given twice."""

    number: int
    closed: Stamp
    entry: EntryRow


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An entry that a query found."""

    id: str
    order: int


@dataclass(frozen=True, slots=True)
class TextRow:
    """An answer without its entry: the entry's id, kind and local day, and the words."""

    id: str
    kind: str
    day: str
    text: str


@dataclass(frozen=True, slots=True)
class Info:
    """What can be said about a vault without reading anybody's words.

    `counts` maps (kind, state) to a number of entries; sizes are bytes; `created` is the
    moment the vault was made; `generation` counts the committed changes since then.
    """

    counts: dict[tuple[str, str], int]
    schema: str
    cipher: str
    database_bytes: int
    created: Stamp
    generation: int
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a full check. `problems` holds short codes, never anybody's words."""

    ok: bool
    problems: tuple[str, ...]
    checked: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Which vault, and how far it has got: committed changes, and changes of its key header."""

    vault_id: str
    generation: int
    header_sequence: int


Look = Callable[[Standing], None]
"""Told how far a vault has got before it is opened; what it raises ends the opening."""


def nobody_looks(_standing: Standing) -> None:
    """Open it however far it has got."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Where a check in steps has got to.

    `rows` were looked at so far; `problems` as in `Report`, after which there is no further step.
    """

    rows: int
    finished: bool
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How much of a damaged vault could be read, in entries.

    `whole` have all that was written; from `partial` something may be missing; of `lost` nothing
    is known but that they were there.
    """

    whole: int
    partial: int
    lost: int


def canonical(entry: EntryRow, order: int | None = None) -> EntryRow:
    """The entry as storage gives it back: parts sorted, text that SQLite can hold, its order.

    Answers are sorted by field, position and row; marks by kind and position; links by kind
    and target; ratings stay in the order they were given. NUL is dropped and half a surrogate
    pair becomes U+FFFD: neither survives a round trip through UTF-8.
    """
    answers = [_answer(answer) for answer in entry.answers]
    answers.sort(key=lambda a: (a.field, a.position, a.row))
    marks = [
        mark if _clean(mark.value) else replace(mark, value=storable(mark.value))
        for mark in entry.marks
    ]
    marks.sort(key=lambda m: (m.kind, m.position, m.value, m.row))
    links = sorted(entry.links, key=lambda link: (link.kind, link.target, link.row))
    return replace(
        entry,
        order=entry.order if order is None else order,
        depth=storable(entry.depth),
        client_code=storable(entry.client_code),
        answers=tuple(answers),
        marks=tuple(marks),
        links=tuple(links),
    )


def storable(text: str) -> str:
    """`text` without what UTF-8 or SQLite cannot hold; the same object when there is nothing."""
    if _clean(text):
        return text
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return joined.replace("\0", "")


def _clean(text: str) -> bool:
    if "\0" in text:
        return False
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _answer(answer: AnswerRow) -> AnswerRow:
    if _clean(answer.text) and _clean(answer.question):
        return answer
    return replace(answer, text=storable(answer.text), question=storable(answer.question))
