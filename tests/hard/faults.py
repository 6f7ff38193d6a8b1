# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults that are put into the program on purpose, for as long as one trial takes.

Each is what a careless change could do. A hard test that does not notice its faults is worthless.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from dataclasses import replace
from typing import Any
from unittest import mock

from app.domain.entry import Entry, Rating
from app.domain.moment import Moment
from app.exchange import json_in
from app.exchange.exchange import Exchange
from app.services import freshness
from app.workspace import ChangeSet
from storage import aside, connecting, digest, errors, schema
from storage.digest import Digest
from storage.entries import Entries
from storage.place import Place
from storage.vault import files, header, lock, opening
from storage.vault.vault import Vault

_LATE_S = 0.03

Patch = Callable[[Any, str, object], None]


@contextmanager
def planted(fault: str) -> Iterator[None]:
    """The program with a fault in it, by its name; "" plants none."""
    with ExitStack() as stack:

        def patch(owner: Any, name: str, instead: object) -> None:
            stack.enter_context(mock.patch.object(owner, name, instead))

        if fault:
            FAULTS[fault](patch)
        yield


def _saved_before_commit(patch: Patch) -> None:
    from ui.autosave import Autosaver

    def write(self: Any, snapshot: Entry) -> tuple[ChangeSet, Entry]:
        before, self._baseline = self._baseline, snapshot

        def later() -> None:
            time.sleep(_LATE_S)
            self._drafting.save(before, snapshot)

        self._tasks.vault(later, owner=self)
        changed = frozenset({snapshot.id})
        return ChangeSet(changed, frozenset({str(snapshot.kind)}), snapshot.changed), snapshot

    patch(Autosaver, "_write", write)


def _saved_on_leaving_a_field(patch: Patch) -> None:
    from ui.autosave import Autosaver

    patch(Autosaver, "touch", lambda self: None)


def _pragma(text: str) -> Callable[[Patch], None]:
    settle = connecting._settle

    def settled(raw: Any) -> None:
        settle(raw)
        raw.execute(f"PRAGMA {text}")

    return lambda patch: patch(connecting, "_settle", settled)


def _device_and_inode_only(patch: Patch) -> None:
    def check(self: Place) -> bool:
        there, here = os.stat(self._path), os.fstat(self._open_handle())
        if (there.st_dev, there.st_ino) != (here.st_dev, here.st_ino):
            raise errors.ChangedUnderneath
        return False

    patch(Place, "check", check)


def _never_again(patch: Patch) -> None:
    from ui import autosave

    patch(autosave, "RETRY_MS", 24 * 3600 * 1000)


def _day_from_utc(patch: Patch) -> None:
    patch(Moment, "local_day", property(lambda self: replace(self, offset_s=0).local.date()))


def _ratings_by_the_clock(patch: Patch) -> None:
    course = Entry.course

    def sorted_course(self: Entry, subject: str, key: str | None = None) -> tuple[Rating, ...]:
        return tuple(sorted(course(self, subject, key), key=lambda rating: rating.at.instant_us))

    patch(Entry, "course", sorted_course)


def _imports_in_pieces(patch: Patch) -> None:
    patch(Entries, "in_transaction", lambda self: nullcontext())
    patch(json_in, "_BATCH", 1)


def _trusts_any_library(patch: Patch) -> None:
    patch(connecting, "CIPHER_MAJOR", "")
    patch(opening, "refuse_unlikely", lambda path: None)


def _titled_after_the_record(patch: Patch) -> None:
    from ui.printing import output

    patch(output, "_", lambda text: "Monday, P-047")


def _connects(patch: Patch) -> None:
    import socket

    export = Exchange.export

    def exported(self: Exchange, *given: Any, **named: Any) -> Any:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line, suppress(OSError):
            line.connect(("127.0.0.1", 9))
        return export(self, *given, **named)

    patch(Exchange, "export", exported)


def _takes_no_lock(patch: Patch) -> None:
    patch(lock, "_take", lambda handle: None)
    _pragma("locking_mode = NORMAL")(patch)


def _reads_every_entry(patch: Patch) -> None:
    save = Entries.save

    def saved(self: Entries, old: Any, new: Any) -> Any:
        list(self.all())
        return save(self, old, new)

    patch(Entries, "save", saved)


def _no_digest(patch: Patch) -> None:
    def verify(self: Digest, raw: Any) -> int:
        return 0

    patch(Digest, "verify", verify)


def _commits_early(patch: Patch) -> None:
    write = digest.write

    def late(raw: Any, key: bytes) -> None:
        raw.execute("COMMIT")
        time.sleep(_LATE_S * 10)
        raw.execute("BEGIN IMMEDIATE")
        write(raw, key)

    patch(digest, "write", late)


FAULTS: dict[str, Callable[[Patch], None]] = {
    "says saved before COMMIT": _saved_before_commit,
    "keeps a WAL, which a sync tool loses": _pragma("journal_mode = WAL"),
    "saves only when a field is left": _saved_on_leaving_a_field,
    "skips the fsync": _pragma("synchronous = OFF"),
    "skips the fsync of the folder": lambda patch: patch(files, "sync_folder", lambda folder: None),
    "never tries again by itself": _never_again,
    "takes the day from UTC": _day_from_utc,
    "orders ratings by the clock": _ratings_by_the_clock,
    "imports without one transaction": _imports_in_pieces,
    "leaves the search index": lambda patch: patch(Vault, "tidy", lambda self: None),
    "keeps what was put aside": lambda patch: patch(aside, "clear", lambda path: None),
    "does not erase freed space": _pragma("secure_delete = OFF"),
    "trusts any database library": _trusts_any_library,
    "names the file's title after the record": _titled_after_the_record,
    "connects to an address": _connects,
    "takes no lock": _takes_no_lock,
    "reads every entry on each save": _reads_every_entry,
    "keeps no digest": _no_digest,
    "keeps no copy before a migration": lambda patch: patch(
        schema, "_copy_aside", lambda path, found: path
    ),
    "commits in the middle of a migration": _commits_early,
    "migrates what is damaged": lambda patch: patch(schema, "_verify", lambda *of: None),
    "believes any header": lambda patch: patch(header, "authentic", lambda found, master: True),
    "forgets what it saw": lambda patch: patch(freshness, "newer_than", lambda *of: None),
    "compares device and inode only": _device_and_inode_only,
}
