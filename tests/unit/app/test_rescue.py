# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words the journal cannot take go elsewhere, encrypted, and come back from there."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.domain.errors import AppError
from app.services import backup_files
from app.services.backup_state import Health
from app.workspace import Workspace
from storage import errors
from storage.backup import layout
from tests.unit.app.conftest import CHEAP, moment, open_cheap
from tests.unit.app.test_services import write

WORDS = "I explained instead of asking 🌊"


def test_words_are_saved_elsewhere_when_the_journal_is_gone(
    workspace: Workspace, clock: FixedClock, tmp_path: Path
) -> None:
    record = write(workspace, "Call in tears.")
    clock.put(moment(12))
    draft = workspace.drafting.begin(depth="quick")
    draft.set_text("situation", WORDS)
    followup = workspace.drafting.begin_followup(record)
    followup.set_text("learned", WORDS)
    shutil.rmtree(workspace.folder)
    target = tmp_path / "stick" / workspace.rescue.file_name()
    workspace.rescue.save([draft.entry, followup.entry], target)
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    assert WORDS.encode() not in target.read_bytes()
    back = tmp_path / "back"
    workspace._vault.backups().restore(target, back)
    other = open_cheap(back, clock)
    try:
        assert other.security.verify().ok
        assert other.drafting.open(draft.entry.id).entry.text("situation") == WORDS
        assert other.drafting.open(followup.entry.id).entry.text("learned") == WORDS
        assert other.security.counts().total == 2
    finally:
        other.close()


def test_what_is_there_already_stays(workspace: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "copy.vaultbackup"
    target.write_bytes(b"mine")
    draft = workspace.drafting.begin(depth="quick")
    draft.set_text("situation", WORDS)
    with pytest.raises(AppError) as caught:
        workspace.rescue.save([draft.entry], target)
    assert caught.value.code == "copy_exists"
    assert target.read_bytes() == b"mine"
    assert list(tmp_path.glob(".*")) == []


def test_in_a_place_for_backups_such_a_file_is_none(
    workspace: Workspace, clock: FixedClock, tmp_path: Path
) -> None:
    """It neither counts nor pushes out a real one, before the journal opens or after."""
    write(workspace, "Call in tears.")
    backups = workspace.backups
    backups.load()
    real = backups.finish(backups.take()).backups[0]
    clock.put(moment(10, 18))
    draft = workspace.drafting.begin(depth="quick")
    draft.set_text("situation", WORDS)
    saved = real.path.with_name(workspace.rescue.file_name())
    workspace.rescue.save([draft.entry], saved)
    state = backups.look()
    assert {one.path: (one.health, one.ours) for one in state.backups} == {
        saved: (Health.WORDS, False),
        real.path: (Health.GOOD, True),
    }
    assert state.last_good == real
    newest = backup_files.newest_whole(workspace.folder, workspace.vault_id, CHEAP)
    assert newest is not None
    assert newest.path == real.path
    saved_words = next(one for one in state.backups if one.path == saved)
    assert backups.restore_copy(saved_words, tmp_path / "words").entries == 1
    clock.put(moment(11))
    assert backups.due()
    for day in range(11, 22):
        clock.put(moment(day))
        state = backups.finish(backups.take())
    assert saved.is_file()
    assert state.last_good is not None
    assert state.last_good.made == clock.now()
    assert backups.check_all(lambda _done, _of: None).damaged == ()


def test_damaged_words_are_not_removed_with_damaged_backups(
    workspace: Workspace, clock: FixedClock
) -> None:
    write(workspace, "Call in tears.")
    backups = workspace.backups
    backups.load()
    folder = backups.finish(backups.take()).places[0].folder
    draft = workspace.drafting.begin(depth="quick")
    draft.set_text("situation", WORDS)
    saved = folder / workspace.rescue.file_name()
    workspace.rescue.save([draft.entry], saved)
    content = bytearray(saved.read_bytes())
    content[len(content) // 2] ^= 1
    saved.write_bytes(content)
    state = backups.check_all(lambda _done, _of: None)
    assert [one.checked for one in state.backups if one.health is Health.WORDS] == [None]
    saved.write_bytes(content[:-1])
    state = backups.look()
    assert state.damaged == ()
    backups.remove_damaged()
    assert saved.is_file()


def test_nobody_without_the_key_makes_words_of_a_backup(workspace: Workspace) -> None:
    backups = workspace.backups
    backups.load()
    path = backups.finish(backups.take()).backups[0].path
    content = bytearray(path.read_bytes())
    content[: len(layout.WORDS)] = layout.WORDS
    content[-layout.SUM_BYTES :] = hashlib.sha256(content[: -layout.SUM_BYTES]).digest()
    path.write_bytes(content)
    with pytest.raises(errors.BackupDamaged):
        workspace._vault.backups().read(path)
