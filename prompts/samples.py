# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sample journals: entries told relative to a day 0, which is a Monday.

A sample says what an entry holds, in the words storage uses (field, subject, kind); whoever
opens it picks the Monday and makes ids. Rows and keys are symbolic and unique in their entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from pathlib import Path

from prompts.reading import Table, read
from prompts.values import DEPTHS, ContentError

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class SampleAnswer:
    """Words given to a field. `question` is the id of the question asked, or ""."""

    field: str
    text: str
    row: str
    question: str
    day: int
    at: time


@dataclass(frozen=True, slots=True)
class SampleRating:
    """A rating, 0-100. `key` is a row of the entry, a schema id or ""."""

    subject: str
    key: str
    when: str
    value: int
    day: int
    at: time


@dataclass(frozen=True, slots=True)
class SampleMark:
    """A mark. Where `date_of` is set, its value is the ISO date of that day instead."""

    kind: str
    value: str
    row: str
    date_of: int | None = None


@dataclass(frozen=True, slots=True)
class SampleLink:
    """A link to another entry of the sample by its key."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class SampleEntry:
    """One entry. Days count from day 0; times are of the local clock.

    `day` and `at` are when it was begun and the day it belongs to, `kept_day` and `kept_at` the
    last Keep, both None for a draft. Answers, ratings and marks are in their order on screen.
    """

    key: str
    kind: str
    day: int
    at: time
    state: str
    depth: str
    code: str
    kept_day: int | None
    kept_at: time | None
    answers: tuple[SampleAnswer, ...]
    ratings: tuple[SampleRating, ...]
    marks: tuple[SampleMark, ...]
    links: tuple[SampleLink, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample journal. `today` is the day it is looked at from; entries in order of writing."""

    id: str
    source: str
    today: int
    entries: tuple[SampleEntry, ...]


def load_sample(name: str = "bibi", folder: Path = FOLDER) -> Sample:
    """Read one sample journal.

    Raises:
        ContentError: the file cannot be used; names file and entry.
    """
    file = read(folder, f"samples/{name}.toml")
    source, today = file.text("source"), file.whole("today")
    entries = tuple(_entry(table) for table in file.tables("entry", named_by="key"))
    file.done()
    keys: set[str] = set()
    for entry in entries:
        if entry.key in keys:
            raise ContentError(file.file, entry.key, "duplicate key")
        for link in entry.links:
            if link.target not in keys:
                raise ContentError(file.file, entry.key, f"links to {link.target}, not above it")
        keys.add(entry.key)
    return Sample(name, source, today, entries)


def _entry(table: Table) -> SampleEntry:
    kind = table.text("kind", among=("record", "followup"))
    state = table.text("state", among=("draft", "kept"))
    day, at = table.whole("day"), _time(table, "time")
    contact = table.text("contact_kind", "")
    marks = [SampleMark("contact_kind", contact, "")] if contact else []
    marks += [_mark(part) for part in table.tables("mark", named_by="kind")]
    kept_day = table.maybe_whole("kept_day")
    if (state == "kept") != (kept_day is not None):
        raise table.error("kept_day belongs to a kept entry")
    entry = SampleEntry(
        key=table.text("key"),
        kind=kind,
        day=day,
        at=at,
        state=state,
        depth=table.text("depth", among=DEPTHS) if kind == "record" else "",
        code=table.text("code", ""),
        kept_day=kept_day,
        kept_at=_time(table, "kept_time") if kept_day is not None else None,
        answers=tuple(_answer(part) for part in table.tables("answer", named_by="field")),
        ratings=tuple(_rating(part) for part in table.tables("rating", named_by="subject")),
        marks=tuple(marks),
        links=tuple(_link(part) for part in table.tables("link", named_by="target")),
    )
    table.done()
    return entry


def _answer(table: Table) -> SampleAnswer:
    answer = SampleAnswer(
        field=table.text("field"),
        text=table.text("text"),
        row=table.text("row", ""),
        question=table.text("question", ""),
        day=table.whole("day"),
        at=_time(table, "time"),
    )
    table.done()
    return answer


def _rating(table: Table) -> SampleRating:
    rating = SampleRating(
        subject=table.text("subject"),
        key=table.text("key", ""),
        when=table.text("when", among=("before", "after", "later")),
        value=table.whole("value"),
        day=table.whole("day"),
        at=_time(table, "time"),
    )
    table.done()
    if rating.value > 100:
        raise table.error("value is above 100")
    return rating


def _mark(table: Table) -> SampleMark:
    date_of = table.maybe_whole("date_of")
    mark = SampleMark(
        kind=table.text("kind"),
        value=table.text("value") if date_of is None else "",
        row=table.text("row", ""),
        date_of=date_of,
    )
    table.done()
    return mark


def _link(table: Table) -> SampleLink:
    link = SampleLink(table.text("kind"), table.text("target"))
    table.done()
    return link


def _time(table: Table, key: str) -> time:
    text = table.text(key)
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        raise table.error(f"{key} is not a time of day") from error
