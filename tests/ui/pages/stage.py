# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk with the sample journal on a fixed day, for the tests and pictures of the pages."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.clock import FixedClock
from app.domain.moment import Moment
from app.services import sample
from app.workspace import Workspace
from storage.vault import kdf
from storage.vault.kdf import LIMITS, KdfParams
from storage.vault.vault import Vault, create, unlock
from ui.desk import Desk
from ui.local_settings import LocalSettings
from ui.tasks import Tasks
from ui.theme import theme as themes
from ui.window import Window

PASSPHRASE = "six plain words"
NOW = Moment.of(datetime(2026, 11, 27, 12, 24, tzinfo=UTC), "Etc/UTC")


class Stage:
    """A window with a desk; nothing of it reaches another process."""

    def __init__(self, folder: Path, *, filled: bool = True) -> None:
        self.clock = FixedClock(NOW)
        self.workspace = self._open(folder / "journal", filled=filled)
        self.theme = themes.current()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.theme.apply(app)
        self.window = Window()
        self.tasks = Tasks()
        self.asked: list[str] = []
        session = SimpleNamespace(
            lock=lambda: self.asked.append("lock"),
            hide=lambda: self.asked.append("hide"),
            quit=lambda: self.asked.append("quit"),
            open_other=lambda folder: self.asked.append(f"open {folder}"),
            new_journal=lambda: self.asked.append("new"),
            apply_preferences=lambda: self.asked.append("preferences"),
        )
        self.desk = Desk(
            window=self.window,
            workspace=self.workspace,
            tasks=self.tasks,
            theme=self.theme,
            local=LocalSettings(folder / "settings.ini"),
            session=cast(Any, session),
        )
        self.context = self.desk.context
        self.window.show_content(self.desk)

    def _open(self, folder: Path, *, filled: bool) -> Workspace:
        shutil.copytree(_made(filled), folder)
        vault = _unlock(folder)
        workspace = Workspace(vault=vault, clock=self.clock)
        # as after a first run
        workspace.preferences.save(replace(workspace.preferences.load(), notice_seen=True))
        return workspace

    def show(self, width: int = 1280, height: int = 800) -> None:
        """Show the window at a size and let it settle."""
        self.window.resize(width, height)
        self.window.show()
        self.settle()

    def settle(self, rounds: int = 4) -> None:
        """Wait until the vault lane is through and everything is laid out."""
        events = QEventLoop()
        for _ in range(rounds):
            self._wait_for_lane()
            if not events.processEvents():
                break
            for _again in range(3):
                events.processEvents()

    def _wait_for_lane(self) -> None:
        loop = QEventLoop()
        self.tasks.vault(lambda: None, owner=self.window, done=lambda _none: loop.quit())
        QTimer.singleShot(3000, loop.quit)
        loop.exec()

    def page(self, name: str) -> Any:
        """A page that was opened."""
        return self.desk._pages[name]

    def close(self) -> None:
        """Let everything go."""
        self.window.close()
        self.tasks.vault(self.workspace.close, owner=self.window)
        self.tasks.close()
        self.window.deleteLater()
        QApplication.processEvents()
        # Else it is still there, and restyled, in the next tests.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@cache
def _made(filled: bool) -> Path:
    """A journal to copy, as its making takes longer than most tests."""
    folder = Path(tempfile.mkdtemp(prefix="afterhour-stage-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    params = KdfParams(LIMITS.memory_kib[0], LIMITS.passes[0])
    made = folder / "journal"
    create(made, PASSPHRASE, with_recovery=not filled, params=params)
    if filled:
        vault = _unlock(made)
        sample.fill(vault, NOW)
        vault.close()
    return made


_derived_once = cache(kdf.passphrase_key)


def _unlock(folder: Path) -> Vault:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(kdf, "passphrase_key", _derived_once)
        return unlock(folder, passphrase=PASSPHRASE)
