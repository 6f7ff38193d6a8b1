# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample journal: an encrypted vault, made anew each time and thrown away afterwards."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path

from app.clock import Clock
from app.domain.entry import (
    Answer,
    Entry,
    Kind,
    Link,
    Mark,
    Rating,
    State,
    When,
    new_id,
)
from app.domain.moment import Moment
from app.domain.questions import FEELING, feeling_asked_about
from app.domain.schemas import CHOSEN, NOT_THIS, PARTLY, own_id
from app.services.content import FORMS, Content, load
from app.services.translation import guarded, row_from
from prompts.samples import Sample, SampleEntry, load_sample
from storage.vault.kdf import LIMITS, KdfParams
from storage.vault.vault import Vault
from storage.vault.vault import create as create_vault
from storage.vault.vault import unlock as unlock_vault

_FRIDAY = 4

_KEYED = ("hot_thought", CHOSEN, PARTLY, NOT_THIS)
"""Marks whose value names a row or another entry of the story."""


def create(folder: Path, clock: Clock) -> Vault:
    """Make the sample in a folder that is empty or not there yet, and open it.

    Its passphrase is random and forgotten at once, so its cost may be the lowest allowed.

    Raises:
        AppError: the folder is not empty, cannot be written to, or the disk is full.
    """
    passphrase = secrets.token_urlsafe(24)
    lowest = KdfParams(LIMITS.memory_kib[0], LIMITS.passes[0])
    with guarded():
        create_vault(folder, passphrase, with_recovery=False, params=lowest)
        vault = unlock_vault(folder, passphrase=passphrase)
    try:
        fill(vault, clock.now())
    except BaseException:
        vault.close()
        raise
    return vault


def fill(vault: Vault, now: Moment) -> None:
    """Write the entries of the sample into an empty vault.

    Raises:
        AppError: the disk is full.
    """
    entries = entries_of(load_sample(), load(), now)
    with guarded():
        vault.entries.bulk_insert(row_from(entry) for entry in entries)
        for entry in entries:
            if entry.state is State.KEPT:
                closed = row_from(entry).kept
                if closed is not None:
                    vault.versions.close(entry.id, closed)


def entries_of(sample: Sample, content: Content, now: Moment) -> list[Entry]:
    """The entries of a sample, told so that its last day is the latest Friday not after today."""
    today = now.local_day
    last = today - timedelta(days=(today.weekday() - _FRIDAY) % 7)
    first = last - timedelta(days=sample.today)
    at = _Calendar(first, now)
    ids = {entry.key: new_id() for entry in sample.entries}
    entries = [_entry(entry, ids, at, content) for entry in sample.entries]
    return sorted(entries, key=lambda entry: (entry.day, entry.at.instant_us))


class _Calendar:
    """Turns days and times of the story into moments of the local zone."""

    def __init__(self, first: date, now: Moment) -> None:
        self._first = first
        self._zone: tzinfo | None = _zone(now)
        self._name = now.zone

    def day(self, offset: int) -> date:
        return self._first + timedelta(days=offset)

    def __call__(self, offset: int, at: time) -> Moment:
        local = datetime.combine(self.day(offset), at)
        # Without a zone the computer's own rules tell the offset of that day.
        aware = local.replace(tzinfo=self._zone) if self._zone else local.astimezone()
        return Moment.of(aware, self._name)


def _zone(now: Moment) -> tzinfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(now.zone) if now.zone else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _entry(told: SampleEntry, ids: dict[str, str], at: _Calendar, content: Content) -> Entry:
    rows: dict[str, str] = {}

    def row(key: str) -> str:
        """A row id for a symbolic row; the same one each time within the entry."""
        return rows.setdefault(key, new_id()) if key else ""

    named = {part.row for part in told.answers} | {part.row for part in told.marks}
    schemas = {own_id(entry): own_id(ids[entry]) for entry in ids}

    def key(name: str) -> str:
        """A row id for a symbolic row, the id of an own schema for its key in the story."""
        return row(name) if name and name in named else schemas.get(name, name)

    begun = at(told.written, told.at)
    kept = (
        at(told.kept_day, told.kept_at)
        if told.kept_day is not None and told.kept_at is not None
        else None
    )
    changes = [at(answer.day, answer.at) for answer in told.answers]
    changes += [at(rating.day, rating.at) for rating in told.ratings]
    version = _version(told, content)
    return Entry(
        id=ids[told.key],
        kind=told.kind,
        state=State(told.state),
        day=at.day(told.day),
        at=begun,
        changed=max([begun, *changes, *([kept] if kept else [])]),
        depth=told.depth,
        content_version=version,
        # A follow-up goes by the code of its record, a part by that of its episode.
        client_code=told.code if told.kind in (Kind.RECORD, Kind.EPISODE) else "",
        kept=kept,
        answers=_answers(told, row, content, version),
        ratings=tuple(
            Rating(r.subject, key(r.key), When(r.when), at(r.day, r.at), r.value, new_id())
            for r in told.ratings
        ),
        marks=_marks(told, row, key, at),
        links=tuple(Link(link.kind, ids[link.target]) for link in told.links),
    )


def _version(told: SampleEntry, content: Content) -> int:
    """The version of what the entry was asked from."""
    return content.form(told.kind).version if told.kind in FORMS else content.version


def _answers(
    told: SampleEntry, row: Callable[[str], str], content: Content, version: int
) -> tuple[Answer, ...]:
    counts: dict[str, int] = {}
    answers = []
    for part in told.answers:
        place = counts.get(part.field, 0)
        counts[part.field] = place + 1
        question = _asked(told, part.question, content) if part.question else ""
        answers.append(Answer(part.field, part.text, row(part.row), place, question, version))
    return tuple(answers)


def _asked(told: SampleEntry, name: str, content: Content) -> str:
    """A question as it was asked, with the word for the feeling it is about."""
    strategy, _dot, place = name.partition(".")
    if place:
        side, number = place.split(".")
        way = content.strategy(strategy)
        return (way.plan if side == "plan" else way.review)[int(number)]
    question = content.question(name)
    groups = {emotion.id: emotion.group for emotion in content.emotions}
    feelings = [part.value for part in told.marks if part.kind == "emotion"]
    meant = feeling_asked_about(question, feelings, groups)
    return question.text.replace(FEELING, content.label("emotion", meant))


def _marks(
    told: SampleEntry, row: Callable[[str], str], key: Callable[[str], str], at: _Calendar
) -> tuple[Mark, ...]:
    counts: dict[str, int] = {}
    marks = []
    for part in told.marks:
        place = counts.get(part.kind, 0)
        counts[part.kind] = place + 1
        value = part.value if part.date_of is None else at.day(part.date_of).isoformat()
        if part.kind in _KEYED:
            value = key(value)
        marks.append(Mark(part.kind, value, row(part.row), place))
    return tuple(marks)
