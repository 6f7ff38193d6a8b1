# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup restored at the door: one is told where one is, and may set a new passphrase."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.services import backup_files
from storage.vault import vault as vaults
from storage.vault.kdf import KdfParams
from tests.ui.session.running import LONG, PASSPHRASE, Running, press
from ui.pages.door.passphrase_field import PassphraseField
from ui.pages.recovered import RecoveredPage
from ui.pages.restore import RestorePage
from ui.widgets.prose import Prose

NEW = "five other words of mine"


@pytest.fixture
def backup(home: Path) -> tuple[Path, str]:
    """A backup of a journal that lies elsewhere, and its recovery code."""
    folder = home / "elsewhere"
    code = vaults.create(folder, PASSPHRASE, params=KdfParams()).recovery_code
    workspace = bootstrap.open_journal(folder, passphrase=PASSPHRASE)
    place = home / "place"
    place.mkdir()
    written = workspace.backups.write_to(place)
    workspace.close()
    return written.path, code or ""


def _restore(qtbot: QtBot, running: Running, backup: Path, secret: str, folder: Path) -> None:
    running.session._doors._show_restore(backup_files.seen(backup), None)
    page = running.window.findChild(RestorePage)
    assert page is not None
    page.choose_folder(folder)
    page.focus_first()
    QTest.keyClicks(QApplication.focusWidget(), secret)
    press(qtbot, running.window, "Restore")


def _said(running: Running) -> str:
    return "\n".join(
        prose.text() for prose in running.window.findChildren(Prose) if prose.isVisible()
    )


def test_one_is_told_which_journal_it_is(
    qtbot: QtBot, running: Running, backup: tuple[Path, str], tmp_path: Path
) -> None:
    _restore(qtbot, running, backup[0], PASSPHRASE, tmp_path / "restored")
    qtbot.waitUntil(lambda: "was restored from the backup of" in _said(running), timeout=LONG)
    assert str(tmp_path / "restored") in _said(running)


def test_after_a_recovery_code_a_new_passphrase_is_offered(
    qtbot: QtBot, running: Running, backup: tuple[Path, str], tmp_path: Path
) -> None:
    _restore(qtbot, running, backup[0], backup[1], tmp_path / "restored")
    qtbot.waitUntil(lambda: running.window.findChild(RecoveredPage) is not None, timeout=LONG)
    page = running.window.findChild(RecoveredPage)
    assert page is not None
    qtbot.waitUntil(page.isVisible, timeout=LONG)
    assert running.session._desk is None
    for field in page.findChildren(PassphraseField):
        field.setFocus()
        QTest.keyClicks(QApplication.focusWidget(), NEW)
    press(qtbot, running.window, "Set passphrase")
    qtbot.waitUntil(lambda: running.session._desk is not None, timeout=LONG)
    running.session.lock()
    qtbot.waitUntil(lambda: "locked" in running.said(), timeout=LONG)
    vaults.unlock(tmp_path / "restored", passphrase=NEW).close()


def test_the_passphrase_may_stay_as_it_was(
    qtbot: QtBot, running: Running, backup: tuple[Path, str], tmp_path: Path
) -> None:
    _restore(qtbot, running, backup[0], backup[1], tmp_path / "restored")
    press(qtbot, running.window, "Keep the old passphrase")
    qtbot.waitUntil(lambda: running.session._desk is not None, timeout=LONG)
    assert "was restored from the backup of" in _said(running)
