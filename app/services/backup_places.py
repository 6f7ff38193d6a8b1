# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the backups of a journal go, and what is remembered of their checks. Kept inside it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.moment import Moment
from app.services.backup_files import default_place, listed
from app.services.backup_state import EARLIER, FIRST, SECOND, Place

_MOST_USED = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """The last full check of a file: when, how large it was then, and whether it was good."""

    size: int
    at: Moment
    good: bool


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the journal remembers of its backups.

    Attributes:
        first, second: folders that were chosen; "" for the usual one, and for none.
        used: folders that were in use before, last first.
        marks: full path -> its last check.
    """

    first: str = ""
    second: str = ""
    used: tuple[str, ...] = ()
    marks: dict[str, Mark] = field(default_factory=dict)

    def folder(self, role: str, journal: Path) -> Path | None:
        """The folder of the first or the second place."""
        chosen = self.first if role == FIRST else self.second
        if chosen:
            return Path(chosen)
        return default_place(journal) if role == FIRST else None

    def places(self, journal: Path) -> tuple[Place, ...]:
        """The places in use, then the earlier ones that are still there."""
        found = []
        for role in (FIRST, SECOND):
            folder = self.folder(role, journal)
            if folder is not None:
                found.append(Place(folder, role, folder.is_dir()))
        known = {place.folder for place in found}
        earlier = [Path(path) for path in self.used]
        return (
            *found,
            *(
                Place(path, EARLIER, True)
                for path in earlier
                if path not in known and path.is_dir()
            ),
        )

    def moved(self, role: str, folder: Path | None, journal: Path) -> Remembered:
        """The same with another place; the one before is among those used."""
        before = self.folder(role, journal)
        used = dict.fromkeys((*([str(before)] if before else []), *self.used))
        path = "" if folder is None else os.path.abspath(folder)
        kept = tuple(used)[:_MOST_USED]
        if role == FIRST:
            return replace(self, first=path, used=kept)
        return replace(self, second=path, used=kept)

    def marked(self, path: Path, mark: Mark) -> Remembered:
        """The same with the outcome of one check."""
        return replace(self, marks={**self.marks, str(path): mark})

    def of_use(self) -> Remembered:
        """The same without the checks of files that are gone.

        A folder without any backup may be that of a drive that is away: what it holds is not gone.
        """
        there = {folder: bool(listed(folder)) for folder in {Path(p).parent for p in self.marks}}
        return replace(
            self,
            marks={
                path: mark
                for path, mark in self.marks.items()
                if os.path.lexists(path) or not there[Path(path).parent]
            },
        )


def to_value(remembered: Remembered) -> dict[str, object]:
    """As values that JSON can hold."""
    return {
        "first": remembered.first,
        "second": remembered.second,
        "used": list(remembered.used),
        "marks": {
            path: [mark.size, mark.at.instant_us, mark.at.offset_s, mark.at.zone, mark.good]
            for path, mark in remembered.marks.items()
        },
    }


def from_value(value: object) -> Remembered:
    """From what the journal holds; what is unknown or odd is left out."""
    values = value if isinstance(value, dict) else {}
    used = values.get("used")
    marks = values.get("marks")
    return Remembered(
        first=_path(values.get("first")),
        second=_path(values.get("second")),
        used=tuple(filter(None, map(_path, used))) if isinstance(used, list) else (),
        marks=_marks(marks) if isinstance(marks, dict) else {},
    )


def _path(value: object) -> str:
    return value if isinstance(value, str) and os.path.isabs(value) else ""


def _marks(values: dict[object, object]) -> dict[str, Mark]:
    found = {}
    for path, value in values.items():
        match value:
            case [int(size), int(instant), int(offset), str(zone), bool(good)] if isinstance(
                path, str
            ):
                found[path] = Mark(size, Moment(instant, offset, zone), good)
            case _:
                continue
    return found
