# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Leaving where the last words cannot be saved: it tries on, and there is a way out."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.problems import problem
from tests.ui.session.running import LONG, WORDS, Running, stored, write
from ui import leaving
from ui.unsaved_choice import UnsavedChoice
from ui.widgets.buttons import Button
from ui.widgets.prose import Prose

LAST = " and then the drive was gone"


@pytest.fixture
def stuck(
    qtbot: QtBot, running: Running, monkeypatch: pytest.MonkeyPatch
) -> Iterator[pytest.MonkeyPatch]:
    """A record saved once, more words, and a disk that takes nothing any more."""
    write(qtbot, running)
    desk: Any = running.session._desk
    qtbot.waitUntil(lambda: desk.context.savers != set() and not desk.unsaved(), timeout=LONG)
    with monkeypatch.context() as patched:

        def refuse(_old: object, _new: object) -> None:
            raise problem("vanished")

        patched.setattr(desk.context.workspace.drafting, "save", refuse)
        patched.setattr(leaving, "PATIENCE_MS", 50)
        patched.setattr(leaving, "RETRY_MS", 10)
        QTest.keyClicks(QApplication.focusWidget(), LAST)
        yield patched


def choice(qtbot: QtBot, running: Running) -> UnsavedChoice:
    """The choice on the cover, once it is offered."""
    qtbot.waitUntil(lambda: bool(running.window.cover.findChildren(UnsavedChoice)), timeout=LONG)
    found: UnsavedChoice = running.window.cover.findChildren(UnsavedChoice)[-1]
    qtbot.waitUntil(found.isVisible)
    return found


def button(shown: QWidget, words: str) -> Button:
    return next(one for one in shown.findChildren(Button) if one.words == words)


def said(shown: QWidget) -> str:
    return " ".join(prose.text() for prose in shown.findChildren(Prose))


@pytest.mark.usefixtures("stuck")
def test_it_is_said_what_is_lost_and_left_only_when_that_is_chosen(
    qtbot: QtBot, running: Running, journal: Path
) -> None:
    running.session.lock()
    shown = choice(qtbot, running)
    assert "The last words are not saved yet." in said(shown)
    assert "Leaving without them loses what was typed after" in said(shown)
    assert WORDS not in said(shown)
    assert button(shown, "Keep trying").hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A)
    assert running.window.covered
    assert "locked" not in running.said()
    button(shown, "Leave without the last words").click()
    qtbot.waitUntil(lambda: "locked" in running.said(), timeout=LONG)
    assert running.session._goodbye is not None
    assert running.session._goodbye.gave_up
    running.session._goodbye.gave_up = False  # this process goes on
    idle: list[int] = []
    tasks = running.session._tasks
    tasks.vault(lambda: None, owner=running.session, done=lambda _none: idle.append(1))
    qtbot.waitUntil(lambda: bool(idle))
    assert stored(journal) == [WORDS]


@pytest.mark.usefixtures("stuck")
def test_the_words_go_into_an_encrypted_file_and_to_nobody_else(
    qtbot: QtBot, running: Running, tmp_path: Path
) -> None:
    QApplication.clipboard().clear()
    running.session.quit()
    shown = choice(qtbot, running)
    button(shown, "Save encrypted copy elsewhere…").click()
    dialog = running.window.findChildren(QFileDialog)[-1]
    target = tmp_path / "words.vaultbackup"
    dialog.fileSelected.emit(str(target))
    dialog.done(0)
    assert not button(shown, "Leave without the last words").isEnabled()
    qtbot.waitUntil(lambda: "Saved, encrypted, as words.vaultbackup." in said(shown), timeout=LONG)
    assert button(shown, "Leave without the last words").isEnabled()
    assert running.window.covered
    assert QApplication.clipboard().text() == ""
    workspace: Any = running.session._workspace
    workspace._vault.backups().restore(target, tmp_path / "restored")
    assert stored(tmp_path / "restored") == [WORDS + LAST]


@pytest.mark.usefixtures("stuck")
def test_where_a_copy_cannot_be_written_that_is_said(
    qtbot: QtBot, running: Running, tmp_path: Path
) -> None:
    running.session.lock()
    shown = choice(qtbot, running)
    assert running.session._goodbye is not None
    taken = tmp_path / "letter.txt"
    taken.write_text("mine")
    running.session._goodbye._elsewhere.save(str(taken))
    qtbot.waitUntil(button(shown, "Leave without the last words").isEnabled, timeout=LONG)
    assert "Saving the copy…" not in said(shown)
    assert "There is a file with this name already: letter.txt" in said(shown)
    assert taken.read_text() == "mine"


def test_a_disk_that_comes_back_takes_the_last_words(
    qtbot: QtBot, running: Running, journal: Path, stuck: pytest.MonkeyPatch
) -> None:
    running.session.lock()
    button(choice(qtbot, running), "Keep trying").click()
    offered = running.window.cover.findChildren(UnsavedChoice)
    assert not any(one.isVisible() for one in offered)
    assert "locked" not in running.said()
    stuck.undo()
    qtbot.waitUntil(lambda: "locked" in running.said(), timeout=LONG)
    assert stored(journal) == [WORDS + LAST]


def test_a_disk_that_never_answers_is_no_dead_end_either(
    qtbot: QtBot, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(qtbot, running)
    monkeypatch.setattr(leaving, "PATIENCE_MS", 50)
    answer = threading.Event()
    running.session._tasks.vault(answer.wait, owner=running.session)
    running.session.lock()
    shown = choice(qtbot, running)
    assert "does not answer" in said(shown)
    button(shown, "Leave without the last words").click()
    qtbot.waitUntil(lambda: "locked" in running.said(), timeout=LONG)
    assert running.session._goodbye is not None
    running.session._goodbye.gave_up = False
    answer.set()


def test_a_disk_that_never_says_goodbye_holds_nobody_when_all_is_stored(
    qtbot: QtBot, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    running.unlock(qtbot)
    monkeypatch.setattr(leaving, "PATIENCE_MS", 50)
    answer = threading.Event()
    running.session._tasks.vault(answer.wait, owner=running.session)
    running.session.lock()
    qtbot.waitUntil(lambda: "locked" in running.said(), timeout=LONG)
    assert running.session._goodbye is not None
    running.session._goodbye.gave_up = False
    answer.set()
