# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening another journal: the known ones by name and place, a missing one said, any folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app import places
from app.supervisor import SessionStart
from storage.vault import vault as vaults
from storage.vault.kdf import KdfParams
from tests.ui.session.running import LONG, PASSPHRASE, Running
from ui.dialogs.choose_journal import ChooseJournalDialog
from ui.pages.door.plain_label import PlainLabel
from ui.pages.first_run.flow import FirstRunFlow
from ui.pages.unlock import UnlockPage
from ui.widgets.buttons import Button
from ui.widgets.prose import Prose
from ui.widgets.row import Row


def press(place: QWidget, words: str) -> None:
    next(b for b in place.findChildren(Button) if b.words == words and b.isVisible()).click()


def dialog(qtbot: QtBot) -> ChooseJournalDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ChooseJournalDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, ChooseJournalDialog)
    return found


def rows(shown: QWidget) -> list[tuple[str, str]]:
    return [(row.words, row.detail) for row in shown.findChildren(Row)]


def prose(shown: QWidget) -> list[str]:
    return [one.text() for one in shown.findChildren(Prose)]


@pytest.fixture
def three(home: Path) -> tuple[Path, Path, Path]:
    """Three journals opened on this computer; the first lies on a drive that is not there now."""
    gone, other, last = home / "Drive" / "Supervision", home / "Practice", home / "Clinic"
    for folder in (other, last):
        vaults.create(folder, PASSPHRASE, params=KdfParams())
    for folder in (gone, other, last):
        places.remember_journal(folder)
    return gone, other, last


def test_at_the_door_the_known_ones_are_offered(
    qtbot: QtBot, three: tuple[Path, Path, Path]
) -> None:
    _gone, other, last = three
    running = Running(qtbot, SessionStart())
    try:
        press(running.window, "Open another journal")
        shown = dialog(qtbot)
        assert rows(shown) == [("Practice", "\u2068~/Practice\u2069")]
        assert "\u2068Supervision\u2069, in \u2068~/Drive/Supervision\u2069" in prose(shown)
        assert "Not found now" in prose(shown)
        shown.findChildren(Row)[0].click()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
        qtbot.waitUntil(
            lambda: "\u2068Practice\u2069 is closed and encrypted." in _labels(running.window)
        )
        desk = running.unlock(qtbot)
        assert desk.context.workspace.folder == other
        assert places.known_journals()[:2] == (other, last)
    finally:
        running.close()


def _labels(window: QWidget) -> list[str]:
    return [label.text() for label in window.findChildren(PlainLabel)]


def test_a_folder_without_a_journal_is_said_at_once(
    qtbot: QtBot, journal: Path, home: Path
) -> None:
    running = Running(qtbot, SessionStart())
    try:
        press(running.window, "Open another journal")
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
        chooser = QApplication.activeModalWidget()
        assert isinstance(chooser, QFileDialog)
        chooser.fileSelected.emit(str(home))
        chooser.reject()
        page = running.window.findChildren(UnlockPage)[0]
        qtbot.waitUntil(lambda: "no journal in this folder" in page.message.text)
        assert places.known_journals() == (journal,)
    finally:
        running.close()


def test_from_beginning_another_journal_a_way_leads_back(qtbot: QtBot, journal: Path) -> None:
    running = Running(qtbot, SessionStart(note="new"))
    try:
        assert running.window.findChildren(FirstRunFlow)
        press(running.window, "Back to the unlock window")
        qtbot.waitUntil(lambda: bool(running.window.findChildren(UnlockPage)))
        desk = running.unlock(qtbot)
        assert desk.context.workspace.folder == journal
    finally:
        running.close()


def test_the_very_first_run_leads_back_nowhere(qtbot: QtBot, home: Path) -> None:
    running = Running(qtbot, SessionStart())
    try:
        words = [button.words for button in running.window.findChildren(Button)]
        assert "Create my journal" in words
        assert "Back to the unlock window" not in words
        qtbot.waitUntil(lambda: "painted" in running.said(), timeout=LONG)
    finally:
        running.close()
