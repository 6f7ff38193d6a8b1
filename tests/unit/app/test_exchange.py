# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Out as JSON and in again: the same bytes; broken files change nothing and say why."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import AppError
from app.workspace import Workspace
from tests.unit.app.files import GOOD, ID, OTHER, TIME, document, exported, fill, plain_entry, put


def test_export_import_export_is_the_same_file(
    make: Callable[[str], Workspace], tmp_path: Path
) -> None:
    first, second = make("first"), make("second")
    fill(first)
    original = exported(first, tmp_path)
    report = second.exchange.read(put(tmp_path, original))
    assert (report.read, report.added, report.skipped) == (4, 4, 0)
    assert report.kinds == {"followup": 1, "record": 3}
    assert exported(second, tmp_path, "again.json") == original
    assert second.security.verify().ok


def test_the_same_file_twice_adds_nothing(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace)
    path = put(tmp_path, exported(workspace, tmp_path))
    report = workspace.exchange.read(path)
    assert (report.added, report.skipped) == (0, 4)


def test_another_layout_of_the_same_json_is_read(
    make: Callable[[str], Workspace], tmp_path: Path
) -> None:
    first, second = make("first"), make("second")
    fill(first)
    original = exported(first, tmp_path)
    other = json.dumps(json.loads(original), indent=3, sort_keys=True)
    second.exchange.read(put(tmp_path, b"\xef\xbb\xbf" + other.encode()))
    assert exported(second, tmp_path) == original


def test_a_dry_run_changes_nothing_at_all(workspace: Workspace, tmp_path: Path) -> None:
    before = workspace.security.info()
    report = workspace.exchange.read(put(tmp_path, document(plain_entry())), dry_run=True)
    assert (report.dry_run, report.added) == (True, 1)
    assert workspace.security.info() == before


def test_what_is_unknown_is_kept(make: Callable[[str], Workspace], tmp_path: Path) -> None:
    first, second = make("first"), make("second")
    strange = plain_entry(
        kind="dream",
        depth="abyss",
        content_version=99,
        client_code="not a code",
        answers=[
            {"field": "weather", "text": "rain", "content_version": 42},
            {"field": "+loose", "text": "{not json", "content_version": 99},
        ],
        ratings=[
            {"id": OTHER, "subject": "moon", "key": "x", "when": "again", "at": TIME, "value": 3}
        ],
        marks=[{"kind": "colour", "value": "blue"}],
        links=[{"kind": "rhymes", "target": OTHER}],
        mood={"deep": [1, None, "ü"]},
        aside="kept",
    )
    report = first.exchange.read(put(tmp_path, document(strange, tool="other")))
    assert report.kinds == {"dream": 1}
    assert report.ignored == ("tool",)
    entry = first.journal.record(ID).entry
    assert entry.kind == "dream"
    assert entry.text("weather") == "rain"
    assert entry.text("+mood") == '{"deep":[1,null,"ü"]}'
    assert entry.mark("colour") == "blue"
    assert entry.rating("moon") == 3
    out = exported(first, tmp_path)
    told = json.loads(out)["entries"][0]
    assert told["mood"] == {"deep": [1, None, "ü"]}
    assert told["content_version"] == 99
    assert told["aside"] == "kept"
    second.exchange.read(put(tmp_path, out))
    assert exported(second, tmp_path) == out
    # Opened and saved in the editor, it is all still there.
    session = first.drafting.open(ID)
    session.set_text("situation", "added")
    first.drafting.save(session.saved, session.snapshot())
    assert json.loads(exported(first, tmp_path))["entries"][0]["mood"] == told["mood"]


def test_control_characters_are_taken_out_with_a_count(
    workspace: Workspace, tmp_path: Path
) -> None:
    answers = [{"field": "situation", "text": "a\x00b\ud800c\x1b"}]
    report = workspace.exchange.read(put(tmp_path, document(plain_entry(answers=answers))))
    assert report.removed_characters == 3
    assert workspace.journal.record(ID).entry.text("situation") == "abc"


def test_an_export_is_whole_private_and_never_replaces_unasked(
    workspace: Workspace, tmp_path: Path
) -> None:
    fill(workspace)
    path = tmp_path / "out.json"
    report = workspace.exchange.export(path)
    assert (report.entries, report.size) == (4, path.stat().st_size)
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("mine")
    with pytest.raises(AppError) as caught:
        workspace.exchange.export(path)
    assert caught.value.code == "file_exists"
    assert path.read_text() == "mine"
    workspace.exchange.export(path, overwrite=True)
    assert path.stat().st_size == report.size
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["out.json"]


def test_an_export_never_lands_in_the_journal_folder(workspace: Workspace, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(workspace.folder)
    for folder in (workspace.folder, link):
        with pytest.raises(AppError) as caught:
            workspace.exchange.export(folder / "journal.db", overwrite=True)
        assert caught.value.code == "file_in_journal"
    assert workspace.security.verify().ok


def test_an_export_that_cannot_be_written_says_why(workspace: Workspace, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "no" / "such" / "folder.json"):
        with pytest.raises(AppError) as caught:
            workspace.exchange.export(path, overwrite=True)
        assert caught.value.code == "file_not_written"


def test_a_full_disk_leaves_no_half_file(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(workspace)

    def full(handle: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(AppError) as caught:
        workspace.exchange.export(tmp_path / "out.json")
    assert caught.value.code == "file_not_written"
    assert not [p for p in tmp_path.iterdir() if p.is_file()]


def test_a_file_that_cannot_be_read_says_why(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(AppError) as caught:
        workspace.exchange.read(tmp_path / "none.json")
    assert caught.value.code == "file_not_read"
    with pytest.raises(AppError) as caught:
        workspace.exchange.read(put(tmp_path, GOOD), format_name="word")
    assert caught.value.code == "unknown_format"


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_pipe_is_not_waited_for(workspace: Workspace, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(AppError) as caught:
            workspace.exchange.read(path)
        assert caught.value.code == "file_not_read"
        assert "not a file" in caught.value.happened
