# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rough treatment: a journal with cheap keys, a window over it, and ways to make saving fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.entry import Entry
from app.domain.errors import AppError
from app.problems import problem
from tests.ui.pages.stage import Stage
from tests.unit.app.conftest import clock, make, workspace
from ui.theme import theme as themes

__all__ = ["clock", "make", "workspace"]


def pytest_itemcollected(item: pytest.Item) -> None:
    """The offscreen screen says what it has no window manager for; that is no finding."""
    item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    """A window over an empty journal."""
    yield from _shown(Stage(tmp_path, filled=False), qtbot)


@pytest.fixture
def sample_stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    """A window over the sample journal."""
    yield from _shown(Stage(tmp_path), qtbot)


def _shown(made: Stage, qtbot: QtBot) -> Iterator[Stage]:
    theme = themes.current()
    theme.mode, theme.scale = "light", 1.0
    made.show()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    theme.scale = 1.0
    made.close()


class Disk:
    """A disk that is full while `full` is set."""

    def __init__(self, save: Callable[..., object]) -> None:
        self.full = False
        self._save = save

    def save(self, old: Entry | None, new: Entry) -> object:
        """Save, or raise the error of a full disk."""
        if self.full:
            raise problem("disk_full")
        return self._save(old, new)


@pytest.fixture
def disk(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Disk:
    """The disk beneath the stage's journal."""
    drafting = stage.workspace.drafting
    made = Disk(drafting.save)
    monkeypatch.setattr(drafting, "save", made.save)
    return made


class Lane:
    """A vault lane that works when it is told to."""

    def __init__(self) -> None:
        self._jobs: list[tuple[Callable[[], object], object, object]] = []

    def vault(
        self,
        work: Callable[[], object],
        *,
        owner: object,
        done: Callable[[object], None] | None = None,
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Queue work."""
        self._jobs.append((work, done, failed))

    def run(self) -> None:
        """Do what is queued by now."""
        jobs, self._jobs = self._jobs, []
        for work, done, failed in jobs:
            try:
                value = work()
            except AppError as error:
                if callable(failed):
                    failed(error)
            else:
                if callable(done):
                    done(value)


def typed(text: str) -> None:
    """Type where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)
