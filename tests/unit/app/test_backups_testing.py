# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Testing all backups: what is remembered of it, and places that do not take what it needs."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from app.clock import FixedClock
from app.services.backup_state import SECOND, Health, State
from app.workspace import Workspace
from storage import errors
from storage.backup import opened
from storage.backup.facts import Facts
from tests.unit.app.conftest import PASSPHRASE
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


def test_a_damaged_backup_of_earlier_keys_is_damaged(ready: Workspace, clock: FixedClock) -> None:
    for _ in range(2):
        back_up(ready)
        later(clock, 1)
    ready.security.change_all_keys(PASSPHRASE, ready.security.new_recovery_code())
    ready.backups.load()
    whole = check_all(ready)
    assert (len(whole.of_other_keys), whole.damaged) == (2, ())
    spoil(whole.of_other_keys[0].path)
    state = check_all(ready)
    assert len(state.of_other_keys) == 1
    assert [backup.path for backup in state.damaged] == [whole.of_other_keys[0].path]


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


def takes_nothing(monkeypatch: pytest.MonkeyPatch, error: errors.StorageError, *full: Path) -> None:
    """Nothing can be unpacked in these folders."""
    aside = opened.aside

    def refused(folder: Path, *others: str) -> AbstractContextManager[Path]:
        if folder in full:
            raise error
        return aside(folder, *others)

    monkeypatch.setattr(opened, "aside", refused)


@pytest.mark.parametrize("error", [errors.DiskFull(), errors.ReadOnly()], ids=["full", "read-only"])
def test_a_place_that_takes_nothing_is_tested_in_the_other(
    ready: Workspace,
    clock: FixedClock,
    drive: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: errors.StorageError,
) -> None:
    for _ in range(2):
        back_up(ready)
        later(clock, 1)
    old = min(drive.iterdir())
    spoil(old)
    takes_nothing(monkeypatch, error, drive)
    state = check_all(ready)
    assert [backup.path for backup in state.damaged] == [old]
    assert {backup.checked for backup in state.good} == {clock.now()}
    assert state.untested == ()


def test_where_no_place_takes_anything_damage_is_found_and_the_rest_is_named(
    ready: Workspace, clock: FixedClock, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        back_up(ready)
        later(clock, 1)
    old = min(drive.iterdir())
    spoil(old)
    first = ready.backups.state.places[0].folder
    takes_nothing(monkeypatch, errors.DiskFull(), drive, first)
    before = {backup.path: backup.checked for backup in ready.backups.state.good}
    state = check_all(ready)
    assert [backup.path for backup in state.damaged] == [old]
    assert {backup.path for backup in state.untested} == {backup.path for backup in state.good}
    # Nothing was opened, so nothing says that it was.
    assert {backup.checked for backup in state.good} <= set(before.values())
    assert not list(drive.glob(".*"))


def test_what_is_unpacked_for_a_test_is_encrypted(
    ready: Workspace, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(ready)
    takes_nothing(monkeypatch, errors.DiskFull(), drive)
    found: list[tuple[Path, bytes]] = []
    take_out = opened.take_out

    def seen(*args: Any, **named: Any) -> Facts:
        facts = take_out(*args, **named)
        found.extend((path.parent.parent, path.read_bytes()) for path in args[3].iterdir())
        return facts

    monkeypatch.setattr(opened, "take_out", seen)
    check_all(ready)
    assert {folder for folder, _ in found} == {ready.backups.state.places[0].folder}
    assert len(found) == 6
    for _, content in found:
        assert b"SQLite format 3" not in content
        assert b"situation" not in content
