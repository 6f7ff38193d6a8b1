# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words the journal cannot take go elsewhere, encrypted, and come back from there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.domain.errors import AppError
from app.workspace import Workspace
from tests.unit.app.conftest import moment, open_cheap
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
    assert caught.value.code == "already_there"
    assert target.read_bytes() == b"mine"
    assert list(tmp_path.glob(".*")) == []
