# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal is gone while somebody writes: the words stay, and go into a file elsewhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.editor.conftest import Press
from tests.ui.editor.test_frame import PAGES
from tests.ui.pages.stage import Stage
from ui.widgets.buttons import Button

WORDS = "I explained instead of asking."


@pytest.mark.parametrize("name", PAGES)
def test_the_banner_saves_the_words_elsewhere_encrypted(
    stage: Stage, press: Press, qtbot: QtBot, name: str, tmp_path: Path
) -> None:
    page = PAGES[name](stage)
    shutil.move(stage.workspace.folder, tmp_path / "unplugged")
    press(WORDS)
    stage.desk.save()
    stage.settle()
    banner = page.frame.banner
    assert banner.isVisible()
    button = next(
        b for b in banner.findChildren(Button) if b.text() == "Save encrypted copy elsewhere…"
    )
    button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    target = tmp_path / "stick.vaultbackup"
    dialog.reject()
    QTest.qWait(0)
    page.frame.elsewhere.save(str(target))
    qtbot.waitUntil(target.exists, timeout=10_000)
    stage.settle()
    assert target.exists()
    assert WORDS.encode() not in target.read_bytes()
    # And once the journal is there again the words are saved in it by themselves.
    shutil.move(tmp_path / "unplugged", stage.workspace.folder)
    page.frame.writing.retry()
    stage.settle()
    assert not banner.isVisible()
    back = tmp_path / "back"
    stage.workspace._vault.backups().restore(target, back)
    assert (back / "journal.db").stat().st_size > 0
