# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing a journal from JSON: everything in the file, or nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from typing import BinaryIO

from app.exchange.json_entry import EntryReader
from app.exchange.json_format import FORMAT, MAX_ENTRIES, MAX_NAMES, VERSION
from app.exchange.json_stream import JsonStream
from app.exchange.report import ImportReport
from app.i18n import _
from app.problems import problem
from storage.entries import Entries
from storage.values import EntryRow, canonical

_BATCH = 200
_BATCH_CHARS = 1 << 20
_PART_CHARS = 200
_MOST_NAMES = 20
_LONGEST_NAME = 60


def read(
    file: BinaryIO,
    entries: Entries,
    *,
    dry_run: bool = False,
    progress: Callable[[int], None] | None = None,
) -> ImportReport:
    """Add the entries of a file in one transaction; with `dry_run` only tell what it would do.

    An entry that is there already with the same content is skipped.

    Raises:
        AppError: "import_broken", "import_cut_off", "import_conflict" and the like; the journal
            is then as it was.
    """
    work = _Import(file, entries, dry_run, progress)
    # A preview opens no transaction for writing, so that it leaves no trace at all.
    with nullcontext() if dry_run else entries.in_transaction():
        work.run()
    return work.report()


class _Import:
    def __init__(
        self,
        file: BinaryIO,
        entries: Entries,
        dry_run: bool,
        progress: Callable[[int], None] | None,
    ) -> None:
        self._stream = JsonStream(file)
        self._entries = entries
        self._dry_run = dry_run
        self._progress = progress
        self._reader = EntryReader()
        self._seen: set[str] = set()
        self._added = 0
        self._skipped = 0
        self._kinds: dict[str, int] = {}
        self._ignored: list[str] = []
        self._head: dict[str, object] = {}

    def run(self) -> None:
        """Read the file to its end, writing as it goes."""
        self._stream.begin()
        held = False
        for number, key in enumerate(self._stream.names(), start=1):
            if number > MAX_NAMES:
                raise problem(
                    "import_too_large", what=_("the number of properties"), limit=MAX_NAMES
                )
            if key == "entries" and not held:
                self._check_head(final=False)
                held = True
                for batch in self._batches():
                    self._take(batch)
            elif key in ("format", "version", "count") and key not in self._head:
                self._head[key] = self._stream.value()
            else:
                self._stream.value()
                if len(self._ignored) < _MOST_NAMES:
                    self._ignored.append(key[:_LONGEST_NAME])
        self._check_head(final=True)
        if not held:
            raise problem("import_not_ours")
        promised = self._head.get("count", len(self._seen))
        if promised != len(self._seen):
            raise problem("import_wrong_count", promised=promised, found=len(self._seen))

    def report(self) -> ImportReport:
        """What was done."""
        return ImportReport(
            dry_run=self._dry_run,
            read=len(self._seen),
            added=self._added,
            skipped=self._skipped,
            kinds=dict(sorted(self._kinds.items())),
            removed_characters=self._reader.removed,
            ignored=tuple(self._ignored),
        )

    def _check_head(self, *, final: bool) -> None:
        """Whether this is our format in a version we know, as far as that has been read."""
        if ("format" in self._head or final) and self._head.get("format") != FORMAT:
            raise problem("import_not_ours")
        if "version" in self._head or final:
            version = self._head.get("version")
            if type(version) is not int or version < 1:
                shown = str(version)[:_LONGEST_NAME]
                raise problem("import_bad_version", version=shown)
            if version > VERSION:
                raise problem("import_newer", version=version)
        if "count" in self._head and type(self._head["count"]) is not int:
            raise problem(
                "import_wrong_count",
                promised=str(self._head["count"])[:_LONGEST_NAME],
                found=len(self._seen),
            )

    def _batches(self) -> Iterator[list[tuple[int, EntryRow]]]:
        batch: list[tuple[int, EntryRow]] = []
        size = 0
        for number, value in enumerate(self._stream.elements(), start=1):
            if number > MAX_ENTRIES:
                raise problem(
                    "import_too_large",
                    what=_("the number of entries"),
                    limit=f"{MAX_ENTRIES:,}",
                )
            entry = self._reader.read(value, number)
            if entry.id in self._seen:
                raise problem("import_twice", number=number)
            self._seen.add(entry.id)
            more = _size(entry)
            if len(batch) == _BATCH or size + more > _BATCH_CHARS:
                yield batch
                batch, size = [], 0
            batch.append((number, entry))
            size += more
        yield batch

    def _take(self, batch: list[tuple[int, EntryRow]]) -> None:
        known = {row.id: row for row in self._entries.many([entry.id for _, entry in batch])}
        new = []
        for number, entry in batch:
            there = known.get(entry.id)
            if there is None:
                new.append(entry)
                self._kinds[entry.kind] = self._kinds.get(entry.kind, 0) + 1
            elif _same(there, entry):
                self._skipped += 1
            else:
                raise problem("import_conflict", number=number)
        self._added += len(new)
        if new and not self._dry_run:
            self._entries.bulk_insert(new)
        if self._progress is not None:
            self._progress(len(self._seen))


def _size(entry: EntryRow) -> int:
    """About how much memory an entry takes, in characters."""
    parts = len(entry.answers) + len(entry.ratings) + len(entry.marks) + len(entry.links)
    return parts * _PART_CHARS + sum(len(a.text) + len(a.question) for a in entry.answers)


def _same(one: EntryRow, other: EntryRow) -> bool:
    """Whether two entries say the same, wherever they stand in their journals."""
    return replace(canonical(one), order=0) == replace(canonical(other), order=0)
