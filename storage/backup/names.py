# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The name of a backup file: `NAME-2026-11-23T1640Z-g00412.vaultbackup`.

The time is UTC, so that names sort by time; `g` is the generation, a count of committed changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

SUFFIX = ".vaultbackup"
_SHAPE = re.compile(
    r"(?P<name>.+)-(?P<at>\d{4}-\d{2}-\d{2}T\d{4})Z-g(?P<generation>\d{5,18})(?:-\d{1,3})?"
    + re.escape(SUFFIX),
    re.DOTALL,
)
# Not allowed in a name on some system a USB drive may be carried to.
_UNUSABLE = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|]')
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Named:
    """What a file name tells. Anybody can write a name: nothing is decided by it alone.

    `made` is aware and in UTC, to the minute.
    """

    name: str
    made: datetime
    generation: int


def stem(name: str) -> str:
    """`name` as every file system takes it, of 40 characters at most; "journal" for none."""
    return _UNUSABLE.sub("_", name).strip(" .")[:40].strip(" .") or "journal"


def build(name: str, instant_us: int, generation: int, again: int = 0) -> str:
    """The file name of a backup; `again` counts further ones of the same minute."""
    made = _EPOCH + timedelta(microseconds=instant_us)
    more = f"-{again}" if again else ""
    # Not strftime: a year before 1000 would lose its zeros.
    at = made.isoformat(timespec="minutes")[:16].replace(":", "")
    return f"{stem(name)}-{at}Z-g{generation:05d}{more}{SUFFIX}"


def parse(filename: str) -> Named | None:
    """What a file name tells, or `None` when it is not one of ours."""
    found = _SHAPE.fullmatch(filename)
    if found is None:
        return None
    try:
        made = datetime.strptime(found["at"], "%Y-%m-%dT%H%M").replace(tzinfo=UTC)
    except ValueError:
        return None
    return Named(found["name"], made, int(found["generation"]))
