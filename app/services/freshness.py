# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far each journal had got when it was last open on this computer, or is now.

An older copy of a whole journal is authentic in every byte; only somebody who saw the newer one
can tell. So the state folder remembers, for each journal and each folder it lay in, its identity
and two counters: of saves and of changes to its keys. Nothing that was written. What is missing or
unreadable there is not an obstacle: then the journal is opened like one that was never seen.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app import places
from app.services.translation import guarded
from storage.values import Standing
from storage.vault import files

_NAME = "seen.txt"
_MOST = 200
_LARGEST_BYTES = 1 << 20
_LINE = re.compile(r"([0-9a-f]{32}) ([0-9]{1,18}) ([0-9]{1,18}) (\d{4}-\d\d-\d\d) (.+)")


@dataclass(frozen=True, slots=True)
class Seen:
    """A journal as it was when it was last open in `folder`, on `day`."""

    standing: Standing
    day: date
    folder: str


def newer_than(standing: Standing, folder: Path) -> Seen | None:
    """What was seen here and is newer than the journal now in `folder`, or `None`.

    A folder that was opened before is compared with itself: a copy that was accepted as older
    once is not asked about again. One that was not is compared with the newest there was.
    """
    known = [seen for seen in _read() if seen.standing.vault_id == standing.vault_id]
    here = [seen for seen in known if seen.folder == _path(folder)]
    newer = [
        seen
        for seen in here or known
        if seen.standing.generation > standing.generation
        or seen.standing.header_sequence > standing.header_sequence
    ]
    return max(newer, key=lambda seen: seen.standing.generation, default=None)


def remember(standing: Standing, folder: Path, today: date) -> None:
    """Take down how far the journal in `folder` has got. A file that cannot be written is not an
    error: only this notice is lost."""
    seen = Seen(standing, today, _path(folder))
    known = _read()
    if seen not in known:
        _write([seen, *(other for other in known if not _same(other, seen))])


def forget(folder: Path) -> None:
    """Forget what was seen in a folder: the journal was moved from there, or deleted."""
    _write(seen for seen in _read() if seen.folder != _path(folder))


def welcome(folder: Path, today: date) -> None:
    """Let the journal in `folder` be older than others: it was restored, or copied on purpose.

    Raises:
        AppError: there is no journal.
    """
    with guarded():
        vault_id = files.read_headers(folder)[0].vault_id
    welcome_restored(vault_id, folder, today)


def welcome_restored(vault_id: str, folder: Path, today: date) -> None:
    """The same for a journal whose identity is known."""
    remember(Standing(vault_id, 0, 0), folder, today)


def _same(one: Seen, other: Seen) -> bool:
    return one.standing.vault_id == other.standing.vault_id and one.folder == other.folder


def _read() -> list[Seen]:
    try:
        path = places.state_dir() / _NAME
        if path.stat().st_size > _LARGEST_BYTES:
            return []
        text = path.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return []
    found = [_parsed(line) for line in text.split("\n")]
    return [seen for seen in found if seen is not None][:_MOST]


def _parsed(line: str) -> Seen | None:
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    vault_id, generation, sequence, day, folder = match.groups()
    try:
        return Seen(
            Standing(vault_id, int(generation), int(sequence)), date.fromisoformat(day), folder
        )
    except ValueError:
        return None


def _write(found: Iterable[Seen]) -> None:
    lines = [
        f"{seen.standing.vault_id} {seen.standing.generation} {seen.standing.header_sequence}"
        f" {seen.day.isoformat()} {seen.folder}\n"
        for seen in list(found)[:_MOST]
        if "\n" not in seen.folder
    ]
    places.write_small(_NAME, "".join(lines))


def _path(folder: Path) -> str:
    return os.path.realpath(folder)
