# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the doors are handed in these tests: lanes, and a journal that costs no key derivation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app import places
from app.domain.errors import AppError
from app.domain.preferences import Preferences
from ui.local_settings import LocalSettings
from ui.pages.first_run.flow import FirstRunFlow
from ui.tasks import Tasks
from ui.theme.theme import Theme

CODE = "7QK4-M2XD-9VTA-H0PE-RW3C-5ZNB-8JGS-1YFK"
GOOD = "harbour quilt mint owl anchor teapot"


@dataclass
class FakePreferences:
    current: Preferences = field(default_factory=Preferences)
    refuse: AppError | None = None

    def save(self, wanted: Preferences) -> Preferences:
        if self.refuse is not None:
            raise self.refuse
        self.current = wanted
        return wanted


@dataclass
class FakeSecurity:
    passphrases: list[str] = field(default_factory=list)
    without_recovery: bool = False

    def remove_recovery(self) -> None:
        self.without_recovery = True

    def set_passphrase(self, new: str) -> None:
        self.passphrases.append(new)


@dataclass
class FakeWorkspace:
    folder: Path
    preferences: FakePreferences = field(default_factory=FakePreferences)
    security: FakeSecurity = field(default_factory=FakeSecurity)


@dataclass
class Maker:
    """Stands for making a journal; remembers what it was asked for."""

    asked: list[tuple[Path, str, bool]] = field(default_factory=list)
    refuse: AppError | None = None

    def __call__(self, folder: Path, passphrase: str, with_recovery: bool) -> tuple[Any, str]:
        self.asked.append((folder, passphrase, with_recovery))
        if self.refuse is not None:
            raise self.refuse
        return FakeWorkspace(folder), CODE


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    """The two lanes, run dry at the end."""
    made = Tasks()
    yield made
    made.close()
    qapp.processEvents()


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def flow(look: Theme, tasks: Tasks, maker: Maker, show: Callable[..., QWidget]) -> FirstRunFlow:
    """First run in a window of the usual size."""
    local = LocalSettings(places.state_dir() / "settings.ini")
    made = FirstRunFlow(theme=look, tasks=tasks, local=local, create=maker)
    show(made, 1280, 800)
    made.focus_first()
    return made
