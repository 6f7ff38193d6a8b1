# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing a journal as JSON: everything, losslessly, the same bytes for the same journal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta, timezone
from typing import BinaryIO

from app.domain.record import UNKNOWN_PROPERTY
from app.exchange.json_format import ENTRY_KEYS, FORMAT, VERSION, compact
from storage.values import AnswerRow, EntryRow, Stamp

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TELL_EVERY = 500


def write(
    entries: Iterable[EntryRow],
    count: int,
    file: BinaryIO,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Write `count` entries in the order given, one a line; returns how many were written.

    Nothing in the file tells when or where it was made, so that two exports can be compared.
    """
    head = f'"format": "{FORMAT}",\n"version": {VERSION},\n"count": {count},\n"entries": ['
    file.write(f"{{\n{head}".encode())
    written = 0
    for entry in entries:
        file.write(b",\n" if written else b"\n")
        file.write(compact(_entry(entry)).encode())
        written += 1
        if progress is not None and written % _TELL_EVERY == 0:
            progress(written)
    file.write(b"\n]\n}\n")
    return written


def time_text(stamp: Stamp) -> str:
    """The moment as ISO 8601 with microseconds and the offset that was lived."""
    local = _EPOCH.astimezone(timezone(timedelta(seconds=stamp.offset_s)))
    return (local + timedelta(microseconds=stamp.instant_us)).isoformat(timespec="microseconds")


def _entry(entry: EntryRow) -> dict[str, object]:
    answers = [a for a in entry.answers if not _is_property(entry, a)]
    properties = [a for a in entry.answers if _is_property(entry, a)]
    return {
        "id": entry.id,
        "kind": entry.kind,
        "state": entry.state,
        "day": entry.day,
        "at": _moment(entry.at),
        "changed": _moment(entry.changed),
        "kept": _moment(entry.kept),
        "trashed": _moment(entry.trashed),
        "depth": entry.depth,
        "content_version": entry.content_version,
        "client_code": entry.client_code,
        "answers": [_answer(answer) for answer in answers],
        "ratings": [
            {
                "id": rating.id,
                "subject": rating.subject,
                "key": rating.key,
                "when": rating.when,
                "at": _moment(rating.at),
                "value": rating.value,
            }
            for rating in entry.ratings
        ],
        "marks": [_short(m.row, m.position, kind=m.kind, value=m.value) for m in entry.marks],
        "links": [_short(k.row, 0, kind=k.kind, target=k.target) for k in entry.links],
        **{_name(answer): json.loads(answer.text) for answer in properties},
    }


def _answer(answer: AnswerRow) -> dict[str, object]:
    values = _short(answer.row, answer.position, field=answer.field)
    if answer.question:
        values["question"] = answer.question
    return values | {"content_version": answer.content_version, "text": answer.text}


def _short(row: str, position: int, **named: object) -> dict[str, object]:
    """The values, with row and position only where they say something."""
    if row:
        named["row"] = row
    if position:
        named["position"] = position
    return named


def _moment(stamp: Stamp | None) -> dict[str, str] | None:
    return None if stamp is None else {"time": time_text(stamp), "zone": stamp.zone}


def _is_property(entry: EntryRow, answer: AnswerRow) -> bool:
    """Whether an answer holds a property that came with an import and goes back as one."""
    name = _name(answer)
    if (
        not answer.field.startswith(UNKNOWN_PROPERTY)
        or name in ENTRY_KEYS
        or (answer.row, answer.position, answer.question) != ("", 0, "")
        or answer.content_version != entry.content_version
    ):
        return False
    try:
        return compact(json.loads(answer.text)) == answer.text
    except (ValueError, RecursionError):
        return False


def _name(answer: AnswerRow) -> str:
    return answer.field.removeprefix(UNKNOWN_PROPERTY)
