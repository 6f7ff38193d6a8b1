# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The backups of a journal that does not open are found where its owner let them go."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app import places
from app.clock import FixedClock
from app.services import backup_files, backup_folders
from app.services.backup_state import FIRST, SECOND
from app.workspace import Workspace
from tests.unit.app.conftest import CHEAP
from tests.unit.app.test_backups import back_up, later, ready, write

__all__ = ["ready"]  # a fixture


@pytest.mark.parametrize("role", [FIRST, SECOND])
def test_the_newest_is_found_in_a_folder_that_was_chosen(
    ready: Workspace,
    clock: FixedClock,
    make: Callable[[str], Workspace],
    tmp_path: Path,
    role: str,
) -> None:
    chosen = tmp_path / "elsewhere"
    chosen.mkdir()
    ready.backups.set_place(role, chosen)
    back_up(ready)
    for path in (tmp_path / "journal-backups").glob("*"):
        path.unlink()
    later(clock, 1)
    # Another journal has newer ones there.
    other = make("other")
    write(other)
    other.backups.load()
    other.backups.set_place(FIRST, chosen)
    back_up(other)
    found = backup_files.newest_whole(ready.folder, limits=CHEAP)
    assert found is not None
    assert (found.path.parent, found.journal) == (chosen, "journal")
    ready.backups.set_place(role, None)
    assert backup_files.newest_whole(ready.folder, limits=CHEAP) is None


def test_it_is_taken_down_when_a_journal_is_opened_and_forgotten_with_it(
    ready: Workspace, tmp_path: Path
) -> None:
    file = places.state_dir() / "backups.txt"
    assert not file.exists()
    ready.backups.set_place(SECOND, tmp_path / "drive")
    assert file.stat().st_mode & 0o777 == 0o600
    file.unlink()
    ready.backups.load()
    chosen = backup_folders.chosen_for(ready.folder)
    assert (chosen.vault_id, chosen.folders) == (ready.vault_id, (tmp_path / "drive",))
    ready.delete_everything()
    assert backup_folders.chosen_for(ready.folder) == backup_folders.Chosen()


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b"[[]]", b"[[1, 2]]", b"\xff", b"[" * 5000]
)
def test_what_is_odd_there_is_passed_over(ready: Workspace, content: bytes) -> None:
    places.state_dir().mkdir(parents=True, exist_ok=True)
    (places.state_dir() / "backups.txt").write_bytes(content)
    assert backup_folders.chosen_for(ready.folder) == backup_folders.Chosen()
    strange = ready.folder.parent / os.fsdecode(b"caf\xe9")
    backup_folders.remember(ready.folder, ready.vault_id, [strange])
    assert backup_folders.chosen_for(ready.folder).folders == (strange,)
