# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups made while the clock is wrong, or the journal is an earlier state of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.clock import FixedClock
from app.domain.moment import Moment
from app.services.backup_state import FIRST, SECOND
from app.workspace import Workspace
from tests.unit.app.conftest import moment, open_cheap
from tests.unit.app.test_backups import DAY_US, back_up, later, ready, write

__all__ = ["ready"]  # a fixture


@pytest.mark.parametrize("wrong", [moment(10).instant_us - 5 * DAY_US, 0, 4_102_444_800_000_000])
def test_with_a_wrong_clock_the_backup_just_made_stays(
    ready: Workspace, clock: FixedClock, tmp_path: Path, wrong: int
) -> None:
    """In both places, though the clock says that it is older than twelve months of others."""
    drive = tmp_path / "drive"
    drive.mkdir()
    for _ in range(13):
        write(ready)
        back_up(ready)
        later(clock, 31)
    clock.put(Moment(wrong))
    write(ready)
    ready.backups.set_place(SECOND, drive)
    made = back_up(ready)
    mine = [backup for backup in made.good if backup.made == clock.now()]
    assert [backup.place for backup in mine] == [FIRST, SECOND]
    assert {backup.records for backup in mine} == {15}
    assert not ready.backups.due()
    # The next look removes it neither: it is the newest by what is in it.
    again = ready.backups.catch_up()
    assert {backup.path for backup in mine} <= {backup.path for backup in again.good}
    written = ready.backups.write_to(made.places[0].folder, rotate=True)
    assert written.path.is_file()
    assert written.path not in written.removed


def test_a_journal_restored_from_an_earlier_backup_keeps_its_newest(
    ready: Workspace, clock: FixedClock, tmp_path: Path
) -> None:
    """It has fewer changes than backups that were made before, and a later date."""
    early = back_up(ready).backups[0]
    ready.backups.restore_copy(early, tmp_path / "again" / "journal")
    for _ in range(13):
        write(ready)
        back_up(ready)
        later(clock, 31)
    place = ready.backups.state.places[0].folder
    ready.close()
    restored = open_cheap(tmp_path / "again" / "journal", clock)
    try:
        restored.backups.load()
        restored.backups.set_place(FIRST, place)
        state = back_up(restored)
        assert state.last_good is not None
        assert (state.last_good.made, state.last_good.records) == (clock.now(), 1)
    finally:
        restored.close()
