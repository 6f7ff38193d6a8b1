# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A session: opening, hiding at once, locking without a question, leaving with everything saved."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import places
from app.supervisor import SessionStart
from storage.vault import vault as vaults
from storage.vault.kdf import KdfParams
from tests.ui.session.running import LONG, PASSPHRASE, WORDS, Running, focused_text, stored, write
from ui.theme import theme as themes
from ui.window import Window


def test_hiding_is_opaque_and_painted_within_100_ms(qtbot: QtBot, running: Running) -> None:
    write(qtbot, running)
    ground = themes.current().color("bg")
    start = time.perf_counter()
    running.session.hide()
    taken = time.perf_counter() - start
    assert running.window.covered
    picture = running.window.grab().toImage()
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 5)
        for y in range(0, picture.height() // 3, 5)
    }
    assert seen == {QColor(ground).name()}
    # The one time that is a promise of its own; the machine would have to stall for it to fail.
    assert taken < 0.1


def test_a_key_brings_it_back_with_the_cursor_where_it_was(qtbot: QtBot, running: Running) -> None:
    write(qtbot, running)
    field = QApplication.focusWidget()
    running.session.hide()
    QTest.keyClick(running.window.cover, Qt.Key.Key_Control)
    assert running.window.covered
    QTest.keyClick(running.window.cover, Qt.Key.Key_A)
    assert not running.window.covered
    assert QApplication.focusWidget() is field


def test_locking_keeps_what_was_typed_and_asks_nothing(
    qtbot: QtBot, running: Running, journal: Path
) -> None:
    write(qtbot, running)
    running.session.lock()
    assert running.window.covered
    qtbot.waitUntil(lambda: "locked" in running.said(), timeout=LONG)
    assert QApplication.activeModalWidget() is None
    assert WORDS in stored(journal)


def test_after_an_unlock_it_goes_on_where_the_lock_came(
    qtbot: QtBot, running: Running, journal: Path
) -> None:
    write(qtbot, running)
    running.session.lock()
    qtbot.waitUntil(lambda: "locked" in running.said(), timeout=LONG)
    again = Running(qtbot, SessionStart())
    try:
        again.unlock(qtbot)
        qtbot.waitUntil(lambda: WORDS in focused_text())
    finally:
        again.close()


def test_a_command_pressed_under_the_cover_brings_back_and_does_nothing_else(
    qtbot: QtBot, running: Running
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    desk = running.unlock(qtbot)
    here = desk._here
    for key in (Qt.Key.Key_H, Qt.Key.Key_N, Qt.Key.Key_2):
        running.session.hide()
        assert running.window.covered
        QTest.keyClick(running.window.cover, key, control)
        assert not running.window.covered
        assert desk._here == here
    running.session.hide()
    QTest.keyClick(running.window.cover, Qt.Key.Key_L, control)
    qtbot.waitUntil(lambda: "locked" in running.said(), timeout=LONG)


def test_a_locked_session_cannot_be_uncovered(qtbot: QtBot, running: Running) -> None:
    write(qtbot, running)
    running.session.lock()
    QTest.keyClick(running.window.cover, Qt.Key.Key_A)
    assert running.window.covered


def test_hidden_for_a_minute_becomes_a_lock(qtbot: QtBot, running: Running) -> None:
    running.unlock(qtbot)
    running.session.hide()
    running.session._hiding.hidden_timer.setInterval(0)
    qtbot.waitUntil(lambda: "locked" in running.said(), timeout=LONG)


def test_closing_the_window_saves_and_leaves(
    qtbot: QtBot, running: Running, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(qtbot, running)
    left: list[int] = []
    monkeypatch.setattr(QApplication, "exit", left.append)
    running.window.close()
    qtbot.waitUntil(lambda: bool(left), timeout=LONG)
    assert left == [0]
    assert WORDS in stored(journal)


def test_a_half_typed_passphrase_left_alone_goes_with_its_process(
    qtbot: QtBot, running: Running
) -> None:
    QTest.keyClicks(QApplication.focusWidget(), "half a pass")
    idle = running.session._idle
    assert idle is not None
    idle.expired.emit()
    qtbot.waitUntil(lambda: "locked" in running.said(), timeout=LONG)


def test_text_size_and_quit_by_keys_at_the_door_and_once_after_it(
    qtbot: QtBot, running: Running
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    theme = themes.current()
    for place in ("door", "desk"):
        if place == "desk":
            running.unlock(qtbot)
        QTest.keyClick(running.window, Qt.Key.Key_Plus, control)
        qtbot.waitUntil(lambda: theme.scale == 1.1, timeout=LONG)
        QTest.keyClick(running.window, Qt.Key.Key_0, control)
        qtbot.waitUntil(lambda: theme.scale == 1.0, timeout=LONG)
    left: list[int] = []
    running.session._finish_quit = lambda: left.append(1)  # type: ignore[method-assign]
    QTest.keyClick(running.window, Qt.Key.Key_Q, control)
    qtbot.waitUntil(lambda: left == [1], timeout=LONG)


def test_the_title_never_says_more_than_the_name(qtbot: QtBot, running: Running) -> None:
    assert running.window.windowTitle() == "Afterhour"
    write(qtbot, running)
    assert running.window.windowTitle() == "Afterhour"
    running.session.hide()
    assert running.window.windowTitle() == "Afterhour"


def test_the_place_is_restored_on_a_screen_that_exists(qtbot: QtBot) -> None:
    from ui import geometry

    window = Window()
    qtbot.addWidget(window)
    geometry.restore(window, "50,60,700,600,normal")
    assert geometry.describe(window) == "50,60,700,600,normal"
    geometry.restore(window, "9000,9000,900,600,normal")
    here = QApplication.primaryScreen().availableGeometry()
    assert here.intersects(window.geometry())
    geometry.restore(window, "not a place")
    assert here.contains(window.geometry())
    assert window.geometry().top() - here.top() >= 40  # a title bar has its place above
    # From a larger monitor that is gone.
    geometry.restore(window, f"20,30,{here.width() + 700},{here.height() + 500},normal")
    assert window.geometry() == here
    geometry.restore(window, f"100,60,{here.width() + 700},600,normal")
    assert here.contains(window.geometry())
    assert window.height() == min(600, here.height())


def test_another_journal_opened_at_the_door_is_the_one_that_locks(
    qtbot: QtBot, journal: Path, home: Path
) -> None:
    other = home / "other"
    vaults.create(other, PASSPHRASE, params=KdfParams())
    made = Running(qtbot, SessionStart(vault=str(other)))
    try:
        made.session._doors._open_other(journal)
        made.unlock(qtbot)
        made.session.lock()
        qtbot.waitUntil(lambda: "leave" in made.said(), timeout=LONG)
        assert places.last_journal() == journal
    finally:
        made.close()


def test_what_was_noticed_on_opening_is_said(qtbot: QtBot, running: Running, journal: Path) -> None:
    header = journal / "header.a"
    header.write_bytes(header.read_bytes()[:-20])
    desk = running.unlock(qtbot)
    assert desk.context.workspace.notices
    assert desk.context.workspace.notices[0] in desk._notices._toast.words.text()
