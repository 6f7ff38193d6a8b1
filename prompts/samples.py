# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sample journals: entries told relative to a day 0, which is a Monday.

A sample says what an entry holds, in the words storage uses (field, subject, kind) or, where its
kind has a form, by the fields of that form; whoever opens it picks the Monday and makes ids. Rows
and keys are symbolic and unique in their entry. A sample may be told in more files than one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time
from pathlib import Path

from prompts.loader import FOLDER, Files, load
from prompts.reading import Table, read
from prompts.sample_form import Given, percent, read_fields
from prompts.sample_values import (
    Sample,
    SampleAnswer,
    SampleEntry,
    SampleLink,
    SampleMark,
    SampleRating,
)
from prompts.schema import DEPTHS, FORMS, Content, ContentError

__all__ = ["Sample", "SampleEntry", "load_sample"]

_CODED = ("record", "followup", "episode")
"""Kinds that tell a code; what is part of an episode goes by the episode's."""

_LINKS: dict[str, dict[str, tuple[str, ...]]] = {
    "follows": {"followup": ("record",)},
    "part_of": dict.fromkeys(
        ("record", *(kind for kind in FORMS if kind != "episode")), ("episode",)
    ),
    "about": {
        "review": ("plan",),
        "agreement_log": ("agreement",),
        "experiment": ("belief", "record"),
        "positive": ("belief",),
    },
    "same_rule": {"record": ("belief",)},
}
"""Kind of link -> kind of the entry that carries it -> kinds of the entry it may lead to."""

_PASSING: dict[str, dict[str, tuple[str, ...]]] = {
    "episode": {"headline_kept": ("yes",)},
    "status": {"still_so": ()},
    "contact": {"asked": ()},
}
"""Kind of entry -> mark of an answer given in passing -> what it may say; () for a vocabulary."""

_Parts = tuple[tuple[SampleAnswer, ...], tuple[SampleRating, ...], tuple[SampleMark, ...]]


def load_sample(name: str = "bibi", folder: Path = FOLDER) -> Sample:
    """Read one sample journal.

    Raises:
        ContentError: a file cannot be used; names file and entry.
    """
    content = load() if folder == FOLDER else Content(Files(folder))
    first = read(folder, f"samples/{name}.toml")
    today, more = first.whole("today"), first.texts("more", needed=False)
    files = [first, *(read(folder, f"samples/{other}.toml") for other in more)]
    sources = [file.text("source") for file in files]
    told: list[tuple[str, SampleEntry]] = []
    for file in files:
        tables = file.tables("entry", named_by="key")
        told += [(file.file, _entry(table, content)) for table in tables]
        file.done()
    _check_links(told)
    entries = sorted((entry for _file, entry in told), key=lambda entry: (entry.written, entry.at))
    return Sample(name, "; ".join(sources), today, tuple(entries))


def _check_links(told: Iterable[tuple[str, SampleEntry]]) -> None:
    kinds: dict[str, str] = {}
    for file, entry in told:
        if entry.key in kinds:
            raise ContentError(file, entry.key, "duplicate key")
        kinds[entry.key] = entry.kind
    for file, entry in told:
        for link in entry.links:
            wanted = _LINKS[link.kind].get(entry.kind)
            if wanted is None:
                raise ContentError(file, entry.key, f"a {entry.kind} has no link {link.kind}")
            if kinds.get(link.target) not in wanted:
                told_of = " or ".join(wanted)
                text = f"links to {link.target}, which is no {told_of}"
                raise ContentError(file, entry.key, text)


def _entry(table: Table, content: Content) -> SampleEntry:
    kind = table.text("kind", among=("record", "followup", *FORMS))
    state = table.text("state", among=("draft", "kept"))
    day, at = table.whole("day"), _time(table, "time")
    written = table.whole("written", day)
    kept_day = table.maybe_whole("kept_day")
    if (state == "kept") != (kept_day is not None):
        raise table.error("kept_day belongs to a kept entry")
    if kind in FORMS:
        answers, ratings, marks = _form_parts(table, content, kind, written, at)
        marks += _passing(table, content, kind)
    else:
        answers, ratings, marks = _record_parts(table)
    entry = SampleEntry(
        key=table.text("key"),
        kind=kind,
        day=day,
        written=written,
        at=at,
        state=state,
        depth=table.text("depth", among=DEPTHS) if kind == "record" else "",
        code=table.text("code", "") if kind in _CODED else "",
        kept_day=kept_day,
        kept_at=_time(table, "kept_time") if kept_day is not None else None,
        answers=answers,
        ratings=ratings,
        marks=marks,
        links=tuple(_link(part) for part in table.tables("link", named_by="target")),
    )
    table.done()
    return entry


def _form_parts(table: Table, content: Content, kind: str, day: int, at: time) -> _Parts:
    given = Given(content, day, at)
    fields = table.table("fields")
    if fields is None:
        raise table.error("fields is missing")
    read_fields(fields, content.form(kind), given)
    for later in table.tables("later", named_by="day"):
        more = Given(content, later.whole("day"), _time(later, "time"))
        fields = later.table("fields")
        if fields is not None:
            read_fields(fields, content.form(kind), more)
        for rated in later.tables("rating", named_by="subject"):
            more.rate_again(rated.text("subject"), percent(rated, "value"))
            rated.done()
        later.done()
        given.add(more)
    return tuple(given.answers), tuple(given.ratings), tuple(given.marks)


def _passing(table: Table, content: Content, kind: str) -> tuple[SampleMark, ...]:
    """What was answered in passing to a question that no form holds: `answered`, by its mark."""
    answered = table.table("answered")
    if answered is None:
        return ()
    known = _PASSING.get(kind, {})
    told = set(answered)
    marks = []
    for mark, options in known.items():
        if mark in told:
            among = options or tuple(option.id for option in content.vocabulary(mark))
            marks.append(SampleMark(mark, answered.text(mark, among=among)))
    answered.done()
    return tuple(marks)


def _record_parts(table: Table) -> _Parts:
    contact = table.text("contact_kind", "")
    marks = [SampleMark("contact_kind", contact)] if contact else []
    marks += [_mark(part) for part in table.tables("mark", named_by="kind")]
    return (
        tuple(_answer(part) for part in table.tables("answer", named_by="field")),
        tuple(_rating(part) for part in table.tables("rating", named_by="subject")),
        tuple(marks),
    )


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
        value=percent(table, "value"),
        day=table.whole("day"),
        at=_time(table, "time"),
    )
    table.done()
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
    link = SampleLink(table.text("kind", among=_LINKS), table.text("target"))
    table.done()
    return link


def _time(table: Table, key: str) -> time:
    text = table.text(key)
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        raise table.error(f"{key} is not a time of day") from error
