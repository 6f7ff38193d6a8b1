# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that syncs the folder changes the journal while somebody types."""

from __future__ import annotations

import subprocess
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.editor.conftest import Press
from tests.ui.pages.stage import Stage
from ui.context import Route


def test_the_words_stay_and_are_saved_once_the_file_is_back(
    stage: Stage, press: Press, qtbot: QtBot, tmp_path: Path
) -> None:
    stage.desk.navigate(Route("quick"))
    stage.settle()
    page = stage.page("quick")
    press("saved. ")
    stage.desk.save()
    qtbot.waitUntil(lambda: page.frame.header.status.text().startswith("Saved "))
    journal = stage.workspace.folder / "journal.db"
    aside = tmp_path / "aside.db"
    # By another program: a second handle closed in this one would drop SQLite's locks.
    subprocess.run(["cp", journal, aside], check=True)
    subprocess.run(["sh", "-c", 'head -c 4096 /dev/urandom >> "$0"', journal], check=True)
    there = subprocess.run(["sha256sum", journal], capture_output=True, check=True).stdout
    press("not saved")
    stage.desk.save()
    qtbot.waitUntil(lambda: page.frame.header.status.text().startswith("Not saved"))
    assert "Another program has changed" in page.frame.banner._said
    assert subprocess.run(["sha256sum", journal], capture_output=True, check=True).stdout == there
    assert page.writing.session.entry.text("situation") == "saved. not saved"
    subprocess.run(["sh", "-c", 'cat "$0" > "$1"', aside, journal], check=True)
    page.writing.retry()
    qtbot.waitUntil(lambda: page.frame.header.status.text().startswith("Saved "))
    stored = stage.workspace.drafting.open(page.writing.session.entry.id)
    assert stored.entry.text("situation") == "saved. not saved"
