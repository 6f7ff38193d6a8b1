# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal with cheap keys, and a clock that is moved by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.domain.moment import Moment
from app.workspace import Workspace
from storage.vault import vault as vaults
from storage.vault.kdf import KdfLimits, KdfParams

PASSPHRASE = "four words of mine"
CHEAP = KdfLimits(memory_kib=(64, 1024 * 1024), passes=(1, 10))
_ZONE = timezone(timedelta(hours=1))


def moment(day: int, hour: int = 12, minute: int = 0) -> Moment:
    """A moment in November 2026, one hour east."""
    return Moment.of(datetime(2026, 11, day, hour, minute, tzinfo=_ZONE), "Europe/Berlin")


def open_cheap(folder: Path, clock: FixedClock) -> Workspace:
    """Open a journal that was made with cheap keys."""
    vault = vaults.unlock(folder, passphrase=PASSPHRASE, limits=CHEAP)
    return Workspace(vault=vault, clock=clock)


@pytest.fixture
def clock() -> FixedClock:
    """A clock at noon of 10 November 2026."""
    return FixedClock(moment(10))


@pytest.fixture
def make(tmp_path: Path, clock: FixedClock) -> Iterator[Callable[[str], Workspace]]:
    """Makes journals by name; they are closed at the end."""
    made: list[Workspace] = []

    def one(name: str) -> Workspace:
        folder = tmp_path / name
        params = KdfParams(memory_kib=64, passes=1, lanes=1)
        vaults.create(folder, PASSPHRASE, with_recovery=False, params=params, limits=CHEAP)
        made.append(open_cheap(folder, clock))
        return made[-1]

    yield one
    for workspace in made:
        workspace.close()


@pytest.fixture
def workspace(make: Callable[[str], Workspace]) -> Workspace:
    """An open, empty journal."""
    return make("journal")
