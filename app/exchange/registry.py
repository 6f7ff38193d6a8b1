# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The formats a journal can be exported to and imported from. A new format is a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from app.exchange import json_in, json_out
from app.exchange.report import ImportReport
from app.i18n import _
from app.problems import problem
from storage.entries import Entries
from storage.values import EntryRow


class Writer(Protocol):
    """Writes entries to a file; returns how many."""

    def __call__(
        self,
        entries: Iterable[EntryRow],
        count: int,
        file: BinaryIO,
        progress: Callable[[int], None] | None = None,
        /,
    ) -> int: ...


class Reader(Protocol):
    """Adds the entries of a file to a journal, all or none."""

    def __call__(
        self,
        file: BinaryIO,
        entries: Entries,
        *,
        dry_run: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> ImportReport: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A file format. `read` is `None` where it can be written but not read."""

    name: str
    title: Callable[[], str]
    suffix: str
    write: Writer
    read: Reader | None


FORMATS: tuple[Format, ...] = (
    Format("json", lambda: _("JSON, complete"), ".json", json_out.write, json_in.read),
)


def format_named(name: str) -> Format:
    """The format with this name.

    Raises:
        AppError: "unknown_format".
    """
    for known in FORMATS:
        if known.name == name:
            return known
    raise problem("unknown_format", name=name, names=", ".join(f.name for f in FORMATS))
