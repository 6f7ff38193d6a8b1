# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new computer and a backup: the file, its secret, an open journal in an empty folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap, places
from app.services import backup_files
from app.services.backup_files import BackupFile
from app.workspace import Workspace
from storage.vault import kdf
from storage.vault.kdf import LIMITS, KdfParams
from storage.vault.vault import create
from tests.ui.first_run.test_flow import fill, named, press
from ui.dialogs.dialog import Dialog
from ui.pages.first_run.flow import FirstRunFlow
from ui.pages.restore import RestorePage
from ui.restore_door import ask_for_backup, restore_page
from ui.tasks import Tasks
from ui.theme.theme import Theme
from ui.widgets.prose import Prose

PASSPHRASE = "four words of mine"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A backup of a journal that is not there any more, and its recovery code."""
    folder = tmp_path_factory.mktemp("old") / "journal"
    lowest = KdfParams(LIMITS.memory_kib[0], LIMITS.passes[0])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kdf, "calibrate", lambda limits=LIMITS: lowest)
        code = create(folder, PASSPHRASE, params=lowest).recovery_code
        workspace = bootstrap.open_journal(folder, passphrase=PASSPHRASE)
        session = workspace.drafting.begin()
        session.set_text("situation", "The café was closed.")
        workspace.drafting.keep(session)
        place = folder.parent / "place"
        place.mkdir()
        written = workspace.backups.write_to(place)
        workspace.close()
    return written.path, code or ""


@pytest.fixture
def page(
    look: Theme, tasks: Tasks, made: tuple[Path, str], show: Callable[..., QWidget], tmp_path: Path
) -> RestorePage:
    door = QWidget()
    shown = restore_page(
        backup_files.seen(made[0]), None, theme=look, tasks=tasks, used=lambda: None, parent=door
    )
    shown.choose_folder(tmp_path / "new")
    show(shown, 1280, 800)
    shown.focus_first()
    return shown


def words(root: QWidget) -> str:
    return "\n".join(p.text() for p in root.findChildren(Prose) if p.isVisible())


def opened(page: RestorePage, secret: str, qtbot: QtBot) -> Workspace:
    fill(named(page, "Passphrase or recovery code"), secret, qtbot)
    assert page.holds_secret()
    with qtbot.waitSignal(page.opened, timeout=30_000) as signal:
        press(page, "Restore", qtbot)
    assert signal.args is not None
    return cast(Workspace, signal.args[0])


def test_it_says_only_what_name_and_size_say(page: RestorePage, made: tuple[Path, str]) -> None:
    said = words(page)
    assert "By its name it is from" in said
    assert made[0].name in said
    assert "record" not in said


def test_with_the_passphrase(page: RestorePage, qtbot: QtBot, tmp_path: Path) -> None:
    workspace = opened(page, PASSPHRASE, qtbot)
    try:
        assert workspace.folder == tmp_path / "new"
        assert len(workspace.journal.last(9)) == 1
        assert not page.holds_secret()
    finally:
        workspace.close()


def test_with_the_recovery_code_in_the_same_field(
    page: RestorePage, made: tuple[Path, str], qtbot: QtBot
) -> None:
    workspace = opened(page, made[1].lower().replace("-", " "), qtbot)
    try:
        assert workspace.used_recovery
        assert len(workspace.journal.last(9)) == 1
    finally:
        workspace.close()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda code: "another passphrase", "That did not open it."),
        (lambda code: ("B" if code[0] == "A" else "A") + code[1:], "One character"),
        (lambda code: "", "Type the passphrase or the recovery code"),
    ],
)
def test_a_secret_that_does_not_open_it(
    page: RestorePage,
    made: tuple[Path, str],
    qtbot: QtBot,
    tmp_path: Path,
    change: Callable[[str], str],
    said: str,
) -> None:
    field = named(page, "Passphrase or recovery code")
    fill(field, change(made[1]), qtbot)
    press(page, "Restore", qtbot)
    qtbot.waitUntil(lambda: said in page._said.text, timeout=30_000)
    assert field.hasFocus()
    assert not (tmp_path / "new").exists()


def test_a_folder_in_use_is_left_alone(page: RestorePage, tmp_path: Path) -> None:
    used = tmp_path / "used"
    used.mkdir()
    (used / "mine.txt").write_text("mine")
    page.choose_folder(used)
    assert page._folder == used / "Journal"


def test_from_the_welcome_page(flow: FirstRunFlow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(flow.restore_asked):
        press(flow, "I have a backup…", qtbot)


@pytest.mark.parametrize("whole", [True, False])
def test_the_file_is_looked_at_before_its_secret_is_asked_for(
    tasks: Tasks,
    made: tuple[Path, str],
    show: Callable[..., QWidget],
    qtbot: QtBot,
    tmp_path: Path,
    whole: bool,
) -> None:
    window = QWidget()
    show(window, 800, 600)
    file = made[0]
    if not whole:
        file = tmp_path / "other.vaultbackup"
        file.write_bytes(b"something else")
    chosen: list[BackupFile] = []
    ask_for_backup(
        None,
        window=window,
        tasks=tasks,
        chosen=lambda found, _journal: chosen.append(found),
        owner=window,
    )
    dialog = window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.close()
    if whole:
        qtbot.waitUntil(lambda: bool(chosen))
        assert chosen[0].path == file
        return
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), Dialog))
    said = QApplication.activeModalWidget()
    assert isinstance(said, Dialog)
    assert said.accessibleName() == "This file is not a backup of this program"
    qtbot.keyClick(said, Qt.Key.Key_Escape)
    assert not chosen


def test_beside_a_journal_that_is_there(
    look: Theme, tasks: Tasks, made: tuple[Path, str], tmp_path: Path
) -> None:
    usual = places.default_journal_dir()
    usual.mkdir(parents=True)
    (usual / "journal.db").write_bytes(b"there")
    door = QWidget()
    shown = restore_page(
        backup_files.seen(made[0]), usual, theme=look, tasks=tasks, used=lambda: None, parent=door
    )
    assert shown._folder == usual.parent / "journal-restored"
    door.deleteLater()
