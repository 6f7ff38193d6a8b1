# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults that are put into the program on purpose, in a process that is thrown away afterwards.

Each is what a careless change could do. A hard test that does not notice its faults is worthless.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from app.domain.entry import Entry
from app.workspace import ChangeSet
from storage import engine

_LATE_S = 0.03


def plant(fault: str) -> None:
    """Plant a fault by its name; "" plants none."""
    if fault:
        FAULTS[fault]()


def _saved_before_commit() -> None:
    from ui.autosave import Autosaver

    def write(self: Any, snapshot: Entry) -> tuple[ChangeSet, Entry]:
        before, self._baseline = self._baseline, snapshot

        def later() -> None:
            time.sleep(_LATE_S)
            self._drafting.save(before, snapshot)

        self._tasks.vault(later, owner=self)
        changed = frozenset({snapshot.id})
        return ChangeSet(changed, frozenset({str(snapshot.kind)}), snapshot.changed), snapshot

    Autosaver._write = write  # type: ignore[method-assign]


def _saved_on_leaving_a_field() -> None:
    from ui.autosave import Autosaver

    Autosaver.touch = lambda self: None  # type: ignore[method-assign]


def _pragma(text: str) -> Callable[[], None]:
    def plant_it() -> None:
        settle = engine._settle

        def settled(raw: Any) -> None:
            settle(raw)
            raw.execute(f"PRAGMA {text}")

        engine._settle = settled

    return plant_it


FAULTS: dict[str, Callable[[], None]] = {
    "says saved before COMMIT": _saved_before_commit,
    "keeps a WAL, which a sync tool loses": _pragma("journal_mode = WAL"),
    "saves only when a field is left": _saved_on_leaving_a_field,
    "skips the fsync": _pragma("synchronous = OFF"),
}
