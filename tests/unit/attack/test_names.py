# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders and files with names a system allows and nobody expects."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app import places
from app.workspace import Workspace

NAMES = [
    " two  spaces ",
    "quo'te\"s; and $HOME",
    "per%20cent?query#frag&x=1",
    "new\nline\r\ttab",
    "漢" * 85,
    "a" * 255,
    "-",
    "\u202eabc\u2028",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_journal_lives_in_a_folder_of_any_name(
    name: str, make: Callable[[str], Workspace], tmp_path: Path
) -> None:
    workspace = make(name)
    session = workspace.drafting.begin()
    session.set_text("situation", "here")
    workspace.drafting.keep(session)
    assert workspace.security.verify().ok
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert {path.name for path in (tmp_path / name).iterdir()} == {
        "header.a",
        "header.b",
        "journal.db",
        "lock",
    }


@pytest.mark.parametrize("name", NAMES)
def test_an_export_goes_to_a_file_of_any_name(
    name: str, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "out" / name
    path.parent.mkdir()
    workspace.exchange.export(path)
    assert json.loads(path.read_bytes())["entries"] == []
    assert workspace.exchange.read(path).added == 0


@pytest.mark.parametrize("name", ["a\x85b", "a\u2028b", "a\x0cb", "a\x1cb", "x\udcff"])
def test_a_folder_of_any_name_is_remembered_whole(name: str, tmp_path: Path) -> None:
    places.remember_journal(tmp_path / "first")
    places.remember_journal(tmp_path / name)
    assert places.known_journals() == (tmp_path / name, tmp_path / "first")


def test_a_folder_whose_name_has_lines_does_not_hide_the_others(tmp_path: Path) -> None:
    places.remember_journal(tmp_path / "first")
    places.remember_journal(tmp_path / "a\n/etc")
    assert places.known_journals() == (tmp_path / "first",)
