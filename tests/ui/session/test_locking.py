# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Locking by itself: nobody there, asleep, the screen locked; and what is covered meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.session.running import LONG, Running, write


class Clock:
    """The two clocks of an idle watch, moved by hand."""

    def __init__(self, running: Running) -> None:
        assert running.session._idle is not None
        self.watch = running.session._idle
        self.boot = self.wall = 1000.0
        self.watch._clocks = (lambda: self.boot, lambda: self.wall)
        self.watch._last = self.watch._looked = self.watch._now()

    def wait(self, seconds: int) -> None:
        """Let awake time pass, looked at every second."""
        for _ in range(seconds):
            self.boot += 1
            self.wall += 1
            self.watch.check()


def test_nobody_there_locks_it(qtbot: QtBot, running: Running) -> None:
    desk = running.unlock(qtbot)
    clock = Clock(running)
    clock.wait(4 * 60 + 29)
    assert not desk._notices._warning.text()
    clock.wait(2)
    assert "30 seconds" in desk._notices._warning.text()
    clock.wait(28)
    assert not running.window.covered
    clock.wait(1)
    assert running.window.covered
    qtbot.waitUntil(lambda: "locked" in running.said(), timeout=LONG)


def test_a_key_in_time_keeps_it_open(qtbot: QtBot, running: Running) -> None:
    desk = running.unlock(qtbot)
    clock = Clock(running)
    clock.wait(4 * 60 + 40)
    clock.watch.eventFilter(clock.watch, QEvent(QEvent.Type.Wheel))
    assert not desk._notices._warning.isVisible()
    clock.wait(4 * 60)
    assert not running.window.covered


def test_what_is_done_in_a_dialog_or_a_menu_counts_as_being_there(
    qtbot: QtBot, running: Running
) -> None:
    desk = running.unlock(qtbot)
    clock = Clock(running)
    dialog, menu = QDialog(running.window), QMenu(desk)
    menu.addAction("One")
    menu.addAction("Two")
    dialog.open()
    menu.popup(running.window.pos())
    for shown in (dialog, menu):
        qtbot.waitExposed(shown)
        clock.watch._on_tick()
        for event in (
            lambda w: QTest.keyClick(w.windowHandle(), Qt.Key.Key_Down),
            lambda w: QTest.mouseMove(w.windowHandle(), QPoint(5, 5)),
        ):
            clock.wait(60)
            before = clock.watch._last
            event(shown)
            qtbot.waitUntil(lambda before=before: clock.watch._last != before)
        menu.close()


def test_dictated_words_count_as_being_there(qtbot: QtBot, running: Running) -> None:
    write(qtbot, running)
    clock = Clock(running)
    clock.wait(200)
    field = QApplication.focusWidget()
    assert isinstance(field, QTextEdit)
    field.insertPlainText(" and then")
    assert clock.watch._last == clock.watch._now()


@pytest.mark.parametrize("clock_name", ["boot", "wall"])
def test_waking_up_after_the_lock_time_locks_before_anything_is_shown(
    qtbot: QtBot, running: Running, clock_name: str
) -> None:
    desk = running.unlock(qtbot)
    running.session.hide()
    clock = Clock(running)
    setattr(clock, clock_name, 1000.0 + 3600)
    QTest.keyClick(running.window.cover, Qt.Key.Key_A)
    assert running.window.covered
    assert not desk.isVisible()
    qtbot.waitUntil(lambda: "locked" in running.said(), timeout=LONG)


def test_a_short_sleep_locks_too(qtbot: QtBot, running: Running) -> None:
    running.unlock(qtbot)
    clock = Clock(running)
    clock.boot += 31
    clock.watch.check()
    qtbot.waitUntil(lambda: "locked" in running.said(), timeout=LONG)


def test_a_frame_due_after_waking_up_is_the_cover(qtbot: QtBot, running: Running) -> None:
    desk = running.unlock(qtbot)
    clock = Clock(running)
    painted: list[bool] = []

    class Frames(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                painted.append(isinstance(watched, QWidget) and desk.isAncestorOf(watched))
            return False

    frames = Frames()
    for widget in (running.window.cover, *desk.findChildren(QWidget)):
        widget.installEventFilter(frames)
    desk.update()
    clock.wall += 3600
    qtbot.waitUntil(lambda: bool(painted), timeout=LONG)
    assert not any(painted)
    qtbot.waitUntil(lambda: "locked" in running.said(), timeout=LONG)


def test_sleep_and_the_desktops_lock_lock_the_journal(qtbot: QtBot, running: Running) -> None:
    write(qtbot, running)
    assert running.session._guards is not None
    running.session._guards._system._on_sleep(True)
    assert running.window.covered
    qtbot.waitUntil(lambda: "locked" in running.said(), timeout=LONG)


def test_the_desktops_lock_leaves_an_untouched_door_alone(qtbot: QtBot, running: Running) -> None:
    assert running.session._guards is not None
    running.session._guards._system._on_lock()
    assert "locked" not in running.said()
    QTest.keyClicks(QApplication.focusWidget(), "half a pass")
    running.session._guards._system._on_saver(True)
    qtbot.waitUntil(lambda: "locked" in running.said(), timeout=LONG)


def test_hiding_keeps_an_open_dialog_and_its_answer(qtbot: QtBot, running: Running) -> None:
    running.unlock(qtbot)
    dialog = QDialog(running.window)
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    dialog.open()
    qtbot.waitExposed(dialog)
    running.session.hide()
    assert not dialog.isVisible()
    QTest.keyClick(running.window.cover, Qt.Key.Key_A)
    assert dialog.isVisible()
    assert not ended
    dialog.accept()
    assert ended == [1]
