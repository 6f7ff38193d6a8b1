# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One session with its window, in the process of the tests."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap, places
from app.supervisor import SessionStart
from ui.local_settings import LocalSettings
from ui.session import Session
from ui.theme import theme as themes
from ui.window import Window

PASSPHRASE = "harbour quilt mint owl"
WORDS = "the answers went short"
LONG = 20_000


class Running:
    """One session with its window, and what it said to the supervisor."""

    def __init__(self, qtbot: QtBot, start: SessionStart) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme = themes.current()
        theme.apply(application)
        self.window = Window()
        self.window.resize(1000, 700)
        inbox, self.to_session = os.pipe()
        self.from_session, outbox = os.pipe()
        os.set_blocking(self.from_session, False)
        self.session = Session(
            window=self.window,
            theme=theme,
            local=LocalSettings(places.state_dir() / "settings.ini"),
            start=start,
            pipes=(inbox, outbox),
        )
        self._ends = (inbox, outbox, self.to_session, self.from_session)
        self._said = ""
        self.session.show_door()
        self.window.show()
        qtbot.addWidget(self.window)
        qtbot.waitUntil(lambda: "painted" in self.said(), timeout=LONG)

    def said(self) -> str:
        """Everything the supervisor has heard so far."""
        with suppress(BlockingIOError):
            self._said += os.read(self.from_session, 4096).decode()
        return self._said

    def unlock(self, qtbot: QtBot) -> Any:
        """Type the passphrase; returns the open desk."""
        QTest.keyClicks(QApplication.focusWidget(), PASSPHRASE)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: self.session._desk is not None, timeout=LONG)
        return self.session._desk

    def close(self) -> None:
        """End it; nothing of it watches what comes after."""
        if self.session._idle is not None:
            self.session._idle.stop()
        self.session.end()
        # Its timers outlive the test otherwise.
        self.session.deleteLater()
        for end in self._ends:
            os.close(end)


def button_of(root: QWidget, words: str) -> QAbstractButton | None:
    """The button one can see with these words, or None."""
    for button in root.findChildren(QAbstractButton):
        if button.text() == words and button.isVisible():
            return button
    return None


def press(qtbot: QtBot, root: QWidget, words: str) -> None:
    """Press the button with these words, as soon as it is there."""
    qtbot.waitUntil(lambda: button_of(root, words) is not None, timeout=LONG)
    button = button_of(root, words)
    assert button is not None
    button.click()


def write(qtbot: QtBot, running: Running) -> None:
    """Unlock and type a sentence into a quick record."""
    desk = running.unlock(qtbot)
    qtbot.waitUntil(lambda: desk._here is not None)
    desk._actions["write"].trigger()
    qtbot.waitUntil(lambda: type(QApplication.focusWidget()).__name__ != "Button")
    QTest.keyClicks(QApplication.focusWidget(), WORDS)


def stored(folder: Path) -> list[str]:
    """The words of the newest draft, read from the journal on disk."""
    workspace = bootstrap.open_journal(folder, passphrase=PASSPHRASE)
    try:
        draft = workspace.journal.continue_draft()
        return [answer.text for answer in draft.answers] if draft else []
    finally:
        workspace.close()


def focused_text() -> str:
    """What is written in the field that has the focus."""
    text = getattr(QApplication.focusWidget(), "text", None)
    return str(text()) if text is not None else ""
