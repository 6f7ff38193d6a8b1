# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Testing all backups: what is remembered of it, and places that do not take what it needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.clock import FixedClock
from app.services.backup_state import SECOND, Health, State
from app.workspace import Workspace
from tests.unit.app.test_backups import back_up, later, ready, spoil

__all__ = ["ready"]  # a fixture


def check_all(workspace: Workspace) -> State:
    state = workspace.backups.check_all(lambda _done, _of: None)
    workspace.backups.remember()
    return state


@pytest.fixture
def drive(ready: Workspace, tmp_path: Path) -> Path:
    """A second place; there are two backups in it and in the first."""
    made = tmp_path / "drive"
    made.mkdir()
    ready.backups.set_place(SECOND, made)
    return made


@pytest.mark.parametrize("mount_point", [False, True], ids=["no folder", "empty folder"])
def test_what_was_found_on_a_drive_stays_while_it_is_away(
    ready: Workspace, clock: FixedClock, drive: Path, tmp_path: Path, mount_point: bool
) -> None:
    for _ in range(3):
        back_up(ready)
        later(clock, 1)
    old = min(drive.iterdir())
    spoil(old)
    assert [backup.path for backup in check_all(ready).damaged] == [old]
    drive.rename(tmp_path / "away")
    if mount_point:
        drive.mkdir()
    assert check_all(ready).damaged == ()
    if mount_point:
        drive.rmdir()
    (tmp_path / "away").rename(drive)
    ready.backups.load()
    (found,) = ready.backups.look().damaged
    assert (found.path, found.health, found.checked) == (old, Health.DAMAGED, None)


def test_what_was_found_of_files_that_are_gone_is_forgotten(
    ready: Workspace, clock: FixedClock
) -> None:
    for _ in range(2):
        back_up(ready)
        later(clock, 1)
    check_all(ready)
    newest, oldest = ready.backups.state.backups
    oldest.path.unlink()
    check_all(ready)
    assert set(ready.backups._remembered.marks) == {str(newest.path)}
