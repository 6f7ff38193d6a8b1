# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a session leaves elsewhere: on the clipboard, in the desktop's lists, in a keyboard."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QClipboard, QImage
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui import clipboard as clipboards
from ui.clipboard import ClipboardGuard
from ui.widgets.secret_field import SecretField

ROOT = Path(__file__).parents[3]
WORDS = "the answers went short"
SELECTION = QClipboard.Mode.Selection


@pytest.fixture
def guard(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[ClipboardGuard]:
    """A guard on a clipboard that is ours; the offscreen one belongs to nobody."""
    monkeypatch.setattr(ClipboardGuard, "_owns", lambda self, mode: True)
    clipboard = QApplication.clipboard()
    clipboard.clear()
    made = ClipboardGuard(clipboard=clipboard)
    yield made
    clipboard.clear()
    delete(made)


def test_whatever_is_copied_is_marked_and_goes_after_a_minute(
    qtbot: QtBot, guard: ClipboardGuard
) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText(WORDS)
    assert clipboard.text() == WORDS
    assert set(clipboards.MARKS) <= set(clipboard.mimeData().formats())
    timer = guard._timers[QClipboard.Mode.Clipboard]
    assert timer.isActive()
    assert timer.interval() == 60_000
    timer.start(0)
    qtbot.waitUntil(lambda: clipboard.text() == "")


def test_a_copied_picture_is_marked_and_goes_as_words_do(
    qtbot: QtBot, guard: ClipboardGuard
) -> None:
    clipboard = QApplication.clipboard()
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(0xFF1F6B63)
    clipboard.setImage(picture)
    assert clipboard.image().pixel(1, 1) == 0xFF1F6B63
    assert set(clipboards.MARKS) <= set(clipboard.mimeData().formats())
    guard._timers[QClipboard.Mode.Clipboard].start(0)
    qtbot.waitUntil(lambda: clipboard.image().isNull())


def test_locking_takes_what_was_copied_but_not_what_others_copied(
    guard: ClipboardGuard, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText(WORDS)
    guard.end()
    assert clipboard.text() == ""
    monkeypatch.setattr(ClipboardGuard, "_owns", lambda self, mode: False)
    clipboard.setText("theirs")
    guard.end()
    assert clipboard.text() == "theirs"
    assert not set(clipboards.MARKS) & set(clipboard.mimeData().formats())


def test_words_copied_on_purpose_beneath_a_cover_stay(guard: ClipboardGuard) -> None:
    guard.end()
    clipboard = QApplication.clipboard()
    clipboard.setText(WORDS)
    assert clipboard.text() == WORDS
    assert set(clipboards.MARKS) <= set(clipboard.mimeData().formats())


def test_nothing_is_given_away_by_selecting_beneath_a_cover_or_in_a_passphrase(
    qtbot: QtBot, guard: ClipboardGuard
) -> None:
    assert not guard._keeps_to_itself()
    guard.cover()
    assert guard._keeps_to_itself()
    guard.uncover()
    field = SecretField(name="Passphrase")
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    assert guard._keeps_to_itself()


_DIALOGS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from ui import traces

application = QApplication([])
if sys.argv[1] == "as we do it":
    traces.leave_none()
dialog = QFileDialog(None, "Save", sys.argv[2])
dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
dialog.selectFile("secret-name.pdf")
dialog.open()
QTimer.singleShot(0, dialog.accept)
dialog.finished.connect(application.quit)
application.exec()
"""


@pytest.mark.parametrize(("how", "traces"), [("as Qt does it", True), ("as we do it", False)])
def test_a_dialog_for_files_writes_nothing_down(tmp_path: Path, how: str, traces: bool) -> None:
    home = tmp_path / "home"
    home.mkdir()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    environment |= {"HOME": str(home), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(
        [sys.executable, "-c", _DIALOGS, how, str(tmp_path)],
        env=environment,
        check=True,
        timeout=60,
        capture_output=True,
    )
    assert any(path.is_file() for path in home.rglob("*")) == traces


def test_every_field_for_words_is_one_of_ours() -> None:
    """Those ask the keyboard to remember nothing; a plain one of Qt's would not."""
    made = re.compile(r"\bQ(LineEdit|TextEdit|PlainTextEdit|SpinBox|TextBrowser)\(")
    ours = {"plain_edit.py", "number_field.py", "secret_field.py"}
    found = {
        path.name
        for path in (ROOT / "ui").rglob("*.py")
        if made.search(path.read_text(encoding="utf-8"))
    }
    assert found <= ours
    assert issubclass(SecretField, QLineEdit)
